"""The days off passed over and the made-up days counted between two days, as steps."""

from datetime import date

from motcua.law.calendar import Calendar, MadeUp
from motcua.law.calendar.runs import Run
from motcua.law.deadline.steps import Compensation, Off, Step, Swapped, Undecided, Worked


def between(calendar: Calendar, first: date, last: date) -> list[Step]:
    """What the calendar holds from one day to another: days off, made-up days, undecided years."""
    runs = calendar.runs
    steps: list[Step] = [_closed(run) for run in runs.touching(first, last)]
    steps += [_worked(entry) for entry in runs.made_up(first, last)]
    if calendar.undecided:
        steps += [Undecided(year) for year in sorted(calendar.undecided) if first.year <= year <= last.year]
    return steps


def _closed(run: Run) -> Step:
    if run.kind == "swap":
        return Swapped(run.first, run.pair or run.first)
    if run.kind == "compensation":
        return Compensation(run.festival, run.first, run.last)
    return Off(run.festival, run.first, run.last)


def _worked(entry: MadeUp) -> Step:
    return Worked(entry.day, entry.pair or entry.day)
