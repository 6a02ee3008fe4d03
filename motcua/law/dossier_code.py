"""The code that every received dossier carries, and by which anyone may look it up."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from motcua.law.errors import BadDossierCode, UnitMissing
from motcua.law.sentences import say

LONGEST = 60
LONGEST_UNIT = 35
_UNIT = re.compile(r"[A-Z0-9Đ]+(?:[.\-][A-Z0-9Đ]+)*")
_BLANKS = re.compile(r"(.*\S)\s+(\d{8}|\d{6})\s+(\d{1,12})")  # blanks typed where dashes are printed
_CODE = re.compile(r"(?P<unit>.+)-(?P<day>\d{8}|\d{6})-(?P<number>\d{1,12})")
_SIGNS = re.compile(r"[^A-Z0-9Đ]+")
_ENDS = (re.compile(r"(\d{6})(\d{4,12})"), re.compile(r"(\d{8})(\d{4,12})"))  # day and number without signs


@dataclass(frozen=True, slots=True)
class DossierCode:
    """A code taken apart as far as it allows: `text` alone is the identity, the rest is a help for readers.

    `day` is None when the digits are no date; `number` keeps its zeros, for its length varies.
    """

    text: str
    unit: str
    day: date | None
    number: str


def format(unit_code: str, day: date, number: int) -> str:  # noqa: A001  read as dossier_code.format(…)
    """The code of the `number`-th dossier a unit receives on a day: `H10.15-230529-0001`.

    Raises BadDossierCode for a unit code or a number that no code can carry.
    Source: TT 01/2018, Art. 19; TT 04/2025; QĐ 20/2020
    """
    unit = unit_code.strip().upper()
    if not _UNIT.fullmatch(unit) or len(unit) > LONGEST_UNIT:
        raise BadDossierCode(
            say("Mã đơn vị “%(unit_code)s” không dùng được trong mã hồ sơ.", unit_code=unit_code),
            say("Mã gồm chữ in, số, dấu chấm, dài không quá %(longest_unit)s ký tự.", longest_unit=LONGEST_UNIT),
            "Sửa mã đơn vị trong danh mục cơ quan.",
            "TT 01/2018, Art. 19",
        )
    if number < 1:
        raise BadDossierCode(say("Số thứ tự %(number)s không hợp lệ.", number=number), remedy="Số thứ tự bắt đầu từ 1.")
    return f"{unit}-{day:%y%m%d}-{number:04d}"


def parse(text: str, *, example: str = "", units: Iterable[str] = ()) -> DossierCode:
    """The parts of a code typed by hand or read from a barcode; spaces and small letters are forgiven.

    An `example` of the codes of this province goes into the refusal, for they differ from one province to the next.

    The unit is opaque: `000.00.06.H56` and `H01.187` stand side by side, so nothing is read by position. One of the
    `units` that are known is found also where dots and dashes are missing; the longest, where several fit.
    Raises UnitMissing for a day and a number without a whole unit, BadDossierCode when it is no code at all.
    Source: TT 01/2018, Art. 19; TT 04/2025; decision 0161
    """
    written, known = text.strip(), {_bare(unit): unit.strip().upper() for unit in units}
    typed = _BLANKS.fullmatch(written)
    cleaned = re.sub(r"\s+", "", "-".join(typed.groups()) if typed else written).replace("–", "-").upper()
    if len(cleaned) <= LONGEST and (read := _by_unit(_bare(cleaned), known)):
        return read
    if known and len(cleaned) <= LONGEST and _lacks_unit(cleaned, known):
        raise _unit_missing(text, example)
    found = _CODE.fullmatch(cleaned)
    if found is None or len(cleaned) > LONGEST or len(found["unit"]) > LONGEST_UNIT:
        raise BadDossierCode(
            say("“%(text)s” không phải mã hồ sơ.", text=text[:LONGEST]),
            "Mã hồ sơ có dạng mã đơn vị, ngày tiếp nhận, số thứ tự, nối bằng dấu gạch ngang.",
            _again(example),
            "TT 01/2018, Art. 19",
        )
    return DossierCode(cleaned, found["unit"], _day(found["day"]), found["number"])


def _bare(text: str) -> str:
    return _SIGNS.sub("", text.upper())


def _by_unit(bare: str, known: dict[str, str]) -> DossierCode | None:
    """The code without its signs by the longest known unit that leaves a real day and a number."""
    for start in sorted((unit for unit in known if bare.startswith(unit)), key=len, reverse=True):
        for day, number in _ends(bare[len(start) :]):
            unit = known[start]
            return DossierCode(f"{unit}-{day}-{number}", unit, _day(day), number)
    return None


def _ends(digits: str) -> Iterator[tuple[str, str]]:
    """Day and number that these digits may be; the short form of the year first."""
    for form in _ENDS:
        found = form.fullmatch(digits)
        if found and _day(found[1]):
            yield found[1], found[2]


def _lacks_unit(cleaned: str, known: dict[str, str]) -> bool:
    """True for a day and a number with nothing before them, or with only the end of a known unit."""
    bare = _bare(cleaned)
    if any(True for _ in _ends(bare)):
        return True
    found = _CODE.fullmatch(cleaned)
    return found is not None and any(unit.endswith(f".{found['unit']}") for unit in known.values())


def _unit_missing(text: str, example: str) -> UnitMissing:
    return UnitMissing(
        say("“%(text)s” còn thiếu phần đầu là mã đơn vị.", text=text[:LONGEST]),
        "Ngày và số thứ tự thì nhiều đơn vị cùng có; mã đơn vị mới cho biết là hồ sơ nào.",
        _again(example),
        "TT 01/2018, Art. 19",
    )


def _again(example: str) -> str:
    if not example:
        return "Nhập lại theo giấy tiếp nhận."
    return say("Nhập lại theo giấy tiếp nhận, ví dụ %(example)s.", example=example)


def field_code(agency: str, field: str) -> str:
    """The code of a field of an agency: `G01-LV12`, for the agency G01 and the field LV12.

    Source: TT 01/2018, Art. 19
    """
    return f"{agency.strip().upper()}-{field.strip().upper()}"


def _day(digits: str) -> date | None:
    year = int(digits[:-4]) + (2000 if len(digits) == 6 else 0)  # noqa: PLR2004  six digits are YYMMDD
    try:
        return date(year, int(digits[-4:-2]), int(digits[-2:]))
    except ValueError:
        return None
