"""The form of one's own dossier, corrected while the application is completed: as declared, and as typed now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest

from motcua.faces.portal import typed
from motcua.faces.portal.filing import changes, fields
from motcua.faces.portal.filing.fields import Field
from motcua.registers.catalog import answers
from motcua.registers.people.folding import fold
from motcua.work.dossiers.application import FORM
from motcua.work.dossiers.views import DossierView

_PREFIX = "answers."
_FIRST_WORDS = 2  # "tờ khai", "đơn đề": by these it is known


@dataclass(frozen=True, slots=True)
class Anew:
    """The fields as typed with their faults, and the answers by question; `changed` where one differs from before."""

    fields: tuple[Field, ...]
    answers: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    changed: bool = False


def of(view: DossierView) -> tuple[Field, ...]:
    """The fields of the form with what was declared; none for who declared on paper."""
    if not any(paper.origin == FORM for paper in view.papers):
        return ()
    return tuple(fields.question(each, str(view.answers.get(each.name) or "")) for each in view.procedure.form)


def typed_anew(request: HttpRequest, view: DossierView, today: date) -> Anew:
    """What was typed over the declaration, checked as a whole when anything is no longer as it was."""
    asked = of(view)
    given = typed.texts(request, [each.name for each in asked])
    shown = changes.filled(asked, given)
    new = {each.name.removeprefix(_PREFIX): each.value for each in shown}
    changed = any(before.value != after.value for before, after in zip(asked, shown, strict=True))
    wrong = answers.faults(view.procedure.form, {**view.answers, **new}, today) if changed else {}
    faults = typed.too_long(given) | {_PREFIX + name: sentence for name, sentence in wrong.items()}
    return Anew(changes.marked(shown, faults), new, faults, changed)


def is_meant(wanted: str, view: DossierView, asked: Sequence[Field]) -> bool:
    """True when what the office asks for is the declaration, by one of its names or by a question of it."""
    if not asked:
        return False
    said = fold(wanted)
    return any(words in said for words in _called(view)) or any(fold(each.label) in said for each in asked)


def _called(view: DossierView) -> Iterable[str]:
    names = {paper.name for paper in view.procedure.papers if paper.declared}
    return {" ".join(fold(name).split()[:_FIRST_WORDS]) for name in names}
