"""Why a dossier is counted otherwise than on a past day: the one fact that did it, and the dossiers of each such fact.

A dossier that the day did not know was moved by its receipt; any other by the last fact since that can change a count;
one without such a fact by what has none: its due day passed, it was exchanged, or a paper was laid to it. So each moved
dossier has one cause, and the causes of a component add up to what moved it.

Source: decision 0407
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection

from motcua.law import quality
from motcua.law.quality import Indicator
from motcua.reactions.quality.explaining.kinds import Kind, kind_of
from motcua.reactions.quality.incoming.events import CourseTold
from motcua.reactions.quality.past import folding, moves
from motcua.reactions.quality.past.moves import Fact, Move
from motcua.work.dossiers import events

NO_FACT = "none"  # time, an exchange or a paper
NEW, TOLD = events.DossierReceived.__name__, CourseTold.__name__
NAMES = tuple(sorted({fact.__name__ for fact in folding.MATTER} | {TOLD, NO_FACT}))
BY_DOSSIERS = tuple(row for row in quality.INDICATORS if kind_of(row.id) is Kind.DOSSIER)
_LAST = """
SELECT DISTINCT ON (subject) subject, name FROM ledger_fact
 WHERE subject = ANY(%(subjects)s) AND recorded_at >= %(moment)s AND name = ANY(%(names)s) ORDER BY subject, n DESC
"""


@dataclass(frozen=True, slots=True)
class Cause:
    """One kind of fact, or none, with the dossiers it moved: how many, and by how much part and whole."""

    fact: str
    dossiers: int
    part: int
    whole: int

    def as_json(self) -> dict[str, object]:
        """In plain values."""
        return {"fact": self.fact, "dossiers": self.dossiers, "part": self.part, "whole": self.whole}


@dataclass(frozen=True, slots=True)
class Moved:
    """A dossier that moved a component: its part and its whole by −1, 0 or 1, why, and the facts recorded since."""

    code: str
    home: bool
    part: int
    whole: int
    cause: str
    facts: tuple[Fact, ...]

    def as_json(self) -> dict[str, object]:
        """In plain values."""
        facts = [
            {"n": fact.n, "name": fact.name, "at": fact.at.isoformat(), "recorded_at": fact.recorded_at.isoformat()}
            for fact in self.facts
        ]
        return {"dossier": self.code, "part": self.part, "whole": self.whole, "cause": self.cause, "facts": facts}


def of_moves(found: Iterable[Move], day: date) -> Mapping[str, str]:
    """The cause of each moved dossier, by its code. One query."""
    listed = list(found)
    subjects = [f"{'dossier' if move.home else CourseTold.SUBJECT}:{move.code}" for move in listed]
    which: moves.Which = {"subjects": subjects, "moment": folding.begins_after(day), "names": list(NAMES)}
    with connection.cursor() as cursor:
        cursor.execute(_LAST, which)
        last = {subject.partition(":")[2]: name for subject, name in cursor.fetchall()}
    return {move.code: NEW if move.home and move.is_new else last.get(move.code, NO_FACT) for move in listed}


def those_that_moved(row: Indicator, found: Iterable[Move]) -> list[Move]:
    """The moves that change the component, for a dossier may change one and leave another as it was."""
    return [move for move in found if move.by(row.formula.part) or move.by(row.formula.of)]


def moved(row: Indicator, move: Move, why: Mapping[str, str], facts: Mapping[str, tuple[Fact, ...]]) -> Moved:
    """The dossier as a row of the component."""
    part, whole = move.by(row.formula.part), move.by(row.formula.of)
    return Moved(move.code, move.home, part, whole, why[move.code], facts.get(move.code, ()))
