"""What comes again opens its next time: when it is done, or when its day has passed."""

from datetime import date

import pytest

from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import NotAllowed
from motcua.work.directives.acts import confirm, correct, recur, report, take_in
from motcua.work.directives.models import Duty
from tests.work.directives.conftest import Province, at

TEXT = """CÔNG VĂN
UBND tỉnh yêu cầu:
1. Giao Sở Thông tin và Truyền thông báo cáo kết quả về UBND tỉnh trước ngày 15 hằng tháng.
"""


@pytest.fixture
def monthly(people_of: Province) -> int:
    told = take_in.Told(title="Công văn", issued=date(2023, 8, 17))
    number = take_in.take_in(by=people_of.thu, agency="H10", text=TEXT, told=told, at=at(18))
    correct.accept(by=people_of.thu, directive=number, at=at(18))
    confirm.confirm(by=people_of.thu, directive=number, at=at(18))
    return Duty.objects.get().id


def days() -> list[tuple[int, date]]:
    return list(Duty.objects.order_by("occurrence").values_list("occurrence", "due_on"))


def test_the_next_month_is_open_once_this_one_is_done(people_of: Province, monthly: int) -> None:
    assert days() == [(1, date(2023, 9, 15))]
    report.report(by=people_of.linh, duty=monthly, text="Báo cáo tháng 9", done=True, at=at(14, month=9))
    assert days() == [(1, date(2023, 9, 15)), (2, date(2023, 10, 15))]
    assert recur.open_next(by=HOUSE, at=at(16, month=9)) == 0


def test_what_was_never_done_stays_late_beside_the_next(people_of: Province, monthly: int) -> None:
    assert recur.open_next(by=HOUSE, at=at(15, month=9)) == 0
    assert recur.open_next(by=HOUSE, at=at(16, month=9)) == 1
    assert recur.open_next(by=HOUSE, at=at(16, month=9)) == 0
    assert days() == [(1, date(2023, 9, 15)), (2, date(2023, 10, 15))]


def test_only_the_house_opens_them(people_of: Province, monthly: int) -> None:
    with pytest.raises(NotAllowed):
        recur.open_next(by=people_of.thu, at=at(16, month=9))


def test_a_body_outside_the_register_has_its_next_time_opened_once(people_of: Province) -> None:
    text = TEXT.replace("Sở Thông tin và Truyền thông", "Hội Chữ thập đỏ tỉnh")
    told = take_in.Told(title="Công văn", issued=date(2023, 8, 17))
    number = take_in.take_in(by=people_of.thu, agency="H10", text=text, told=told, at=at(18))
    correct.accept(by=people_of.thu, directive=number, at=at(18))
    confirm.confirm(by=people_of.thu, directive=number, at=at(18))
    assert Duty.objects.get().agency is None
    assert [recur.open_next(by=HOUSE, at=at(16, month=9)) for _ in range(2)] == [1, 0]
    assert days() == [(1, date(2023, 9, 15)), (2, date(2023, 10, 15))]
