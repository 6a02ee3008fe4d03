"""When procedures must be published: the clocks of the publishing decision and of the national database.

publishing.decide_by(effective, calendar)            the last day of the decision, before the procedure takes effect
publishing.post_by(decided, calendar, urgent=…)      the last day on which it must stand in the national database
"""

from datetime import date

from motcua.law import parameters
from motcua.law.calendar import Calendar


def decide_by(effective: date, calendar: Calendar) -> date:
    """The last day on which a province may decide to publish what takes effect on this day, and still be on time.

    Raises BadParameter for days before the decree and CalendarEnds outside the calendar.

    Source: NĐ 63/2010, Art. 15; QĐ 766/2022, Annex I(1)
    """
    day = effective
    for _ in range(int(parameters.on("publish_before", effective).number)):
        day = calendar.previous_working_day(day)
    return day


def post_by(decided: date, calendar: Calendar, *, urgent: bool = False) -> date:
    """The last day on which a procedure decided on this day must be public in the national database.

    Raises BadParameter for days before the decree and CalendarEnds outside the calendar.

    Source: NĐ 63/2010, Art. 24; QĐ 766/2022, Annex I(1)
    """
    within = parameters.on("post_within_urgent" if urgent else "post_within", decided)
    return calendar.add_working_days(decided, int(within.number))
