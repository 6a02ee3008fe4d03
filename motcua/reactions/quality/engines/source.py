"""Where the index takes its counts from: the living house, or an export of it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from motcua.reactions.quality.periods import Period
from motcua.registers.people.tree import AgencyView

Offer = tuple[int, ...]  # the unit, then procedures, those online, with fees, with fees online
Told = tuple[int, str, int, int]  # the unit, the component, part and whole


class Source(Protocol):
    """Counts of units, each unit by its number in this source."""

    def courses(self, period: Period, judged: date) -> Iterable[tuple[int, Mapping[str, int]]]:
        """Each unit with what `asking.COUNTED` and `asking.STILL_IN_TIME` name, over the courses of the period."""

    def offers(self, day: date) -> Iterable[Offer]:
        """What each unit offers on the day."""

    def published(self, day: date) -> tuple[int, int]:
        """How many procedures are published on the day, and how many of them with every part that they must have."""

    def told(self, period: Period) -> Iterable[Told]:
        """What was told to the index of the period."""

    def top(self) -> AgencyView:
        """The unit above all."""

    def path(self, number: int) -> tuple[AgencyView, ...]:
        """The unit and all above it, from the top down."""
