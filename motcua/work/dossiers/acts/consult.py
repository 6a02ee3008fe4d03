"""Another unit is asked for its opinion, and gives it."""

from datetime import datetime
from decimal import Decimal

from motcua.law import deadline
from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotFound
from motcua.work.dossiers.acts import _ground
from motcua.work.dossiers.acts._ground import DossierCode
from motcua.work.dossiers.events import OpinionAsked, OpinionGiven
from motcua.work.dossiers.models import Consultation, Dossier

MOST_DAYS = 30  # working days; longer than any opinion is asked for


@act("dossier.consult")
def consult(*, by: Actor, dossier: str, agency: str, question: str, days: int, at: datetime) -> DossierCode:
    """The unit named by its code has been asked, with so many working days to answer; the dossier's own clock runs on.

    Raises `Invalid` for a unit that does not exist, the own unit, an empty question, or days outside 1 to 30.
    Source: NĐ 61/2018, Art. 19(6)
    """
    row = _ground.locked(dossier, by=by, verb="dossier.consult")
    _ground.require_text("question", question, "Nội dung lấy ý kiến")
    _ground.move(row, "consult")
    asked = people.agency(agency)
    _require_other(row, asked.id)
    _require_days(days)
    term = deadline.Term(Decimal(days), deadline.TermUnit.WORKING_DAY)
    answer_by = deadline.due(at, term, people.calendar_for(asked.id)).due
    asked_now = Consultation.objects.create(
        dossier_id=row.id,
        agency_id=asked.id,
        question=question.strip(),
        asked_by=by.name,
        asked_at=at,
        due_at=answer_by,
    )
    record(
        OpinionAsked(
            dossier=row.code,
            consultation=asked_now.id,
            agency=asked.code,
            question=question.strip(),
            answer_by=answer_by,
        ),
        by=by,
        at=at,
    )
    return DossierCode(row.code)


def _require_other(row: Dossier, asked: int) -> None:
    if asked == row.holder_agency_id:
        raise Invalid(
            "Không thể lấy ý kiến chính đơn vị mình.",
            "Đơn vị được chọn đang giữ hồ sơ.",
            "Hãy chọn đơn vị khác.",
            fields={"agency": "Đơn vị này đang giữ hồ sơ."},
        )


def _require_days(days: int) -> None:
    if not 1 <= days <= MOST_DAYS:
        raise Invalid(
            "Số ngày trả lời không hợp lệ.",
            "Thời hạn trả lời phải từ 1 đến 30 ngày làm việc.",
            "Hãy nhập lại số ngày.",
            fields={"days": "Từ 1 đến 30 ngày làm việc."},
        )


@act("dossier.answer")
def answer(*, by: Actor, consultation: int, text: str, agrees: bool | None, at: datetime) -> DossierCode:
    """The unit's opinion is with the dossier, once.

    Raises `NotFound`, `NotAllowed` for another unit, `Conflict` when it was answered before.
    Source: NĐ 61/2018, Art. 19(6)
    """
    asked = (
        Consultation.objects.select_for_update(of=("self",))
        .select_related("agency", "dossier")
        .filter(pk=consultation)
        .first()
    )
    if asked is None:
        raise NotFound("Không tìm thấy yêu cầu lấy ý kiến này.", "", "Hãy mở lại từ danh sách việc của đơn vị.")
    permissions.require(by, "dossier.answer", asked.agency_id, asked.agency.path)
    if asked.answered_at is not None:
        raise Conflict(
            "Yêu cầu này đã được trả lời.",
            say("%(answered_by)s đã trả lời.", answered_by=asked.answered_by),
            "Hãy tải lại để xem nội dung.",
        )
    _ground.require_text("text", text, "Ý kiến trả lời")
    asked.answer, asked.agrees, asked.answered_by, asked.answered_at = text.strip(), agrees, by.name, at
    asked.save()
    record(
        OpinionGiven(
            dossier=asked.dossier.code,
            consultation=asked.id,
            agency=asked.agency.code,
            answer=text.strip(),
            agrees=bool(agrees),
        ),
        by=by,
        at=at,
    )
    return DossierCode(asked.dossier.code)
