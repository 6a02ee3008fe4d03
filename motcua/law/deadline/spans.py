"""Which days a stored reckoning counted and which weekends it passed over, found again from its steps."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from motcua.law.deadline.steps import Compensation, Off, Step, Swapped, Worked, WorkingDays

_SATURDAY = 5


def counted(step: WorkingDays, steps: Sequence[Step]) -> list[date]:
    """The working days counted, in order."""
    closed, made_up = _exceptions(steps)
    return [day for day in _days(step) if day not in closed and _works(day, step, made_up)]


def weekends(step: WorkingDays, steps: Sequence[Step]) -> list[date]:
    """The days of weekly rest passed over that no festival names."""
    closed, made_up = _exceptions(steps)
    return [day for day in _days(step) if day not in closed and not _works(day, step, made_up)]


def _works(day: date, step: WorkingDays, made_up: set[date]) -> bool:
    weekday = day.weekday()
    return weekday < _SATURDAY or day in made_up or (weekday == _SATURDAY and step.saturdays == 1)


def _days(step: WorkingDays) -> Iterator[date]:
    return _span(step.after + timedelta(days=1), step.last)


def _exceptions(steps: Sequence[Step]) -> tuple[set[date], set[date]]:
    closed: set[date] = set()
    made_up: set[date] = set()
    for step in steps:
        if isinstance(step, (Off, Compensation)):
            closed.update(_span(step.first, step.last))
        elif isinstance(step, Swapped):
            closed.add(step.day)
        elif isinstance(step, Worked):
            made_up.add(step.day)
    return closed, made_up


def _span(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
