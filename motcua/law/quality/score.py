"""The score of a unit from its counts, each point with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from motcua.law.errors import BadCounts
from motcua.law.quality import table, variants
from motcua.law.quality.formulas import Counts, half_up
from motcua.law.quality.table import Group, Indicator, Level
from motcua.law.sentences import say


@dataclass(frozen=True, slots=True)
class Component:
    """A component that was scored: its counts (None when it does not apply), its points and those lost."""

    indicator: Indicator
    counts: Counts | None
    points: Decimal

    @property
    def lost(self) -> Decimal:
        """The points not earned."""
        return self.indicator.points - self.points


@dataclass(frozen=True)
class Score:
    """The score of a unit; components without counts are `missing` and earn nothing."""

    components: Mapping[str, Component]
    missing: tuple[str, ...]

    @cached_property
    def groups(self) -> dict[Group, Decimal]:
        """The points of each group: rounded components added up."""
        totals = dict.fromkeys(Group, Decimal("0.00"))
        for component in self.components.values():
            totals[component.indicator.group] += component.points
        return totals

    @cached_property
    def total(self) -> Decimal:
        """The points of the unit out of a hundred."""
        return sum(self.groups.values(), Decimal("0.00"))

    @property
    def band(self) -> table.Band:
        """The grade of the unit."""
        return table.band(self.total)


def score(counts: Mapping[str, Counts], level: Level, variant: str = variants.NATIONAL) -> Score:
    """The score of a unit of a level from the counts of its components.

    Each component is rounded half up to two decimals, then added; what does not apply to the level is not counted,
    whatever counts are given for it. Raises BadCounts for a component that does not exist.
    Source: QĐ 766/2022, Annex I(1); decision 0106
    """
    chosen = variants.named(variant)
    unknown = set(counts) - set(table.IDS)
    if unknown:
        raise BadCounts(
            say("Không có thành phần %(unknown)s.", unknown=", ".join(sorted(unknown))),
            remedy=say("Các thành phần: %(known)s.", known=", ".join(table.IDS)),
        )
    scored: dict[str, Component] = {}
    missing = []
    for row in chosen.indicators:
        given = counts.get(row.id)
        if level not in row.levels and chosen.not_applicable_is_full:
            scored[row.id] = Component(row, None, row.points)
        elif level not in row.levels or given is None:
            missing.append(row.id)
        else:
            scored[row.id] = Component(row, given, _points(row, given, counts))
    return Score(scored, tuple(missing))


def _points(row: Indicator, given: Counts, counts: Mapping[str, Counts]) -> Decimal:
    """The points of a component, less what another one's share takes away where the variant says so."""
    if row.times is None:
        return row.formula.points(given, row.points)
    factor = counts[row.times].ratio if row.times in counts else Fraction(0)
    most = Fraction(row.points)
    return half_up(min(most, most * given.ratio * factor / row.formula.full_at))


def inherit(counts: Mapping[str, Counts], level: Level, province: Mapping[str, Counts]) -> dict[str, Counts]:
    """The counts of a unit, with the province's own numbers for what units below it inherit.

    Source: QĐ 766/2022, Annex I(1); decision 0106
    """
    if level is Level.PROVINCE:
        return dict(counts)
    inherited = {row.id: province[row.id] for row in table.INDICATORS if row.inherited and row.id in province}
    return {**counts, **inherited}
