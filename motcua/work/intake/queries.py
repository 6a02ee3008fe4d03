"""What screens may ask about applications that are still being written: each owner about their own."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError

from motcua.law import channels
from motcua.registers.catalog import queries as catalog
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotFound
from motcua.registers.people.models import Person
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers.application import Given
from motcua.work.intake import applicant as applicants
from motcua.work.intake import completeness
from motcua.work.intake.applicant import Applicant
from motcua.work.intake.models import Draft, DraftPaper


@dataclass(frozen=True)
class DraftPaperView:
    """A file put with a draft."""

    id: int
    no: int
    name: str
    digest: str
    file_name: str
    media_type: str
    size: int
    origin: str


@dataclass(frozen=True)
class DraftView:
    """A draft as its owner sees it."""

    id: UUID
    procedure: ProcedureView
    agency: AgencyView | None
    applicant: Applicant
    representative: Applicant | None
    answers: dict[str, object]
    receive_by: str
    page: str
    revision: int
    changed_at: datetime
    submitted_as: str
    papers: tuple[DraftPaperView, ...] = ()


def draft(number: UUID | str, *, by: Actor, today: date | None = None) -> DraftView:
    """The owner's draft with its files. Raises `NotFound` for anyone else. Two queries, one more with `today`.

    As of `today` it asks what the version of the procedure asks that it would be filed under, whenever it was begun.
    """
    try:
        row = Draft.objects.filter(pk=number, owner_id=by.id, discarded_at__isnull=True).first()
    except ValidationError:
        row = None
    if row is None or by.id is None:
        raise NotFound(
            "Không tìm thấy bản nháp này.", "Bản nháp đã xóa hoặc không phải của bạn.", "Hãy mở mục “Bản nháp”."
        )
    return _view(row, _papers(row.id), version=_filed_under(row, today) if today else None)


def _filed_under(row: Draft, today: date) -> ProcedureView:
    """The version that is open today; the one it was begun under while that is, or where none is open any more."""
    begun = catalog.version(row.version_id)
    if row.submitted_as or catalog.open_on(begun.id, today):
        return begun
    try:
        return catalog.current(begun.key, today)
    except NotFound:
        return begun


def drafts(*, by: Actor) -> tuple[DraftView, ...]:
    """The owner's drafts not yet sent, last changed first, without their files. One query."""
    if by.id is None:
        return ()
    rows = Draft.objects.filter(owner_id=by.id, submitted_as="", discarded_at__isnull=True).order_by("-changed_at")
    return tuple(_view(row, ()) for row in rows)


def faults(view: DraftView, today: date) -> dict[str, str]:
    """What still keeps the draft from being sent, place by place. No query."""
    return completeness.faults(
        procedure=view.procedure, agency=view.agency, channel=channels.ONLINE, applicant=view.applicant,
        representative=view.representative, answers=view.answers, today=today,
        papers=[Given(no=p.no, name=p.name, file=p.id, origin=p.origin) for p in view.papers],
    )  # fmt: skip


def papers_of(number: UUID) -> tuple[Given, ...]:
    """The files of a draft as a dossier takes them over. One query."""
    rows = (
        DraftPaper.objects.filter(draft_id=number).order_by("no", "id").values_list("no", "name", "file_id", "origin")
    )
    return tuple(Given(no=no, name=name, file=file, origin=origin) for no, name, file, origin in rows)


def known_applicant(by: Actor) -> dict[str, str]:
    """What the sign-in knows about the citizen, ready for the form. One query, none for who has no person."""
    row = Person.objects.filter(pk=by.person_id).first() if by.person_id else None
    if row is None:
        return {}
    said = {
        "kind": row.kind, "name": row.full_name, "identity": row.identity_no, "sex": row.sex, "phone": row.phone,
        "birth_date": row.birth_date.isoformat() if row.birth_date else "", "email": row.email, "address": row.address,
    }  # fmt: skip
    return {key: text for key, text in said.items() if text}


def _papers(number: UUID) -> tuple[DraftPaperView, ...]:
    rows = DraftPaper.objects.filter(draft_id=number).select_related("file").order_by("no", "id")
    return tuple(
        DraftPaperView(
            row.id, row.no, row.name, row.file.digest, row.file.name, row.file.media_type, row.file.size, row.origin
        )
        for row in rows
    )


def _view(row: Draft, papers: tuple[DraftPaperView, ...], version: ProcedureView | None = None) -> DraftView:
    return DraftView(
        id=row.id, procedure=version or catalog.version(row.version_id),
        agency=people.agency_by_id(row.agency_id) if row.agency_id else None,
        applicant=applicants.read(row.applicant),
        representative=applicants.read(row.representative) if row.representative else None,
        answers=row.answers, receive_by=row.receive_by, page=row.page, revision=row.revision, changed_at=row.changed_at,
        submitted_as=row.submitted_as, papers=papers,
    )  # fmt: skip
