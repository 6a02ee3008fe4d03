"""Only the giver moves a day."""

from datetime import date

import pytest

from motcua.ledger import facts
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.work.directives.acts import extend
from motcua.work.directives.models import Duty, Extension
from tests.work.directives.conftest import Province, at

LATER = date(2023, 9, 30)


@pytest.fixture
def portal(followed: int) -> int:
    """The redesign of the portal, due on 16 September."""
    return Duty.objects.get(task__point="II.1 bullet 1").id


def test_the_unit_asks_and_the_chair_grants(people_of: Province, portal: int) -> None:
    extend.ask(by=people_of.khanh, duty=portal, until=LATER, reason="Chờ Viettel", at=at(10, month=9))
    with pytest.raises(Conflict):
        extend.ask(by=people_of.khanh, duty=portal, until=LATER, reason="Nhắc lại", at=at(10, month=9))
    assert Duty.objects.get(id=portal).due_on == date(2023, 9, 16)
    extend.extend(by=people_of.dung, duty=portal, until=LATER, reason="Đồng ý", at=at(11, month=9))
    row = Extension.objects.get()
    assert (Duty.objects.get(id=portal).due_on, row.granted, row.old) == (LATER, True, date(2023, 9, 16))
    told = facts.about(f"task:{row.duty.task_id}")[-1]
    assert (told.name, told.body["old"], told.body["until"]) == ("DutyExtended", "2023-09-16", "2023-09-30")


@pytest.mark.parametrize("who", ["khanh", "linh", "thu", "van"])
def test_nobody_but_the_giver_extends(people_of: Province, portal: int, who: str) -> None:
    with pytest.raises(NotAllowed):
        extend.extend(by=getattr(people_of, who), duty=portal, until=LATER, reason="Tự gia hạn", at=at(10, month=9))
    assert Duty.objects.get(id=portal).due_on == date(2023, 9, 16)


def test_a_request_that_is_refused_leaves_the_day(people_of: Province, portal: int) -> None:
    with pytest.raises(NotFound):
        extend.refuse(by=people_of.dung, duty=portal, reason="Không", at=at(10, month=9))
    extend.ask(by=people_of.khanh, duty=portal, until=LATER, reason="Chờ Viettel", at=at(10, month=9))
    extend.refuse(by=people_of.dung, duty=portal, reason="Không", at=at(11, month=9))
    assert (Duty.objects.get(id=portal).due_on, Extension.objects.get().granted) == (date(2023, 9, 16), False)


@pytest.mark.parametrize("until", [date(2023, 9, 16), date(2023, 9, 1)])
def test_a_day_that_is_not_later_is_refused(people_of: Province, portal: int, until: date) -> None:
    with pytest.raises(Invalid):
        extend.extend(by=people_of.dung, duty=portal, until=until, reason="Sớm hơn", at=at(20, month=8))
