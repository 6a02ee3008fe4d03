"""From the end of a code to the whole codes that it may be: those are found by the index that keeps codes apart.

Source: decision 0165
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from motcua.law import dossier_code
from motcua.law.calendar import ZONE
from motcua.law.errors import BadDossierCode

MOST = 400  # whole codes that one end is tried as: some milliseconds of the index
LONGEST_WAY_BACK = 730  # days
_END = re.compile(r"(?:(?P<unit>[A-Z0-9Đ.\-]*?[A-Z0-9Đ])-)??(?:(?P<day>\d{2}|\d{4}|\d{6}|\d{8})-)?(?P<number>\d{1,12})")
_BARE = (re.compile(r"(\d{6})(\d{4,6})"), re.compile(r"(\d{8})(\d{4,6})"))  # day and number without a dash
_ALONE = range(3, 6)  # digits of a number that stands without its day
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class End:
    """The end of a code: what is known of unit and day, and the number with its zeros."""

    unit: str
    day: str
    number: str

    @property
    def one_day(self) -> bool:
        """True when the day is whole, so that each unit has one dossier at most with this end."""
        return len(self.day) == len("yymmdd")


def whole(text: str, units: Sequence[str]) -> str:
    """The code that this is, of a unit that is known, whatever dots and dashes are missing; nothing for no such code.

    Source: decision 0161
    """
    try:
        return dossier_code.parse(text, units=units).text
    except BadDossierCode:
        return ""


def end(text: str) -> End | None:
    """What the text says as the end of a code: `0001`, `230529-0001`, `37.01-230529-0001`, `2305290001`."""
    cleaned = re.sub(r"[\s–_/]+", "-", text.strip().upper())
    for form in _BARE:
        found = form.fullmatch(cleaned)
        if found and _is_day(found[1][-6:]):
            return End("", found[1][-6:], found[2])
    found = _END.fullmatch(cleaned)
    if found is None:
        return None
    day, number = (found["day"] or "")[-6:], found["number"]
    if not day and (found["unit"] or len(number) not in _ALONE):
        return None
    return End(found["unit"] or "", day, number.zfill(_DIGITS))


def candidates(one: End, units: Sequence[str], now: datetime) -> list[str]:
    """The whole codes with this end of these units, newest day first, as many as may be tried."""
    fitting = [unit for unit in units if not one.unit or f".{unit}".endswith((f".{one.unit}", f"-{one.unit}"))]
    days = iter([one.day]) if one.one_day else _days(one.day, now)
    codes = (f"{unit}-{day}-{one.number}" for day in days for unit in fitting)
    return list(islice(codes, MOST))


def _days(tail: str, now: datetime) -> Iterator[str]:
    """The days whose written form ends like this, from today back."""
    today = now.astimezone(ZONE).date()
    written = (f"{today - timedelta(days=back):%y%m%d}" for back in range(LONGEST_WAY_BACK))
    return (day for day in written if day.endswith(tail))


def _is_day(digits: str) -> bool:
    try:
        date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        return False
    return True
