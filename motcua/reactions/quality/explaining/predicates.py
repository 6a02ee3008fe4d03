"""Which dossiers lie behind a number: the very conditions that count them, read from `measures`."""

from motcua.law.quality import DueReading
from motcua.reactions.quality import tallies
from motcua.reactions.quality.explaining.asking import Asked, Side
from motcua.reactions.quality.measures import MEASURES, RUNNING

_ON_TIME = {
    DueReading.MOVED: (MEASURES["on_time"], "due_day"),
    DueReading.ORIGINAL: (MEASURES["on_time_original"], "original_day"),
}


def on_time(reading: DueReading) -> str:
    """Those that ended in time, and those that run and still are on the day `%(judged)s`.

    Source: QĐ 766/2022, Annex I(2)
    """
    settled, last_day = _ON_TIME[reading]
    return f"(({settled}) OR ({RUNNING} AND {last_day} >= %(judged)s))"


def of_count(name: str, reading: DueReading) -> str:
    """The condition of a count of dossiers, by its name in the law's table."""
    if name == "dossiers_on_time":
        return on_time(reading)
    if name == "dossiers_satisfied":
        return f"({on_time(reading)} AND NOT coalesce({MEASURES['disliked']}, false))"
    return f"({MEASURES[tallies.NAMED[name]]})"


def of_side(asked: Asked, side: Side) -> str:
    """The condition of one side of a component: what earns, what all counts, or what counts and does not earn."""
    formula = asked.indicator.formula
    part, whole = of_count(formula.part, asked.reading), of_count(formula.of, asked.reading)
    return {Side.PART: part, Side.WHOLE: whole, Side.REST: f"{whole} AND NOT coalesce({part}, false)"}[side]
