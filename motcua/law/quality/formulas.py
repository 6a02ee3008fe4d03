"""The small formulas of the index: counts in, points out, exact until the last rounding."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

Number = int | Decimal


class ZeroCase(StrEnum):
    """What a component earns when there was nothing to count."""

    NOTHING = "nothing"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of how many; both are counts, or for a share given as such any numbers that are not negative."""

    part: Number
    whole: Number

    @property
    def is_empty(self) -> bool:
        """True when there was nothing to count."""
        return self.whole == 0

    @property
    def ratio(self) -> Fraction:
        """The share between 0 and 1; 0 when there was nothing to count."""
        if self.is_empty:
            return Fraction(0)
        return min(Fraction(self.part) / Fraction(self.whole), Fraction(1))


@dataclass(frozen=True, slots=True)
class Share:
    """Points in proportion to a share of counts: all of them from the share `full_at` on, `zero` when nothing counts.

    `part` and `of` name the counts, so that what is measured and what is scored are the same words.
    """

    part: str
    of: str
    full_at: Fraction = Fraction(1)
    zero: ZeroCase = ZeroCase.NOTHING

    def points(self, counts: Counts, most: Decimal) -> Decimal:
        """The points out of `most`, rounded half up to two decimals."""
        if counts.is_empty:
            return most if self.zero is ZeroCase.FULL else Decimal("0.00")
        if isinstance(counts.part, int) and isinstance(counts.whole, int):
            return self._in_hundredths(counts.part, counts.whole, most)
        return half_up(min(Fraction(most), Fraction(most) * counts.ratio / self.full_at))

    def _in_hundredths(self, part: int, whole: int, most: Decimal) -> Decimal:
        """The same in whole numbers: a province is scored in thousands of these."""
        top, under = most.as_integer_ratio()
        over = top * part * self.full_at.denominator
        below = under * whole * self.full_at.numerator
        hundredths = (200 * over + below) // (2 * below)
        return min(most, Decimal(hundredths).scaleb(-2))


def half_up(exact: Fraction) -> Decimal:
    """An exact number that is not negative, rounded half up to two decimals.

    Source: decision 0106
    """
    return Decimal((exact * 100 + Fraction(1, 2)).__floor__()).scaleb(-2)
