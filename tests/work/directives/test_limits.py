# ruff: noqa: E501 - an example stands on one line

from datetime import date

import pytest

from motcua.work.directives.reader import quoted
from motcua.work.directives.reader.grammar import deadlines, limits
from tests.work.directives import conftest
from tests.work.directives.reading import words

ABOUT = date(2025, 8, 17)


@pytest.mark.parametrize(
    ("written", "kind", "of", "day", "rule"),
    [
        ("rà soát trước ngày 25/8/2025", "due", "work", "2025-08-25", "before"),
        ("gửi Sở Y tế trước ngày 25-8-2025", "report", "report", "2025-08-25", "before"),
        ("báo cáo UBND tỉnh trước 17h00 ngày 25/8/2025", "report", "report", "2025-08-25", "before"),
        ("báo cáo UBND tỉnh trước 17 giờ 00 phút, ngày 25/8/2025", "report", "report", "2025-08-25", "before"),
        ("hoàn thành trước ngày 05 tháng 12 năm 2025", "due", "work", "2025-12-05", "before"),
        ("hoàn thành chậm nhất ngày 30/9/2025", "due", "work", "2025-09-30", "by"),
        ("hoàn thành chậm nhất là ngày 30.9.2025", "due", "work", "2025-09-30", "by"),
        ("rà soát trước ngày 25/8", "due", "work", "2025-08-25", "before"),
        ("rà soát trước ngày 10/01", "due", "work", "2026-01-10", "before"),
        ("hoàn thành trong tháng 12/2025", "due", "work", "2025-12-31", "within:2025-12"),
        ("hoàn thành trong tháng 02 năm 2028", "due", "work", "2028-02-29", "within:2028-02"),
        ("báo cáo Chính phủ trong quý I năm 2026", "report", "report", "2026-03-31", "within:2026-Q1"),
        ("bàn giao dự án trong năm 2025", "due", "work", "2025-12-31", "within:2025"),
        ("kiểm kê từ ngày 01/01/2026 đến ngày 31/3/2026", "due", "work", "2026-03-31", "from:2026-01-01;by"),
        ("Từ ngày 15 tháng 9 năm 2025, hướng dẫn hành khách", "due", "work", "2025-09-15", "from"),
        ("báo cáo Sở Tài chính trước ngày 10 hàng tháng", "recurring", "report", None, "monthly:before:10"),
        ("báo cáo trước ngày 25/12 hàng năm", "recurring", "report", None, "yearly:before:12-25"),
        ("định kỳ hằng quý báo cáo UBND tỉnh", "recurring", "report", None, "quarterly"),
        ("Định kỳ hằng tháng tổng hợp kết quả", "recurring", "work", None, "monthly"),
        ("có báo cáo trong vòng 30 ngày", "relative", "report", None, "P30D"),
        ("hoàn thành trong 15 ngày làm việc kể từ ngày nhận được văn bản", "relative", "work", None, "P15D"),
        ("hoàn thành trong Quý III, IV/2025", "due", "work", "2025-12-31", "within:2025-Q4"),
        ("thanh toán dứt điểm nợ đọng trong năm 2025", "due", "work", "2025-12-31", "within:2025"),
        ("hoàn thành năm 2025", "due", "work", "2025-12-31", "within:2025"),
        ("hạn chót ngày 20/10/2025", "due", "work", "2025-10-20", "by"),
        ("tổ chức từ tháng 10 đến tháng 12/2025", "due", "work", "2025-12-31", "within:2025-10..2025-12"),
        ("tháng 10/2025 hoàn thành nghiệm thu", "due", "work", "2025-10-31", "within:2025-10"),
        ("báo cáo trước ngày 20 của tháng cuối quý", "recurring", "report", None, "quarterly:before:20"),
        ("báo cáo UBND tỉnh hằng tháng, trước ngày 25.", "recurring", "report", None, "monthly:before:25"),
        ("định kỳ hằng tháng báo cáo UBND tỉnh trước ngày 25.", "recurring", "report", None, "monthly:before:25"),
        (
            "định kỳ hằng quý báo cáo trước ngày 20 của tháng cuối quý",
            "recurring", "report", None, "quarterly:before:20",
        ),
        ("Sở Y tế hằng quý báo cáo UBND tỉnh", "recurring", "report", None, "quarterly"),
        ("họp mỗi tháng 01 lần", "recurring", "work", None, "monthly"),
        ("hoàn thành trước kỳ họp HĐND tỉnh cuối năm", "relative", "work", None, "before: kỳ họp HĐND tỉnh cuối năm"),
        ("Sau khi quy hoạch được phê duyệt, công bố công khai", "relative", "work", None, "after: quy hoạch được phê duyệt"),
    ],
)  # fmt: skip
def test_a_wording_gives_its_limit(written: str, kind: str, of: str, day: str | None, rule: str) -> None:
    found = deadlines.of(words(written), ABOUT)
    assert [(limit.kind, limit.of, limit.day and limit.day.isoformat(), limit.rule) for limit in found] == [
        (kind, of, day, rule)
    ]


@pytest.mark.parametrize(
    "written",
    [
        "theo Công văn số 1763/UBND-NC ngày 31/5/2023 của UBND tỉnh",
        "Hội nghị tổ chức ngày 17/8/2025 tại Trường Chính trị",
        "thiệt hại do mưa lũ từ ngày 16-22/11/2025",
        "số vốn không có khả năng giải ngân trong năm 2025",
        "(Sở Tài chính đã tổ chức 2 lớp tập huấn trong tháng 9/2025)",
        "khẩn trương, kịp thời, thường xuyên rà soát",
        "đã được giao trước ngày 30/10/2025",
        "khi có vướng mắc thì phản ánh",
    ],
)
def test_a_date_that_is_no_limit_is_left_alone(written: str) -> None:
    assert deadlines.of(words(written), ABOUT) == []


def test_one_item_can_hold_the_limit_of_the_work_and_of_the_report() -> None:
    text = "Thời hạn hoàn thành trước ngày 25/8/2025; báo cáo kết quả về UBND tỉnh trước ngày 29/8/2025."
    found = deadlines.of(words(text), ABOUT)
    assert [(limit.of, limit.day) for limit in found] == [("work", date(2025, 8, 25)), ("report", date(2025, 8, 29))]


def test_a_report_first_and_the_work_after_it() -> None:
    text = "Nội dung tham mưu gửi về UBND tỉnh trước ngày 30/8/2025, tổ chức đánh giá hoàn thành trước ngày 30/9/2025."
    assert [limit.kind for limit in deadlines.of(words(text), ABOUT)] == ["report", "due"]


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        ("Tháng 11 - 12/2025", "within:2025-11..2025-12"),
        ("Tháng 12/2025", "within:2025-12"),
        ("2025", "within:2025"),
        ("Quý IV/2025", "within:2025-Q4"),
        ("Từ 01/7/2025", "from"),
        ("Trước ngày 31/5/2026", "before"),
        ("Từ tháng 11/2025 đến khi kết thúc Tổng kiểm kê", "from:2025-11;until: kết thúc Tổng kiểm kê"),
        ("Hằng năm", "yearly"),
        ("Tháng 12 hằng năm", "yearly:within:12"),
    ],
)
def test_a_column_gives_its_limit(value: str, rule: str) -> None:
    assert [limit.rule for limit in deadlines.of_label(words(value), ABOUT, reports=False)] == [rule]


@pytest.mark.parametrize(
    "value", ["Thường xuyên", "Theo Kế hoạch riêng", "Năm 2026 và các năm tiếp theo", "Theo tiến độ dự án"]
)
def test_open_time_is_no_limit(value: str) -> None:
    assert deadlines.of_label(words(value), ABOUT, reports=False) == []


def test_a_day_that_does_not_exist_is_told_as_impossible() -> None:
    found = deadlines.of(words("hoàn thành trước ngày 31/9/2025"), ABOUT)
    assert [(limit.day, limit.impossible) for limit in found] == [(None, True)]


def test_without_any_year_a_day_is_not_guessed() -> None:
    assert deadlines.of(words("hoàn thành trước ngày 25/8"), None) == []


def test_no_wording_of_a_limit_begins_with_another_word_than_is_looked_for() -> None:
    for path in sorted(conftest.TEXTS.glob("*.txt")):
        text = words(path.read_text("utf-8"))
        starts = {word.start() for word in limits.FIRST_WORD.finditer(text.low)}
        for form, read in limits.RULES:
            if read not in limits.PERIODICAL:
                found = {place for match in form.finditer(text.key) if _is_begun(text, place := match.start())}
                assert found <= starts, form.pattern


def _is_begun(text: quoted.Quoted, place: int) -> bool:
    return not (place and text.key[place - 1].isalnum())
