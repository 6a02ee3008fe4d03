"""The index of every unit in a period: counts, score, rank among its like."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from types import MappingProxyType

from motcua.law import quality
from motcua.law.quality import Counts, DueReading, Level, Score
from motcua.reactions.quality import tallies
from motcua.reactions.quality.engines.source import Source
from motcua.reactions.quality.periods import Period
from motcua.registers.people.tree import AgencyView

LEAST = 30  # dossiers a unit must have received to be ranked. Source: decision 0401
_KEPT_SCORES = 1024  # the units of a province in a period and in the one before; some megabytes
COMMITTEE = "peoples_committee"
_LIKE_DEPARTMENTS = {"office": "department", "management_board": "department"}
_LEVELS = {level: place for place, level in enumerate(Level)}
_BY_NAME = {level.value: level for level in Level}
_INHERITED = tuple(sorted({place for row in quality.INDICATORS if row.inherited
                           for place in (tallies.PLACE[row.formula.part], tallies.PLACE[row.formula.of])}))  # fmt: skip


Family = tuple[str, ...]  # what siblings have in common


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit with its score; `rank` among its siblings, None for one with too few dossiers to compare.

    `among` is how many of its siblings have a rank; units of the same `family` are siblings.
    """

    agency: AgencyView
    level: Level
    counts: Mapping[str, Counts]
    score: Score
    rank: int | None = None
    among: int = 0
    family: Family = ()

    @property
    def dossiers(self) -> int:
        """How many dossiers were received."""
        return int(self.counts["B1"].whole)

    @property
    def place(self) -> str:
        """The rank and among how many, as 3/11; empty without a rank, and for the only one of its kind."""
        return f"{self.rank}/{self.among}" if self.compared else ""

    @property
    def compared(self) -> int | None:
        """The rank among others; None without one, and for a unit that has no siblings to be compared with.

        Source: decision 0401
        """
        return self.rank if self.among > 1 else None

    @property
    def band(self) -> quality.Band | None:
        """The grade; none for a unit that received no dossier: points for nothing are not graded.

        Source: decision 0401
        """
        return self.score.band if self.dossiers else None

    def as_json(self) -> dict[str, object]:
        """Counts, points, groups, total, band and rank, in the words of `motcua law score`."""
        scored = self.score.components
        return {
            "level": self.level.value,
            "counts": {name: [int(one.part), int(one.whole)] for name, one in self.counts.items()},
            "components": {name: float(one.points) for name, one in scored.items()},
            "groups": {group.value: float(points) for group, points in self.score.groups.items()},
            "total": float(self.score.total), "band": self.band.value if self.band else None,
            "rank": self.compared, "among": self.among, "missing": list(self.score.missing),
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
    found = [_scored(source.path(number), row, published, variant) for number, row in together.items()]
    return _ranked(sorted(found, key=_place))


_Scored = tuple[AgencyView, Level, Family, Mapping[str, Counts], Score]


def _place(each: _Scored) -> tuple[int, str, str]:
    """Units of one name, such as the justice office of every district, stand by their codes."""
    agency, level, _family, _counts, _score = each
    return _LEVELS[level], agency.sort_key, agency.code


def _scored(path: Sequence[AgencyView], row: tallies.Row, published: tuple[int, ...], variant: str) -> _Scored:
    agency, level = path[-1], level_of(path[-1])
    return agency, level, family_of(path), *_score(level, variant, tuple(row), published)


@lru_cache(maxsize=_KEPT_SCORES)
def _score(
    level: Level, variant: str, row: tuple[int, ...], published: tuple[int, ...]
) -> tuple[Mapping[str, Counts], Score]:
    """The law's reckoning, which for the same counts is the same: between two readings few units have others.

    `published` is what the province counts for all: the law says whose it is.
    """
    counts = _counts(row, variant)
    if level is not Level.PROVINCE:
        province = list(row)
        for place, number in zip(_INHERITED, published, strict=True):
            province[place] = number
        counts = quality.inherit(counts, level, _counts(province, variant))
    return MappingProxyType(counts), quality.score(counts, level, variant)


def level_of(agency: AgencyView) -> Level:
    """The level at which a unit is scored; bodies of no level of their own count with the departments."""
    return _BY_NAME.get(agency.level, Level.DEPARTMENT)


def family_of(path: Sequence[AgencyView]) -> Family:
    """What a unit has in common with those it is compared with: level, kind, and the kind of the unit above it.

    Offices and boards under a people's committee are compared with its departments; offices within an agency, only with
    those under the same one. `path` is the unit with all above it, from the top down.
    Source: decision 0401
    """
    agency, above = path[-1], path[-2] if len(path) > 1 else None
    kind = _LIKE_DEPARTMENTS.get(agency.kind, agency.kind)
    if above is None or above.kind == COMMITTEE:
        return level_of(agency).value, kind, COMMITTEE if above else ""
    return level_of(agency).value, kind, above.code


def newly_told(now: Standing, then: Standing) -> Decimal:
    """Of the change between two periods, the points of counts that were told for one of them only.

    Source: decision 0401
    """
    return sum(
        (
            now.score.components[name].points - then.score.components[name].points
            for name in tallies.TOLD
            if now.counts[name].is_empty != then.counts[name].is_empty
        ),
        Decimal("0.00"),
    )


def _counts(row: Sequence[int], variant: str) -> dict[str, Counts]:
    return {name: Counts(row[part], row[whole]) for name, part, whole in _places(variant)}


@cache
def _places(variant: str) -> Sequence[tuple[str, int, int]]:
    """Where the two counts of each component stand in a row; a variant may count another part."""
    rows = quality.named(variant).indicators
    return tuple((row.id, tallies.PLACE[row.formula.part], tallies.PLACE[row.formula.of]) for row in rows)


def _ranked(listed: Sequence[_Scored]) -> tuple[Standing, ...]:
    """Equal totals share a rank among siblings; units with fewer than `LEAST` dossiers have none."""
    totals = defaultdict[Family, list[Decimal]](list)
    for _agency, _level, family, counts, score in listed:
        if counts["B1"].whole >= LEAST:
            totals[family].append(score.total)
    for found in totals.values():
        found.sort()
    return tuple(_placed(each, totals[each[2]]) for each in listed)


def _placed(one: _Scored, like: list[Decimal]) -> Standing:
    agency, level, family, counts, score = one
    rank = 1 + len(like) - bisect_right(like, score.total) if counts["B1"].whole >= LEAST else None
    return Standing(agency, level, counts, score, rank, len(like), family)
