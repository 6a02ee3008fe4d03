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
