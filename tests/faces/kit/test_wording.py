import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import formats, translation
from django.utils.formats import date_format

from motcua.faces.kit import status, wording
from motcua.faces.kit.templatetags import kit
from motcua.law import sentences

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = dt.datetime(2023, 5, 29, 9, 0, tzinfo=ZONE)


def test_a_moment_is_said_with_its_day_of_the_week():
    assert wording.long_moment(MONDAY) == "thứ Hai 29/05/2023 09:00"
    assert wording.long_day(MONDAY.date() - dt.timedelta(days=1)) == "Chủ nhật 28/05/2023"


def test_a_moment_from_another_zone_is_said_in_vietnam_time():
    assert wording.moment(dt.datetime(2023, 5, 28, 20, 0, tzinfo=dt.UTC)) == "29/05/2023 03:00"


def test_nothing_is_said_of_no_date():
    assert wording.day(None) == wording.moment(None) == wording.long_day(None) == ""


def test_numbers_and_money_are_written_the_vietnamese_way():
    assert wording.number(Decimal("1234.5")) == "1.234,5"
    assert wording.money(1_250_000) == "1.250.000 đồng"
    assert wording.money(None) == "–"
    assert wording.number("1284") == "1.284"
    assert wording.number("không rõ") == "không rõ"


def test_numbers_and_money_are_written_the_english_way():
    with translation.override("en"):
        assert wording.number(Decimal("1234.5")) == "1,234.5"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1140, "2 ngày 3 giờ làm việc"),
        (480, "1 ngày làm việc"),
        (45, "45 phút làm việc"),
        (0, "0 phút làm việc"),
        (485, "1 ngày 5 phút làm việc"),
        (270, "4 giờ 30 phút làm việc"),
        (90, "1 giờ 30 phút làm việc"),
    ],
)
def test_working_time_is_said_in_days_and_hours(minutes, said):
    assert wording.working_time(minutes) == said


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("0912345678", "0912 345 678"),
        ("+84 912.345.678", "0912 345 678"),
        ("02713879456", "0271 3879 456"),
        ("02438251234", "024 3825 1234"),
        ("1022", "1022"),
        ("không rõ", "không rõ"),
        ("", ""),
    ],
)
def test_telephone_numbers_are_grouped(typed, shown):
    assert wording.phone(typed) == shown


def test_a_person_is_called_by_the_last_word_of_the_name():
    assert wording.given_name("Trần Thị Lan") == "Lan"
    assert wording.given_name("") == ""


@pytest.mark.parametrize(
    ("away", "said", "state"),
    [
        (dt.timedelta(days=2), "còn 2 ngày", "on-time"),
        (dt.timedelta(hours=3), "còn 3 giờ", "nearly"),
        (dt.timedelta(minutes=20), "còn dưới 1 giờ", "nearly"),
        (dt.timedelta(hours=-1), "trễ trong hôm nay", "late"),
        (dt.timedelta(days=-3), "trễ 3 ngày", "late"),
        (dt.timedelta(hours=16), "còn 1 ngày", "nearly"),
    ],
)
def test_a_due_moment_says_how_far_away_it_is(away, said, state):
    assert wording.left(MONDAY + away, MONDAY) == said
    assert status.by_due(MONDAY + away, MONDAY) == state


def test_an_unknown_status_is_refused_by_name():
    with pytest.raises(KeyError, match="No status is called 'red'"):
        status.shape("red")


@pytest.mark.parametrize(("language", "signs"), [("vi", ",."), ("en", ".,")])
def test_django_itself_writes_dates_and_numbers_our_way(language, signs):
    with translation.override(language):
        assert date_format(MONDAY, "SHORT_DATETIME_FORMAT") == "29/05/2023 09:00"
        assert formats.get_format("DATE_INPUT_FORMATS")[0] == "%d/%m/%Y"
        assert formats.get_format("DECIMAL_SEPARATOR") + formats.get_format("THOUSAND_SEPARATOR") == signs


def test_what_stays_vietnamese_in_an_english_sentence_says_so_and_nothing_else_gets_in() -> None:
    told = f"Step {sentences.quoted('<b>Ký</b>')}. {sentences.TO}{sentences.FROM}"
    assert kit.tongues(told) == 'Step <span lang="vi">&lt;b&gt;Ký&lt;/b&gt;</span>. '
