"""The index of every unit in a period: counts, score, rank among its like."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from motcua.law import quality
from motcua.law.quality import Counts, DueReading, Level, Score
from motcua.reactions.quality import tallies
from motcua.reactions.quality.engines.source import Source
from motcua.reactions.quality.periods import Period
from motcua.registers.people.tree import AgencyView

LEAST = 30  # dossiers a unit must have received to be ranked. Source: decision 0401
_KEPT_SCORES = 512  # the units of a province in a month, a quarter and a year; some megabytes


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit with its score; `rank` among the units of its level, None for one with too few dossiers to compare."""

    agency: AgencyView
    level: Level
    counts: Mapping[str, Counts]
    score: Score
    rank: int | None = None
    among: int = 0

    @property
    def dossiers(self) -> int:
        """How many dossiers were received."""
        return int(self.counts["B1"].whole)

    def as_json(self) -> dict[str, object]:
        """Counts, points, groups, total, band and rank, in the words of `motcua law score`."""
        scored = self.score.components
        return {
            "level": self.level.value,
            "counts": {name: [int(one.part), int(one.whole)] for name, one in self.counts.items()},
            "components": {name: float(one.points) for name, one in scored.items()},
            "groups": {group.value: float(points) for group, points in self.score.groups.items()},
            "total": float(self.score.total), "band": self.score.band.value,
            "rank": self.rank, "among": self.among, "missing": list(self.score.missing),
        }  # fmt: skip


def of_period(
    period: Period,
    today: date,
    *,
    variant: str = quality.NATIONAL,
    reading: DueReading = DueReading.MOVED,
    source: Source = tallies.LIVE,
) -> tuple[Standing, ...]:
    """Every unit that has dossiers or procedures, with its score, in dictionary order within each level.

    Five queries of the living house; another `source` is asked in its own way.

    Source: QĐ 766/2022, Annex I(1); decision 0401
    """
    question = tallies.Question(period, period.judged_on(today), reading)
    together = tallies.with_all_below(tallies.own(question, source), source)
    province = _counts(together[source.top().id])
    found = [_standing(source.path(number)[-1], tally, province, variant) for number, tally in together.items()]
    return _ranked(sorted(found, key=_place))


def _place(each: Standing) -> tuple[int, str, str]:
    """Units of one name, such as the justice office of every district, stand by their codes."""
    return list(Level).index(each.level), each.agency.sort_key, each.agency.code


def _standing(agency: AgencyView, tally: tallies.Tally, province: Mapping[str, Counts], variant: str) -> Standing:
    level = level_of(agency)
    counts = quality.inherit(_counts(tally), level, province)
    asked = {row.id for row in quality.named(variant).indicators if level in row.levels}
    scored = tuple((name, one) for name, one in counts.items() if name in asked)  # the law says what the others earn
    return Standing(agency, level, counts, _score(level, variant, scored))


@lru_cache(maxsize=_KEPT_SCORES)
def _score(level: Level, variant: str, counts: tuple[tuple[str, Counts], ...]) -> Score:
    """The law's reckoning, which for the same counts is the same: between two readings few units have others."""
    return quality.score(dict(counts), level, variant)


def level_of(agency: AgencyView) -> Level:
    """The level at which a unit is scored; bodies of no level of their own count with the departments."""
    return Level(agency.level) if agency.level in set(Level) else Level.DEPARTMENT


def _counts(tally: tallies.Tally) -> dict[str, Counts]:
    return {row.id: Counts(tally.get(row.formula.part, 0), tally.get(row.formula.of, 0)) for row in quality.INDICATORS}


def _ranked(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Equal totals share a rank; units with fewer than `LEAST` dossiers have none."""
    listed = list(standings)
    totals: dict[Level, list[Decimal]] = {level: [] for level in Level}
    for each in listed:
        if each.dossiers >= LEAST:
            totals[each.level].append(each.score.total)
    for found in totals.values():
        found.sort()
    return tuple(_placed(each, totals[each.level]) for each in listed)


def _placed(one: Standing, like: list[Decimal]) -> Standing:
    rank = 1 + len(like) - bisect_right(like, one.score.total) if one.dossiers >= LEAST else None
    return replace(one, rank=rank, among=len(like))
