"""The code that every received dossier carries, and by which anyone may look it up."""

import re
from dataclasses import dataclass
from datetime import date

from motcua.law.errors import BadDossierCode
from motcua.law.sentences import say

LONGEST = 60
LONGEST_UNIT = 35
_UNIT = re.compile(r"[A-Z0-9Đ]+(?:[.\-][A-Z0-9Đ]+)*")
_BLANKS = re.compile(r"(.*\S)\s+(\d{8}|\d{6})\s+(\d{1,12})")  # blanks typed where dashes are printed
_CODE = re.compile(r"(?P<unit>.+)-(?P<day>\d{8}|\d{6})-(?P<number>\d{1,12})")


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


def parse(text: str, *, example: str = "") -> DossierCode:
    """The parts of a code typed by hand or read from a barcode; spaces and small letters are forgiven.

    An `example` of the codes of this province goes into the refusal, for they differ from one province to the next.

    The unit is opaque: `000.00.06.H56` and `H01.187` stand side by side, so nothing is read by position.
    Raises BadDossierCode when it is no code at all.
    Source: TT 01/2018, Art. 19; TT 04/2025
    """
    written = text.strip()
    typed = _BLANKS.fullmatch(written)
    cleaned = re.sub(r"\s+", "", "-".join(typed.groups()) if typed else written).replace("–", "-").upper()
    found = _CODE.fullmatch(cleaned)
    if found is None or len(cleaned) > LONGEST or len(found["unit"]) > LONGEST_UNIT:
        raise BadDossierCode(
            say("“%(text)s” không phải mã hồ sơ.", text=text[:LONGEST]),
            "Mã hồ sơ có dạng mã đơn vị, ngày tiếp nhận, số thứ tự, nối bằng dấu gạch ngang.",
            say("Nhập lại theo giấy tiếp nhận, ví dụ %(example)s.", example=example)
            if example
            else "Nhập lại theo giấy tiếp nhận.",
            "TT 01/2018, Art. 19",
        )
    return DossierCode(cleaned, found["unit"], _day(found["day"]), found["number"])


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
