"""What kind of document it is, who issued it, its number and its day."""

import re
from dataclasses import dataclass
from datetime import date

from motcua.work.directives.reader import quoted
from motcua.work.directives.reader.grammar import days
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
_NUMBER = re.compile(r"(?:^|\n|\|)[ \t\u00a0*]*Số\s*:?\s*(\d+\s*/\s*[A-ZĐ][\w\-–&./]*[A-ZĐa-z0-9])", re.IGNORECASE)
_DATED = re.compile(r"ngày\s+(?P<day2>\d{1,2})\s+tháng\s+(?P<month2>\d{1,2})\s+năm\s+(?P<year2>\d{4})")
_TITLE_DATE = re.compile(r"ngày\s+(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})")
_PLACE_DATE = re.compile(
    r"[A-ZĐÀ-Ỹ][\w\s.]{2,30},\s+ngày\s+(?P<day2>\d{1,2})\s+tháng\s+(?P<month2>\d{1,2})\s+năm\s+(?P<year2>\d{4})"
)
_YEARS = re.compile(r"(?<![\d/])(20\d\d)(?!\d)")
_FULL_DATE = re.compile(r"(?<![\d/])(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>20\d{2})(?!\d)")
_ANY_DATE = re.compile(r"ngày\s+(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>20\d{2})", re.IGNORECASE)
_ISSUER = re.compile(
    r"(?:kết luận|ý kiến|chỉ đạo|yêu cầu)?\s*((?:thủ tướng chính phủ|văn phòng chính phủ|"
    r"chính phủ|chủ tịch (?:ubnd|ủy ban nhân dân)[^,.:;\n*]{0,40}|"
    r"(?:ubnd|ủy ban nhân dân) (?:tỉnh|thành phố|xã|phường|huyện)\s[^,.:;\n*]{0,30}|sở "
    r"[^,.:;\n*]{3,50}|bộ [^,.:;\n*]{3,50}))",
    re.IGNORECASE,
)
_FRONT = 2500  # characters of a document that can hold its head


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a document; `about` is the day near which its dates without a year fall."""

    kind: str
    issuer: str | None
    number: str | None
    day: date | None
    about: date | None


def of(source: str, issued: date | None) -> Head:
    """The head as written; `issued`, where given, is the day of the document."""
    told = lines.metadata(source)
    front = quoted.one_spelling(source[len(source.partition("\n")[0]) if told else 0 :][:_FRONT])
    flat = re.sub(r"[*\s]+", " ", front)
    number = _NUMBER.search(front)
    code = re.sub(r"\s", "", number[1]) if number else None
    day = issued or _day(flat, told.key)
    return Head(_kind(flat, told.low, code), _issuer(flat), code, day, day or _guessed(source))


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


def _day(flat: str, told: str) -> date | None:
    for form, where in ((_PLACE_DATE, flat[:1200]), (_DATED, flat[:600]), (_TITLE_DATE, told)):
        found = form.search(where)
        if found:
            read = days.read(found, None)
            if read.day:
                return read.day
    return None


def _guessed(source: str) -> date | None:
    """A day near the document's own: the latest date it cites, else the year it speaks of most, the first of many."""
    for form in (_ANY_DATE, _FULL_DATE):
        cited = [read.day for found in form.finditer(source[:20_000]) if (read := days.read(found, None)).day]
        if cited:
            return max(day for day in cited if day)
    years = [int(found[1]) for found in _YEARS.finditer(source[:20_000])]
    return days.made(max(sorted(set(years)), key=years.count), 1, 1) if years else None


def _issuer(flat: str) -> str | None:
    found = _ISSUER.search(re.sub(r"CỘNG HÒA.*?[Hh]ạnh phúc", " ", flat[:1500]))
    return found[1].strip() if found else None
