from datetime import UTC, date, datetime

from motcua.reactions.papers import wording


def test_small_days_and_the_first_two_months_take_a_zero():
    assert wording.long_day(date(2023, 2, 5)) == "ngày 05 tháng 02 năm 2023"
    assert wording.long_day(date(2023, 3, 15)) == "ngày 15 tháng 3 năm 2023"


def test_a_moment_is_told_in_vietnams_time():
    words = wording.moments(datetime(2023, 5, 29, 17, 30, tzinfo=UTC))
    assert words["clock"] == "00 giờ 30 phút, ngày 30/05/2023"
    assert words["stamp"] == "00:30 30/05/2023"


def test_a_sum_has_its_thousands_parted_by_points():
    assert wording.dong(0) == "0 đồng"
    assert wording.dong(1250000) == "1.250.000 đồng"
