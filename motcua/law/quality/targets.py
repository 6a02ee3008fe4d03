"""The shares that a unit must reach: what a letter about the index calls đạt and chưa đạt."""

from datetime import date
from enum import StrEnum
from fractions import Fraction

from motcua.law import parameters
from motcua.law.quality.formulas import Counts


class Target(StrEnum):
    """The criteria with a target, by the name of their parameter."""

    ONLINE = "target_online"
    ONLINE_PAYMENT = "target_online_payment"
    DIGITISED_INPUT = "target_digitised_input"
    DIGITISED_RESULT = "target_digitised_result"


def target(which: Target, day: date) -> parameters.Value:
    """The target in force on the day, in percent, with its source. Raises BadParameter for a day before the first.

    Source: NQ 76/2021; decision 0403
    """
    return parameters.on(which.value, day)


def falls_short(which: Target, counts: Counts, day: date) -> bool:
    """True when the share is below the target of the day; who has nothing to count falls short of nothing.

    Source: NQ 76/2021; decision 0403
    """
    return not counts.is_empty and counts.ratio * 100 < Fraction(target(which, day).number)
