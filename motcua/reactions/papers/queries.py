"""What screens may ask about papers: those of a dossier, to whoever may read the dossier."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from motcua.law.forms import FormKind
from motcua.reactions.papers import controlling, drawing, typeset
from motcua.reactions.papers.models import IssuedPaper
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.work.dossiers import detail
from motcua.work.dossiers.views import DossierView


@dataclass(frozen=True, slots=True)
class PaperIssued:
    """A paper that went out: `kind` is one of `law.forms.FormKind`, `digest` names the stored file."""

    kind: FormKind
    number: str
    digest: str
    at: datetime


def of_dossier(code: str, *, by: Actor, now: datetime) -> tuple[PaperIssued, ...]:
    """The papers issued for the dossier, oldest first. Raises `NotFound` for who may not read it. Four queries."""
    return issued(detail.dossier(code, by=by, now=now))


def issued(dossier: DossierView) -> tuple[PaperIssued, ...]:
    """The papers issued for a dossier that the reader already holds in hand, oldest first. One query."""
    return issued_for([dossier.code]).get(dossier.code, ())


def issued_for(codes: Collection[str]) -> dict[str, tuple[PaperIssued, ...]]:
    """The papers issued for dossiers that the reader may read, oldest first, by code. One query."""
    rows = IssuedPaper.objects.filter(dossier__in=codes).order_by("fact")
    found: dict[str, tuple[PaperIssued, ...]] = {}
    for code, kind, number, digest, at in rows.values_list("dossier", "kind", "number", "digest", "at"):
        found[code] = (*found.get(code, ()), PaperIssued(FormKind(kind), number, digest, at))
    return found


def paper(code: str, form: str, *, by: Actor, now: datetime) -> bytes:
    """The PDF of the dossier's paper of this kind; see `drawing.draw`.

    Raises `NotFound`, also for who may not read the dossier.
    """
    return drawing.draw(detail.dossier(code, by=by, now=now).code, form)


def register(agency_code: str, first: date, last: date, *, by: Actor, field: str = "") -> bytes:
    """The PDF of the agency's register between two days, of one field if it is named.

    Raises `NotAllowed` for who does not work there and `NotFound` for an unknown agency.
    """
    agency = people.agency(agency_code)
    permissions.require(by, "dossier.read", agency.id, agency.path)
    return typeset.typeset(controlling.register(agency, first, last, field=field))
