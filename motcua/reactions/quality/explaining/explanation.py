"""The score of a unit taken apart: groups, components, points lost, and how each number is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from motcua.law import quality
from motcua.law.quality import Component, DueReading, Group, ZeroCase
from motcua.law.sentences import Named, say
from motcua.reactions.quality import standings
from motcua.reactions.quality.explaining import words
from motcua.reactions.quality.explaining.asking import below
from motcua.reactions.quality.explaining.kinds import PROCEDURES, Kind, kind_of
from motcua.reactions.quality.models import Told
from motcua.reactions.quality.periods import Period
from motcua.reactions.quality.standings import Standing
from motcua.registers.people import queries as people
from motcua.registers.people.errors import NotFound
from motcua.registers.people.tree import AgencyView


@dataclass(frozen=True, slots=True)
class ExplainedComponent:
    """One component: `part` of `whole`, the points, those lost, and why; part and whole are None where none apply."""

    id: str
    code: str
    title: str
    kind: Kind
    part: int | None
    whole: int | None
    ratio: Fraction | None
    points: Decimal
    most: Decimal
    source: str
    how: str
    notes: tuple[str, ...]

    @property
    def lost(self) -> Decimal:
        """The points not earned."""
        return self.most - self.points

    @property
    def counted(self) -> str:
        """What is counted, in Vietnamese: procedures once at each agency that settles them."""
        return "thủ tục × cơ quan" if self.id in PROCEDURES else self.kind.label

    @property
    def is_untold(self) -> bool:
        """True where the count comes from outside and nobody told it for the period."""
        return words.NOT_TOLD in self.notes

    @property
    def percent(self) -> float | None:
        """The share in percent, to two decimals; None where there was nothing to count."""
        return None if self.ratio is None else float(quality.half_up(self.ratio * 100))

    def as_json(self) -> dict[str, object]:
        """Everything in plain values."""
        return {
            "id": self.id, "code": self.code, "title": self.title, "kind": self.kind.value, "part": self.part,
            "whole": self.whole, "percent": self.percent, "points": float(self.points), "most": float(self.most),
            "lost": float(self.lost), "source": self.source, "how": self.how, "notes": list(self.notes),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExplainedGroup:
    """One of the six groups with its components."""

    group: Group
    components: tuple[ExplainedComponent, ...]

    @property
    def full_untold(self) -> str:
        """The components that nobody told and that have every point, because the rule for nothing to count gives it.

        Source: decision 0106
        """
        return ", ".join(each.id for each in self.components if each.is_untold and not each.lost)

    @property
    def points(self) -> Decimal:
        """The points of the group."""
        return sum((each.points for each in self.components), Decimal("0.00"))

    @property
    def most(self) -> Decimal:
        """The most points it can have."""
        return sum((each.most for each in self.components), Decimal("0.00"))

    @property
    def lost(self) -> Decimal:
        """The points not earned."""
        return self.most - self.points


@dataclass(frozen=True, slots=True)
class Explanation:
    """A unit's score with its reasons."""

    standing: Standing
    period: Period
    judged: date
    reading: DueReading
    variant: str
    groups: tuple[ExplainedGroup, ...]

    @property
    def components(self) -> tuple[ExplainedComponent, ...]:
        """Every component, in the order of the decision."""
        return tuple(each for group in self.groups for each in group.components)

    @property
    def by_loss(self) -> tuple[ExplainedComponent, ...]:
        """The components that lost points, those that lost most first."""
        return tuple(sorted((each for each in self.components if each.lost), key=lambda each: (-each.lost, each.id)))

    def component(self, name: str) -> ExplainedComponent:
        """One component. Raises `NotFound` for one that this way to score has not."""
        found = next((each for each in self.components if each.id == name.strip().upper()), None)
        if found is None:
            raise NotFound(say("Không có thành phần “%(name)s”.", name=name), "",
                           say("Các thành phần: %(known)s.", known=", ".join(quality.IDS)))  # fmt: skip
        return found

    def as_json(self) -> dict[str, object]:
        """Everything in plain values."""
        return {
            "unit": self.standing.agency.code, "name": self.standing.agency.name, "period": self.period.key,
            "judged": self.judged.isoformat(), "reading": self.reading.value, "variant": self.variant,
            "total": float(self.standing.score.total), "band": self.standing.band.value if self.standing.band else None,
            "rank": self.standing.compared, "among": self.standing.among,
            "groups": [
                {
                    "group": each.group.value, "title": each.group.label, "points": float(each.points),
                    "most": float(each.most), "lost": float(each.lost),
                    "components": [one.as_json() for one in each.components],
                }
                for each in self.groups
            ],
        }  # fmt: skip


def explain(
    unit: AgencyView,
    period: Period,
    today: date,
    variant: str = quality.NATIONAL,
    reading: DueReading = DueReading.MOVED,
) -> Explanation:
    """The unit's score with the reason of every point. Raises `NotFound` for a unit that has nothing to be scored for.

    Six queries.
    Source: QĐ 766/2022, Annex I(1); decision 0403
    """
    found = standings.of_period(period, today, variant=variant, reading=reading)
    return of_standing(own(unit, period, found), period, today, variant, reading)


def own(unit: AgencyView, period: Period, found: tuple[Standing, ...]) -> Standing:
    """The unit's own standing among those found. Raises `NotFound`."""
    standing = next((each for each in found if each.agency.id == unit.id), None)
    if standing is None:
        raise NotFound(
            say(
                "%(unit)s chưa có điểm của kỳ %(period)s.",
                unit=unit.name,
                period=Named(period.label.lower(), period.key),
            ),
            "Trong kỳ, đơn vị không có hồ sơ, thủ tục hay số liệu nào để tính.",
            "Hãy chọn kỳ khác hoặc đơn vị khác.",
        )
    return standing


def of_standing(
    standing: Standing,
    period: Period,
    today: date,
    variant: str = quality.NATIONAL,
    reading: DueReading = DueReading.MOVED,
) -> Explanation:
    """A standing with the reason of every point. One query."""
    told = _told(standing.agency, period)
    explained = [_explained(each, standing, told) for each in standing.score.components.values()]
    groups = tuple(ExplainedGroup(group, tuple(_of(group, explained))) for group in Group)
    return Explanation(standing, period, period.judged_on(today), reading, variant, groups)


def _of(group: Group, explained: list[ExplainedComponent]) -> list[ExplainedComponent]:
    codes = {row.id for row in quality.INDICATORS if row.group is group}
    return [each for each in explained if each.id in codes]


def _told(unit: AgencyView, period: Period) -> dict[str, tuple[str, ...]]:
    """Where each told count of the unit, or of the province for what is inherited, was read."""
    found: dict[str, set[str]] = {}
    mine, inherited = set(below(unit)), {row.id for row in quality.INDICATORS if row.inherited}
    rows = Told.objects.filter(months=period.months, first_day=period.first)
    for agency, component, source in rows.values_list("agency_id", "component", "source"):
        if agency in mine or component in inherited:
            found.setdefault(component, set()).add(source)
    return {component: tuple(sorted(sources)) for component, sources in found.items()}


def _explained(each: Component, standing: Standing, told: Mapping[str, tuple[str, ...]]) -> ExplainedComponent:
    row, counts = each.indicator, each.counts
    kind = kind_of(row.id, told=row.id in told)
    return ExplainedComponent(
        id=row.id, code=row.code, title=row.title, kind=kind,
        part=None if counts is None else int(counts.part), whole=None if counts is None else int(counts.whole),
        ratio=None if counts is None or counts.is_empty else counts.ratio,
        points=each.points, most=row.points, source=row.source,
        how=words.how_made(row), notes=tuple(_notes(each, standing, told, kind)),
    )  # fmt: skip


def _notes(each: Component, standing: Standing, told: Mapping[str, tuple[str, ...]], kind: Kind) -> list[str]:
    row, counts = each.indicator, each.counts
    if counts is None:
        return [words.NOT_APPLICABLE]
    notes = []
    if counts.is_empty:
        notes.append(words.EMPTY_FULL if row.formula.zero is ZeroCase.FULL else words.EMPTY_NOTHING)
    if row.inherited and standing.agency.id != people.root().id:
        notes.append(words.AS_THE_PROVINCE)
    if row.id in PROCEDURES:
        notes.append(words.BY_AGENCY)
    if kind is Kind.TOLD:
        sources = told.get(row.id, ())
        notes += map(words.read_from, sources)
        notes += [] if sources else [words.NOT_TOLD, words.TOLD_BY[row.id], words.HOW_TO_TELL]
    elif not counts.part and not counts.is_empty and row.id in words.SHOWN_BY:
        notes += [words.NOTHING_SHOWN, words.SHOWN_BY[row.id]]
    return notes
