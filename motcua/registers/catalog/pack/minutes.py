"""Shares out the working minutes of a term among its steps, to the last minute."""

from collections.abc import Sequence
from fractions import Fraction

_GRAINS = (30, 15, 10, 5, 1)  # minutes; the largest that leaves every step a few
_GRAINS_PER_STEP = 2


def spread(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """`total` minutes in parts as near to the weights as whole grains allow; the parts always make the total.

    A step that weighs anything has at least one grain if there are enough. Raises `ValueError` when no step weighs
    anything or a weight or the total is negative.
    Source: decision 0010
    """
    if total < 0 or any(weight < 0 for weight in weights) or not sum(weights):
        raise ValueError(f"cannot share {total} minutes by {list(weights)}")
    grain = _grain(total, len(weights))
    grains = total // grain
    exact = [Fraction(weight * grains, sum(weights)) for weight in weights]
    parts = [int(share) for share in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: grains - sum(parts)]:
        parts[place] += 1
    return tuple(part * grain for part in _nobody_empty(parts, weights))


def _grain(total: int, steps: int) -> int:
    return next((grain for grain in _GRAINS if total % grain == 0 and total >= grain * steps * _GRAINS_PER_STEP), 1)


def _nobody_empty(parts: list[int], weights: Sequence[int]) -> list[int]:
    for place, weight in enumerate(weights):
        richest = max(range(len(parts)), key=parts.__getitem__)
        if weight and not parts[place] and parts[richest] > 1:
            parts[richest] -= 1
            parts[place] += 1
    return parts
