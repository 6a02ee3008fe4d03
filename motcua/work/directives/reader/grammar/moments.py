"""Time limits told by a part of a month or by an event: "trong tuần đầu tháng 10", "cho đến khi công bố hết dịch".

A part of a month ends with its last day. Source: decision 0223
Which event is a limit, and which a step of the work. Source: decision 0230
"""

import re
from datetime import date

from motcua.work.directives.reader.grammar import days, limits
from motcua.work.directives.reader.grammar.limits import Limit

_CLAUSE = r"[^,;.:()]"
_WEEKS = {"đầu": 1, "đầu tiên": 1, "nhất": 1, "1": 1, "hai": 2, "2": 2, "ba": 3, "3": 3, "tư": 4, "4": 4, "cuối": 5}
_WEEK, _HALF = 7, 15
_LONG_GONE = 6  # months: a month so long before the document is that of the next year


def _year(found: re.Match[str], about: date | None) -> int:
    """The year written, else that of the document or the next one; 0 where neither is known."""
    if found["y"]:
        return int(found["y"])
    return about.year + (int(found["m"]) < about.month - _LONG_GONE) if about else 0


def _week(found: re.Match[str], about: date | None) -> Limit | None:
    year, month, number = _year(found, about), int(found["m"]), _WEEKS[" ".join(found["w"].lower().split())]
    if not year:
        return None
    last = days.month_end(year, month)
    day = days.made(year, month, number * _WEEK) if number in range(1, 5) else last
    rule = f"within:{year}-{month:02d}-W{number}"
    return Limit(found.start(), found.end(), limits.DUE, day, rule, impossible=day is None, guessed=not found["y"])


def _half(found: re.Match[str], about: date | None) -> Limit | None:
    year, month = _year(found, about), int(found["m"])
    if not year:
        return None
    day = days.made(year, month, _HALF)
    rule = f"within:{year}-{month:02d}-H1"
    return Limit(found.start(), found.end(), limits.DUE, day, rule, impossible=day is None, guessed=not found["y"])


def _months(found: re.Match[str], about: date | None) -> Limit | None:
    """The end of the last month told."""
    year, month = _year(found, about), int(found["m"])
    if not year:
        return None
    day = days.month_end(year, month)
    rule = f"within:{year}-{month:02d}"
    return Limit(found.start(), found.end(), limits.DUE, day, rule, impossible=day is None, guessed=not found["y"])


def _half_year(found: re.Match[str], _about: date | None) -> Limit | None:
    year, half = int(found["y"]), 1 if found["half"].lower() == "đầu" else 2
    day = days.month_end(year, 6 * half)
    return Limit(found.start(), found.end(), limits.DUE, day, f"within:{year}-H{half}")


def _year_end(found: re.Match[str], _about: date | None) -> Limit | None:
    return Limit(found.start(), found.end(), limits.DUE, days.made(int(found["y"]), 12, 31), f"within:{found['y']}")


def _day(rule: str) -> limits.Reader:
    def read(found: re.Match[str], about: date | None) -> Limit | None:
        day = days.read(found, about)
        if day.day is None and about is None:
            return None
        return Limit(found.start(), found.end(), limits.DUE, day.day, rule, day.day is None, day.guessed)

    return read


def _to_come(found: re.Match[str], about: date | None) -> Limit | None:
    """As in "trình Bộ trưởng ngày 20/02/2026": a day to come; a day gone is that of a paper."""
    day = days.read(found, about)
    if day.day is None or about is None or day.day < about:
        return None
    return Limit(found.start("when"), found.end(), limits.DUE, day.day, "on", guessed=day.guessed)


def _of_period(found: re.Match[str], _about: date | None) -> Limit | None:
    return Limit(found.start(), found.end(), limits.RECURRING, None, f"quarterly:before:{int(found['d'])}")


def _event(rule: str) -> limits.Reader:
    def read(found: re.Match[str], _about: date | None) -> Limit | None:
        return Limit(found.start(), found.end(), limits.RELATIVE, None, f"{rule}: {found['event'].strip()}")

    return read


_MONTH = r"tháng\s+(?P<m>\d{1,2})(?:\s*(?:năm|[/.\-])\s*(?P<y>\d{4}))?(?!\s*\d)"
RULES: limits.Rules = tuple(
    (re.compile(form, re.IGNORECASE), reader)
    for form, reader in (
        (
            (
                r"(?:trong|vào|chậm nhất(?: là)?(?: trong| vào)?|hết)\s+tuần\s+(?:thứ\s+)?"
                rf"(?P<w>đầu(?:\s+tiên)?|nhất|hai|ba|tư|[1-4]|cuối)\s+(?:của\s+)?{_MONTH}"
            ),
            _week,
        ),
        (
            (  # "thông báo lịch ngừng cấp điện trước ít nhất 5 ngày", "thông báo trước cho các phường 03 ngày"
                r"(?<!\w)trước\s+(?P<event>(?:ít nhất|tối thiểu|không dưới)|cho\s[^\d,;.:()]{3,50}?|"
                r"(?:khi|lễ|thời điểm|ngày(?!\s+\d))\s[^\d,;.:()]{3,50}?|lễ hội|khai mạc)\s+"
                r"(?:(?:ít nhất|tối thiểu)\s+)?\d{1,3}\s+(?:ngày làm việc|ngày|tuần|tháng|giờ)(?!\w)"
            ),
            _event("before"),
        ),
        (r"(?<=báo )trước\s+(?P<event>\d{1,3}\s+(?:ngày làm việc|ngày|giờ|tuần))(?!\w)", _event("before")),
        (
            rf"(?:trong|vào|trước|chậm nhất(?: là)?(?: vào)?|hết)\s+(?:giữa|nửa đầu|15 ngày đầu)\s+(?:của\s+)?{_MONTH}",
            _half,
        ),
        (
            (
                r"(?:trong|vào)\s+(?:các\s+)?tháng\s+\d{1,2}(?:\s*,\s*\d{1,2})*\s*(?:,|và)\s*(?:tháng\s+)?"
                r"(?P<m>\d{1,2})(?:\s*(?:năm|[/.])\s*(?P<y>\d{4}))?"
            ),
            _months,
        ),
        (
            (
                r"(?:(?<=hoàn thành )|(?<=xong )|(?<=trình )|(?<=ban hành )|(?<=thực hiện ))(?:ngay\s+)?trong\s+"
                r"(?:(?:0?6|sáu) tháng|nửa)\s+(?P<half>đầu|cuối)\s+năm\s+(?P<y>\d{4})"
            ),
            _half_year,
        ),
        (rf"không (?:muộn|chậm) hơn\s+(?:\d{{1,2}}\s?(?:giờ|h)\s?\d{{0,2}}\s+)?(?:ngày\s+)?(?:{days.DAY})", _day("by")),
        (rf"trình\s+(?:(?!tại|số|theo|dự thảo|quyết định)\w+\s+){{1,6}}?(?P<when>ngày\s+(?:{days.DAY}))", _to_come),
        (rf"từ nay\s+(?:cho\s+)?đến\s+(?:hết\s+)?(?:ngày\s+)?(?:{days.DAY})", _day("by")),
        (r"(?:^|(?<=[;.,] ))từ nay\s+(?:cho\s+)?đến\s+(?:hết|cuối)\s+năm\s+(?P<y>\d{4})", _year_end),
        (rf"từ\s+(?:ngày\s+)?\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{4}})?\s*-\s*(?:ngày\s+)?(?:{days.DAY})", _day("by")),
        (rf"(?:^|(?<=[;.,] ))kể từ ngày\s+(?:{days.DAY})", _day("from")),
        (rf"vào\s+(?:sử dụng|khai thác|vận hành|hoạt động)[^.;,]{{0,20}}\sngày\s+(?:{days.DAY})", _day("on")),
        (
            (
                r"(?:trong|vào)\s+(?:các\s+|hai\s+|02\s+)?ngày\s+\d{1,2}(?:\s*,\s*\d{1,2})*\s*(?:,|và|-)\s*(?:ngày\s+)?"
                rf"(?:{days.DAY})"
            ),
            _day("by"),
        ),
        (
            r"trước\s+ngày\s+(?P<d>\d{1,2})\s+(?:của\s+)?tháng cuối\s+(?:của\s+)?(?:mỗi\s+)?(?:kỳ|quý)(?:\s+báo cáo)?",
            _of_period,
        ),
        (
            (
                r"trước\s+(?P<event>(?:(?:ngày|lễ|thời điểm|dịp)\s+)?(?:khai giảng|bầu cử|khai mạc|đại hội|lễ hội|"
                r"kỳ nghỉ|tết)(?!\w)[^,;.]*)"
            ),
            _event("before"),
        ),
        (
            (
                r"(?<!\w)trước khi\s+(?P<event>(?:bước vào|bắt đầu|khai giảng|vào|ra quân|khởi công|kết thúc|diễn ra|"
                r"hết|mùa|mưa|bão|lũ|tổ chức lễ)(?!\w)[^,;.:()]*)"
            ),
            _event("before"),
        ),
        (
            r"(?:ngay\s+)?sau\s+(?P<event>(?:mỗi|từng)\s+(?:đợt|kỳ|vụ|lần|cuộc|phiên|buổi)(?!\w)[^,;.:()]*)",
            _event("after"),
        ),
        (
            rf"đến khi\s+(?P<event>(?:kết thúc|công bố|hoàn thành|có|hết|được|khắc phục)(?!\w){_CLAUSE}*)",
            _event("until"),
        ),
        (
            (
                r"(?:ngay\s+)?sau (?:khi\s+)?(?P<event>(?:nước|lũ|bão|mưa|triều)(?:\s[^\W\d]+){0,4}?\s"
                r"(?:rút|tan|đi qua|suy yếu|ngớt|tạnh|chấm dứt|đổ bộ)(?!\w))"
            ),
            _event("after"),
        ),
        (rf"(?<!trước )khi\s+(?P<event>kết thúc(?!\w){_CLAUSE}*)", _event("after")),
        (
            r"trước\s+(?:\d{1,2}\s?(?:giờ|h)\s?\d{0,2}\s+)?(?P<event>(?:của\s+)?ngày (?:hôm|liền) trước(?!\w))",
            _event("before"),
        ),
    )
)

BARE: limits.Rules = tuple(  # in a column or after a label a part of a month needs no word before it
    (re.compile(form, re.IGNORECASE), reader)
    for form, reader in (
        (rf"tuần\s+(?:thứ\s+)?(?P<w>đầu(?:\s+tiên)?|nhất|hai|ba|tư|[1-4]|cuối)\s+(?:của\s+)?{_MONTH}", _week),
        (rf"(?:giữa|nửa đầu|15 ngày đầu)\s+(?:của\s+)?{_MONTH}", _half),
        (r"^\W*(?:giai đoạn\s+|năm\s+)?20\d{2}\s*-\s*(?P<y>20\d{2})\W*$", _year_end),
    )
)
