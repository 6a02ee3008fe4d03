"""One crew: the circles it lets live day by day, and what it leaves of them."""

import random
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.law.calendar import ZONE
from motcua.runtime.demonstration.lives import counter
from motcua.runtime.demonstration.lives.circle import Change, Circle, Setting
from motcua.runtime.demonstration.load.ledger import Entry
from motcua.runtime.demonstration.load.lines import Put
from motcua.runtime.demonstration.load.writing import Writing
from motcua.runtime.demonstration.plan.arrival import Arrival
from motcua.runtime.demonstration.walk.house import Call, House, Numbers
from motcua.runtime.demonstration.walk.life import Life
from motcua.runtime.demonstration.world import World

CREWS = 2  # on every machine, so that the same order makes the same tables


@dataclass(frozen=True, kw_only=True)
class Task:
    """What there is to do for all crews: from the first day to the present of the setting.

    `arrivals` are in the order of time; `changes` of posts too.
    """

    world: World
    setting: Setting
    owing: frozenset[str]  # names of the facts that the national portal must hear of
    arrivals: Sequence[Arrival]
    changes: Sequence[Change]
    first_day: date
    chance: Callable[[str], random.Random]
    told: Callable[[Call], None] | None = None

    def days(self) -> list[tuple[date, datetime]]:
        """Every day with its last moment, the present on the last one."""
        whole = (self.setting.now.date() - self.first_day).days
        days = [self.first_day + timedelta(days=n) for n in range(whole + 1)]
        return [(day, min(datetime.combine(day, time.max, ZONE), self.setting.now)) for day in days]


def shared_out(task: Task) -> list[dict[str, list[Arrival]]]:
    """For each crew its circles with what will arrive there, so that all have about the same to do."""
    arriving: dict[str, list[Arrival]] = {}
    for arrival in task.arrivals:
        arriving.setdefault(arrival.lane.circle, []).append(arrival)
    shares: list[dict[str, list[Arrival]]] = [{} for _ in range(CREWS)]
    loads = [0] * CREWS
    for circle in sorted(arriving, key=lambda each: (-len(arriving[each]), each)):
        least = loads.index(min(loads))
        shares[least][circle] = arriving[circle]
        loads[least] += len(arriving[circle])
    return shares


class Crew:
    """Lets its circles live; `put` takes the rows."""

    def __init__(self, number: int, task: Task, share: Mapping[str, Sequence[Arrival]], put: Put) -> None:
        """Nothing has happened yet; crews are numbered from 0."""
        numbers = Numbers(number + 1, CREWS)
        self._house = House(task.world, task.owing, numbers, put, closed=self._closed, told=task.told)
        self._writing = Writing(put, task.setting.words)
        self._arriving, self._arrived = share, dict.fromkeys(share, 0)
        self._circles = {}
        for key in share:
            self._circles[key] = Circle(key, self._house, task.setting, task.chance(f"lives {key}"))
            here = [change for change in task.changes if task.world.circles[change.agency] == key]
            self._circles[key].changes = here[::-1]

    def day(self, until: datetime) -> list[Entry]:
        """The day has passed up to this moment; its facts in the order of time."""
        for key, circle in self._circles.items():
            coming, begun = self._arriving[key], self._arrived[key]
            self._arrived[key] = end = bisect_right(coming, until, begun, key=_filed)
            circle.pass_time(coming[begun:end], until, counter.arrive)
        return self._house.book.close()

    def end(self) -> list[str]:
        """What is still open is written; the codes of the dossiers that lie ready for the cast."""
        for circle in self._circles.values():
            self._writing.still_open(circle)
        self._writing.series(self._house.numbers)
        return self._writing.staged

    def _closed(self, life: Life) -> None:
        """The dossier's life is over: its row is written."""
        del self._circles[life.lane.circle].open[life.id]
        self._writing.dossier(life)


def _filed(arrival: Arrival) -> datetime:
    return arrival.filed
