"""An act as a form: what it does, what follows from it, by which article, and what must be typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from motcua.registers.people.actor import Actor
from motcua.work.dossiers.views import DossierView

Option = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing to type or choose; `kind` is a type that the kit's field knows."""

    name: str
    label: str
    kind: str = "text"
    value: object = ""
    hint: str = ""
    options: Sequence[Option] = ()
    optional: bool = False
    width: str = ""
    suffix: str = ""
    rows: int = 3


@dataclass(frozen=True)
class Seen:
    """A dossier as it is, and who looks at it."""

    view: DossierView
    by: Actor


@dataclass(frozen=True)
class Doing:
    """An act being done: by whom, on the dossier as it is, with what was typed."""

    by: Actor
    view: DossierView
    typed: QueryDict
    files: "MultiValueDict[str, UploadedFile[bytes]]"
    step: int | None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Form:
    """An act as it is offered on one dossier; `perform` does it and answers with the sentence that says it is done."""

    verb: str
    title: str
    button: str
    says: str
    perform: Callable[[Doing], str]
    follows: Sequence[str] = ()
    fields: Sequence[Field] = field(default_factory=tuple)
    danger: bool = False
    icon: str = "check"

    @property
    def places(self) -> set[str]:
        """The names of what can be typed."""
        return {one.name for one in self.fields}
