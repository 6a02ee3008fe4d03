"""A citizen writes an application in peace, and sends it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError

from motcua.law import channels
from motcua.law.calendar import ZONE
from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.catalog import queries as catalog
from motcua.registers.files import queries as files
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.acts import persons
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.work.dossiers.acts import register
from motcua.work.dossiers.acts._ground import DossierCode
from motcua.work.dossiers.application import Application
from motcua.work.intake import applicant as applicants
from motcua.work.intake import completeness, queries
from motcua.work.intake.acts.lodge import refuse_faults
from motcua.work.intake.events import DraftDiscarded, DraftErased, DraftRestored, DraftSubmitted
from motcua.work.intake.models import Draft, DraftPaper

MOST_DRAFTS = 50
MOST_PAPERS = 100
KEPT_FOR = timedelta(days=30)  # a draft that was put away
AT_ONCE = 500
_EDITABLE = {"answers", "applicant", "representative", "agency", "receive_by", "page"}


def _kept(draft: UUID | str, by: Actor) -> Draft | None:
    try:
        return Draft.objects.select_for_update().filter(pk=draft, owner_id=by.id).first()
    except ValidationError:
        return None


def _owned(draft: UUID | str, by: Actor) -> Draft:
    """The owner's draft, held until the transaction ends. Raises `NotFound`, and `Conflict` once it was submitted."""
    row = _kept(draft, by)
    if row is None or row.discarded_at is not None:
        raise NotFound(
            "Không tìm thấy bản nháp này.", "Bản nháp đã xóa hoặc không phải của bạn.", "Hãy mở mục “Bản nháp”."
        )
    if row.submitted_as:
        raise Conflict(
            "Hồ sơ này đã được nộp.",
            say("Mã hồ sơ là %(submitted_as)s.", submitted_as=row.submitted_as),
            "Hãy theo dõi ở mục “Hồ sơ của tôi”.",
        )
    return row


@act("intake.draft")
def start(*, by: Actor, procedure: str, at: datetime) -> UUID:
    """An empty draft is there, with what the sign-in knows about the applicant already filled in.

    An untouched draft of the same procedure is opened again instead. Raises `Invalid` beyond fifty drafts.
    """
    version = catalog.current(procedure, at.astimezone(ZONE).date())
    mine = Draft.objects.filter(owner_id=by.id, submitted_as="", discarded_at__isnull=True)
    untouched = mine.filter(version_id=version.id, revision=0).values_list("id", flat=True).first()
    if untouched is not None:
        return untouched
    if mine.count() >= MOST_DRAFTS:
        raise Invalid(
            "Bạn có quá nhiều bản nháp.",
            say("Mỗi tài khoản giữ tối đa %(most_drafts)s bản nháp.", most_drafts=MOST_DRAFTS),
            "Hãy xóa bớt.",
        )
    if by.id is None:
        raise NotAllowed("Bạn chưa đăng nhập.", "Bản nháp được giữ trong tài khoản.", "Hãy đăng nhập.")
    row = Draft(owner_id=by.id, version_id=version.id, applicant=queries.known_applicant(by), changed_at=at)
    row.save(force_insert=True)
    return row.id


@act("intake.draft")
def save(*, by: Actor, draft: UUID | str, changes: Mapping[str, object], revision: int, at: datetime) -> int:
    """The changed parts are kept; answers with the new revision. Answers and applicant are merged field by field.

    `changes` may hold answers, applicant, representative (or null), agency (code), receive_by, page. Raises `Conflict`
    when another window has saved since `revision`, and `Invalid` for a part that a draft does not have.
    """
    row = _owned(draft, by)
    if unknown := set(changes) - _EDITABLE:
        raise Invalid(
            "Không lưu được bản nháp.",
            say("Không có mục “%(listed)s”.", listed=", ".join(sorted(unknown))[:80]),
            "Hãy tải lại trang.",
        )
    if revision != row.revision:
        raise Conflict(
            "Bản nháp đã được sửa ở một cửa sổ khác.",
            say(
                "Bạn đang sửa bản số %(revision)s, bản mới nhất là số %(revision_2)s.",
                revision=revision,
                revision_2=row.revision,
            ),
            "Hãy xem cả hai bản rồi chọn giữ bản nào.",
        )
    _apply(row, changes)
    row.revision += 1
    row.changed_at = at
    row.save()
    return row.revision


def _apply(row: Draft, changes: Mapping[str, object]) -> None:
    for part in ("answers", "applicant"):
        given = changes.get(part)
        if isinstance(given, Mapping):
            setattr(row, part, getattr(row, part) | dict(given))
    if "representative" in changes:
        given = changes["representative"]
        row.representative = dict(given) if isinstance(given, Mapping) else None
    if "agency" in changes:
        row.agency_id = people.agency(str(changes["agency"])).id if changes["agency"] else None
    row.receive_by = str(changes.get("receive_by", row.receive_by))
    row.page = str(changes.get("page", row.page))


@act("intake.draft")
def attach(
    *, by: Actor, draft: UUID | str, no: int, name: str, digest: str, at: datetime, origin: str = "upload"
) -> None:
    """The stored file lies with the draft as the paper with this number; 0 for one that the list does not name."""
    row = _owned(draft, by)
    if row.papers.count() >= MOST_PAPERS:
        raise Invalid(
            "Quá nhiều tệp.",
            say("Mỗi hồ sơ kèm tối đa %(most_papers)s tệp.", most_papers=MOST_PAPERS),
            "Hãy gộp các trang vào một tệp.",
        )
    file = files.file(digest)
    DraftPaper.objects.create(draft=row, no=no, name=name[:500], file_id=file.id, origin=origin, added_at=at)
    row.changed_at = at
    row.save(update_fields=["changed_at"])


@act("intake.draft")
def detach(*, by: Actor, draft: UUID | str, paper: int, at: datetime) -> None:
    """The file lies with the draft no more. Raises `NotFound` when it never did."""
    row = _owned(draft, by)
    gone, _ = row.papers.filter(pk=paper).delete()
    if not gone:
        raise NotFound("Không tìm thấy tệp này trong bản nháp.", "", "Hãy tải lại trang.")
    row.changed_at = at
    row.save(update_fields=["changed_at"])


@act("intake.draft")
def discard(*, by: Actor, draft: UUID | str, at: datetime) -> None:
    """The draft is put away; its owner may take it back for thirty days."""
    row = _owned(draft, by)
    key = catalog.version(row.version_id).key
    row.discarded_at = at
    row.save(update_fields=["discarded_at"])
    record(DraftDiscarded(draft=str(row.id), procedure=key), by=by, at=at)


@act("intake.draft")
def restore(*, by: Actor, draft: UUID | str, at: datetime) -> None:
    """The draft that was put away is back as it was; one that was never put away stays as it is.

    Raises `NotFound` when nothing is left of it.
    """
    row = _kept(draft, by)
    if row is None:
        raise NotFound(
            "Không còn bản nháp này.",
            say("Bản nháp đã bỏ chỉ giữ %(days)s ngày.", days=KEPT_FOR.days),
            "Hãy bắt đầu bản nháp mới.",
        )
    if row.discarded_at is None:
        return
    row.discarded_at, row.changed_at = None, at
    row.save(update_fields=["discarded_at", "changed_at"])
    record(DraftRestored(draft=str(row.id), procedure=catalog.version(row.version_id).key), by=by, at=at)


@act("intake.erase")
def erase(*, by: Actor, at: datetime) -> int:
    """Nothing is left of the drafts put away more than thirty days ago; answers with how many there were.

    Source: decision 0301
    """
    old = list(Draft.objects.select_for_update(skip_locked=True).filter(discarded_at__lt=at - KEPT_FOR)[:AT_ONCE])
    for row in old:
        record(DraftErased(draft=str(row.id)), by=by, at=at)
        row.delete()
    return len(old)


@act("intake.submit")
def submit(*, by: Actor, draft: UUID | str, at: datetime) -> DossierCode:
    """The application is with the counter under a number; sent twice it is one dossier.

    Raises `Invalid` with each missing thing named. Source: NĐ 61/2018, Art. 17
    """
    sent = (
        Draft.objects.filter(pk=draft, owner_id=by.id).exclude(submitted_as="").values_list("submitted_as", flat=True)
    )
    if known := sent.first():
        return DossierCode(known)
    row = _owned(draft, by)
    application = _application(row, by=by, at=at)
    code = register.register(by=by, application=application, received=False, at=at)
    row.submitted_as = code
    row.changed_at = at
    row.save(update_fields=["submitted_as", "changed_at"])
    record(DraftSubmitted(draft=str(row.id), dossier=code), by=by, at=at)
    return code


def _application(row: Draft, *, by: Actor, at: datetime) -> Application:
    today = at.astimezone(ZONE).date()
    version = catalog.version(row.version_id)
    if not catalog.open_on(version.id, today):
        version = catalog.current(version.key, today)
    place = people.agency_by_id(row.agency_id) if row.agency_id else None
    who = applicants.read(row.applicant)
    other = applicants.read(row.representative) if row.representative else None
    papers = queries.papers_of(row.id)
    refuse_faults(
        completeness.faults(
            procedure=version, agency=place, channel=channels.ONLINE, applicant=who, representative=other,
            answers=row.answers, papers=papers, today=today,
        ),
        today,
    )  # fmt: skip
    if place is None:
        raise Invalid("Chưa chọn nơi nộp hồ sơ.", "", "Hãy chọn nơi nộp.")
    person = by.person_id if by.person_id and other is None else persons.note(by=by, applicant=who.as_json(), at=at)
    return Application(
        version=version.id, agency=place.id, channel=channels.ONLINE, applicant=who.name, identity=who.identity,
        person=person, contact=who.contact() | ({"receive_by": row.receive_by} if row.receive_by else {}),
        representative=other.as_json() | {"person": str(by.person_id or "")} if other else None, answers=row.answers,
        papers=completeness.with_declaration(version, papers, channels.ONLINE),
        fee=completeness.fee(version, channels.ONLINE), sender_key=f"draft:{row.id}",
    )  # fmt: skip
