"""Days, hours and sums in the words of a Vietnamese document."""

from datetime import date, datetime

from motcua.law import calendar


def long_day(day: date) -> str:
    """The day as a document dates itself; days below ten and the first two months take a zero.

    Source: NĐ 30/2020, Annex I
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)  # noqa: PLR2004  January and February, says the annex
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_day(day: date) -> str:
    """The day as 27/10/2023."""
    return f"{day:%d/%m/%Y}"


def moments(at: datetime) -> dict[str, str]:
    """One moment in every form that a paper may want, in Vietnam's time."""
    local = at.astimezone(calendar.ZONE)
    return {
        "long": f"{local:%H} giờ {local:%M} phút, {long_day(local.date())}",
        "clock": f"{local:%H} giờ {local:%M} phút, ngày {short_day(local.date())}",
        "stamp": f"{local:%H:%M} {short_day(local.date())}",
        "day": short_day(local.date()),
        "long_day": long_day(local.date()),
    }


def days(day: date) -> dict[str, str]:
    """One day in every form that a paper may want."""
    return {"day": short_day(day), "long_day": long_day(day)}


def dong(amount: int) -> str:
    """A sum in VND as 1.250.000 đồng."""
    return f"{amount:,} đồng".replace(",", ".")


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", " nghìn", " triệu", " tỷ")
_GROUP = 1000


def dong_in_words(amount: int) -> str:
    """A sum in VND in words, as a receipt writes it: Năm mươi nghìn đồng. Below a million millions."""
    groups, rest = [], amount
    while rest:
        rest, group = divmod(rest, _GROUP)
        groups.append(group)
    said = [
        _three(group, whole=place < len(groups) - 1) + _SCALES[place % 4] for place, group in enumerate(groups) if group
    ]
    words = " ".join(reversed(said)) or _DIGITS[0]
    return f"{words[0].upper()}{words[1:]} đồng"


def _three(group: int, *, whole: bool) -> str:
    """A group of three digits; `whole` when others stand before it, so that its zeros are said."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    said = [f"{_DIGITS[hundreds]} trăm"] if hundreds or whole else []
    if tens > 1:
        said.append(f"{_DIGITS[tens]} mươi")
    elif tens == 1:
        said.append("mười")
    elif ones and said:
        said.append("lẻ")
    if ones:
        said.append({1: "mốt" if tens > 1 else "một", 5: "lăm" if tens else "năm"}.get(ones, _DIGITS[ones]))
    return " ".join(said)
