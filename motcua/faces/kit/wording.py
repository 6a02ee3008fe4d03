"""How dates, spans, money and telephone numbers are said to people, in Vietnamese and English."""

import datetime as dt
import re
from decimal import Decimal
from functools import lru_cache

from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext, pgettext

from motcua.law import citation
from motcua.law.deadline import DAY_MINUTES
from motcua.law.sentences import Named, Sentence, written

MEGABYTE = 1_000_000
_VIETNAMESE_SIGNS = str.maketrans(",.", ".,")


def _local(at: dt.date) -> dt.date:
    if not isinstance(at, dt.datetime) or at.tzinfo is None:
        return at
    zone = timezone.get_current_timezone()
    return at if at.tzinfo is zone else at.astimezone(zone)


def weekday(at: dt.date) -> str:
    """The name of the day: "thứ Hai"; week days are written with a capital number, as in Decree 30/2020."""
    names = (
        pgettext("weekday", "thứ Hai"),
        pgettext("weekday", "thứ Ba"),
        pgettext("weekday", "thứ Tư"),
        pgettext("weekday", "thứ Năm"),
        pgettext("weekday", "thứ Sáu"),
        pgettext("weekday", "thứ Bảy"),
        pgettext("weekday", "Chủ nhật"),
    )
    return names[_local(at).weekday()]


def day(at: dt.date | None) -> str:
    """29/05/2023; empty for nothing."""
    return f"{_local(at):%d/%m/%Y}" if at else ""


def moment(at: dt.datetime | None) -> str:
    """29/05/2023 09:00; empty for nothing."""
    return f"{_local(at):%d/%m/%Y %H:%M}" if at else ""


def long_day(at: dt.date | None) -> str:
    """Thứ Hai 29/05/2023, with the small letter that fits inside a sentence; empty for nothing."""
    return f"{weekday(at)} {day(at)}" if at else ""


def long_moment(at: dt.datetime | None) -> str:
    """Thứ Hai 29/05/2023 09:00, with the small letter that fits inside a sentence; empty for nothing."""
    return f"{weekday(at)} {moment(at)}" if at else ""


def number(value: Decimal | float | str | None, places: int | None = None) -> str:
    """1.234,5 in Vietnamese and 1,234.5 in English; a dash for nothing; words stay as they are."""
    if value is None:
        return "–"
    if isinstance(value, str):
        if not re.fullmatch(r"-?\d+(\.\d+)?", value):
            return value
        value = Decimal(value)
    written = f"{value:,}" if places is None else f"{value:,.{places}f}"
    return written if get_language() == "en" else written.translate(_VIETNAMESE_SIGNS)


def money(dong: Decimal | int | None) -> str:
    """An amount of VND: "1.250.000 đồng"; "Miễn phí" is for the caller to say, zero stays "0 đồng"."""
    return gettext("%(amount)s đồng") % {"amount": number(round(dong))} if dong is not None else "–"


def span(minutes: int) -> str:
    """Working minutes in days of eight hours, hours and minutes: "2 ngày 3 giờ", "4 giờ 30 phút".

    Nothing is rounded away, so that the steps of a process visibly add up to its time limit.
    """
    days, rest = divmod(abs(int(minutes)), DAY_MINUTES)
    hours, left = divmod(rest, 60)
    parts = []
    if days:
        parts.append(ngettext("%(n)s ngày", "%(n)s ngày", days) % {"n": number(days)})
    if hours:
        parts.append(ngettext("%(n)s giờ", "%(n)s giờ", hours) % {"n": hours})
    if left or not parts:
        parts.append(ngettext("%(n)s phút", "%(n)s phút", left) % {"n": left})
    return " ".join(parts)


def working_time(minutes: int | None) -> str:
    """Working minutes as people say them: "2 ngày 3 giờ làm việc"; a dash for nothing."""
    return "–" if minutes is None else gettext("%(span)s làm việc") % {"span": span(minutes)}


def given_name(name: str) -> str:
    """The name by which a person is called: the last word of a Vietnamese name."""
    return name.strip().rsplit(maxsplit=1)[-1] if name.strip() else ""


def phone(text: str | None) -> str:
    """A telephone number in groups: 0912 345 678, 0271 3879 456, 1022 as it is; anything else untouched."""
    if not text:
        return ""
    digits = re.sub(r"[\s.\-()]", "", text)
    digits = re.sub(r"^(\+84|0084)", "0", digits)
    if re.fullmatch(r"0[35789]\d{8}", digits):
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    if re.fullmatch(r"02[48]\d{8}", digits):
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    if re.fullmatch(r"02\d{9}", digits):
        return f"{digits[:4]} {digits[4:8]} {digits[8:]}"
    return text


@lru_cache(maxsize=4096)
def _left(days: int, hours: int, late: bool, language: str) -> str:  # noqa: ARG001, FBT001  # the language is part of the key
    if late:
        if not days:
            return gettext("trễ trong hôm nay")
        return ngettext("trễ %(n)s ngày", "trễ %(n)s ngày", -days) % {"n": number(-days)}
    if days:
        return ngettext("còn %(n)s ngày", "còn %(n)s ngày", days) % {"n": number(days)}
    if hours:
        return ngettext("còn %(n)s giờ", "còn %(n)s giờ", hours) % {"n": hours}
    return gettext("còn dưới 1 giờ")


def left(due: dt.datetime, now: dt.datetime) -> str:
    """How far away a due moment is, in calendar days or, on the day itself, hours: "còn 2 ngày", "trễ 3 ngày"."""
    days = _local(due).toordinal() - _local(now).toordinal()
    hours = 0 if days else int((due - now).total_seconds() // 3600)
    return _left(days, hours, due < now, get_language() or "vi")


def size(bytes_: int) -> str:
    """The size of a file, as the portal writes it: "1,2 MB", "46 kB"."""
    if bytes_ >= MEGABYTE:
        return f"{number(bytes_ / MEGABYTE, 1)} MB"
    return f"{number(max(1, bytes_ // 1000))} kB"


def cited(source: str) -> str:
    """Pointers to the law as the reader's language writes them; what is no pointer stays as it is."""
    return citation.told(source, "en" if get_language() == "en" else "vi")


def told(*sentences: str) -> str:
    """What the floors below say, in the reader's language; a sentence that no catalogue knows stays Vietnamese.

    The English stands in the catalogue of the floor that says it: `locale/` of law, registers and work.
    """
    return " ".join(_told(one) for one in sentences if one)


def _told(sentence: str) -> str:
    if get_language() != "en":
        return str(sentence)
    if not isinstance(sentence, Sentence) or not sentence.values:
        return gettext(str(sentence))
    pattern = gettext(sentence.pattern)
    known = pattern != sentence.pattern  # words are translated with their sentence, never alone inside a Vietnamese one
    return pattern % {name: _value(value, known=known) for name, value in sentence.values.items()}


def _value(value: object, *, known: bool) -> str:
    if isinstance(value, Sentence):
        return _told(value)
    if isinstance(value, Named):
        return value.english if known else str(value)
    if isinstance(value, tuple) and known:
        return written(tuple(gettext(str(word)) for word in value))
    return written(value)
