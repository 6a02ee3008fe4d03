"""A sheet: its lines with what was measured, contested and verified, the total and what it means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from motcua.law import grading
from motcua.law.grading import AgencyGrade, OfficialGrade
from motcua.law.quality import Level
from motcua.reactions.quality.grading.declared import Declared
from motcua.reactions.quality.periods import Period
from motcua.registers.people.tree import AgencyView
from motcua.work.grading.queries import ContestView


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator; `counted` says how many dossiers had 0, 1, 2 points, `many` what else it was made of."""

    number: int
    measured: Decimal | None
    counted: Mapping[int, int]
    many: Mapping[str, int]
    declared: Declared | None = None
    contests: Sequence[ContestView] = ()

    @property
    def verified(self) -> Decimal | None:
        """What counts: the points of the last contest that was right, else what was measured; None for no facts."""
        return next((one.points for one in reversed(self.contests) if one.points is not None), self.measured)

    @property
    def dossiers(self) -> int:
        """How many dossiers have points."""
        return sum(self.counted.values())


@dataclass(frozen=True, slots=True)
class AgencySheet:
    """An agency with all below it; `rank` among its siblings that have dossiers."""

    agency: AgencyView
    level: Level
    period: Period
    lines: tuple[Line, ...]
    strict_total: Decimal
    overdue: int
    rank: int | None = None
    among: int = 0

    @property
    def total(self) -> Decimal:
        """The points, out of 18; indicators without facts are left out.

        Source: TT 01/2018, Art. 13
        """
        return grading.Sheet(_means(self.lines)).total

    @property
    def most(self) -> int:
        """The points that the indicators with facts could give."""
        return grading.BEST * len(_means(self.lines))

    @property
    def grade(self) -> AgencyGrade:
        """One of the five grades.

        Source: TT 01/2018, Art. 15
        """
        return grading.agency_grade(self.total)

    @property
    def scaled(self) -> Decimal:
        """The other reading of a missing indicator: the total as if the missing ones were like the rest.

        Source: decision 0404
        """
        return (self.total * grading.MOST / self.most).quantize(Decimal("0.1")) if self.most else self.total

    @property
    def dossiers(self) -> int:
        """How many dossiers were finished in the period."""
        return self.lines[0].many.get("dossiers", 0)

    @property
    def undated(self) -> int:
        """How many of these have no due day, and so no points for time."""
        return self.dossiers - self.lines[0].dossiers


@dataclass(frozen=True, slots=True)
class OfficialSheet:
    """An official by the dossiers of which he held a step in one unit."""

    account_id: int
    name: str
    agency: AgencyView
    period: Period
    dossiers: int
    lines: tuple[Line, ...]

    @property
    def total(self) -> Decimal:
        """The points of indicators 1, 2, 3, 4 and 7, out of 10.

        Source: TT 01/2018, Art. 15
        """
        return grading.Sheet(_means(self.lines)).total_of_official

    @property
    def most(self) -> int:
        """The points that the indicators with facts could give."""
        return grading.BEST * len(_means(self.lines))

    @property
    def grade(self) -> OfficialGrade:
        """How much of the task is completed.

        Source: TT 01/2018, Art. 15
        """
        return grading.official_grade(self.total)


def _means(lines: Sequence[Line]) -> dict[int, Decimal]:
    return {line.number: line.verified for line in lines if line.verified is not None}
