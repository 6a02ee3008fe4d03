"""The wordings of a time limit, one rule each, in the order in which they are tried.

Every rule finds its words and gives the type, the date and the rule of the guidelines. A date counts only after a word
that makes it a limit ("trước ngày", "chậm nhất", "trong tháng"): dates of cited documents and of meetings have none.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from motcua.work.directives.reader.grammar import days

DUE, RECURRING, RELATIVE = "due", "recurring", "relative"
_YEARLY = r"(?:hằng|hàng|mỗi)\s+năm"
_MONTHLY = r"(?:hằng|hàng|mỗi)\s+tháng"
_HOUR = r"(?:\d{1,2}\s?(?:giờ|h|g|:)\s?\d{0,2}\s?(?:phút)?,?\s+)?"
_NAMED = r"(?:(?:Quốc khánh|Quốc tế Lao động|Giải phóng miền Nam|Tết Dương lịch|lễ)\s+(?:\(|ngày\s+)?)?"
_DAY_WORD = r"(?:ngày\s+|hết\s+ngày\s+|hết\s+)?"
_BEFORE = rf"(?:hoàn thành\s+|xong\s+)?(?:chậm nhất\s+(?:là\s+|vào\s+|đến\s+)?)?trước\s+{_HOUR}(?:ngày\s+)?{_NAMED}"
_BY = (
    rf"(?:(?:chậm nhất|muộn nhất|chậm nhất là|thời hạn|hạn cuối|hạn chót|thời hạn cuối)\s*:?\s*(?:là\s+|vào\s+|đến\s+)*"
    rf"(?:hết\s+)?{_HOUR}(?:hết\s+)?(?:ngày\s+)?|(?<!tính )(?:đến|quá)\s+(?:hết\s+)?{_HOUR}(?:hết\s+)?ngày\s+)"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit as read: where its words stand, what kind it is, its day and rule."""

    start: int
    end: int
    kind: str
    day: date | None
    rule: str
    impossible: bool = False
    guessed: bool = False


Reader = Callable[[re.Match[str], date | None], Limit | None]
Rules = tuple[tuple[re.Pattern[str], Reader], ...]


def _limit(found: re.Match[str], kind: str, day: date | None, rule: str, *, guessed: bool = False) -> Limit:
    return Limit(found.start(), found.end(), kind, day, rule, impossible=False, guessed=guessed)


def _dated(rule: str) -> Reader:
    def read(found: re.Match[str], about: date | None) -> Limit | None:
        day = days.read(found, about)
        unread = day.day is None
        if unread and about is None and not (found["year"] or found["year2"]):
            return None
        return Limit(found.start(), found.end(), DUE, day.day, rule, impossible=unread, guessed=day.guessed)

    return read


def _range(found: re.Match[str], about: date | None) -> Limit | None:
    day = days.read(found, about)
    start = days.first(found["from"] + ("" if day.day is None else f"/{day.day.year}"), about)
    written = days.first(found["from"], day.day or about)
    begun = (written or start).day if (written or start) else None  # type: ignore[union-attr]
    rule = f"from:{begun.isoformat()};by" if begun else "by"
    return Limit(found.start(), found.end(), DUE, day.day, rule, impossible=day.day is None, guessed=day.guessed)


def _month(found: re.Match[str], about: date | None) -> Limit | None:
    year = int(found["y"]) if found["y"] else about.year if about else 0
    if not year:
        return None
    month = int(found["m"])
    if not found["y"] and about and month < about.month - 6:
        year += 1
    day = days.month_end(year, month)
    first = found.groupdict().get("m1")
    span = f"{year}-{int(first):02d}..{year}-{month:02d}" if first else f"{year}-{month:02d}"
    return Limit(found.start(), found.end(), DUE, day, f"within:{span}", impossible=day is None, guessed=not found["y"])


def _quarter(found: re.Match[str], about: date | None) -> Limit | None:
    year = int(found["y"]) if found["y"] else about.year if about else 0
    if not year:
        return None
    roman = found["q"].upper()
    number = {"I": 1, "II": 2, "III": 3, "IV": 4}.get(roman) or int(roman)
    if not found["y"] and about and number * 3 < about.month - 2:  # the first quarter, told in October
        year += 1
    day = days.quarter_end(year, found["q"])
    return Limit(
        found.start(), found.end(), DUE, day, f"within:{year}-Q{number}", impossible=day is None, guessed=not found["y"]
    )


def _year(found: re.Match[str], _about: date | None) -> Limit | None:
    year = int(found["y"])
    return _limit(found, DUE, days.made(year, 12, 31), f"within:{year}")


def _yearly(found: re.Match[str], _about: date | None) -> Limit | None:
    groups = found.groupdict()
    number, month = groups.get("day2") or groups.get("day"), groups.get("month2") or groups.get("month")
    return _limit(found, RECURRING, None, f"yearly:before:{int(month or 0):02d}-{int(number or 0):02d}")


def _monthly(found: re.Match[str], _about: date | None) -> Limit | None:
    period = "quarterly" if "quý" in found[0].lower() else "monthly"
    return _limit(found, RECURRING, None, f"{period}:before:{int(found['d'])}")


def _monthly_in_year(found: re.Match[str], _about: date | None) -> Limit | None:
    return _limit(found, RECURRING, None, f"yearly:within:{int(found['m'])}")


_PERIODS = {
    "ngày": "daily",
    "tuần": "weekly",
    "tháng": "monthly",
    "quý": "quarterly",
    "năm": "yearly",
    "6 tháng": "half-yearly",
    "sáu tháng": "half-yearly",
}


def _periodic(found: re.Match[str], _about: date | None) -> Limit | None:
    period = next((rule for word, rule in reversed(_PERIODS.items()) if word in found[0].lower()), "periodic")
    return _limit(found, RECURRING, None, period)


def _count(found: re.Match[str], _about: date | None) -> Limit | None:
    letter = {"ngày": "D", "tháng": "M", "tuần": "W", "năm": "Y", "giờ": "H"}[found["unit"].lower().split()[0]]
    number = int(found["n"])
    return _limit(found, RELATIVE, None, f"PT{number}H" if letter == "H" else f"P{number}{letter}")


def _event(rule: str) -> Reader:
    def read(found: re.Match[str], _about: date | None) -> Limit | None:
        return _limit(found, RELATIVE, None, f"{rule}: {found['event'].strip()}")

    return read


def _until(found: re.Match[str], _about: date | None) -> Limit | None:
    start = f"from:{found['y']}-{int(found['m']):02d};" if found["m"] and found["y"] else ""
    return _limit(found, RELATIVE, None, f"{start}until: {found['event'].strip()}")


_CLAUSE = r"[^,;.:()]"
_ENACTED = (
    r"(?:được\s+)?(?:ban hành|thông qua|phê duyệt|có hiệu lực|kết thúc|hoàn thành|chấp "
    r"thuận|công bố|quyết định|bàn giao)"
)

RULES: Rules = tuple(
    (re.compile(form, re.IGNORECASE), reader)
    for form, reader in (
        (rf"(?:{_BEFORE}|{_BY})(?:{days.DAY})\s*(?:của\s+)?(?:{_YEARLY})", _yearly),
        (rf"(?:{_YEARLY})\s*,?\s*(?:\(?\s*)(?:{_BEFORE}|{_BY})(?:{days.DAY})(?!\s*[/.]?\s*\d{{4}})", _yearly),
        (
            (rf"(?:{_BEFORE}|{_BY}|vào\s+|định kỳ\s+)ngày\s+(?P<d>\d{{1,2}})\s+(?:của\s+)?(?:tháng cuối\s+)?"
            rf"(?:{_MONTHLY}|(?:của\s+)?(?:tháng cuối\s+(?:của\s+)?)?quý|"
            rf"tháng sau|(?:hằng|hàng|mỗi) quý)"), _monthly),
        (
            (rf"(?:(?:trước|vào|chậm nhất(?: là)?|định kỳ)\s+{_HOUR})?(?:(?:vào|chiều|sáng|ngày|các)\s+)*thứ\s+\w+"
            r"(?:\s*(?:,|và)\s*(?:thứ\s+\w+|chủ nhật))?\s+(?:hằng|hàng|mỗi)\s+tuần"), _periodic),
        (rf"(?:trước|vào|chậm nhất(?: là)?)\s+{_HOUR}(?:hằng|hàng|mỗi)\s+ngày", _periodic),
        (
            (rf"(?:{_BEFORE}|vào\s+|các\s+)*ngày\s+\d{{1,2}}(?:\s*(?:,|và)\s*(?:ngày\s+)?\d{{1,2}})+\s+"
            rf"(?:{_MONTHLY})"), _periodic),
        (rf"(?:{_BEFORE}|{_BY})(?P<d>\d{{1,2}})\s+(?:của\s+)?(?:{_MONTHLY}|tháng sau)", _monthly),
        (
            (rf"(?:{_MONTHLY}|định kỳ\s+{_MONTHLY})\s*,?\s*\(?(?:{_BEFORE}|{_BY}|vào\s+)(?:ngày\s+)?(?P<d>\d{{1,2}})"
            rf"(?![\d/]|\.\d|"
            rf"\s+tháng)"), _monthly),
        (
            (rf"từ\s+(?:ngày\s+)?(?P<from>\d{{1,2}}(?:\s+tháng\s+\d{{1,2}}(?:\s+năm\s+\d{{4}})?|"
            rf"[/.]\d{{1,2}}(?:[/.]\d{{4}})?)?)\s*đến\s*(?:hết\s+)?(?:ngày\s+)?(?:{days.DAY})"), _range),
        (
            (rf"từ\s+(?:tháng\s+(?P<m>\d{{1,2}})[/.](?P<y>\d{{4}})|(?P<start>nay))\s+(?:đến\s+khi|"
            rf"cho đến khi|đến lúc)\s+(?P<event>{_CLAUSE}+)"), _until),
        (
            (rf"(?:^|(?<=[;.,] )|(?<=bảo đảm )|(?<=thực hiện )|(?<=áp dụng ))từ\s+ngày\s+(?:{days.DAY})(?!\s*(?:đến|"
            rf"-))"), _dated("from")),
        (
            (rf"(?<!tính )(?<!kể )(?<!liệu )(?<!hại )(?<!sinh )(?<!lực )(?<!ra )(?<!gian )"
            rf"từ\s+(?:sáng\s+|chiều\s+|0 giờ\s+)?"
            rf"ngày\s+(?:{days.DAY})(?=\s*[,.;]|\s*$)"), _dated("from")),
        (rf"{_BEFORE}(?:{days.DAY})", _dated("before")),
        (rf"{_BY}(?:{days.DAY})", _dated("by")),
        (rf"(?<!tính )(?<!liệu )(?<!kế )(?<!kể )(?<!hình )đến\s+(?:hết\s+)?(?:{days.DAY})(?=\s+\w)", _dated("by")),
        (rf"(?:hoàn thành|xong|hoàn tất)\s+(?:trong\s+|vào\s+)?(?:ngày\s+)(?:{days.DAY})", _dated("by")),
        (rf"(?:trong|vào)\s+{_HOUR}ngày\s+(?:{days.DAY})", _dated("on")),
        (
            (r"từ\s+tháng\s+(?P<m1>\d{1,2})(?:\s*[/.]\s*\d{4})?\s*(?:đến|-)\s*(?:hết\s+)?tháng\s+(?P<m>\d{1,2})"
            r"(?:\s*(?:năm|[/.\-])\s*(?P<y>\d{4}))"), _month),
        (
            (r"tháng\s+(?P<m>\d{1,2})\s*(?:năm|[/.])\s*(?P<y>\d{4})(?=\s+(?:phải\s+)?(?:hoàn thành|xong|khởi công|"
            r"khánh thành|trình))"), _month),
        (
            (r"(?:trong|xong|hoàn thành|đến hết|hết|cuối|vào|chậm nhất(?: là)?(?: trong)?|trước)\s+(?:trong\s+|"
            r"cuối\s+)?tháng\s+(?:(?P<m1>\d{1,2})\s*[-,và]+\s*(?:tháng\s+)?)?(?P<m>\d{1,2})"
            r"(?:\s*(?:năm|[/.\-])\s*(?P<y>\d{4}))?(?!\s*(?:đầu "
            r"năm|tháng))"), _month),
        (
            (r"(?:trong|xong|hoàn thành|đến hết|hết|cuối|vào|chậm nhất(?: là)?(?: trong)?|trước)\s+(?:trong\s+|"
            r"cuối\s+)?quý\s+(?:(?:IV|III|II|I)\s*(?:,|-|và)\s*(?:quý\s+)?)?"
            r"(?P<q>IV|III|II|I|[1-4])(?![A-Za-z\d])(?:\s*(?:năm|[/.\-,])?\s*(?P<y>\d{4}))?(?!\s*(?:và|"
            r"-|đến)\s*(?:các|những)?\s*năm)"), _quarter),
        (
            (r"(?:trong vòng|trong thời (?:hạn|gian)|thời hạn|chậm nhất(?: là)?(?: sau)?|không quá|tối đa|"
            r"trong|sau)\s+(?P<n>\d{1,3})\s*(?:\([^)]*\)\s*)?(?P<unit>ngày làm việc|ngày|tháng|"
            r"tuần|giờ)(?:\s+(?:kể\s+)?(?:từ|sau)\s+(?:khi|ngày)\s+[^,;.]+)?(?!\s+(?:đầu|cuối) "
            r"năm|\s+liên tiếp)"), _count),
        (
            (r"trước\s+(?P<event>(?:kỳ họp|phiên họp|mùa (?:mưa|khô|bão|lũ)|tết (?:nguyên đán|dương lịch)|kỳ thi|"
            r"(?:thềm )?năm học)(?!\w)[^,;.]*)"), _event("before")),
        (rf"(?<=tuần )trước\s+{_HOUR}(?:ngày\s+)?thứ\s+\w+", _periodic),
        ((r"(?:để\s+(?:kịp\s+)?(?:báo cáo|trình)\s+(?:[^,;.]{0,60}?)\s)?"
            r"(?:tại|vào)\s+(?P<event>(?:kỳ họp|phiên họp|(?:cuộc họp|hội nghị)"
            r"(?=\s+(?:giao ban\s+)?(?:tuần|tháng|quý|cuối|lần tới)))"
            r"(?![^,;.]*(?:hằng|hàng) tháng)[^,;.]*)"), _event("event")),
        (
            (r"(?:định kỳ|thường kỳ)\s+(?:báo cáo\s+)?(?:hằng|hàng|mỗi)?\s*(?:ngày|tuần|tháng|quý|"
            r"năm|0?6 tháng|sáu tháng)(?:\s*[,(và/-]+\s*(?:hằng\s+|hàng\s+)?(?:quý|0?6 tháng|năm|"
            r"tháng|cả năm))*"), _periodic),
        (
            (r"(?:(?<=cập nhật )|(?<=rà soát )|(?<=báo cáo ))định kỳ(?!\s+(?:hằng|hàng|mỗi|\d|tháng|"
            r"quý|năm|theo quy định của))"), _periodic),
        (
            (r"định kỳ\s+\d{1,2}\s+(?:ngày|tuần|tháng)(?!\s*\d)|định kỳ\s+(?:vào\s+)?(?:các\s+)?ngày\s+\d{1,2}"
            r"(?:\s*(?:,|và)\s*(?:ngày\s+)?(?:\d{1,2}|cuối tháng))*"), _periodic),
        (
            (r"định kỳ(?=\s+(?:báo cáo|tổng hợp|gửi|trình|rà soát|cập nhật|lồng ghép|công khai|đánh giá|"
            r"kiểm tra)(?!\w))"), _periodic),
        (r"tháng\s+(?P<m>\d{1,2})\s+(?:hằng|hàng|mỗi)\s+năm", _monthly_in_year),
        (r"(?:đầu\s+|cuối\s+)?quý\s+(?:IV|III|II|I|[1-4])\s+(?:hằng|hàng|mỗi)\s+năm", _periodic),
        (
            (r"(?:mỗi\s+)?(?:\d{1,2}\s+)?(?:ngày|tuần|tháng|quý|năm)\s*,?\s+(?:một|\d{1,2})\s+lần|"
            r"\d{1,2}\s+(?:lần|kỳ|buổi(?!\s*/\s*ngày)|tin|bài|tin,? bài|phóng sự|"
            r"chuyên mục)\s*/\s*(?:ngày|tuần|tháng|quý|năm)"),
            _periodic),
        (
            (r"(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)(?:\s*[,và]+\s*(?:hằng\s+|hàng\s+)?(?:quý|"
            r"0?6 tháng|năm))*"), _periodic),
        (
            (r"sau khi\s+có\s+(?P<event>(?:quy chế|quyết định|nghị định|nghị quyết|thông tư|luật|"
            r"hướng dẫn|văn bản|kế hoạch|chỉ đạo|kết luận|kết quả)[^,;.:()|]{2,80}?)(?=\s+(?:khẩn "
            r"trương|tiếp tục|chủ trì)|[,;.:()|]|$)"), _event("after")),
        (rf"(?:ngay\s+)?sau khi\s+(?P<event>{_CLAUSE}+?{_ENACTED})", _event("after")),
        (rf"ngay\s+(?:sau\s+)?khi\s+(?P<event>{_CLAUSE}+)", _event("after")),
    )
)  # fmt: skip

PERIODICAL: tuple[Reader, ...] = (_yearly, _monthly, _monthly_in_year, _periodic)
PERIOD_WORD = re.compile(
    r"hằng|hàng|mỗi|định kỳ|thường kỳ|tháng sau|tháng cuối|tuần trước|\slần(?!\w)|/\s*(?:ngày|tuần|tháng|quý|năm)",
    re.IGNORECASE,
)  # without it no rule of a period

# The first word of every rule that is of no period: tried only where one of these stands, the rules cost a third.
FIRST_WORD = re.compile(
    r"(?<!\w)(?:từ|trước|hoàn|xong|chậm|muộn|thời|hạn|đến|quá|trong|vào|tháng|hết|cuối|không|tối|sau|để|tại|ngay|khi|kể|trình)(?!\w)"
)

# Values of a label or of a column, where the month or year alone is the limit.
BARE: Rules = tuple(
    (re.compile(form, re.IGNORECASE), reader)
    for form, reader in (
        (
            (rf"từ\s+(?:ngày\s+)?(?P<from>\d{{1,2}}(?:\s+tháng\s+\d{{1,2}}(?:\s+năm\s+\d{{4}})?|"
            rf"[/.]\d{{1,2}}(?:[/.]\d{{4}})?)?)\s*(?:-|đến)\s*(?:hết\s+)?(?:ngày\s+)?(?:{days.DAY})"), _range),
        (rf"từ\s+(?:ngày\s+)?(?:{days.DAY})", _dated("from")),
        (r"sau khi\s+(?P<event>.+)", _event("after")),
        (
            (r"(?:trong\s+)?tháng\s+(?:(?P<m1>\d{1,2})(?:[/.]\d{4})?\s*(?:-|,|và|đến|tháng)+\s*(?:tháng\s+)?)?(?P<m>\d{1,2})(?:\s*(?:năm|"
            r"[/.\-])\s*(?P<y>\d{4}))?"), _month),
        (
            (r"(?:trong\s+)?quý\s+(?:(?:IV|III|II|I|[1-4])\s*[-,]\s*(?:quý\s+)?)?(?P<q>IV|III|II|"
            r"I|[1-4])(?![A-Za-z])(?:\s*(?:năm|[/.\-,])?\s*(?P<y>\d{4}))?(?!\s*(?:và|-|đến)\s*(?:các|"
            r"những)?\s*năm)"), _quarter),
        (rf"(?:{days.DAY})", _dated("by")),
        (r"(?:trong\s+|hết\s+|cuối\s+)*năm\s+(?P<y>\d{4})(?!\s*(?:và|-|đến)\s*(?:các|\d|năm))", _year),
        (r"^\W*(?P<y>20\d{2})\W*$", _year),
        (r"^\W*(?P<m>\d{1,2})[/.](?P<y>20\d{2})\W*$", _month),
    )
)  # fmt: skip

# "trong năm 2025" is a limit only where something is to be finished in it.
YEAR = re.compile(
    r"(?:(?:từ nay\s+)?đến (?:hết|cuối)\s+|(?:ngay\s+)?(?:trong|hết|cuối|vào)\s+(?:cuối\s+)?|(?<=hoàn thành ))"
    r"năm\s+(?P<y>\d{4})(?!\s*[-–]\s*\d)",
    re.IGNORECASE,
)


def of_year(found: re.Match[str]) -> Limit | None:
    """The limit at the end of a year."""
    return _year(found, None)
