"""Where the score is going: the end of the period, drawn many times from the unit's own last eight weeks.

Every run draws working days of these weeks, with repetition: for the working days that are left, what comes in; and
for the dossiers that run, how large a part of them will end in time. The middle run, and the tenth and the ninetieth of
a hundred are told. The draws hang on unit, period and day alone: the same question has the same answer.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db import connection

from motcua.law import quality
from motcua.law.quality import Change, DueReading
from motcua.reactions.quality import standings
from motcua.reactions.quality.explaining.asking import Asked, Which
from motcua.reactions.quality.explaining.explanation import own
from motcua.reactions.quality.periods import Period
from motcua.reactions.quality.standings import Standing
from motcua.registers.people import queries as people
from motcua.registers.people.tree import AgencyView

RUNS = 200
WEEKS = 8
LEAST_DAYS, LEAST_DOSSIERS = 15, 30  # of the eight weeks; with fewer nothing is foretold. Source: decision 0403
_EXACT = 30  # from so many on a count of successes is drawn from the bell curve

_PAST = """
SELECT c.day, sum(received), sum({on_time}) + coalesce(max(r.running), 0), coalesce(max(r.running), 0), sum(online),
       sum(with_fee), sum(paid_online), sum(exchanged), sum(finished), sum(with_result), sum(electronic_result),
       sum(digitised), sum(reusing), sum(shared), sum(population)
  FROM quality_cell c LEFT JOIN (
    SELECT day, sum(dossiers) AS running FROM quality_running
     WHERE agency_id = ANY(%(units)s) AND day BETWEEN %(begin)s AND %(end)s AND {until} >= %(judged)s GROUP BY day
  ) r ON r.day = c.day
 WHERE agency_id = ANY(%(units)s) AND c.day BETWEEN %(begin)s AND %(end)s GROUP BY c.day
"""
_DUE = """
SELECT coalesce(sum(dossiers), 0) FROM quality_running
 WHERE agency_id = ANY(%(units)s) AND day BETWEEN %(begin)s AND %(end)s AND {until} BETWEEN %(judged)s AND %(last)s
"""
_COLUMNS = {DueReading.MOVED: ("on_time", "until"), DueReading.ORIGINAL: ("on_time_original", "until_original")}


class _Day(NamedTuple):
    """What came in on one day of receipt, as it stands now."""

    received: int = 0
    on_time: int = 0  # ended in time, or still in time
    running: int = 0  # of these, still in time
    online: int = 0
    with_fee: int = 0
    paid_online: int = 0
    exchanged: int = 0
    finished: int = 0
    with_result: int = 0
    electronic: int = 0
    digitised: int = 0
    reusing: int = 0
    shared: int = 0
    population: int = 0


@dataclass(frozen=True, slots=True)
class Projection:
    """The score at the end of the period: eight runs of ten lie between `low` and `high`, half of them below `middle`.

    All three are None where `reason` says why nothing is foretold.
    """

    now: Decimal
    low: Decimal | None
    middle: Decimal | None
    high: Decimal | None
    days_left: int  # working days after today
    days_seen: int  # days of the last eight weeks on which dossiers came in
    dossiers_seen: int
    reason: str = ""

    def as_json(self) -> dict[str, object]:
        """Everything in plain values."""
        told = {"now": self.now, "low": self.low, "middle": self.middle, "high": self.high}
        return {name: None if value is None else float(value) for name, value in told.items()} | {
            "runs": RUNS, "weeks": WEEKS, "days_left": self.days_left, "days_seen": self.days_seen,
            "dossiers_seen": self.dossiers_seen, "reason": self.reason,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Scene:
    """What every run starts from."""

    standing: Standing
    variant: str
    seen: Sequence[_Day]  # the working days of the eight weeks, those without a dossier too
    days_left: int
    due: int  # dossiers of the period that are in time and fall due before it ends


def project(
    unit: AgencyView,
    period: Period,
    today: date,
    variant: str = quality.NATIONAL,
    reading: DueReading = DueReading.MOVED,
) -> Projection:
    """The unit's score at the end of the period, with its spread. Raises `NotFound`. Eight queries.

    Procedures, publication and petitions are taken as they stand.
    Source: decision 0403
    """
    found = standings.of_period(period, today, variant=variant, reading=reading)
    asked, standing = Asked(unit, "B1", period, today, reading), own(unit, period, found)
    scene = _scene(asked, standing, variant)
    now, busy = standing.score.total, [day for day in scene.seen if day.received]
    dossiers = sum(day.received for day in busy)
    if reason := _why_not(asked, len(busy), dossiers):
        return Projection(now, None, None, None, scene.days_left, len(busy), dossiers, reason)
    low, middle, high = _spread(scene, f"{unit.code} {period.key} {today} {reading.value} {variant}")
    return Projection(now, low, middle, high, scene.days_left, len(busy), dossiers)


def _why_not(asked: Asked, days: int, dossiers: int) -> str:
    if asked.period.last < asked.today:
        return ""  # nothing is drawn: the score stands
    if asked.today < asked.period.first:
        return "Kỳ chưa bắt đầu."
    if days < LEAST_DAYS or dossiers < LEAST_DOSSIERS:
        return (
            f"Tám tuần qua đơn vị chỉ có {dossiers} hồ sơ trong {days} ngày; cần ít nhất {LEAST_DOSSIERS} hồ sơ "
            f"trong {LEAST_DAYS} ngày để dự báo."
        )
    return ""


def _scene(asked: Asked, standing: Standing, variant: str) -> _Scene:
    on_time, until = _COLUMNS[asked.reading]
    calendar, first = people.calendar_for(asked.unit.id), asked.judged - timedelta(weeks=WEEKS)
    weeks: Which = {
        "units": asked.units, "judged": asked.judged, "begin": first, "end": asked.judged - timedelta(days=1)
    }  # fmt: skip
    period = weeks | {"begin": asked.period.first, "end": asked.period.last, "last": asked.period.last}
    with connection.cursor() as cursor:
        cursor.execute(_PAST.format(on_time=on_time, until=until), weeks)
        known = {row[0]: _Day(*map(int, row[1:])) for row in cursor.fetchall()}
        cursor.execute(_DUE.format(until=until), period)
        due = int(cursor.fetchone()[0])
    span = (first + timedelta(days=n) for n in range(7 * WEEKS))
    seen = [known.get(day, _Day()) for day in span if day in known or calendar.is_working(day)]
    ahead = (asked.period.last - asked.judged).days
    left = sum(calendar.is_working(asked.judged + timedelta(days=n)) for n in range(1, ahead + 1))
    return _Scene(standing, variant, seen, left, due if asked.judged == asked.today else 0)


def _spread(scene: _Scene, seed: str) -> tuple[Decimal, Decimal, Decimal]:
    chance = random.Random(seed)  # noqa: S311 - a draw that must come out the same, not a secret
    if not scene.days_left and not scene.due:
        return (scene.standing.score.total,) * 3
    totals = sorted(_run(scene, chance) for _ in range(RUNS))
    return totals[RUNS // 10], totals[RUNS // 2], totals[RUNS - 1 - RUNS // 10]


def _run(scene: _Scene, chance: random.Random) -> Decimal:
    past = _sum(chance.choices(scene.seen, k=len(scene.seen)))
    coming = _sum(chance.choices(scene.seen, k=scene.days_left)) if scene.days_left else _Day()
    settled = past.received - past.running
    share = (past.on_time - past.running) / settled if settled else 1.0
    kept = _successes(scene.due, share, chance)
    changes = _changes(past, coming, scene.due, kept)
    known = {name: change for name, change in changes.items() if name in scene.standing.counts}
    return quality.score_after(scene.standing.counts, scene.standing.level, known, scene.variant).total


def _changes(past: _Day, coming: _Day, due: int, kept: int) -> Mapping[str, Change]:
    """What the days to come and the dossiers that end add to each component; all that fall due are taken to end."""
    ended = max(past.finished, 1)
    with_result, electronic, digitised = (
        due * number // ended for number in (past.with_result, past.electronic, past.digitised)
    )
    whole, late = coming.received, due - kept
    return {
        "A4": Change(coming.exchanged, whole), "B1": Change(coming.on_time - late, whole),
        "C3": Change(coming.online, whole), "D3": Change(coming.paid_online, coming.with_fee),
        "E1": Change(coming.electronic + electronic, coming.with_result + with_result),
        "E2": Change(coming.digitised + digitised, whole), "E4": Change(coming.reusing, whole),
        "E5": Change(coming.shared, whole), "E6": Change(coming.population, whole),
        "F3": Change(coming.on_time - late, whole),
    }  # fmt: skip


def _sum(days: Sequence[_Day]) -> _Day:
    return _Day(*map(sum, zip(*days, strict=True)))


def _successes(tries: int, share: float, chance: random.Random) -> int:
    """How many of so many tries succeed, each with this chance."""
    share = min(1.0, max(0.0, share))
    if tries < _EXACT:
        return sum(chance.random() < share for _ in range(tries))
    drawn = round(chance.gauss(tries * share, (tries * share * (1 - share)) ** 0.5))
    return max(0, min(tries, drawn))
