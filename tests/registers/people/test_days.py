from datetime import date, datetime

import pytest

from motcua.law.calendar import ZONE
from motcua.law.errors import CalendarEnds
from motcua.ledger import facts
from motcua.registers.people import calendars, queries, tree
from motcua.registers.people.acts import agencies, days
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.cast import MONDAY, Cast

TUESDAY = date(2023, 6, 6)
SATURDAY = date(2023, 6, 10)


def announce(cast: Cast, day: date = TUESDAY, *, working: bool = False) -> None:
    days.announce(by=cast.thu, day=day, working=working, name="Nghỉ hoán đổi", source="QĐ 01/QĐ-UBND", at=MONDAY)


def test_an_announced_day_is_off_for_everybody_at_once(cast: Cast) -> None:
    assert queries.calendar_for(cast.commune.id).is_working(TUESDAY)
    announce(cast)
    assert not queries.calendar_for(cast.commune.id).is_working(TUESDAY)
    assert not queries.calendar_for(cast.elsewhere.id).is_working(TUESDAY)
    assert facts.about("day:2023-06-06")[-1].name == "DayAnnounced"
    assert queries.notices() == (queries.DayNoticeView(TUESDAY, False, "Nghỉ hoán đổi", "QĐ 01/QĐ-UBND"),)


def test_a_made_up_saturday_is_worked(cast: Cast) -> None:
    announce(cast, SATURDAY, working=True)
    assert queries.calendar_for(cast.commune.id).is_working(SATURDAY)


def test_a_national_holiday_can_be_worked_and_a_made_up_day_be_closed_again(cast: Cast) -> None:
    announce(cast, date(2023, 9, 4), working=True)
    assert queries.calendar_for(cast.commune.id).is_working(date(2023, 9, 4))
    announce(cast, date(2024, 5, 4))
    assert not queries.calendar_for(cast.commune.id).is_working(date(2024, 5, 4))


@pytest.mark.parametrize(("day", "working"), [(TUESDAY, True), (SATURDAY, False)])
def test_an_announcement_that_changes_nothing_is_refused(cast: Cast, day: date, *, working: bool) -> None:
    with pytest.raises(Invalid, match="không thay đổi gì"):
        announce(cast, day, working=working)


def test_a_day_is_announced_once_and_the_announcement_withdrawn(cast: Cast) -> None:
    announce(cast)
    with pytest.raises(Conflict):
        days.announce(by=cast.thu, day=TUESDAY, working=True, name="Làm việc", source="QĐ 02/QĐ-UBND", at=MONDAY)
    days.withdraw(by=cast.thu, day=TUESDAY, at=MONDAY)
    assert queries.calendar_for(cast.commune.id).is_working(TUESDAY)
    with pytest.raises(NotFound):
        days.withdraw(by=cast.thu, day=TUESDAY, at=MONDAY)


def test_a_day_needs_a_name_and_a_source_and_must_lie_in_the_calendar(cast: Cast) -> None:
    with pytest.raises(Invalid) as refusal:
        days.announce(by=cast.thu, day=TUESDAY, working=False, name=" ", source="", at=MONDAY)
    assert set(refusal.value.fields) == {"name", "source"}
    with pytest.raises(CalendarEnds):
        announce(cast, date(2150, 1, 1))


def test_a_clerk_does_not_announce_days(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        days.announce(by=cast.hung, day=TUESDAY, working=False, name="x", source="y", at=MONDAY)


def test_another_process_learns_of_the_day_within_half_a_minute(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    queries.calendar_for(cast.commune.id)
    from motcua.registers.people.models import DayNotice

    DayNotice.objects.create(day=TUESDAY, working=False, name="Nghỉ", source="x", announced_at=MONDAY)  # elsewhere
    assert queries.calendar_for(cast.commune.id).is_working(TUESDAY)
    assert tree.FRESH_FOR <= 30
    later = calendars.time.monotonic() + 30
    monkeypatch.setattr(calendars.time, "monotonic", lambda: later)
    assert not queries.calendar_for(cast.commune.id).is_working(TUESDAY)


def test_hours_come_from_the_nearest_above_that_has_any(cast: Cast) -> None:
    agencies.change_agency(
        by=cast.khoa, agency="H10", changes={"hours": {"weekday": ["08:00-12:00", "13:30-17:30"]}}, at=MONDAY
    )
    commune = queries.calendar_for(cast.commune.id)
    assert commune.opening(TUESDAY) == datetime(2023, 6, 6, 8, 0, tzinfo=ZONE)
    hours = {"weekday": ["07:00-11:00", "13:00-17:00"], "saturday": ["07:00-11:00"]}
    agencies.change_agency(by=cast.khoa, agency="H10.37.01", changes={"hours": hours}, at=MONDAY)
    assert queries.calendar_for(cast.commune.id).opening(TUESDAY).hour == 7
    assert queries.calendar_for(cast.commune.id).is_working(SATURDAY)
    assert queries.calendar_for(cast.elsewhere.id).opening(TUESDAY).hour == 8


def test_calendars_are_asked_without_queries_while_they_are_fresh(cast: Cast, django_assert_num_queries) -> None:
    queries.calendar_for(cast.commune.id)
    with django_assert_num_queries(0):
        queries.calendar_for(cast.commune.id)
        queries.agency("H10.37.02")
        queries.settling_agency("UBND_XA", cast.commune.id)
