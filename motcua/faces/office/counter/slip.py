"""What the clerk has typed, whole or not: kept as it was typed until it is taken in."""

import re
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from motcua.faces.kit import wording
from motcua.faces.office import typed, uploads
from motcua.faces.office.counter.card import Card
from motcua.law.channels import COUNTER, POST
from motcua.registers.catalog.papers import Paper
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.files.queries import FileView
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.registers.people.queries import PersonView
from motcua.work.dossiers.application import MOST_SHEETS, Given

WHO = ("kind", "name", "identity", "birth_date", "sex", "phone", "email", "address")
LONGEST_KEY = 64


@dataclass(frozen=True)
class Held:
    """One line of the list of papers as it stands on the counter."""

    paper: Paper
    ticked: bool = False
    originals: str = ""
    copies: str = ""
    file: FileView | None = None


@dataclass(frozen=True)
class Slip:
    """Everything on the clerk's form. `source` says where the applicant's particulars come from."""

    key: str
    channel: int = COUNTER
    card: str = ""
    who: Mapping[str, str] = field(default_factory=dict)
    other: Mapping[str, str] | None = None
    papers: tuple[Held, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    receive_by: str = "counter"
    paid: str = ""
    on_paper: bool = False
    source: str = ""
    check: int = 0  # the question to the population database that was asked about the applicant

    def given(self) -> list[Given]:
        """The papers that are there; a number of sheets that could not be read counts as none."""
        return [_given(held) for held in self.papers if held.ticked or held.file]

    def applicant(self) -> dict[str, object]:
        """The applicant with the birth date as the register writes it; what is no day stays as it was typed."""
        return _dated(self.who)

    def representative(self) -> dict[str, object] | None:
        """Who acts for the applicant, likewise; nothing where nobody does."""
        return _dated(self.other) if self.other is not None else None

    def money(self) -> int:
        """What was taken at the counter, in VND; nothing for what could not be read."""
        return _money(self.paid)[0]

    def missing(self) -> list[str]:
        """The papers that belong to every application and are not ticked."""
        return [held.paper.name for held in self.papers if held.paper.always and not (held.ticked or held.file)]


def blank(procedure: ProcedureView) -> Slip:
    """A form nobody has written on, with a key of its own."""
    return Slip(key=secrets.token_urlsafe(16), who={"kind": "person"}, papers=tuple(map(_untouched, procedure.papers)))


def _untouched(paper: Paper) -> Held:
    return Held(paper, originals=str(paper.originals), copies=str(paper.copies))


def read(
    procedure: ProcedureView,
    post: QueryDict,
    handed: "MultiValueDict[str, UploadedFile[bytes]]",
    *,
    by: Actor,
    at: datetime,
) -> tuple[Slip, dict[str, str]]:
    """The form as typed, its files stored, and the faults of files that could not be."""
    faults: dict[str, str] = {}
    everything = "papers.all" in post
    held = []
    for paper in procedure.papers:
        kept, fault = _file(post, handed, paper.no, by=by, at=at)
        if fault:
            faults[f"papers.{paper.no}"] = fault
        ticked = f"papers.{paper.no}" in post or (everything and paper.always)
        held.append(Held(paper, ticked, _said(post, f"originals.{paper.no}"), _said(post, f"copies.{paper.no}"), kept))
    slip = Slip(
        key=_said(post, "idempotency")[:LONGEST_KEY] or secrets.token_urlsafe(16),
        channel=POST if post.get("channel") == str(POST) else COUNTER,
        card=_said(post, "card"),
        who={name: _said(post, f"applicant.{name}") for name in WHO},
        other={name: _said(post, f"representative.{name}") for name in WHO} if "has_representative" in post else None,
        papers=tuple(held),
        answers={question.name: _said(post, f"answers.{question.name}") for question in procedure.form},
        receive_by=_said(post, "receive_by") or "counter",
        paid=_said(post, "paid"),
        on_paper="on_paper" in post,
        source=_said(post, "source"),
        check=_number(_said(post, "check")),
    )  # fmt: skip
    return slip, faults | _unreadable(slip)


def _unreadable(slip: Slip) -> dict[str, str]:
    """The places where a number was asked for and something else was typed, with one sentence each."""
    found = _money(slip.paid)[1]
    for held in slip.papers:
        kinds = (gettext("bản chính"), gettext("bản sao"))
        for kind, (name, written) in zip(kinds, _sheets(held).items(), strict=True):
            faults = _count(name, written)[1]
            found |= {place: f"{held.paper.name} ({kind}): {fault}" for place, fault in faults.items()}
    return found


def _money(written: str) -> tuple[int, dict[str, str]]:
    """The amount and no fault, or none and the fault."""
    try:
        return typed.whole({"paid": written}, "paid") or 0, {}
    except Invalid as error:
        return 0, dict(error.fields)


def _count(name: str, written: str) -> tuple[int, dict[str, str]]:
    """The number of sheets and no fault, or none and the fault."""
    try:
        return typed.count({name: written}, name, MOST_SHEETS), {}
    except Invalid as error:
        return 0, dict(error.fields)


def _sheets(held: Held) -> dict[str, str]:
    return {f"originals.{held.paper.no}": held.originals, f"copies.{held.paper.no}": held.copies}


def _number(text: str) -> int:
    """The number that a field of ours carries; 0 for what somebody else wrote into it."""
    return int(text) if re.fullmatch(r"[0-9]{1,15}", text) else 0


def _said(post: QueryDict, name: str) -> str:
    return typed.clean(post.get(name, "").replace("\r\n", "\n")).strip()[: typed.LETTER]


def _file(
    post: QueryDict, handed: "MultiValueDict[str, UploadedFile[bytes]]", no: int, *, by: Actor, at: datetime
) -> tuple[FileView | None, str]:
    """The file just handed in, or the one kept from an earlier sending of this form."""
    kept, fault = uploads.attempt(handed.get(f"file.{no}"), by=by, at=at)
    return kept or uploads.marked(_said(post, f"kept.{no}"), by), fault


def _given(held: Held) -> Given:
    number = held.paper.no
    originals, copies = (_count(name, written)[0] for name, written in _sheets(held).items())
    if held.ticked and not originals + copies and held.file is None:
        originals = 1
    return Given(
        no=number, name=held.paper.name, originals=originals if held.ticked else 0, copies=copies if held.ticked else 0,
        file=held.file.id if held.file else None, origin="scan" if held.file else "paper",
    )  # fmt: skip


def _dated(who: Mapping[str, str]) -> dict[str, object]:
    try:
        born = typed.day(who, "birth_date")
    except Invalid:  # the act names it together with all other faults
        return dict(who)
    return {**who, "birth_date": born.isoformat() if born else ""}


def with_card(slip: Slip, card: Card) -> Slip:
    """The slip with what the card says; what it does not say stays as typed, unless it is somebody else's card."""
    said = {name: text for name, text in card.as_applicant().items() if text}
    if "birth_date" in said:
        said["birth_date"] = _readable(said["birth_date"])
    someone_else = slip.who.get("identity", "") not in {"", card.identity}
    before = {} if someone_else else slip.who
    return replace(slip, who={**before, **said, "kind": "person"}, source="card" if card.scanned else "")


def with_person(slip: Slip, person: PersonView) -> Slip:
    """The slip with what the register knows; what was scanned or typed is not written over."""
    known = {
        "name": person.full_name, "identity": person.identity_no, "birth_date": wording.day(person.birth_date),
        "sex": person.sex, "phone": person.phone, "email": person.email, "address": person.address,
    }  # fmt: skip
    return replace(
        slip, who={**known, **{name: text for name, text in slip.who.items() if text}, "kind": person.kind},
        source="register" if slip.source != "card" else "both",
    )  # fmt: skip


def with_resident(slip: Slip, check: int, told: Mapping[str, str], differs: Collection[str]) -> Slip:
    """The slip with what the population database told; what was typed otherwise there stays as it was typed."""
    taken = {name: text for name, text in told.items() if text and name not in differs}
    return replace(slip, who={**slip.who, **taken}, check=check)


def _readable(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"
