"""What holds for every deadline, whatever the day, the hours and the holidays."""

import time as host
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from motcua.law import calendar, deadline
from motcua.law.calendar import Calendar, Hours
from motcua.law.deadline import spans, steps
from motcua.law.errors import CalendarEnds, ImpossibleCalendar

FIRST, LAST = date(2020, 1, 1), date(2029, 12, 31)
HOURS = (
    calendar.hours.DEFAULT,
    Hours(calendar.hours.parse("07:00-11:30,13:30-17:00")),
    Hours(calendar.hours.parse("08:00-16:00")),
    Hours(calendar.hours.parse("07:30-11:30,13:00-17:00"), saturday=calendar.hours.parse("07:30-11:30")),
    Hours(calendar.hours.parse("07:30-11:30,13:00-17:00"), saturday_reception=calendar.hours.parse("07:30-11:00")),
    Hours(calendar.hours.parse("07:30-09:00,09:30-11:30,13:00-17:00"), saturday=calendar.hours.parse("08:00-10:30")),
)
UNITS = (deadline.TermUnit.WORKING_DAY, deadline.TermUnit.DAY, deadline.TermUnit.WORKING_HOUR)

days = st.dates(date(2021, 1, 1), date(2026, 12, 31))
moments = st.builds(calendar.at_minute, days, st.integers(0, 1439))
holidays = st.sets(st.dates(FIRST, LAST), max_size=60)
hours = st.sampled_from(HOURS)
values = st.integers(1, 120).map(lambda halves: Decimal(halves) / 2)
terms = st.builds(deadline.Term, values, st.sampled_from(UNITS))
clocks = st.builds(
    deadline.Clock,
    end=st.sampled_from([deadline.End.END_OF_DAY, deadline.End.KEEP_CLOCK, time(9), time(12)]),
    cutoff=st.sampled_from(list(deadline.Cutoff)),
    late_receipt=st.sampled_from(list(deadline.LateReceipt)),
)
closings = st.builds(deadline.Clock, cutoff=st.sampled_from(list(deadline.Cutoff)),
                     late_receipt=st.sampled_from(list(deadline.LateReceipt)))  # fmt: skip

patient = settings(deadline=None, max_examples=120)


def calendar_of(closed, worked: Hours) -> Calendar:
    return Calendar(FIRST, LAST, tuple(calendar.DayOff(day) for day in sorted(closed)), (), worked)


@patient
@given(moments, moments, terms, holidays, hours, closings)
def test_who_files_later_is_never_served_earlier(one, other, term, closed, worked, clock):
    days_ = calendar_of(closed, worked)
    earlier, later = sorted((one, other))
    assert deadline.due(earlier, term, days_, clock).due <= deadline.due(later, term, days_, clock).due


@patient
@given(moments, values, values, st.sampled_from(UNITS), holidays, hours, clocks)
def test_a_longer_term_never_ends_earlier(received, one, other, unit, closed, worked, clock):
    days_ = calendar_of(closed, worked)
    shorter, longer = (deadline.Term(value, unit) for value in sorted((one, other)))
    assert deadline.due(received, shorter, days_, clock).due <= deadline.due(received, longer, days_, clock).due


@patient
@given(moments, st.integers(1, 40), st.integers(1, 40), holidays, hours)
def test_working_days_add_up(received, first, second, closed, worked):
    days_ = calendar_of(closed, worked)
    middle = deadline.due(received, deadline.Term.of(first, "working_day"), days_).due.date()
    whole = deadline.due(received, deadline.Term.of(first + second, "working_day"), days_).due.date()
    assert deadline.due_on(middle, second, days_) == whole


@patient
@given(moments, st.integers(1, 400), st.integers(1, 400), holidays, hours)
def test_working_hours_add_up(received, first, second, closed, worked):
    days_ = calendar_of(closed, worked)
    quarters = [deadline.Term(Decimal(count) / 4, deadline.TermUnit.WORKING_HOUR) for count in (first, second)]
    middle = deadline.due(received, quarters[0], days_).due
    whole = deadline.Term(Decimal(first + second) / 4, deadline.TermUnit.WORKING_HOUR)
    assert days_.add_minutes(middle, quarters[1].minutes) == deadline.due(received, whole, days_).due


@patient
@given(moments, terms, holidays, hours, clocks)
def test_a_result_is_due_inside_working_hours(received, term, closed, worked, clock):
    days_ = calendar_of(closed, worked)
    due = deadline.due(received, term, days_, clock).due
    minute = due.hour * 60 + due.minute
    assert any(first <= minute <= last for first, last in days_.intervals(due.date()))
    assert due > received


@patient
@given(moments, terms, holidays, st.dates(FIRST, LAST), hours, closings)
def test_one_more_holiday_never_shortens_a_term(received, term, closed, extra, worked, clock):
    before = calendar_of(closed, worked)
    after = before.closing_also([extra])
    assert deadline.due(received, term, before, clock).due <= deadline.due(received, term, after, clock).due


@patient
@given(moments, terms, holidays, hours, clocks)
def test_the_stored_reckoning_is_the_reckoning(received, term, closed, worked, clock):
    answer = deadline.due(received, term, calendar_of(closed, worked), clock)
    assert deadline.Deadline.from_json(answer.as_json()) == answer
    assert all(line.text_vi and line.text_en for line in answer.reckoning)


@patient
@given(moments, st.integers(1, 30), holidays, hours)
def test_the_days_told_are_the_days_counted(received, count, closed, worked):
    days_ = calendar_of(closed, worked)
    answer = deadline.due(received, deadline.Term.of(count, "working_day"), days_)
    step = next(step for step in answer.steps if isinstance(step, steps.WorkingDays))
    counted = spans.counted(step, answer.steps)
    assert len(counted) == count
    assert all(days_.is_working(day) for day in counted)


@patient
@given(moments, moments, moments, holidays, hours)
def test_working_time_between_moments_adds_up(first, second, third, closed, worked):
    days_ = calendar_of(closed, worked)
    whole = days_.working_minutes(first, third)
    assert whole == days_.working_minutes(first, second) + days_.working_minutes(second, third)


@patient
@given(moments, terms, moments, st.timedeltas(timedelta(0), timedelta(days=300)))
def test_a_pause_never_brings_a_date_nearer(received, term, since, wait):
    days_ = calendar_of((), HOURS[0])
    before = deadline.due(received, term, days_)
    until = since + wait
    after = deadline.resume(before, since, until, days_)
    assert after.due >= before.due
    assert days_.working_minutes(before.due, after.due) == days_.working_minutes(
        since, until.replace(second=0, microsecond=0)
    )


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Ho_Chi_Minh"])
def test_the_zone_of_the_host_does_not_matter(monkeypatch, zone):
    monkeypatch.setenv("TZ", zone)
    host.tzset()
    try:
        received = datetime(2024, 4, 24, 9, 0, tzinfo=calendar.ZONE)
        term = deadline.Term.of(5, "working_day")
        expected = datetime(2024, 5, 4, 17, 0, tzinfo=calendar.ZONE)
        assert deadline.due(received, term, calendar.national()).due == expected
        abroad = datetime.fromisoformat("2024-04-23T19:00:00-07:00")
        assert deadline.due(abroad, term, calendar.national()).due == expected
    finally:
        monkeypatch.undo()
        host.tzset()


@patient
@given(st.dates(FIRST, LAST), st.integers(0, 1439), terms, clocks)
def test_ten_years_never_crash_inside_and_end_with_a_name(day, minute, term, clock):
    days_ = calendar_of((), HOURS[3])
    try:
        due = deadline.due(calendar.at_minute(day, minute), term, days_, clock).due
    except CalendarEnds:
        assert day > date(2029, 9, 1)
    else:
        assert FIRST <= due.date() <= LAST


@given(
    st.one_of(
        st.dates(date(1900, 1, 1), FIRST - timedelta(days=1)), st.dates(LAST + timedelta(days=1), date(2200, 1, 1))
    )
)
def test_a_day_outside_the_calendar_is_a_named_error(day):
    days_ = Calendar(FIRST, LAST)
    for term in (deadline.Term.of(1, unit) for unit in deadline.TermUnit):
        with pytest.raises(CalendarEnds):
            deadline.due(calendar.at_minute(day, 600), term, days_)


@given(days)
def test_a_day_both_closed_and_made_up_is_impossible(day):
    with pytest.raises(ImpossibleCalendar):
        Calendar(FIRST, LAST).with_days(closed=[day], made_up=[day])


@given(days)
def test_a_made_up_day_must_be_a_day_of_rest(day):
    assume(day.weekday() < 5)
    with pytest.raises(ImpossibleCalendar):
        Calendar(FIRST, LAST).with_days(closed=[], made_up=[day])


def test_a_calendar_without_a_working_day_is_impossible():
    week = [date(2024, 5, 13) + timedelta(days=offset) for offset in range(7)]
    with pytest.raises(ImpossibleCalendar):
        Calendar(week[0], week[-1], tuple(calendar.DayOff(day) for day in week))
    with pytest.raises(ImpossibleCalendar):
        Calendar(date(2024, 5, 13), date(2024, 5, 12))


@pytest.mark.parametrize(
    "written", ["", "07:30", "11:30-07:30", "07:30-07:30", "07:30-12:00,11:00-17:00", "13:00-17:00,07:30-11:30",
                "07:30-24:00", "25:00-26:00", "7.30-11.30", "07:30-11:30,", "07:61-11:30"],
)  # fmt: skip
def test_hours_that_make_no_day_are_impossible(written):
    with pytest.raises(ImpossibleCalendar):
        calendar.hours.parse(written)


def test_hours_are_written_as_they_are_read():
    assert calendar.hours.write(calendar.hours.parse("07:30-11:30, 13:00-17:00")) == "07:30-11:30,13:00-17:00"
