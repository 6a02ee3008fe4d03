from datetime import date, timedelta

import pytest

from motcua.ledger import facts
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed
from motcua.registers.people.roles import Role
from motcua.work.publications import queries
from motcua.work.publications.acts import publish
from motcua.work.publications.models import Entry, Publication
from motcua.work.publications.views import Stage
from tests import cast as people
from tests.cast import Cast

TUESDAY = people.at(13, month=6)
BASIS = "Kế hoạch 198/KH-UBND ngày 28/8/2023, khoản 14 Phụ lục"
TERMS = {"basis": BASIS, "first": date(2023, 6, 14), "until": date(2023, 6, 30), "at": TUESDAY}


def test_everyone_sees_the_list_from_its_first_day_to_its_last_and_never_else(cast: Cast, proposed: int) -> None:
    publish.publish(by=cast.mai, publication=proposed, seen=1, **TERMS)
    seen = {day: len(queries.current(people.at(14, 0, month=6) + timedelta(days=day))) for day in (-1, 0, 16, 17, 400)}
    assert seen == {-1: 0, 0: 1, 16: 1, 17: 0, 400: 0}
    assert len(queries.current(people.at(30, 23, 59, month=6))) == 1
    fact = facts.about(f"publication:{proposed}")[-1]
    assert fact.body == {"basis": BASIS, "shown_from": "2023-06-14", "shown_until": "2023-06-30", "entries": 1}


def test_everyone_sees_name_post_and_unit_and_nothing_that_leads_to_a_citizen(
    cast: Cast, late: str, proposed: int
) -> None:
    publish.publish(by=cast.mai, publication=proposed, **TERMS)
    (shown,) = queries.current(people.at(14, month=6))
    (entry,) = shown.entries
    assert (entry.name, entry.post) == ("Lê Thị Hoa", "Chuyên viên thụ lý")
    assert shown.published_by == "Phạm Thị Mai, Lãnh đạo đơn vị"
    assert entry.dossier.endswith(late[-4:])
    assert late not in repr(shown)
    for secret in ("Trần Thị Lan", "070160000001", "0912345678", "Trần Gia Bảo"):
        assert secret not in repr(shown)


@pytest.mark.parametrize("who", ["hung", "hoa", "thu", "stranger", "khoa", "lan"])
def test_only_a_leader_of_the_unit_or_the_chair_publishes(cast: Cast, proposed: int, who: str) -> None:
    with pytest.raises(NotAllowed):
        publish.publish(by=getattr(cast, who), publication=proposed, **TERMS)
    assert Publication.objects.get().published_at is None


def test_the_chair_publishes_for_a_commune(cast: Cast, proposed: int) -> None:
    publish.publish(by=cast.dung, publication=proposed, **TERMS)
    assert queries.publication(proposed, by=cast.mai, now=TUESDAY).stage is Stage.COMING


@pytest.mark.parametrize("basis", ["", "   ", "ngắn 1", "Theo chỉ đạo của tỉnh", "Gọi số 070 160 000 001 để biết"])
def test_without_a_legal_basis_nothing_is_published(cast: Cast, proposed: int, basis: str) -> None:
    with pytest.raises(Invalid) as refusal:
        publish.publish(by=cast.mai, publication=proposed, **(TERMS | {"basis": basis}))
    assert "basis" in refusal.value.fields
    assert Publication.objects.get().published_at is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"first": date(2023, 6, 12)}, "first"),
        ({"until": date(2023, 6, 13)}, "until"),
        ({"until": date(2023, 7, 15)}, "until"),
    ],
)
def test_a_list_begins_no_sooner_than_today_and_ends_within_thirty_days(
    cast: Cast, proposed: int, changes: dict[str, date], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        publish.publish(by=cast.mai, publication=proposed, **(TERMS | changes))
    assert field in refusal.value.fields
    publish.publish(by=cast.mai, publication=proposed, **(TERMS | {"until": date(2023, 7, 14)}))


def test_a_list_is_published_once_and_as_it_was_seen(cast: Cast, proposed: int) -> None:
    with pytest.raises(Conflict):
        publish.publish(by=cast.mai, publication=proposed, seen=2, **TERMS)
    publish.publish(by=cast.mai, publication=proposed, seen=1, **TERMS)
    with pytest.raises(Conflict):
        publish.publish(by=cast.mai, publication=proposed, **TERMS)


def test_what_is_withdrawn_is_seen_by_nobody_from_that_moment(cast: Cast, proposed: int) -> None:
    publish.publish(by=cast.mai, publication=proposed, **TERMS)
    publish.withdraw(by=cast.thu, publication=proposed, reason="Căn cứ hết hiệu lực", at=people.at(15, month=6))
    assert queries.current(people.at(15, month=6)) == ()
    assert facts.about(f"publication:{proposed}")[-1].name == "PublicationWithdrawn"
    with pytest.raises(Conflict):
        publish.withdraw(by=cast.thu, publication=proposed, reason="Lần nữa", at=people.at(15, month=6))
    with pytest.raises(Conflict):
        publish.publish(by=cast.mai, publication=proposed, **TERMS)


@pytest.mark.parametrize("who", ["hung", "hoa", "stranger", "khoa", "lan"])
def test_nobody_else_withdraws(cast: Cast, proposed: int, who: str) -> None:
    with pytest.raises(NotAllowed):
        publish.withdraw(by=getattr(cast, who), publication=proposed, reason="Gỡ", at=TUESDAY)
    assert Publication.objects.get().withdrawn_at is None


def test_a_leader_does_not_take_away_what_another_published(cast: Cast, proposed: int) -> None:
    other = people.officer("ong-tam", "Lý Văn Tám", cast.commune, Role.LEADER)
    publish.publish(by=cast.mai, publication=proposed, **TERMS)
    with pytest.raises(NotAllowed):
        publish.withdraw(by=other, publication=proposed, reason="Gỡ", at=TUESDAY)
    publish.withdraw(by=cast.mai, publication=proposed, reason="Gỡ", at=TUESDAY)


def test_what_has_ended_needs_no_withdrawal(cast: Cast, proposed: int) -> None:
    publish.publish(by=cast.mai, publication=proposed, **TERMS)
    with pytest.raises(Conflict):
        publish.withdraw(by=cast.mai, publication=proposed, reason="Gỡ", at=people.at(3, month=7))
    seen = queries.publication(proposed, by=cast.mai, now=people.at(3, month=7))
    assert (seen.stage, seen.verbs) == (Stage.ENDED, frozenset())


def test_an_entry_without_an_official_is_shown_with_its_unit(cast: Cast, proposed: int) -> None:
    Entry.objects.update(account_id=None, name="", post="")
    publish.publish(by=cast.mai, publication=proposed, **TERMS)
    (entry,) = queries.current(people.at(14, month=6))[0].entries
    assert (entry.name, entry.agency) == ("", "Ủy ban nhân dân xã Minh Hưng")
