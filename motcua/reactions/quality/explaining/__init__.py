"""Why the index is what it is: every number with its article, and the very dossiers behind it.

explain(unit, period, today)                        six groups, each component with what it lost and how it is made
behind(Asked(unit, "B1", period, today), "rest")    the dossiers, procedures or told counts behind a number
"""

from motcua.reactions.quality.explaining.asking import Asked, Side
from motcua.reactions.quality.explaining.behind import Behind, behind
from motcua.reactions.quality.explaining.explanation import ExplainedComponent, ExplainedGroup, Explanation, explain
from motcua.reactions.quality.explaining.kinds import Kind
from motcua.reactions.quality.explaining.rows import DossierRow, ProcedureRow, ToldRow

__all__ = [
    "Asked",
    "Behind",
    "DossierRow",
    "ExplainedComponent",
    "ExplainedGroup",
    "Explanation",
    "Kind",
    "ProcedureRow",
    "Side",
    "ToldRow",
    "behind",
    "explain",
]
