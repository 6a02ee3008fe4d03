"""Which days and hours the State works.

calendar.national()                                  the days off as published, the usual hours
calendar.national().with_hours(calendar.Hours(…))    the same days, the hours of one agency
calendar.national().with_days(closed=…, made_up=…)   other days instead
"""

from motcua.law.calendar import hours
from motcua.law.calendar.days import ZONE, Calendar, at_clock, at_minute, in_zone
from motcua.law.calendar.entries import DayOff, MadeUp
from motcua.law.calendar.hours import Hours
from motcua.law.calendar.published import Festival, festivals, national

__all__ = [
    "ZONE",
    "Calendar",
    "DayOff",
    "Festival",
    "Hours",
    "MadeUp",
    "at_clock",
    "at_minute",
    "festivals",
    "hours",
    "in_zone",
    "national",
]
