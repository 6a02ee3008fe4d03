"""Fills the sheets: what the dossier, the fact and the registers say, put where the form wants it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from motcua.law import citation, deadline, forms
from motcua.law.calendar import ZONE
from motcua.law.forms import FormKind
from motcua.ledger.facts import FactView
from motcua.reactions.papers import heading, sheets
from motcua.registers.catalog.tariff import FeeKind
from motcua.registers.people import pack
from motcua.registers.people import queries as people
from motcua.registers.people.errors import NotFound
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers.application import FORM
from motcua.work.dossiers.views import DossierView, PaperView

_ORGANISATION = re.compile(r"\d{10}(?:-?\d{3})?")
_ONE_DIGIT = re.compile(r"\A\d(?=\s)")  # 05 ngày, as documents write it
_HAS_PAPER = {"paper", "scan"}
_COLLECT = {
    "online": "bản điện tử trên Cổng dịch vụ công, mục “Hồ sơ của tôi”",
    "post": "địa chỉ nêu trên, qua dịch vụ bưu chính công ích",
}
_NOT_SAID = {FeeKind.BY_PROVINCIAL_COUNCIL, FeeKind.UNKNOWN, FeeKind.SEE_NOTE}
_SIGNS_AS = "Thủ trưởng đơn vị"


@dataclass(frozen=True)
class Case:
    """A dossier at the fact that calls for a paper, under the form that the law wants for it."""

    view: DossierView
    fact: FactView
    form: forms.Form
    number: str
    running: int
    register_no: int

    @cached_property
    def agency(self) -> AgencyView:
        """The agency whose counter received the dossier."""
        return people.agency_by_id(self.view.agency_id)

    @cached_property
    def settling(self) -> AgencyView:
        """The agency that settles the dossier; the receiving one where the pack names no other."""
        return settling(self.view)

    def text(self, key: str) -> str:
        """The text that the fact carries under the key."""
        return str(self.fact.body.get(key) or "")

    def moment(self, key: str) -> datetime | None:
        """The moment that the fact carries under the key."""
        written = self.text(key)
        return datetime.fromisoformat(written) if written else None

    @cached_property
    def receiver(self) -> str:
        """The officer who takes in what the paper acknowledges.

        What the applicant completes from home is taken in by whoever received the dossier.
        """
        if self.fact.name == "DossierReceived":
            return self.fact.actor
        if self.fact.actor_id in {officer.account_id for officer in people.officers(self.view.agency_id)}:
            return self.fact.actor
        received = [past.actor for past in self.view.history if past.name == "DossierReceived"]
        return received[0] if received else self.fact.actor

    @property
    def by_counter(self) -> bool:
        """True for papers of the counter, false for those of the settling agency."""
        return self.form.kind is not FormKind.APOLOGY

    def head(self) -> sheets.Letterhead:
        """The letterhead of whoever issues the paper, dated by the fact."""
        issuer = self.agency if self.by_counter else self.settling
        day = self.fact.at.astimezone(ZONE).date()
        return heading.letterhead(issuer, self.number, day, counter=self.by_counter)


def settling(view: DossierView) -> AgencyView:
    """The agency that settles the dossier; the receiving one where the pack names no other."""
    return settled_by(view.procedure.agency_key, view.agency_id)


def settled_by(agency_key: str, receiving: int) -> AgencyView:
    """The agency that settles such dossiers of this counter; the receiving one where the pack names no other."""
    try:
        return people.agency_by_id(people.settling_agency(agency_key, receiving))
    except NotFound:
        return people.agency_by_id(receiving)


def form_of(form: forms.Form) -> sheets.Form:
    """The form as the foot of the paper names it."""
    key = citation.parse(form.source).key
    circular = f"Thông tư số {citation.register()[key].number}"
    return sheets.Form(number=int(form.number), title=form.title, circular=circular)


def lookup(code: str) -> sheets.Lookup:
    """Where the applicant follows the dossier, and the number to call."""
    contact = pack.current().contact
    website = contact.get("website", "")
    return sheets.Lookup(address=f"https://{website}/t/{code}" if website else "", phone=contact.get("hotline", ""))


def applicant(view: DossierView) -> sheets.Party:
    """The applicant; a tax number tells an organisation."""
    return _party({"name": view.applicant, "identity": view.applicant_identity, **view.contact})


def _party(said: Mapping[str, str]) -> sheets.Party:
    identity = said.get("identity", "")
    return sheets.Party(
        name=said.get("name", ""), identity_no=identity, address=said.get("address", ""), phone=said.get("phone", ""),
        email=said.get("email", ""), organisation=bool(_ORGANISATION.fullmatch(identity)),
    )  # fmt: skip


def receipt(case: Case) -> sheets.ReceiptSheet:
    """The receipt with its appointment: the first one, or the new one after a supplement."""
    view, who = case.view, case.view.representative
    return sheets.ReceiptSheet(
        form=form_of(case.form), head=case.head(), dossier_code=view.code, desk=heading.desk(case.agency),
        applicant=applicant(view), request=view.procedure.name, sets=1,
        components=components(view.papers),
        term=_ONE_DIGIT.sub(r"0\g<0>", view.procedure.term_text or str(view.procedure.term)),
        received=case.fact.at, due=case.moment("due"),
        collect_at=_collect(view) or heading.desk(case.agency),
        lookup=lookup(view.code), receiver=case.receiver, fees=_fees(view), fee_note=_fee_note(view),
        reckoning=_reckoning(case),
        proxy=sheets.Proxy(party=_party(who), authority=who.get("authority", "")) if who else None,
        register_book=f"{(view.received_at or case.fact.at).astimezone(ZONE).year}", register_no=str(case.register_no),
    )  # fmt: skip


def _collect(view: DossierView) -> str:
    """Where the applicant wants the result; empty for the counter."""
    way, there = view.contact.get("receive_by", ""), view.contact.get("deliver_to", "")
    if way == "post" and there and there != view.contact.get("address"):
        return f"{there}, qua dịch vụ bưu chính công ích"
    return _COLLECT.get(way, "")


def components(papers: Iterable[PaperView]) -> tuple[sheets.Component, ...]:
    """Each paper once, however many files were sent of it: two photographs are one paper of two files."""
    found: dict[tuple[int, str], sheets.Component] = {}
    for paper in papers:
        if not paper.replaced:
            one, key = _component(paper), (paper.no, paper.name)
            found[key] = _together(found[key], one) if key in found else one
    return tuple(
        replace(one, name=f"{one.name} ({one.electronic} tệp)") if one.electronic > 1 else one for one in found.values()
    )


def _together(one: sheets.Component, other: sheets.Component) -> sheets.Component:
    return replace(
        one, originals=one.originals + other.originals, photocopies=one.photocopies + other.photocopies,
        electronic=one.electronic + other.electronic,
    )  # fmt: skip


def _component(paper: PaperView) -> sheets.Component:
    electronic = 0 if paper.origin in _HAS_PAPER else 1
    name = f"{paper.name} (khai trực tuyến theo mẫu điện tử)" if paper.origin == FORM else paper.name
    return sheets.Component(
        name=name, originals=0 if electronic else paper.originals, photocopies=0 if electronic else paper.copies,
        electronic=electronic,
    )  # fmt: skip


def _fees(view: DossierView) -> tuple[sheets.Fee, ...]:
    if not view.fee_total:
        return ()
    when = "thu trước, đã nộp đủ" if view.fee_paid >= view.fee_total else "chưa nộp đủ"
    return (sheets.Fee(name="Tổng số", amount=view.fee_total, when=when),)


def _fee_note(view: DossierView) -> str:
    note = next((line.kind.label for line in view.procedure.fees if line.kind in _NOT_SAID), "")
    return f"{note[0].lower()}{note[1:]}; quầy báo số tiền trước khi thu" if note else ""


def _reckoning(case: Case) -> tuple[str, ...]:
    """Why this date: as stored, or reckoned again where the dossier's date has moved since the fact."""
    due, stored = case.moment("due"), case.view.reckoning
    promise = deadline.Deadline.from_json(stored) if stored else None
    if promise is None or promise.due != due:
        promise = deadline.due(case.fact.at, case.view.procedure.term, people.calendar_for(case.view.agency_id))
    return tuple(line.vietnamese for line in promise.reckoning) if promise.due == due else ()


def supplement(case: Case) -> sheets.SupplementSheet:
    """What is missing, said once, with whom to ask and by when to bring it."""
    items = case.fact.body.get("items")
    answer = deadline.supplement_answer_by(case.fact.at, people.calendar_for(case.view.agency_id))
    return sheets.SupplementSheet(
        form=form_of(case.form), head=case.head(), dossier_code=case.view.code, desk=heading.desk(case.agency),
        applicant=applicant(case.view), request=case.view.procedure.name,
        items=tuple(map(str, items)) if isinstance(items, list) else (), reason=case.text("reason"),
        contact=case.fact.actor, contact_phone=case.agency.phone or lookup(case.view.code).phone, guide=case.fact.actor,
        lookup=lookup(case.view.code), answer_by=answer.due,
    )  # fmt: skip


def refusal(case: Case) -> sheets.RefusalSheet:
    """Why the application is not received, one reason a line."""
    reasons = tuple(line for line in case.text("reason").splitlines() if line.strip())
    return sheets.RefusalSheet(
        form=form_of(case.form), head=case.head(), dossier_code=case.view.code, desk=heading.desk(case.agency),
        applicant=applicant(case.view), request=case.view.procedure.name, reasons=reasons, receiver=case.fact.actor,
        lookup=lookup(case.view.code),
    )  # fmt: skip


def apology(case: Case) -> sheets.ApologySheet:
    """The apology of the settling agency with the one new appointment."""
    view, was, new = case.view, case.moment("was_due"), case.moment("due")
    if was is None or new is None:
        raise ValueError(f"fact {case.fact.id} moves a date and does not say from when to when")
    return sheets.ApologySheet(
        form=form_of(case.form), head=case.head(), dossier_code=view.code, applicant=applicant(view),
        request=view.procedure.name, received=view.received_at or view.filed_at, due=was, reason=case.text("reason"),
        new_due=new, collect_at=heading.desk(case.agency), signer_title=_title(case.settling, case.fact),
        signer=case.fact.actor, lookup=lookup(view.code), copies_to=(heading.desk(case.agency),),
    )  # fmt: skip


def stop(case: Case) -> sheets.StopSheet:
    """The notice that work on the dossier has ended without a result."""
    view = case.view
    wishes = [fact.at for fact in view.history if fact.name == "WithdrawalAsked" and fact.n < case.fact.n]
    return sheets.StopSheet(
        form=form_of(case.form), head=case.head(), dossier_code=view.code, applicant=applicant(view),
        request=view.procedure.name, received=view.received_at or view.filed_at, asked=wishes[-1] if wishes else None,
        finding="chưa có quyết định hoặc thông báo kết quả giải quyết.", reason=case.text("reason"),
        stopped=case.fact.at, signer_title=_title(case.agency, case.fact), signer=case.fact.actor,
        lookup=lookup(view.code),
    )  # fmt: skip


def _title(agency: AgencyView, fact: FactView) -> str:
    posts = (officer for officer in people.officers(agency.id) if officer.account_id == fact.actor_id)
    return next((officer.title for officer in posts if officer.title), _SIGNS_AS)


FILL: Mapping[FormKind, Callable[[Case], sheets.Sheet]] = {
    FormKind.RECEIPT: receipt,
    FormKind.SUPPLEMENT: supplement,
    FormKind.REFUSAL: refusal,
    FormKind.APOLOGY: apology,
    FormKind.STOP: stop,
}
