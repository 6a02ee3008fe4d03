"""The dossiers that lie ready for the cast on the morning of the demonstration."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from motcua.law import deadline
from motcua.law.calendar import Calendar, at_minute
from motcua.law.channels import COUNTER, ONLINE
from motcua.registers.people.pack import BadPack
from motcua.runtime.demonstration import sheets
from motcua.runtime.demonstration.plan.arrival import Arrival, Fate, Stage
from motcua.runtime.demonstration.walk.life import Lane

_LONGEST_SEARCH = 400  # days
_MORNING = 9 * 60  # minutes of the day at which staged dossiers come in, or a little later


def arrivals(folder: Path, lanes: Sequence[Lane], now: datetime, chance: random.Random) -> list[Arrival]:
    """The staged dossiers. Raises `BadPack` for a procedure that its counter does not take in."""
    by_name = {(lane.counter.code, lane.procedure.key): lane for lane in lanes}
    found = []
    for row in sheets.rows(sheets.sheet(folder / "staged.yaml"), "dossiers"):
        name = sheets.text(row, "at"), sheets.text(row, "procedure")
        if name not in by_name:
            raise BadPack(f"{sheets.FOLDER}/staged.yaml: {name[0]} does not take in {name[1]}.")
        count = int(sheets.number(row.get("count", 1), "count"))
        found += [_arrival(row, by_name[name], now, chance) for _ in range(count)]
    return found


def _arrival(row: Mapping[str, object], lane: Lane, now: datetime, chance: random.Random) -> Arrival:
    stage = Stage[sheets.text(row, "stage").upper()]
    when = sheets.text(row, "when")
    online = stage is Stage.INCOMING or bool(row.get("online"))
    if when in {"morning", "weekend"}:
        filed = _unseen(now, lane.calendar, when, chance)
    elif when == "opening":
        filed = lane.calendar.opening(now.date()) + timedelta(seconds=chance.randint(60, 600))
    else:
        filed = _reckoned_back(int(sheets.number(row["due"], "due")), lane, now, chance)
    arrival = Arrival(filed, lane, ONLINE if online else COUNTER)
    arrival.fate, arrival.stage, arrival.opening = Fate.STAGED, stage, when == "opening"
    arrival.firsts = bool(row.get("lan"))
    return arrival


def _unseen(now: datetime, calendar: Calendar, when: str, chance: random.Random) -> datetime:
    """A moment since the counter closed for the last time, this morning or before."""
    if when == "morning":
        begun = now.replace(hour=6, minute=5, second=0)
    else:
        begun = calendar.closing(calendar.previous_working_day(now.date())) + timedelta(minutes=30)
    until = now if when == "morning" else now.replace(hour=0, minute=0, second=0)
    return begun + timedelta(seconds=int(chance.random() * max(60.0, (until - begun).total_seconds())))


def _reckoned_back(due: int, lane: Lane, now: datetime, chance: random.Random) -> datetime:
    """A moment of receipt whose date is so many working days from today, or the last before that."""
    target = _working_day(due, lane.calendar, now.date())
    minute = _MORNING + chance.randint(0, 60)
    for back in range(_LONGEST_SEARCH):
        day = target - timedelta(days=back)
        if day >= now.date() or not lane.calendar.is_working(day):
            continue
        received = at_minute(day, minute) + timedelta(seconds=chance.randint(0, 59))
        if deadline.due(received, lane.procedure.term, lane.calendar).due.date() <= target:
            return received
    raise BadPack(f"{sheets.FOLDER}/staged.yaml: {lane.procedure.key} cannot be due {due} working days from today.")


def _working_day(due: int, calendar: Calendar, today: date) -> date:
    if due > 0:
        return calendar.add_working_days(today, due)
    day = today
    for _ in range(-due):
        day = calendar.previous_working_day(day)
    return day
