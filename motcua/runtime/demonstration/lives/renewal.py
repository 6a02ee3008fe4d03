"""Posts that ended with the last working day and are given anew this morning."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from motcua.law.calendar import Calendar
from motcua.registers.people.roles import Role
from motcua.runtime.demonstration.lives.circle import Change
from motcua.runtime.demonstration.people.officers import Staff

_AFTER_CLOSING = timedelta(minutes=5)


def changes(
    staff: Staff, vacancies: Mapping[tuple[int, Role], datetime], offices: Calendar, now: datetime
) -> list[Change]:
    """Every post that is vacant this morning ends and begins, in the order of time."""
    closed = offices.closing(offices.previous_working_day(now.date())) + _AFTER_CLOSING
    found = []
    for (agency, role), until in vacancies.items():
        for officer in staff.roster.get((agency, role), ()):
            found.append(Change(closed, officer, agency, role, begins=False))
            found.append(Change(until, officer, agency, role, begins=True))
    return sorted(found, key=lambda change: change.at)
