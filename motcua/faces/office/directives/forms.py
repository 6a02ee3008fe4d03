"""An act on a duty as a form: what it does, what must be typed, and what is said when it is done."""

from collections.abc import Callable
from dataclasses import dataclass

from motcua.faces.office.dossier.forms import Field
from motcua.faces.office.guard import OfficeRequest

Perform = Callable[[OfficeRequest, int], object]


@dataclass(frozen=True, kw_only=True)
class Form:
    """An act as it is offered on a duty; `perform` does it."""

    title: str
    button: str
    done: str
    fields: tuple[Field, ...]
    perform: Perform
    says: str = ""
    danger: bool = False
