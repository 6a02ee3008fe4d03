import pytest

from motcua.law.errors import AlreadyExtended, BadMoment
from motcua.ledger import facts
from motcua.registers.people.errors import Invalid, NotAllowed
from motcua.work.dossiers.acts import extend
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast

NEW = people.at(9, 17, month=6)


def test_the_head_apologises_and_names_one_new_date(cast: Cast) -> None:
    code = people.received(cast)
    extend.extend(by=cast.mai, dossier=code, until=NEW, reason="Chờ xác minh", at=people.at(1, 9, month=6))
    row = Dossier.objects.get(code=code)
    assert (row.due_at, row.first_due_at, row.extensions) == (NEW, people.at(5, 17, month=6), 1)
    body = facts.about(f"dossier:{code}")[-1].body
    assert "late_apology" not in body
    assert row.step_due_at == row.steps.get().due_at  # the result has more time; who holds the step has not


def test_an_apology_on_the_last_day_says_that_it_is_late(cast: Cast) -> None:
    code = people.received(cast)
    extend.extend(by=cast.mai, dossier=code, until=NEW, reason="Chờ xác minh", at=people.at(5, 9, month=6))
    assert facts.about(f"dossier:{code}")[-1].body["late_apology"] is True


def test_the_date_is_moved_once_only(cast: Cast) -> None:
    code = people.received(cast)
    extend.extend(by=cast.mai, dossier=code, until=NEW, reason="Chờ xác minh", at=people.at(1, month=6))
    with pytest.raises(AlreadyExtended):
        extend.extend(
            by=cast.mai, dossier=code, until=people.at(14, 17, month=6), reason="Lại chờ", at=people.at(2, month=6)
        )
    assert Dossier.objects.get(code=code).due_at == NEW


@pytest.mark.parametrize("until", [people.at(5, 9, month=6), people.at(10, 9, month=6), people.at(9, 12, month=6)])
def test_the_new_date_is_later_and_in_working_hours(cast: Cast, until: object) -> None:
    with pytest.raises(BadMoment):
        extend.extend(
            by=cast.mai,
            dossier=people.received(cast),
            until=until,
            reason="Chờ",
            at=people.at(1, month=6),  # type: ignore[arg-type]
        )


def test_the_reason_is_told_to_the_citizen_so_there_must_be_one(cast: Cast) -> None:
    with pytest.raises(Invalid):
        extend.extend(by=cast.mai, dossier=people.received(cast), until=NEW, reason="", at=people.at(1, month=6))


def test_only_the_head_may_extend(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        extend.extend(by=cast.hoa, dossier=people.received(cast), until=NEW, reason="Chờ", at=people.at(1, month=6))
