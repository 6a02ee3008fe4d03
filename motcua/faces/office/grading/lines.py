"""The lines of a sheet as a page shows them: each number with its dossiers, each contest with its answer."""

from collections.abc import Sequence

from motcua.faces.office.grading import wording
from motcua.faces.office.index.asked import Asked
from motcua.law import grading
from motcua.reactions.quality.grading.sheets import Line, OfficialSheet
from motcua.registers.people import permissions
from motcua.registers.people.actor import Actor
from motcua.registers.people.roles import Role
from motcua.work.grading import queries as contests

_MARKS = (2, 1, 0)
_BY_UNIT = 2  # graded once for each unit that a dossier goes through. Source: TT 01/2018, Art. 12


def of_unit(lines: Sequence[Line], wanted: Asked, by: Actor) -> list[dict[str, object]]:
    """A unit's lines; its leader may contest each."""
    unit = wanted.unit
    leads = permissions.may(by, "grading.contest", unit.id, unit.path, role=Role.LEADER)
    return [_shown(line, wanted, by, contest={} if leads else None) for line in lines]


def of_official(sheet: OfficialSheet, wanted: Asked, by: Actor) -> list[dict[str, object]]:
    """An official's lines; he may contest each."""
    own = {"whose": "mine"} if sheet.account_id == by.id else None
    return [_shown(line, wanted, by, official=sheet.account_id, contest=own) for line in sheet.lines]


def _shown(
    line: Line, wanted: Asked, by: Actor, *, contest: dict[str, str] | None, official: int | None = None
) -> dict[str, object]:
    words = {"number": str(line.number)} | ({"official": str(official)} if official else {})
    open_one = any(one.open for one in line.contests)
    return {
        "line": line, "title": wording.title(line.number), "all": wanted.address("grading_dossiers", **words),
        "note": wording.note(line, official=official is not None),
        "turns": line.number == _BY_UNIT and official is None,
        "marks": [
            {"mark": mark, "many": line.counted[mark],
             "href": wanted.address("grading_dossiers", mark=str(mark), **words)}
            for mark in _MARKS
            if line.counted.get(mark)
        ] if line.number in grading.OF_OFFICIALS else [],
        "contest": "" if contest is None or open_one
        else wanted.address("grading_contest", number=str(line.number), **contest),
        "contests": [
            {"one": one, "answer": f"{wanted.address('grading_answer', contest=str(one.id))}"
             if one.open and contests.may_answer(by, one) else ""}
            for one in line.contests
        ],
    }  # fmt: skip
