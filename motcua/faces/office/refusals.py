"""A refusal beside the form that caused it, with everything typed still there."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.faces.kit import middleware
from motcua.faces.office import wording
from motcua.law.errors import LawError
from motcua.registers.people.errors import Refused

Refusal = (LawError, Refused)  # what an act raises when it does nothing


@dataclass(frozen=True)
class Told:
    """What the summary at the top of a form says; `faults` are (place of the fault, sentence)."""

    status: int
    what: str
    why: str
    remedy: str
    source: str
    faults: list[tuple[str, str]]
    fields: Mapping[str, str]


def told(
    error: Exception, places: frozenset[str] | set[str] = frozenset(), *, renamed: Mapping[str, str] | None = None
) -> Told:
    """The refusal in parts; a fault whose field is among the places of the form leads there.

    `renamed` says how the form calls a field of the act, where it calls it otherwise. A sentence of a fault is not said
    again as the reason.
    Raises `TypeError` for an error that is no refusal.
    """
    if not isinstance(error, Refusal):
        raise TypeError(f"{error!r} is not a refusal") from error
    problem = middleware.problem_of(error)
    fields = {(renamed or {}).get(name, name): sentence for name, sentence in problem.fields.items()}
    faults = [(name if name in places else "", sentence) for name, sentence in fields.items()]
    if not faults and problem.remedy:
        faults = [("", problem.remedy)]
    why = "" if problem.why in fields.values() else problem.why
    return Told(
        status=problem.status, what=problem.what, why=why, remedy=problem.remedy if problem.fields else "",
        source=wording.cited(problem.source), faults=faults, fields=fields,
    )  # fmt: skip
