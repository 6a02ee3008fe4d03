"""Whose loss it is: the points that a component lost, shared out among the unit itself and those directly below it.

Each has the part of the lost points that it has of what is missing (what counts and does not earn); hundredths that
are left by rounding go to who is nearest to the next one, so that the shares add up to the loss to the last digit.

Source: decision 0409
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motcua.law import quality
from motcua.law.quality import Counts
from motcua.reactions.quality import standings
from motcua.reactions.quality.explaining import explanation
from motcua.reactions.quality.explaining.explanation import ExplainedComponent, Explanation
from motcua.reactions.quality.models import Told
from motcua.reactions.quality.periods import Period
from motcua.reactions.quality.standings import Standing
from motcua.registers.people import queries as people
from motcua.registers.people.tree import AgencyView

INHERITED = frozenset(row.id for row in quality.INDICATORS if row.inherited)
_NOTHING = Counts(0, 0)


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit has of a loss; `below` is false for what the unit that is looked at has by itself."""

    unit: AgencyView
    below: bool
    part: int
    whole: int
    points: Decimal

    @property
    def missing(self) -> int:
        """How many count and do not earn."""
        return max(0, self.whole - self.part)


@dataclass(frozen=True, slots=True)
class Loss:
    """A component that lost points, with who has how much of it, the largest first.

    Nobody has a share where there was nothing to count, or where the numbers are those of the province.
    """

    component: ExplainedComponent
    shares: tuple[Share, ...]

    def as_json(self) -> dict[str, object]:
        """In plain values."""
        return {
            "component": self.component.id, "lost": float(self.component.lost),
            "shares": [
                {"unit": each.unit.code, "below": each.below, "part": each.part, "whole": each.whole,
                 "missing": each.missing, "points": float(each.points)}
                for each in self.shares
            ],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tree:
    """A unit's lost points: by group, by component, by unit below."""

    explained: Explanation
    losses: tuple[Loss, ...]

    @property
    def lost(self) -> Decimal:
        """All points that were not earned."""
        return sum((each.component.lost for each in self.losses), Decimal("0.00"))

    @property
    def by_unit(self) -> tuple[tuple[AgencyView, Decimal], ...]:
        """All that each unit has of the loss, over all components, the largest first."""
        sums: dict[int, tuple[AgencyView, Decimal]] = {}
        for loss in self.losses:
            for share in loss.shares:
                before = sums.get(share.unit.id, (share.unit, Decimal("0.00")))[1]
                sums[share.unit.id] = share.unit, before + share.points
        return tuple(sorted(sums.values(), key=lambda each: (-each[1], each[0].sort_key)))


def tree(unit: AgencyView, period: Period, today: date) -> Tree:
    """Every loss of the unit with who has how much of it. Raises `NotFound` for a unit with no score. Seven queries.

    Source: QĐ 766/2022, Annex I(1); decision 0409
    """
    found = standings.of_period(period, today)
    explained = explanation.of_standing(explanation.own(unit, period, found), period, today)
    below = [each for each in found if each.agency.parent_id == unit.id]
    told = _told(unit, period)
    losses = (_loss(one, explained.standing, below, told) for one in explained.by_loss)
    return Tree(explained, tuple(losses))


def _told(unit: AgencyView, period: Period) -> dict[str, dict[int, Counts]]:
    """What was told of the components that the province counts, by the unit directly below that told it. One query."""
    found: dict[str, dict[int, Counts]] = {}
    rows = Told.objects.filter(months=period.months, first_day=period.first)
    for agency, component, part, whole in rows.values_list("agency_id", "component", "part", "whole"):
        path = [each.id for each in people.path(agency)]
        holder = path[min(path.index(unit.id) + 1, len(path) - 1)] if unit.id in path else 0
        before = found.setdefault(component, {}).get(holder, _NOTHING)
        found[component][holder] = Counts(before.part + part, before.whole + whole)
    return found


def _loss(
    one: ExplainedComponent, own: Standing, below: Sequence[Standing], told: dict[str, dict[int, Counts]]
) -> Loss:  # fmt: skip
    counts, inherited = own.counts.get(one.id, _NOTHING), one.id in INHERITED
    if one.whole is None or not counts.whole or (inherited and own.agency.id != people.root().id):
        return Loss(one, ())
    each_has = [
        (each.agency, told.get(one.id, {}).get(each.agency.id, _NOTHING) if inherited else each.counts[one.id])
        for each in below
    ]
    rest = Counts(
        max(0, counts.part - sum(each.part for _unit, each in each_has)),
        max(0, counts.whole - sum(each.whole for _unit, each in each_has)),
    )
    each_has.append((own.agency, rest))
    points = shared_out(one.lost, [max(0, int(each.whole - each.part)) for _unit, each in each_has])
    shares = (
        Share(unit, unit.id != own.agency.id, int(each.part), int(each.whole), lost)
        for (unit, each), lost in zip(each_has, points, strict=True)
        if each.whole
    )
    return Loss(one, tuple(sorted(shares, key=lambda each: (-each.points, -each.missing, each.unit.sort_key))))


def shared_out(lost: Decimal, missing: Sequence[int]) -> list[Decimal]:
    """The lost points by what each has of what is missing: in hundredths, adding up to the loss; nothing of nothing.

    Source: decision 0409
    """
    total, hundredths = sum(missing), int(lost * 100)
    if not total:
        return [Decimal("0.00")] * len(missing)
    exact = [divmod(hundredths * each, total) for each in missing]
    left = hundredths - sum(whole for whole, _rest in exact)
    nearest = sorted(range(len(missing)), key=lambda place: (-exact[place][1], place))[:left]
    return [Decimal(whole + (place in nearest)).scaleb(-2) for place, (whole, _rest) in enumerate(exact)]
