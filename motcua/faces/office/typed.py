"""What people type, read without trust: trimmed, bounded, and never an exception of its own."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time

from django.utils.translation import gettext

from motcua.law.calendar import ZONE
from motcua.registers.people.errors import Invalid

LINE, LETTER = 500, 4_000  # letters of one line, and of a reason or an opinion
_HIGHEST, _DIGITS = 10**15, 16
_WHOLE = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:[.,\s][0-9]{3})+)")
_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})|(\d{4})-(\d{2})-(\d{2})")
_CLOCK = re.compile(r"(\d{1,2})[:hg](\d{2})?")


def clean(text: str) -> str:
    """The text with whole letters, without what no keyboard types and no database keeps: control characters."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if c in "\n\t" or unicodedata.category(c)[0] != "C")


def line(typed: Mapping[str, str], name: str, most: int = LINE) -> str:
    """One line under the name, single-spaced. Raises `Invalid` for one that is too long."""
    text = " ".join(clean(typed.get(name) or "").split())
    _bounded(name, text, most)
    return text


def letter(typed: Mapping[str, str], name: str, most: int = LETTER) -> str:
    """A longer text under the name, its line breaks kept. Raises `Invalid` for one that is too long."""
    text = clean((typed.get(name) or "").replace("\r\n", "\n")).strip()
    _bounded(name, text, most)
    return text


def whole(typed: Mapping[str, str], name: str) -> int | None:
    """A whole number, its dots and spaces between thousands forgiven; nothing when nothing was typed.

    Raises `Invalid` for what is no whole number: “2,5” is not 25.
    """
    written = (typed.get(name) or "").strip()
    if not written:
        return None
    text = re.sub(r"[\s.,]", "", written)
    if not _WHOLE.fullmatch(written) or len(text) > _DIGITS or abs(int(text)) > _HIGHEST:
        raise _fault(name, gettext("Hãy nhập một số nguyên, ví dụ 25.000."))
    return int(text)


def count(typed: Mapping[str, str], name: str, most: int) -> int:
    """How many, from none to `most`; none when nothing was typed. Raises `Invalid` for what is no such number."""
    written = (typed.get(name) or "").strip()
    if not re.fullmatch(r"[0-9]{0,4}", written) or int(written or 0) > most:
        raise _fault(name, gettext("phải là số nguyên từ 0 đến %(most)s.") % {"most": most})
    return int(written or 0)


def day(typed: Mapping[str, str], name: str) -> date | None:
    """A day as dd/mm/yyyy or yyyy-mm-dd; nothing when nothing was typed. Raises `Invalid` for what is no day."""
    text = (typed.get(name) or "").strip()
    if not text:
        return None
    found = _DAY.fullmatch(text)
    try:
        if found and found[3]:
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found:
            return date(int(found[4]), int(found[5]), int(found[6]))
    except ValueError:
        pass
    raise _fault(name, gettext("Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 29/05/2023."))


def the_day(typed: Mapping[str, str], name: str) -> date:
    """The day under the name. Raises `Invalid` for what is no day, and for none."""
    found = day(typed, name)
    if found is None:
        sentence = gettext("Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 29/05/2023.")
        raise Invalid(gettext("Chưa nhập ngày."), "", sentence, fields={name: sentence})
    return found


def moment(typed: Mapping[str, str], name: str, clock: str) -> datetime | None:
    """The day under one name at the clock time under the other; five in the afternoon when no time was typed.

    Raises `Invalid` for what is no day or no time.
    """
    at = day(typed, name)
    if at is None:
        return None
    text = (typed.get(clock) or "17:00").strip()
    found = _CLOCK.fullmatch(text)
    try:
        return datetime.combine(at, time(int(found[1]), int(found[2] or 0)), ZONE) if found else _no_time(clock)
    except ValueError:
        return _no_time(clock)


def _no_time(clock: str) -> datetime:
    raise _fault(clock, gettext("Hãy nhập giờ theo dạng giờ:phút, ví dụ 16:30."))


def _bounded(name: str, text: str, most: int) -> None:
    if len(text) > most:
        said = gettext("Dài quá %(most)s ký tự (đang có %(there)s). Hãy viết gọn lại.")
        raise _fault(name, said % {"most": most, "there": len(text)})


def _fault(name: str, sentence: str) -> Invalid:
    return Invalid(
        gettext("Có nội dung nhập chưa đúng."), sentence, gettext("Hãy sửa rồi gửi lại."),
        fields={name: sentence},
    )  # fmt: skip
