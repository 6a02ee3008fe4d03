"""The index of every unit in a period: counts, score, rank among its like."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from motcua.law import quality
from motcua.law.quality import Counts, DueReading, Level, Score
from motcua.reactions.quality import tallies
from motcua.reactions.quality.engines.source import Source
from motcua.reactions.quality.periods import Period
from motcua.registers.people.tree import AgencyView

LEAST = 30  # dossiers a unit must have received to be ranked. Source: decision 0401
_KEPT_SCORES = 1024  # the units of a province in a period and in the one before; some megabytes
_LEVELS = {level: place for place, level in enumerate(Level)}
_BY_NAME = {level.value: level for level in Level}
_PLACES = tuple((row.id, tallies.PLACE[row.formula.part], tallies.PLACE[row.formula.of]) for row in quality.INDICATORS)
_INHERITED = tuple(sorted({place for row in quality.INDICATORS if row.inherited
                           for place in (tallies.PLACE[row.formula.part], tallies.PLACE[row.formula.of])}))  # fmt: skip


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
    top = together[source.top().id]
    published = tuple(top[place] for place in _INHERITED)
    found = [_scored(source.path(number)[-1], row, published, variant) for number, row in together.items()]
    return _ranked(sorted(found, key=_place))


_Scored = tuple[AgencyView, Level, Mapping[str, Counts], Score]


def _place(each: _Scored) -> tuple[int, str, str]:
    """Units of one name, such as the justice office of every district, stand by their codes."""
    agency, level, _counts, _score = each
    return _LEVELS[level], agency.sort_key, agency.code


def _scored(agency: AgencyView, row: tallies.Row, published: tuple[int, ...], variant: str) -> _Scored:
    level = level_of(agency)
    return agency, level, *_score(level, variant, tuple(row), published)


@lru_cache(maxsize=_KEPT_SCORES)
def _score(
    level: Level, variant: str, row: tuple[int, ...], published: tuple[int, ...]
) -> tuple[Mapping[str, Counts], Score]:
    """The law's reckoning, which for the same counts is the same: between two readings few units have others.

    `published` is what the province counts for all: the law says whose it is.
    """
    counts = _counts(row)
    if level is not Level.PROVINCE:
        province = list(row)
        for place, number in zip(_INHERITED, published, strict=True):
            province[place] = number
        counts = quality.inherit(counts, level, _counts(province))
    asked = {row.id for row in quality.named(variant).indicators if level in row.levels}
    scored = {name: one for name, one in counts.items() if name in asked}  # the law says what the others earn
    return MappingProxyType(counts), quality.score(scored, level, variant)


def level_of(agency: AgencyView) -> Level:
    """The level at which a unit is scored; bodies of no level of their own count with the departments."""
    return _BY_NAME.get(agency.level, Level.DEPARTMENT)


def _counts(row: Sequence[int]) -> dict[str, Counts]:
    return {name: Counts(row[part], row[whole]) for name, part, whole in _PLACES}


def _ranked(listed: Sequence[_Scored]) -> tuple[Standing, ...]:
    """Equal totals share a rank; units with fewer than `LEAST` dossiers have none."""
    totals: dict[Level, list[Decimal]] = {level: [] for level in Level}
    for _agency, level, counts, score in listed:
        if counts["B1"].whole >= LEAST:
            totals[level].append(score.total)
    for found in totals.values():
        found.sort()
    return tuple(_placed(each, totals[each[1]]) for each in listed)


def _placed(one: _Scored, like: list[Decimal]) -> Standing:
    agency, level, counts, score = one
    rank = 1 + len(like) - bisect_right(like, score.total) if counts["B1"].whole >= LEAST else None
    return Standing(agency, level, counts, score, rank, len(like))
