"""Why a dossier is counted otherwise than on a past day: the one fact that did it, and the dossiers of each such fact.

A dossier that the day did not know was moved by its receipt; any other by the last fact since that can change a count;
one without such a fact by what has none: its due day passed, it was exchanged, or a paper was laid to it. So each moved
dossier has one cause, and the causes of a component add up to what moved it.

Source: decision 0407
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from motcua.law import quality
from motcua.law.quality import Indicator
from motcua.reactions.quality.explaining.asking import below, indicator
from motcua.reactions.quality.explaining.kinds import Kind, kind_of
from motcua.reactions.quality.incoming.events import CourseTold
from motcua.reactions.quality.past import folding, moves
from motcua.reactions.quality.past.moves import Fact, Move, Span
from motcua.reactions.quality.past.standings import require_past
from motcua.registers.people.errors import Invalid
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers import events

NO_FACT = "none"  # time, an exchange or a paper
NEW, TOLD = events.DossierReceived.__name__, CourseTold.__name__
NAMES = tuple(sorted({fact.__name__ for fact in folding.MATTER} | {TOLD, NO_FACT}))
BY_DOSSIERS = tuple(row for row in quality.INDICATORS if kind_of(row.id) is Kind.DOSSIER)
PAGE, LONGEST = 50, 20_000
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


@dataclass(frozen=True, slots=True)
class MovedPage:
    """One page of the dossiers that moved a component; `next` names the place of the following page."""

    component: str
    causes: tuple[Cause, ...]
    rows: tuple[Moved, ...]
    next: str = ""


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


def added_up(row: Indicator, found: Sequence[Move], why: Mapping[str, str]) -> tuple[Cause, ...]:
    """The causes of a component's moves, the one with most dossiers first."""
    sums: dict[str, tuple[int, int, int]] = {}
    for move in found:
        dossiers, part, whole = sums.get(why[move.code], (0, 0, 0))
        sums[why[move.code]] = dossiers + 1, part + move.by(row.formula.part), whole + move.by(row.formula.of)
    return tuple(Cause(name, *sums[name]) for name in sorted(sums, key=lambda name: (-sums[name][0], name)))


def page(
    unit: AgencyView, component: str, span: Span, *, cause: str = "", after: str = "", size: int = PAGE
) -> MovedPage:  # fmt: skip
    """The dossiers that moved a component since the day, by their codes; those of one cause where it is named.

    Three queries. Raises `Invalid` for a component that dossiers do not count, a cause there is not, and a day out of
    reach.
    Source: decision 0407
    """
    require_past(span.period, span.day, span.today)
    row = _row(component)
    if cause and cause not in NAMES:
        raise Invalid(f"Không có loại sự kiện “{cause}”.", "", f"Hãy chọn trong: {', '.join(NAMES)}.")
    found = those_that_moved(row, moves.of(below(unit), (row.formula.part, row.formula.of), span))
    why = of_moves(found, span.day)
    wanted = [move for move in found if move.code > after and cause in {"", why[move.code]}]
    shown, size = wanted[: max(1, min(size, LONGEST))], max(1, min(size, LONGEST))
    facts = moves.facts_since([move.code for move in shown], span.day)
    rows = tuple(moved(row, move, why, facts) for move in shown)
    return MovedPage(row.id, added_up(row, found, why), rows, shown[-1].code if len(wanted) > size else "")


def moved(row: Indicator, move: Move, why: Mapping[str, str], facts: Mapping[str, tuple[Fact, ...]]) -> Moved:
    """The dossier as a row of the component."""
    part, whole = move.by(row.formula.part), move.by(row.formula.of)
    return Moved(move.code, move.home, part, whole, why[move.code], facts.get(move.code, ()))


def _row(component: str) -> Indicator:
    row = indicator(component)
    if row not in BY_DOSSIERS:
        raise Invalid(
            f"Thành phần {row.id} không đếm bằng hồ sơ.",
            "Số của thành phần này lấy từ danh mục thủ tục hoặc được báo.",
            f"Các thành phần đếm bằng hồ sơ: {', '.join(each.id for each in BY_DOSSIERS)}.",
        )  # fmt: skip
    return row
