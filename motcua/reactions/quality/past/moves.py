"""Which dossiers are counted otherwise now than on a past day, and the facts that were recorded since."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from motcua.law.quality import DueReading
from motcua.reactions.quality.explaining import predicates
from motcua.reactions.quality.past import folding
from motcua.reactions.quality.periods import Period

Which = dict[str, str | int | date | datetime | list[int] | list[str]]

RECEIVED = "dossiers"  # the count that every course is in, by its name in the law's table

_MOVED = """
WITH was AS (SELECT code, origin, ARRAY[{then}] AS counted FROM ({folded}) c),
     now AS (SELECT code, origin, ARRAY[{now}] AS counted FROM quality_course
              WHERE received_at >= %(begin)s AND received_at < %(end)s AND agency_id = ANY(%(units)s)
                AND counter_id IN (SELECT counter_id FROM quality_settler WHERE agency_id = ANY(%(units)s)
                                   UNION SELECT unnest(%(units)s::bigint[])){named})
SELECT code, coalesce(now.origin, was.origin) = 'motcua', was.counted, now.counted FROM was FULL JOIN now USING (code)
 WHERE was.counted IS DISTINCT FROM now.counted ORDER BY code
"""
_NAMED = " AND code = ANY(%(among)s)"
_SINCE = """
SELECT subject, n, name, at, recorded_at FROM ledger_fact
 WHERE subject = ANY(%(subjects)s) AND recorded_at >= %(moment)s ORDER BY subject, n
"""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about a dossier that the past day did not know; `n` is its place in the dossier's history."""

    n: int
    name: str
    at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Move:
    """A dossier by the counts it was in then and is in now; `home` is true for one of this house."""

    code: str
    home: bool
    was: frozenset[str]
    now: frozenset[str]

    def by(self, count: str) -> int:
        """How much the dossier moved the count: one up, one down, or nothing."""
        return int(count in self.now) - int(count in self.was)

    @property
    def is_new(self) -> bool:
        """True when the past day did not know the dossier, or not as one of these units."""
        return RECEIVED not in self.was


@dataclass(frozen=True, slots=True)
class Span:
    """A period as it was judged when a day had ended, and as it is judged today."""

    period: Period
    day: date
    today: date
    reading: DueReading = DueReading.MOVED


def of(
    units: Sequence[int], counts: Collection[str], span: Span, *, among: list[str] | None = None
) -> tuple[Move, ...]:  # fmt: skip
    """The dossiers of these units of which at least one of the counts holds otherwise now. One query.

    With `among`, only those of these codes, for what they cost.
    """
    names = sorted({*counts, RECEIVED})
    which: Which = {
        **folding.asked_with(span.period, span.day), "units": list(units),
        "judged_then": span.period.judged_on(span.day), "judged": span.period.judged_on(span.today),
        "among": among or [],
    }  # fmt: skip
    folded, named = (folding.COURSES_OF_UNITS, "") if among is None else (folding.NAMED_COURSES, _NAMED)
    now = ", ".join(f"coalesce({predicates.of_count(name, span.reading)}, false)" for name in names)
    then = now.replace("%(judged)s", "%(judged_then)s")
    sql = _MOVED.format(folded=folded, now=now, then=then, named=named)
    with connection.cursor() as cursor:
        cursor.execute(sql, which)
        return tuple(
            Move(code, home, _held(names, was), _held(names, is_)) for code, home, was, is_ in cursor.fetchall()
        )


def _held(names: Iterable[str], flags: Sequence[bool] | None) -> frozenset[str]:
    return frozenset(name for name, flag in zip(names, flags or (), strict=False) if flag)


def facts_since(codes: Iterable[str], day: date) -> Mapping[str, tuple[Fact, ...]]:
    """What was recorded after the day about these dossiers, ours and told ones, oldest first. One query."""
    subjects = [f"{kind}:{code}" for code in codes for kind in ("dossier", "course")]
    found: dict[str, list[Fact]] = {}
    if not subjects:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_SINCE, {"subjects": subjects, "moment": folding.begins_after(day)})
        for subject, *fact in cursor.fetchall():
            found.setdefault(subject.partition(":")[2], []).append(Fact(*fact))
    return {code: tuple(facts) for code, facts in found.items()}
