"""The soak's day: owe, send, die, go on, until nothing is left; when nobody can go on, an hour passes."""

import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from motcua.runtime.soak.busy import Officers
from motcua.runtime.soak.crowd import Crowd
from motcua.runtime.soak.ground import Ground

_LEFT = "SELECT count(*) FROM sync_transfer WHERE state = 'waiting'"
_JOBS = (
    "SELECT count(*) FROM procrastinate_jobs WHERE task_name IN ('deliver', 'react') AND status IN ('todo', 'doing')"
)
_ASKED = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'send_owed' AND status = 'todo'"
_AN_HOUR_ON = "UPDATE ledger_setting SET value = (value::float + 3600)::text WHERE key = 'clock.shift_seconds'"
_LOOK = 0.4  # seconds between two looks
_STILL = 4.0  # seconds in which a worker is awake and no dossier comes even, until an hour passes
_LONGEST_WAKING = 60.0  # seconds
_CALM_AFTER, _MOST_HOURS = 3, 48  # hours after which nobody is killed, and after which it is given up, with
_TOLD_EVERY = 10.0  # seconds
_PER_HOUR = 1000  # an hour more for so many dossiers


@dataclass
class Day:
    """What the day came to; seconds from the first light to the last dossier, hours that were let pass not counted."""

    seconds: float = 0.0
    hours: int = 0
    acts: int = 0
    left: int = 0
    steady: float = 0.0  # dossiers a second, the waking of the workers left out
    cpu_ms: dict[str, float] = field(default_factory=dict)  # of the workers and of the portal, for each dossier


class Pace:
    """How fast it goes and what it costs, from when the workers are seen awake; nothing once one was killed."""

    def __init__(self, crowd: Crowd) -> None:
        """Nobody is awake yet."""
        self._crowd, self._at, self._left = crowd, 0.0, 0
        self._spent: Counter[str] = Counter()

    def begin(self, left: int) -> None:
        """The first dossiers came even; so many wait."""
        if not self._at:
            self._at, self._left, self._spent = time.monotonic(), left, self._crowd.spent()

    def tell(self, day: Day) -> None:
        """The day knows its pace."""
        done, passed = self._left - day.left, time.monotonic() - self._at
        if self._at and done > 0 and not day.hours and not self._crowd.deaths:
            spent = self._crowd.spent()
            day.steady = round(done / passed, 1)
            day.cpu_ms = {name: round((spent[name] - self._spent[name]) * 1000 / done, 2) for name in spent}


@dataclass
class Progress:
    """Says on standard error now and then how far it is: a large soak takes an hour."""

    dossiers: int
    began: float
    told_at: float = 0.0

    def tell(self, left: int, hours: int, deaths: int) -> None:
        """A line, if the last was told a while ago."""
        now = time.monotonic()
        if now - self.told_at >= _TOLD_EVERY:
            self.told_at = now
            print(
                f"{now - self.began:6.0f} s  {left} of {self.dossiers} wait, {deaths} killed, {hours} hours passed",
                file=sys.stderr, flush=True,
            )  # fmt: skip


def live(ground: Ground, crowd: Crowd) -> Day:
    """Everything is even or refused, or the day has had too many hours."""
    day, officers = Day(), Officers(ground)
    officers.start()
    began = moved = next_death = time.monotonic()
    at_hour = -1
    lit, left = began + ground.order.dark, ground.number(_LEFT)
    more = ground.order.dossiers // _PER_HOUR
    pace, progress = Pace(crowd), Progress(ground.order.dossiers, began)
    while day.hours < _MOST_HOURS + more:
        _ask_for_sending(ground)
        time.sleep(_LOOK)
        crowd.begin()
        now, before, left = time.monotonic(), left, ground.number(_LEFT)
        if left < before:
            moved = now
            pace.begin(left)
            if not ground.order.dark:
                crowd.seen_awake(now)
        progress.tell(left, day.hours, sum(crowd.deaths.values()))
        if not left and not officers.is_alive() and not ground.number(_JOBS):
            break
        if ground.order.kills and day.hours < _CALM_AFTER + more and now > next_death:
            crowd.kill_one()
            next_death = now + crowd.dice.uniform(0.5, 8.0)
        if left and now - max(moved, lit) > _STILL and crowd.awake_for(now) > _STILL:
            if left == at_hour:  # perhaps they died before they woke: the machine is busier than was thought
                crowd.waking = min(_LONGEST_WAKING, crowd.waking * 1.5)
            at_hour = left
            _let_an_hour_pass(ground, crowd, day)
    day.seconds, day.acts, day.left = time.monotonic() - lit, officers.done, left
    pace.tell(day)
    officers.bell.set()
    officers.join()
    return day


def _ask_for_sending(ground: Ground) -> None:
    """The timetable asks every five seconds; here it is asked for as soon as the last asking was heard."""
    from procrastinate.contrib.django import app

    if not ground.number(_ASKED):
        app.configure_task("send_owed", queue="timetable").defer(timestamp=int(time.time()))


def _let_an_hour_pass(ground: Ground, crowd: Crowd, day: Day) -> None:
    """Whoever held something is dead, and every wait is over."""
    crowd.rest()
    ground.change(_AN_HOUR_ON)
    day.hours += 1
    crowd.begin()
