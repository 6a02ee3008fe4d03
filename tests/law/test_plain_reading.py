"""The same answers as a plain reading of the rules that walks day by day and minute by minute, and looks nothing up."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.law import calendar, deadline
from motcua.law.calendar import Hours

MORNING_AND_AFTERNOON = ((450, 690), (780, 1020))
ALL_DAY = ((480, 960),)
SATURDAYS = ((), ((450, 690),), ((480, 600), (630, 700)))


class Plain:
    """A calendar read as written: what is off, what is made up, and the hours of the week."""

    def __init__(self, off, made_up, weekday, saturday):
        self.off, self.made_up, self.weekday, self.saturday = off, made_up, weekday, saturday

    def hours(self, day):
        if day in self.off:
            return ()
        if day in self.made_up or day.weekday() < 5:
            return self.weekday
        return self.saturday if day.weekday() == 5 else ()

    def next_day(self, day):
        day += timedelta(days=1)
        while not self.hours(day):
            day += timedelta(days=1)
        return day

    def start(self, moment):
        day, minute = moment.date(), moment.hour * 60 + moment.minute
        if not self.hours(day) or minute >= self.hours(day)[-1][1]:
            day = self.next_day(day)
            return day, self.hours(day)[0][0]
        while not any(first <= minute < last for first, last in self.hours(day)):
            minute += 1
        return day, minute

    def working_days(self, moment, count):
        day, _ = self.start(moment)
        for _ in range(count):
            day = self.next_day(day)
        return day, self.hours(day)[-1][1]

    def working_minutes(self, moment, minutes):
        day, minute = self.start(moment)
        while minutes:
            if not any(first <= minute < last for first, last in self.hours(day)):
                minute += 1
                if minute >= 1440:
                    day, minute = self.next_day(day), 0
                continue
            minute, minutes = minute + 1, minutes - 1
        return day, minute

    def days(self, moment, count):
        return self.rolled(moment.date() + timedelta(days=count))

    def months(self, moment, count):
        day = moment.date()
        for _ in range(count):
            day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        last = monthrange(day.year, day.month)[1]
        return self.rolled(day.replace(day=min(moment.day, last)))

    def rolled(self, day):
        while not self.hours(day):
            day += timedelta(days=1)
        return day, self.hours(day)[-1][1]


spring = st.dates(date(2024, 1, 20), date(2024, 5, 31))
weekends = spring.filter(lambda day: day.weekday() > 4)
moments = st.builds(calendar.at_minute, spring, st.integers(0, 1439))


@st.composite
def worlds(draw):
    off = draw(st.sets(spring, max_size=25))
    made_up = draw(st.sets(weekends, max_size=6)) - off
    weekday, saturday = draw(st.sampled_from([MORNING_AND_AFTERNOON, ALL_DAY])), draw(st.sampled_from(SATURDAYS))
    blank = calendar.Calendar(date(2024, 1, 1), date(2026, 12, 31), hours=Hours(weekday, saturday))
    return Plain(off, made_up, weekday, saturday), blank.with_days(closed=off, made_up=made_up)


def agrees(world, unit, received, value, plain):
    due = deadline.due(received, deadline.Term.of(value, unit), world[1]).due
    day, minute = plain
    assert due == datetime(day.year, day.month, day.day, tzinfo=calendar.ZONE) + timedelta(minutes=minute)


patient = settings(deadline=None, max_examples=100)


@patient
@given(worlds(), moments, st.integers(1, 60))
def test_working_days_are_counted_one_by_one(world, received, count):
    agrees(world, "working_day", received, count, world[0].working_days(received, count))


@patient
@given(worlds(), moments, st.integers(1, 60))
def test_working_minutes_are_counted_one_by_one(world, received, quarters):
    plain = world[0].working_minutes(received, quarters * 15)
    agrees(world, "working_hour", received, Decimal(quarters) / 4, plain)


@patient
@given(worlds(), moments, st.integers(1, 90))
def test_calendar_days_roll_off_days_off(world, received, count):
    agrees(world, "day", received, count, world[0].days(received, count))


@patient
@given(worlds(), moments, st.integers(1, 18))
def test_months_keep_the_day_number_or_the_last_day(world, received, count):
    agrees(world, "month", received, count, world[0].months(received, count))
