"""A period and its day that stand apart: "định kỳ hằng tháng báo cáo UBND tỉnh trước ngày 25" is one time limit."""

import re
from collections.abc import Sequence
from dataclasses import replace

from motcua.work.directives.reader.grammar import limits
from motcua.work.directives.reader.grammar.limits import Limit
from motcua.work.directives.reader.quoted import Quoted

_ITS_DAY = re.compile(
    r"[^.;:]{1,80}?\strước\s+ngày\s+(?P<d>\d{1,2})(?![\d/]|\.\d|\s+tháng\s+\d)"
    r"(?:\s+(?:của\s+)?tháng cuối(?: của)? quý)?"
)


def with_their_day(words: Quoted, found: Sequence[Limit]) -> list[Limit]:
    """The limits, in which a month or quarter has taken in the day named after it in the same sentence."""
    joined: list[Limit] = []
    for limit in found:
        day = _ITS_DAY.match(words.low, limit.end) if limit.rule in {"monthly", "quarterly"} else None
        joined.append(
            limit if day is None else replace(limit, end=day.end(), rule=f"{limit.rule}:before:{int(day['d'])}")
        )
    return [one for one in joined if not any(other is not one and _within(one, other) for other in joined)]


def _within(one: Limit, other: Limit) -> bool:
    return other.kind == limits.RECURRING and other.start <= one.start and one.end <= other.end
