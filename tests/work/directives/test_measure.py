"""A duty is measured by a figure of the house, said by its giver; nobody types what it comes to."""

from datetime import date
from decimal import Decimal

import pytest

from motcua.ledger import facts
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed
from motcua.work.directives import following
from motcua.work.directives.acts import measure
from motcua.work.directives.models import Duty, Target
from tests.work.directives.conftest import Province, at

ASKED = {"name": "B1%", "agency": "LOC-BP-STTTT", "first": date(2023, 7, 1), "months": 3, "at_least": Decimal("98.5")}


@pytest.fixture
def duty(followed: int) -> int:
    return Duty.objects.get(task__point="II.1 bullet 1").id


def test_the_giver_says_by_which_figure_a_duty_is_measured(people_of: Province, duty: int) -> None:
    measure.measure(by=people_of.thu, duty=duty, at=at(18), **ASKED)
    row = following.rows(Duty.objects.filter(id=duty), date(2023, 8, 18))[0]
    assert row.target is not None
    assert (row.target.measure.name, row.target.agency_code, row.target.at_least) == (
        "B1%", "LOC-BP-STTTT", Decimal("98.5"),
    )  # fmt: skip
    asked = following.measured(by=people_of.thu, today=date(2023, 8, 18), unit="H10", first=date(2023, 1, 1),
                               last=date(2023, 12, 31))  # fmt: skip
    assert [one.number for one in asked] == [duty]
    assert facts.about(f"task:{row.task}")[-1].body["measure"] == "B1%"
    measure.unmeasure(by=people_of.dung, duty=duty, at=at(19))
    assert not Target.objects.exists()
    with pytest.raises(Conflict):
        measure.unmeasure(by=people_of.dung, duty=duty, at=at(19))


@pytest.mark.parametrize(
    "wrong", [{"name": "B9%"}, {"first": date(2023, 8, 1)}, {"months": 2}, {"at_least": Decimal(101)},
              {"at_least": Decimal(0)}, {"at_least": Decimal("NaN")}, {"at_least": Decimal("98.555")}]
)  # fmt: skip
def test_a_figure_that_is_not_in_the_list_is_refused(people_of: Province, duty: int, wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        measure.measure(by=people_of.thu, duty=duty, at=at(18), **{**ASKED, **wrong})
    assert not Target.objects.exists()


def test_the_unit_does_not_choose_its_own_measure(people_of: Province, duty: int) -> None:
    with pytest.raises(NotAllowed):
        measure.measure(by=people_of.khanh, duty=duty, at=at(18), **ASKED)
