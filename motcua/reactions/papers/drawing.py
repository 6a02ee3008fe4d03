"""Draws papers up and issues them: once for the fact that calls for one, the same file ever after.

Source: decision 0003
"""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

import pikepdf
from django.db import connection, transaction

from motcua.law import forms
from motcua.law.calendar import ZONE
from motcua.law.errors import NoSuchForm
from motcua.law.forms import FormKind
from motcua.law.sentences import say
from motcua.ledger import facts
from motcua.ledger.facts import FactView
from motcua.reactions.papers import controlling, filling, heading, keeping, typeset
from motcua.reactions.papers.models import IssuedPaper
from motcua.registers.people import queries as people
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import NotFound
from motcua.work.dossiers import detail, recollection
from motcua.work.dossiers.views import DossierView

KIND_OF: Mapping[str, FormKind] = {
    "DossierReceived": FormKind.RECEIPT,
    "SupplementProvided": FormKind.RECEIPT,  # a new appointment, where the dossier had one
    "DossierNotReceived": FormKind.REFUSAL,
    "SupplementRequested": FormKind.SUPPLEMENT,
    "DueDateExtended": FormKind.APOLOGY,
    "DossierStopped": FormKind.STOP,
}
_CLAIM = """
INSERT INTO papers_issuedpaper (dossier, kind, fact, number, running, digest, at)
VALUES (%s, %s, %s, '', 0, '', %s) ON CONFLICT (fact) DO NOTHING RETURNING id
"""
_NUMBER = """
INSERT INTO papers_paperseries AS s (series, last) VALUES (%s, 1)
ON CONFLICT (series) DO UPDATE SET last = s.last + 1 RETURNING last
"""


def issue(fact: FactView) -> None:
    """The paper that the fact calls for is typeset, stored and listed with the dossier; once, however often called.

    Nothing happens for a fact that calls for none: no form in the circular, or a supplement before the receipt.
    """
    if fact.name not in KIND_OF:
        return
    view = recollection.dossier(fact.subject.partition(":")[2], fact.at)
    if fact.name == "SupplementProvided":
        received = _received_before(view, fact)
        if received is None:
            return
        issue(received)  # its number is the dossier's place in the register, whichever job runs first
    with transaction.atomic():
        _issue(view, fact)


def _received_before(view: DossierView, fact: FactView) -> FactView | None:
    return next((past for past in view.history if past.name == "DossierReceived" and past.n < fact.n), None)


def _issue(view: DossierView, fact: FactView) -> None:
    kind, day = KIND_OF[fact.name], (view.received_at or fact.at).astimezone(ZONE).date()
    try:
        form = forms.of(kind, view.regime, day)
    except NoSuchForm:
        return
    claimed = _one(_CLAIM, view.code, kind.value, fact.id, fact.at)
    if claimed is None:
        return
    case = _numbered(view, fact, form)
    content = typeset.typeset(filling.FILL[kind](case))
    with pikepdf.open(BytesIO(content)) as pdf:
        pages = len(pdf.pages)
    digest = keeping.keep(content, name=f"{form.title} {view.code}.pdf", pages=pages, at=fact.at)
    IssuedPaper.objects.filter(id=claimed).update(number=case.number, running=case.running, digest=digest)


def _numbered(view: DossierView, fact: FactView, form: forms.Form) -> filling.Case:
    """The case with the next number of its unit, form and year.

    Source: TT 01/2018, Art. 9
    """
    counter = form.kind is not FormKind.APOLOGY
    agency = people.agency_by_id(view.agency_id) if counter else filling.settling(view)
    year = fact.at.astimezone(ZONE).year
    running = _one(_NUMBER, f"{agency.code}/{form.kind.value}/{year}")
    if running is None:
        raise RuntimeError(f"the series of {agency.code} gave no number")
    number = form.copy_number(running, heading.abbreviation(agency, counter=counter))
    first = _first_receipt(view.code) if fact.name == "SupplementProvided" else None
    return filling.Case(
        view=view, fact=fact, form=form, number=number, running=running,
        register_no=first.running if first else running,
    )  # fmt: skip


def _one(statement: str, *values: str | int | datetime) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    return int(row[0]) if row else None


def draw(dossier_code: str, form: str) -> bytes:
    """The paper of this kind: as issued, issued now if its fact still waits, or drawn afresh for a control slip.

    The last one where there are several. Raises `NotFound` when nothing has happened that calls for one.
    """
    if form == FormKind.CONTROL_SLIP:
        return _control_slip(dossier_code)
    issued = _last(dossier_code, form)
    history = facts.about(f"dossier:{dossier_code}")
    if not history:
        raise _no_dossier(dossier_code)
    wanted = [fact for fact in history if KIND_OF.get(fact.name) == form]
    if wanted and (issued is None or issued.fact != wanted[-1].id):
        issue(wanted[-1])
        issued = _last(dossier_code, form)
    if issued is None:
        raise NotFound(
            "Hồ sơ này chưa có giấy tờ loại này.",
            say("Chưa có việc nào của hồ sơ %(code)s cần lập “%(form)s”.", code=dossier_code, form=form),
            "Hãy xem lịch sử hồ sơ để biết các giấy tờ đã lập.",
        )
    return keeping.content(issued.digest)


def _no_dossier(code: str) -> NotFound:
    return NotFound(
        say("Không có hồ sơ %(code)s.", code=code),
        "Không hồ sơ nào mang mã này.",
        "Hãy kiểm tra lại mã in trên giấy hẹn.",
    )


def _last(dossier_code: str, form: str) -> IssuedPaper | None:
    return IssuedPaper.objects.filter(dossier=dossier_code, kind=form).order_by("fact").last()


def _first_receipt(dossier_code: str) -> IssuedPaper | None:
    """The receipt whose number the dossier keeps in the register and on its control slip."""
    return IssuedPaper.objects.filter(dossier=dossier_code, kind=FormKind.RECEIPT).order_by("fact").first()


def _control_slip(dossier_code: str) -> bytes:
    receipt = _first_receipt(dossier_code)
    first = facts.about(f"dossier:{dossier_code}")[:1]
    if not first:
        raise _no_dossier(dossier_code)
    view = detail.dossier(dossier_code, by=HOUSE, now=first[0].at)
    if view.received_at is None:
        raise NotFound(
            "Chưa có phiếu kiểm soát.",
            say("Hồ sơ %(code)s chưa được tiếp nhận.", code=dossier_code),
            "Hãy tiếp nhận trước.",
        )
    return typeset.typeset(controlling.control_slip(view, receipt.running if receipt else None))
