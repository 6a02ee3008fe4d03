"""The index of Decision 766: what is scored, by which formula, and the score.

quality.score({"B1": quality.Counts(144_625, 184_513)}, quality.Level.PROVINCE) -> Score
"""

from motcua.law.quality.formulas import Counts, Share, ZeroCase, half_up
from motcua.law.quality.recovery import Change, after, exact_points, points_of_one, score_after, until_full
from motcua.law.quality.score import Component, Score, inherit, score
from motcua.law.quality.table import BANDS, IDS, INDICATORS, Band, Group, Indicator, Level, band
from motcua.law.quality.targets import Target, falls_short, target
from motcua.law.quality.timeliness import Course, DueReading, Wait, is_on_time, statutory_due
from motcua.law.quality.variants import NATIONAL, Variant, named, names, read

__all__ = [
    "BANDS",
    "IDS",
    "INDICATORS",
    "NATIONAL",
    "Band",
    "Change",
    "Component",
    "Counts",
    "Course",
    "DueReading",
    "Group",
    "Indicator",
    "Level",
    "Score",
    "Share",
    "Target",
    "Variant",
    "Wait",
    "ZeroCase",
    "after",
    "band",
    "exact_points",
    "falls_short",
    "half_up",
    "inherit",
    "is_on_time",
    "named",
    "names",
    "points_of_one",
    "read",
    "score",
    "score_after",
    "statutory_due",
    "target",
    "until_full",
]
