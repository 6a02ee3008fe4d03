"""The applicant is asked, once, to complete the application, and does."""

from collections.abc import Sequence
from datetime import datetime

from motcua.law import deadline, workflow
from motcua.law.workflow import State
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.acts import _ground
from motcua.work.dossiers.acts._ground import DossierCode
from motcua.work.dossiers.acts.register import Given
from motcua.work.dossiers.events import SupplementProvided, SupplementRequested
from motcua.work.dossiers.models import Paper


@act("dossier.supplement")
def supplement(*, by: Actor, dossier: str, items: Sequence[str], reason: str, at: datetime) -> DossierCode:
    """The applicant is told once, fully and exactly, what is missing; the clock stands.

    Raises `Invalid` without items or reason and `LawError` when it was asked before or the days for asking are over.
    Source: NĐ 61/2018, Art. 15(3)
    """
    row = _ground.locked(dossier, by=by, verb="dossier.supplement")
    wanted = tuple(item.strip() for item in items if item.strip())
    if not wanted:
        raise Invalid(
            "Chưa có nội dung cần bổ sung.",
            "Phiếu yêu cầu phải nêu đầy đủ, chính xác từng giấy tờ, một lần.",
            "Hãy ghi ít nhất một giấy tờ hoặc nội dung.",
            "NĐ 61/2018, Art. 15(3)",
            fields={"items": "Hãy ghi ít nhất một giấy tờ hoặc nội dung cần bổ sung."},
        )
    _ground.require_text("reason", reason, "Lý do")
    workflow.require_first_supplement(row.supplements)
    if row.received_at is not None:
        deadline.require_supplement_in_time(row.received_at, at, _ground.calendar_of(row))
    _ground.move(row, "supplement")
    row.supplements += 1
    _ground.stop_clock(row, at)
    row.save()
    record(SupplementRequested(dossier=row.code, items=wanted, reason=reason.strip()), by=by, at=at)
    return DossierCode(row.code)


@act("dossier.complete")
def complete(*, by: Actor, dossier: str, papers: Sequence[Given] = (), at: datetime) -> DossierCode:
    """The application is complete; a dossier already received has its whole time limit again from this moment.

    One not yet received goes back to the counter, which has its hours for answering again.
    Source: NĐ 61/2018, Art. 19(4)
    """
    row = _ground.locked(dossier, by=by, verb="dossier.complete")
    before_receipt = row.received_at is None
    _ground.move(row, "complete")
    if before_receipt:
        row.state = int(State.REGISTERED)
        promise = deadline.online_answer_by(at, _ground.calendar_of(row))
    else:
        term = _ground.procedure_of(row).term
        promise = deadline.restart(at, term, _ground.calendar_of(row))
    row.due_at, row.reckoning = promise.due, promise.as_json()
    step = _ground.planned(row, row.step_no)
    if step is not None:
        due = _ground.calendar_of(row).add_minutes(at, step.minutes)
        row.step_due_at = _ground.min_of(due, row.due_at)
    _ground.start_clock(row, at)
    row.save()
    Paper.objects.bulk_create(
        Paper(dossier_id=row.id, no=p.no, name=p.name, originals=p.originals, copies=p.copies, file_id=p.file,
              origin=p.origin, added_at=at)
        for p in papers
    )  # fmt: skip
    record(SupplementProvided(dossier=row.code, papers=tuple(p.name for p in papers), due=promise.due), by=by, at=at)
    return DossierCode(row.code)
