from datetime import date

import pytest

from motcua.ledger import facts
from motcua.registers.people.errors import Invalid, NotAllowed, NotFound
from motcua.registers.people.roles import Role
from motcua.work.publications import queries
from motcua.work.publications.acts import propose, publish
from motcua.work.publications.models import Entry, Publication
from motcua.work.publications.views import Stage
from tests import cast as people
from tests.cast import Cast

JUNE = {"first": date(2023, 6, 1), "last": date(2023, 6, 10), "at": people.at(12, month=6)}


def test_a_proposed_list_holds_the_late_dossiers_and_is_shown_to_nobody(cast: Cast, late: str, proposed: int) -> None:
    assert list(Entry.objects.values_list("dossier", "name", "days_late")) == [(late, "Lê Thị Hoa", 4)]
    assert queries.current(people.at(12, month=6)) == ()
    (fact,) = facts.about(f"publication:{proposed}")
    assert fact.name == "PublicationProposed"
    days = {"first_day": "2023-06-01", "last_day": "2023-06-10"}
    assert fact.body == {"agency": "H10.37.01", **days, "entries": 1, "about": "dossiers"}


def test_the_head_proposes_for_his_own_unit_only(cast: Cast, late: str) -> None:
    assert propose.propose(by=cast.mai, unit=cast.commune.code, **JUNE)
    with pytest.raises(NotAllowed):
        propose.propose(by=cast.stranger, unit=cast.commune.code, **JUNE)


@pytest.mark.parametrize("who", ["hung", "hoa", "dung", "khoa", "lan"])
def test_nobody_else_proposes(cast: Cast, late: str, who: str) -> None:
    with pytest.raises(NotAllowed):
        propose.propose(by=getattr(cast, who), unit=cast.commune.code, **JUNE)
    assert not Publication.objects.exists()


def test_nothing_late_makes_no_list(cast: Cast) -> None:
    with pytest.raises(Invalid):
        propose.propose(by=cast.thu, unit=cast.commune.code, **JUNE)
    assert not Publication.objects.exists()


@pytest.mark.parametrize(("first", "last"), [(date(2023, 6, 10), date(2023, 6, 1)), (JUNE["first"], date(2023, 6, 13))])
def test_a_period_runs_forward_and_has_ended(cast: Cast, late: str, first: date, last: date) -> None:
    with pytest.raises(Invalid) as refusal:
        propose.propose(by=cast.thu, unit=cast.commune.code, first=first, last=last, at=JUNE["at"])
    assert "last" in refusal.value.fields


def test_a_remedy_with_a_number_of_a_person_is_refused(cast: Cast, late: str) -> None:
    with pytest.raises(Invalid) as refusal:
        propose.propose(by=cast.thu, unit=cast.commune.code, remedy="Gọi 0912 345 678 xin lỗi", **JUNE)
    assert "remedy" in refusal.value.fields


def test_one_dossier_stands_on_one_list_until_that_is_given_up(cast: Cast, proposed: int) -> None:
    with pytest.raises(Invalid):
        propose.propose(by=cast.mai, unit=cast.commune.code, **JUNE)
    publish.withdraw(by=cast.thu, publication=proposed, reason="Lập lại", at=people.at(12, 10, month=6))
    assert propose.propose(by=cast.mai, unit=cast.commune.code, **JUNE) != proposed


def test_a_proposal_is_read_by_who_answers_for_the_unit_and_by_who_is_named(cast: Cast, proposed: int) -> None:
    now = people.at(12, month=6)
    for reader in (cast.thu, cast.mai, cast.dung, cast.hoa):
        assert queries.publication(proposed, by=reader, now=now).stage is Stage.PROPOSED
        assert [row.number for row in queries.lists(by=reader, now=now)] == [proposed]
    for stranger in (cast.hung, cast.stranger, cast.khoa):
        with pytest.raises(NotFound):
            queries.publication(proposed, by=stranger, now=now)
        assert queries.lists(by=stranger, now=now) == ()
    with pytest.raises(NotAllowed):
        queries.lists(by=cast.lan, now=now)


def test_who_is_named_sees_the_own_entries_only(cast: Cast, proposed: int) -> None:
    colleague = people.officer("co-sen", "Hồ Thị Sen", cast.commune, Role.SPECIALIST)
    row = Entry.objects.get()
    Entry.objects.create(
        publication_id=proposed, no=2, dossier="H10-230529-0009", agency_id=row.agency_id, account_id=colleague.id,
        name=colleague.name, days_late=1, apologised=False,
    )  # fmt: skip
    seen = queries.publication(proposed, by=colleague, now=people.at(12, month=6))
    assert [one.no for one in seen.entries] == [2]
    assert len(queries.publication(proposed, by=cast.thu, now=people.at(12, month=6)).entries) == 2


def test_the_control_office_may_choose_every_unit_and_the_head_only_the_own(cast: Cast) -> None:
    day = date(2023, 6, 12)
    assert [unit.code for unit in queries.units(cast.mai, day)] == [cast.commune.code]
    assert len(queries.units(cast.thu, day)) == 5
    assert queries.units(cast.hung, day) == ()
