"""Why the index is what it is: every number with its article, and the very dossiers behind it.

explain(unit, period, today)                        six groups, each component with what it lost and how it is made
behind(Asked(unit, "B1", period, today), "rest")    the dossiers, procedures or told counts behind a number
winback(unit, period, today)                        the acts that would regain most; what is lost for good
what_if(unit, period, today, {"exchange": 10})      the score if some of them were done
rows_of_act(Asked(unit, "", period, today), "sign") the dossiers or procedures an act would be done to
footnote(unit, period, today)                       what a letter says of the units below, in Vietnamese prose
project(unit, period, today)                        the score at the end of the period, with its spread
"""

from motcua.reactions.quality.explaining.asking import Asked, Side
from motcua.reactions.quality.explaining.behind import Behind, behind
from motcua.reactions.quality.explaining.explanation import ExplainedComponent, ExplainedGroup, Explanation, explain
from motcua.reactions.quality.explaining.footnote import Entry, Footnote, Item, footnote
from motcua.reactions.quality.explaining.kinds import Kind
from motcua.reactions.quality.explaining.projection import Projection, project
from motcua.reactions.quality.explaining.recovery import Act, LostForGood, WhatIf, Winback, what_if, winback
from motcua.reactions.quality.explaining.recovery import rows as rows_of_act
from motcua.reactions.quality.explaining.rows import DossierRow, ProcedureRow, ToldRow

__all__ = [
    "Act",
    "Asked",
    "Behind",
    "DossierRow",
    "Entry",
    "ExplainedComponent",
    "ExplainedGroup",
    "Explanation",
    "Footnote",
    "Item",
    "Kind",
    "LostForGood",
    "ProcedureRow",
    "Projection",
    "Side",
    "ToldRow",
    "WhatIf",
    "Winback",
    "behind",
    "explain",
    "footnote",
    "project",
    "rows_of_act",
    "what_if",
    "winback",
]
