"""A question about one component of one unit, and who is meant by it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.law import quality
from motcua.law.quality import DueReading
from motcua.law.sentences import say
from motcua.reactions.quality.periods import Period
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid
from motcua.registers.people.tree import AgencyView

Which = dict[str, int | str | date | list[int] | None]  # what a question in SQL is asked with


class Side(StrEnum):
    """Which rows: those that earn, those that cost, or all that count."""

    PART = "part"
    REST = "rest"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Asked:
    """One component of one unit with all below it, over a period as it is judged on a day."""

    unit: AgencyView
    component: str
    period: Period
    today: date
    reading: DueReading = DueReading.MOVED

    @property
    def judged(self) -> date:
        """The day on which open dossiers are judged."""
        return self.period.judged_on(self.today)

    @property
    def indicator(self) -> quality.Indicator:
        """The component's row of the law. Raises `Invalid` for one there is not."""
        return indicator(self.component)

    def indicator_of(self, component: str) -> quality.Indicator:
        """Another component's row of the law. Raises `Invalid` for one there is not."""
        return indicator(component)

    @property
    def counted(self) -> AgencyView:
        """Whose numbers are counted: the unit's own, or the province's where the unit inherits them.

        Source: QĐ 766/2022, Annex I(1)
        """
        return people.root() if self.indicator.inherited else self.unit

    @property
    def units(self) -> list[int]:
        """The numbers of the counted unit and of all below it."""
        return below(self.counted)


def indicator(component: str) -> quality.Indicator:
    """The component's row of the law. Raises `Invalid` for one there is not."""
    for row in quality.INDICATORS:
        if row.id == component.strip().upper():
            return row
    raise Invalid(
        say("Không có thành phần “%(name)s”.", name=component),
        "Bộ chỉ số chỉ có các thành phần của Phụ lục I.",
        say("Các thành phần: %(known)s.", known=", ".join(quality.IDS)),
    )


def below(unit: AgencyView) -> list[int]:
    """The numbers of the unit and of every agency below it."""
    return [each.id for each in people.agencies() if each.path.startswith(unit.path)]
