"""What more would be earned if counts were other than they are: exact, and never above what a component can give."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from motcua.law.errors import BadCounts
from motcua.law.quality import variants
from motcua.law.quality.formulas import Counts
from motcua.law.quality.score import Score, score
from motcua.law.quality.table import Indicator, Level
from motcua.law.sentences import say


@dataclass(frozen=True, slots=True)
class Change:
    """What is added to a component: to the part that earns, and to the whole that is counted."""

    part: int
    whole: int = 0

    def times(self, number: int) -> "Change":
        """The same so many times."""
        return Change(self.part * number, self.whole * number)


def exact_points(row: Indicator, counts: Counts) -> Fraction:
    """The points of a component before they are rounded.

    Source: QĐ 766/2022, Annex I(1); decision 0403
    """
    if counts.is_empty:
        return Fraction(row.formula.points(counts, row.points))
    return Fraction(row.points) * min(Fraction(1), counts.ratio / row.formula.full_at)


def points_of_one(row: Indicator, counts: Counts) -> Fraction:
    """The points that one more of the part earns, before rounding; nothing where the component is full or empty.

    Source: QĐ 766/2022, Annex I(1); decision 0403
    """
    return exact_points(row, after(counts, Change(1))) - exact_points(row, counts)


def until_full(row: Indicator, counts: Counts) -> int:
    """How many more of the part earn every point of the component; the whole stays as it is.

    Source: QĐ 766/2022, Annex I(1); decision 0403
    """
    missing = row.formula.full_at * Fraction(counts.whole) - Fraction(counts.part)
    return max(0, -(-missing.numerator // missing.denominator))


def after(counts: Counts, change: Change) -> Counts:
    """The counts with the change; the part stays between nothing and the whole.

    Source: decision 0403
    """
    whole = max(0, counts.whole + change.whole)
    return Counts(max(0, min(counts.part + change.part, whole)), whole)


def score_after(
    counts: Mapping[str, Counts], level: Level, changes: Mapping[str, Change], variant: str = variants.NATIONAL
) -> Score:
    """The score of a unit if its counts changed so. Raises BadCounts for a component that the unit has no counts of.

    Source: QĐ 766/2022, Annex I(1); decision 0403
    """
    unknown = sorted(set(changes) - set(counts))
    if unknown:
        raise BadCounts(
            say("Đơn vị không có số liệu của thành phần %(unknown)s.", unknown=", ".join(unknown)),
            remedy="Chỉ tính thử với những thành phần mà đơn vị có số liệu.",
        )
    changed = {name: after(each, changes[name]) if name in changes else each for name, each in counts.items()}
    return score(changed, level, variant)
