"""What kind of document it is, who issued it, its number, its day and what it is about."""

import re
from dataclasses import dataclass
from datetime import date

from motcua.work.directives.reader import quoted
from motcua.work.directives.reader.grammar import days
from motcua.work.directives.reader.heading import front, issuer, signs, title
from motcua.work.directives.reader.layout import lines

_KINDS = (
    ("cong_dien", r"công điện"), ("thong_bao", r"thông báo"), ("chi_thi", r"chỉ thị"), ("ke_hoach", r"kế hoạch"),
    ("nghi_quyet", r"nghị quyết"), ("quyet_dinh", r"quyết định"),
)  # fmt: skip
_BY_CODE = {
    "TB": "thong_bao",
    "CT": "chi_thi",
    "CĐ": "cong_dien",
    "KH": "ke_hoach",
    "QĐ": "quyet_dinh",
    "NQ": "nghi_quyet",
}
_DATED = re.compile(r"ngày\s+(?P<day2>\d{1,2})\s+tháng\s+(?P<month2>\d{1,2})\s+năm\s+(?P<year2>\d{4})")
_TITLE_DATE = re.compile(r"ngày\s+(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})")
_YEARS = re.compile(r"(?<![\d/])(20\d\d)(?!\d)")
_FULL_DATE = re.compile(r"(?<![\d/])(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>20\d{2})(?!\d)")
_ANY_DATE = re.compile(r"ngày\s+(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>20\d{2})", re.IGNORECASE)
_FRONT = 2500  # characters of a document that can hold its head


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a document; `about` is the day near which its dates without a year fall."""

    kind: str
    issuer: str | None
    number: str | None
    day: date | None
    about: date | None
    title: str = ""


def of(source: str, issued: date | None) -> Head:
    """The head as written; `issued`, where given, is the day of the document."""
    told = lines.metadata(source)
    start = len(source.partition("\n")[0]) if told else 0
    flat = re.sub(r"[*\s]+", " ", quoted.one_spelling(source[start:][:_FRONT]))
    found, foot = front.pieces(source, start), front.foot(source)
    code = signs.number(found)
    day = issued or signs.day(found, foot) or _first(_TITLE_DATE, told.key)
    return Head(
        kind=_kind(flat, told.low, code), issuer=issuer.of(found, foot), number=code, day=day,
        about=day or _first(_DATED, flat[:600]) or _guessed(source), title=title.of(found, source, told.text),
    )  # fmt: skip


def _kind(flat: str, told: str, code: str | None) -> str:
    parts = re.split(r"[/-]", code)[1:] if code else []
    for part in parts:
        if part in _BY_CODE:
            return _BY_CODE[part]
    if re.search(r"kính gửi", flat, re.IGNORECASE) or code or "V/v" in flat[:600]:
        return "cong_van"
    for kind, word in _KINDS:
        if re.search(rf"(?:^|\s){word.upper()}(?:\s|$)", flat):
            return kind
    first = re.match(r"\W*(tin|công văn|thông báo|chỉ thị|công điện|kế hoạch|quyết định|nghị quyết)", told)
    if first:
        return {"tin": "tin_bai", "công văn": "cong_van"}.get(first[1]) or next(
            kind for kind, word in _KINDS if word == first[1]
        )
    return "tin_bai"


def _first(form: re.Pattern[str], where: str) -> date | None:
    """The first day of this form; none where there is none, or the calendar has no such day."""
    found = form.search(where)
    return days.read(found, None).day if found else None


def _guessed(source: str) -> date | None:
    """A day near the document's own: the latest date it cites, else the year it speaks of most, the first of many."""
    for form in (_ANY_DATE, _FULL_DATE):
        cited = [read.day for found in form.finditer(source[:20_000]) if (read := days.read(found, None)).day]
        if cited:
            return max(day for day in cited if day)
    years = [int(found[1]) for found in _YEARS.finditer(source[:20_000])]
    return days.made(max(sorted(set(years)), key=years.count), 1, 1) if years else None
