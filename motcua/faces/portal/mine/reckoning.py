"""Why a date is the date it is, as the dossier remembers it."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.law.deadline import Deadline, Line
from motcua.law.errors import LawError


@dataclass(frozen=True, slots=True)
class Why:
    """The steps of a reckoning and the article by which it was made, as the law's tables write it."""

    lines: tuple[Line, ...] = ()
    source: str = ""


def why(stored: Mapping[str, object] | None) -> Why:
    """The explanation kept with a dossier; empty where there is none or it is of a form long gone."""
    if not stored:
        return Why()
    try:
        promise = Deadline.from_json(stored)
        return Why(promise.reckoning, promise.source)
    except LawError:
        return Why()
