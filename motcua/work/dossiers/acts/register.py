"""An application becomes a dossier with a number."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from motcua.law import deadline, dossier_code, regime
from motcua.law.calendar import ZONE
from motcua.law.sentences import say
from motcua.law.workflow import State
from motcua.ledger.event import Event
from motcua.ledger.record import record
from motcua.registers.catalog import queries as catalog
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid
from motcua.registers.people.folding import fold
from motcua.work.dossiers.acts import _ground
from motcua.work.dossiers.acts._ground import DossierCode
from motcua.work.dossiers.application import Application
from motcua.work.dossiers.events import DossierReceived, DossierRegistered
from motcua.work.dossiers.models import Dossier, Step

_SAME = ("code", "version_id", "agency_id", "applicant", "applicant_identity", "answers")


@act("dossier.register")
def register(*, by: Actor, application: Application, received: bool, at: datetime) -> DossierCode:
    """The application has a number; received at a counter its legal clock runs, sent in it waits to be looked at.

    The same `sender_key` gives the same dossier, however often it is sent. Raises `Conflict` when another application
    was sent under it, `Invalid` for an agency that receives no dossiers, and `LawError` for a day outside the calendar.

    Source: NĐ 61/2018, Art. 17
    """
    if known := _sent_before(application):
        return known
    agency = people.agency_by_id(application.agency)
    day = at.astimezone(ZONE).date()
    _require_open(agency, day)
    permissions.require(by, "dossier.register", agency.id, agency.path)
    dossier = _written_down(application, agency, received=received, at=at)
    step, holder = _first_step(dossier, by, at)
    number = _ground.next_number(f"{agency.identifier}-{day:%y%m%d}")
    dossier.code = dossier_code.format(agency.identifier, day, number)
    if not _inserted(dossier):
        return _sent_before(application) or _twice()
    step.dossier_id = dossier.id
    step.save(force_insert=True)
    _ground.lay_papers(dossier, application.papers, at)
    record(_fact(dossier, agency.code, holder, by), by=by, at=at)
    return DossierCode(dossier.code)


def _written_down(application: Application, agency: people.AgencyView, *, received: bool, at: datetime) -> Dossier:
    """The dossier as a row, with its promised date, not yet numbered or stored."""
    calendar = people.calendar_for(agency.id)
    if received:
        promise = deadline.due(at, catalog.version(application.version).term, calendar)
    else:
        promise = deadline.online_answer_by(at, calendar)
    return Dossier(
        version_id=application.version,
        agency_id=agency.id,
        channel=application.channel,
        state=int(State.RECEIVED if received else State.REGISTERED),
        regime=regime.on(at.astimezone(ZONE).date()).key,
        person_id=application.person,
        applicant=application.applicant,
        applicant_folded=fold(application.applicant),
        applicant_identity=application.identity,
        contact=application.contact,
        representative=application.representative,
        answers=application.answers,
        filed_at=at,
        received_at=at if received else None,
        due_at=promise.due,
        first_due_at=promise.due if received else None,
        reckoning=promise.as_json(),
        fee_total=application.fee,
        fee_paid=application.paid,
        fee_channel=application.channel if application.paid else None,
        sender_key=application.sender_key,
    )


def _require_open(agency: people.AgencyView, day: date) -> None:
    if agency.receives and agency.valid_from <= day and (agency.valid_to is None or day <= agency.valid_to):
        return
    raise Invalid(
        "Cơ quan này không tiếp nhận hồ sơ.",
        say("%(name)s không có Bộ phận Một cửa hoạt động vào ngày %(day)s.", name=agency.name, day=f"{day:%d/%m/%Y}"),
        "Hãy chọn cơ quan khác ở mục “Nơi nộp”.",
        fields={"agency": "Cơ quan này không tiếp nhận hồ sơ."},
    )


def _sent_before(application: Application) -> DossierCode | None:
    """The dossier that came of the same sender's key. Raises `Conflict` when something else was sent under it."""
    if not application.sender_key:
        return None
    row = Dossier.objects.filter(sender_key=application.sender_key).only(*_SAME).first()
    if row is None:
        return None
    now = (application.version, application.agency, application.applicant, application.identity, application.answers)
    if now != (row.version_id, row.agency_id, row.applicant, row.applicant_identity, row.answers):
        raise Conflict(
            "Khóa gửi này đã dùng cho một hồ sơ khác.",
            say("Hồ sơ %(code)s đã được lập từ lần gửi trước, với nội dung khác nội dung vừa gửi.", code=row.code),
            say(
                "Để lập hồ sơ mới, hãy mở biểu mẫu mới (hoặc gửi với khóa mới); để sửa, hãy mở hồ sơ %(code)s.",
                code=row.code,
            ),
        )
    return DossierCode(row.code)


def _inserted(dossier: Dossier) -> bool:
    """Inserts the row; false when the same sender's key came in at the same moment by another road."""
    if dossier.sender_key is None:
        dossier.save(force_insert=True)
        return True
    try:
        with transaction.atomic():
            dossier.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _twice() -> DossierCode:
    raise Conflict(
        "Hồ sơ chưa được ghi.", "Mã hồ sơ vừa được cấp cho một hồ sơ khác.", "Hãy gửi lại; mọi thông tin vẫn còn."
    )


def _first_step(dossier: Dossier, by: Actor, at: datetime) -> tuple[Step, str]:
    step = _ground.planned(dossier, 1)
    if step is None:
        raise Invalid(
            "Thủ tục chưa có quy trình giải quyết.", "Chưa có bước nào được phê duyệt.", "Hãy báo bộ phận KSTTHC."
        )
    return _ground.stand_at(dossier, step, by=by, at=at)


def _fact(dossier: Dossier, agency: str, holder: str, by: Actor) -> Event:
    said = {
        "dossier": dossier.code,
        "procedure": _ground.procedure_of(dossier).key,
        "agency": agency,
        "applicant": dossier.applicant,
    }
    if dossier.received_at and dossier.due_at:
        return DossierReceived(**said, channel=dossier.channel, due=dossier.due_at, holder=holder)
    return DossierRegistered(
        **said, channel=dossier.channel, answer_by=dossier.due_at, identified_by=by.identified_by,
        assurance=by.assurance,
    )  # fmt: skip
