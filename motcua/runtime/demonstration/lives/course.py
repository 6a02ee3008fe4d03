"""How the life of a dossier shall go, and when each of its next acts will happen: what its row does not say."""

import random
from datetime import datetime, timedelta
from enum import IntEnum

from motcua.runtime.demonstration.lives.odds import Odds
from motcua.runtime.demonstration.people.citizens import Citizen
from motcua.runtime.demonstration.people.officers import Officer
from motcua.runtime.demonstration.plan.arrival import Arrival, Fate
from motcua.runtime.demonstration.walk.life import Life

LEAST = 2  # working minutes between two acts
_QUICKEST, _SLOWEST = 0.04, 0.97  # of the time a dossier has


class Detour(IntEnum):
    """What happens to a dossier once on its way, if anything."""

    NONE = 0
    SUPPLEMENT = 1
    SUSPEND = 2
    PAYMENT = 3
    CONSULT = 4
    SEND_BACK = 5
    EXTEND = 6
    REJECT = 7
    WITHDRAW = 8


class Course:
    """How the life of one dossier goes; `turn` counts the plans made for it, so that an old plan is not followed."""

    __slots__ = (
        "arrival",
        "before",
        "citizen",
        "detour",
        "end",
        "held_before",
        "receive_by",
        "share",
        "times",
        "turn",
        "until",
    )

    def __init__(self, arrival: Arrival, citizen: Citizen) -> None:
        """A course not yet planned."""
        self.arrival, self.citizen = arrival, citizen
        self.detour = Detour.NONE
        self.turn = 0
        self.share = 0.5  # of its time until the result is signed
        self.times: dict[int, datetime] = {}  # of the act that ends each step
        self.receive_by = "counter"
        self.held_before: Officer | None = None
        self.until: datetime | None = None  # the new date, when one is given

    @property
    def fate(self) -> Fate:
        """How the dossier shall end up."""
        return self.arrival.fate


def share(life: Life, odds: Odds, chance: random.Random) -> float:
    """The part of its time that this dossier takes."""
    first, second = odds.land_pace if life.lane.land else odds.usual_pace
    return min(_SLOWEST, max(_QUICKEST, chance.betavariate(first, second)))


def soon(life: Life, at: datetime, minutes: int, chance: random.Random) -> datetime:
    """A moment so many working minutes after `at`, to the second; at least `LEAST` minutes."""
    later = life.lane.worktime.add(at, max(LEAST, minutes))
    return later - timedelta(seconds=1 + int(chance.random() * 59))


def plan(life: Life, at: datetime, end: datetime, chance: random.Random) -> None:
    """The acts from the present step to the last desk's are spread from `at` to `end`, by the minutes of the steps."""
    course = life.course
    steps = life.lane.procedure.process[life.step_no - 1 : life.lane.last]
    worktime = life.lane.worktime
    whole = worktime.between(at, end)
    weights = [max(1, step.minutes) * (0.6 + 0.8 * chance.random()) for step in steps]
    course.turn += 1
    times = course.times = {}
    passed, minute, pace = 0.0, 0, whole / sum(weights)
    for step, weight in zip(steps, weights, strict=True):
        passed += weight
        minute = max(minute + LEAST, int(passed * pace))
        times[step.no] = soon(life, at, minute, chance)
