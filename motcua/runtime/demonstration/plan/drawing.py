"""Draws up the whole plan: so many dossiers, with the shares that the documents print."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.law import deadline
from motcua.law.channels import COUNTER, ONLINE, POST
from motcua.runtime.demonstration import volumes
from motcua.runtime.demonstration.figures import Figures, late
from motcua.runtime.demonstration.plan.arrival import Arrival, Fate, Stage
from motcua.runtime.demonstration.rhythm import Rhythm
from motcua.runtime.demonstration.walk.life import Lane
from motcua.runtime.demonstration.world import World

_BY_POST = 0.03  # of what does not come online, except from next door
_ONE_OPEN_LATE_IN = 250
_FEWEST_OPEN_LATE = 8
_SAMPLE = 4000
_BEFORE_ANSWER = 960  # working minutes that may pass before a dossier is received
_LEFT_FOR_LATENESS = timedelta(days=4)
_STALLED_SINCE = timedelta(days=75)  # nothing lies longer than this beyond its date
_POORLY_CONNECTED = (0.3, 3.0)  # how far counters differ in reaching the national portal


@dataclass(frozen=True)
class Wish:
    """What is wanted: so many dossiers up to this moment, with these figures."""

    dossiers: int
    now: datetime
    figures: Figures


def draw(wish: Wish, world: World, staged: Sequence[Arrival], rhythm: Rhythm, chance: random.Random) -> list[Arrival]:
    """Every dossier that shall arrive, in the order of arrival."""
    streams, lanes = world.streams, world.lanes
    picked = volumes.drawn(streams, wish.dossiers - len(staged), chance)
    already = sum(1 for each in staged if each.channel == ONLINE)
    online = volumes.filed_online(streams, picked, wish.figures.online.of(wish.dossiers) - already, chance)
    found = [*staged, *_arrivals(picked, online, lanes, rhythm, chance)]
    _choose_late(found, wish, chance)
    found.sort(key=_when)
    _choose_unexchanged(found, wish, chance)
    for number, arrival in enumerate(found, start=1):
        arrival.number = number
    return found


def _when(arrival: Arrival) -> datetime:
    return arrival.filed


def _arrivals(
    picked: Sequence[int], online: bytearray, lanes: Sequence[Lane], rhythm: Rhythm, chance: random.Random
) -> list[Arrival]:
    at_counter = rhythm.moments(COUNTER, len(picked) - sum(online), chance)
    from_afar = rhythm.moments(ONLINE, sum(online), chance)
    found = []
    for place, by_net in zip(picked, online, strict=True):
        lane = lanes[place]
        if by_net:
            found.append(Arrival(from_afar.pop(), lane, ONLINE))
        else:
            by_post = lane.counter.receives != "commune" and chance.random() < _BY_POST
            found.append(Arrival(at_counter.pop(), lane, POST if by_post else COUNTER))
    return found


def _choose_late(found: Sequence[Arrival], wish: Wish, chance: random.Random) -> None:
    """Exactly as many as the figures ask for are decided late, or lie there with their date gone by."""
    counts = late(
        wish.figures, _decided(found, wish, chance), max(_FEWEST_OPEN_LATE, wish.dossiers // _ONE_OPEN_LATE_IN)
    )
    order = list(range(len(found)))
    chance.shuffle(order)
    staged = [each for each in found if _staged_late(each, wish.now)]
    open_land = counts.open_land - sum(1 for each in staged if each.lane.land)
    open_other = counts.open - counts.open_land - sum(1 for each in staged if not each.lane.land)
    left = {
        (True, Fate.LATE): counts.decided_land, (False, Fate.LATE): counts.decided - counts.decided_land,
        (True, Fate.STALLED): max(0, open_land), (False, Fate.STALLED): max(0, open_other),
    }  # fmt: skip
    for n in order:
        arrival = found[n]
        if not any(left.values()):
            break
        for fate in (Fate.STALLED, Fate.LATE):
            if left[arrival.lane.land, fate] and arrival.fate is Fate.OPEN and _may_be(fate, arrival, wish.now):
                arrival.fate = fate
                left[arrival.lane.land, fate] -= 1


def _staged_late(arrival: Arrival, now: datetime) -> bool:
    if arrival.fate is not Fate.STAGED or arrival.stage not in {Stage.SPECIALIST, Stage.DIVISION_HEAD, Stage.LEADER}:
        return False
    return deadline.due(arrival.filed, arrival.lane.procedure.term, arrival.lane.calendar).due.date() < now.date()


def _may_be(fate: Fate, arrival: Arrival, now: datetime) -> bool:
    """True when the dossier came in early enough to be decided late before the present, or to lie there late now."""
    lane = arrival.lane
    if arrival.filed > now - _LEFT_FOR_LATENESS:
        return False
    received = lane.calendar.add_minutes(arrival.filed, _BEFORE_ANSWER)
    due = deadline.due(received, lane.procedure.term, lane.calendar).due
    if fate is Fate.LATE:
        return lane.calendar.working_minutes(due, now) > _BEFORE_ANSWER
    return due.date() < now.date() and due > now - _STALLED_SINCE


def _decided(found: Sequence[Arrival], wish: Wish, chance: random.Random) -> int:
    """About how many dossiers will be decided by now, reckoned from a sample."""
    sample = chance.sample(found, min(len(found), _SAMPLE))
    done = 0.0
    for arrival in sample:
        lane = arrival.lane
        if arrival.filed < wish.now:
            due = deadline.due(arrival.filed, lane.procedure.term, lane.calendar).due
            whole = (due - arrival.filed).total_seconds()
            done += (
                min(1.0, max(0.0, ((wish.now - arrival.filed).total_seconds() / whole - 0.25) * 2)) if whole > 0 else 1
            )
    return round(done / len(sample) * len(found) * 0.965)


def _choose_unexchanged(found: Sequence[Arrival], wish: Wish, chance: random.Random) -> None:
    """Exactly as many as the figures ask for never reached the national portal; some counters do worse than others."""
    habits: dict[int, float] = {}
    keys = []
    for n, arrival in enumerate(found):
        counter = arrival.lane.counter.id
        if counter not in habits:
            habits[counter] = chance.uniform(*_POORLY_CONNECTED)
        keys.append((chance.random() ** (1.0 / habits[counter]), n))
    keys.sort(reverse=True)
    for _, n in keys[: wish.figures.not_exchanged.of(len(found))]:
        found[n].exchanged = False
