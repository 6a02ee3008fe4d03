"""The calendar by which each agency works: the national days, what was announced since, and its own hours."""

import time
from collections.abc import Mapping
from datetime import date

from django.db import transaction

from motcua.law import calendar
from motcua.law.calendar import Calendar, DayOff, Hours, MadeUp
from motcua.registers.people import tree
from motcua.registers.people.models import DayNotice

_SATURDAY = 5
_NO_NOTICE: tuple[tuple[date, bool, str, str], ...] = ()


class _Kept:
    notices = _NO_NOTICE
    base: Calendar | None = None
    read_at = float("-inf")
    by_agency: dict[int, Calendar] = {}


def of_agency(agency_id: int, agencies: tree.Tree) -> Calendar:
    """The calendar of one agency; its hours are its own, or those of the nearest above that has any.

    Days announced elsewhere are known here within `tree.FRESH_FOR` seconds. At most one query.
    Source: BLLĐ 2019, Art. 112; decision 0010
    """
    shared = base()
    found = _Kept.by_agency.get(agency_id)
    if found is None:
        own = next((each.hours for each in agencies.upwards(agencies.by_id[agency_id]) if each.hours), None)
        found = shared.with_hours(hours_from(own)) if own else shared
        _Kept.by_agency[agency_id] = found
    return found


def hours_from(written: Mapping[str, list[str]]) -> Hours:
    """The hours of an agency as its row keeps them. Raises `ImpossibleCalendar` for hours that cannot be."""
    intervals = {name: calendar.hours.parse(",".join(parts)) for name, parts in written.items() if parts}
    return Hours(
        weekday=intervals.get("weekday", ()),
        saturday=intervals.get("saturday", ()),
        saturday_reception=intervals.get("saturday_reception", ()),
    )


def base() -> Calendar:
    """The calendar that holds for every agency, but for its hours. At most one query."""
    if _Kept.base is not None and time.monotonic() - _Kept.read_at <= tree.FRESH_FOR:
        return _Kept.base
    notices = tuple(DayNotice.objects.order_by("day").values_list("day", "working", "name", "source"))
    if _Kept.base is None or notices != _Kept.notices:
        _Kept.base, _Kept.notices = with_notices(calendar.national(), notices), notices
    _Kept.by_agency, _Kept.read_at = {}, time.monotonic()
    return _Kept.base


def with_notices(national: Calendar, notices: tuple[tuple[date, bool, str, str], ...]) -> Calendar:
    """The calendar with the announced days: each closes its day or opens it, whatever was there before."""
    if not notices:
        return national
    closed = {entry.day: entry for entry in national.closed}
    made_up = {entry.day: entry for entry in national.made_up}
    for day, working, _name, source in notices:
        closed.pop(day, None)
        made_up.pop(day, None)
        if not working:
            closed[day] = DayOff(day, "local", "local", None, source)
        elif day.weekday() >= _SATURDAY:
            made_up[day] = MadeUp(day, None, source)
    return national.with_days(closed=closed.values(), made_up=made_up.values())


def forget_soon() -> None:
    """What this process has read is forgotten now, and again once the present transaction is committed."""
    forget()
    transaction.on_commit(forget)


def forget() -> None:
    """Announced days and hours are read afresh at the next question."""
    _Kept.base, _Kept.notices, _Kept.by_agency, _Kept.read_at = None, _NO_NOTICE, {}, float("-inf")
