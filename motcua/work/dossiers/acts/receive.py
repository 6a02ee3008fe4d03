"""The counter accepts what came in, or refuses it."""

from datetime import datetime

from motcua.law import deadline
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.work.dossiers.acts import _ground
from motcua.work.dossiers.acts._ground import DossierCode
from motcua.work.dossiers.events import DossierNotReceived, DossierReceived


@act("dossier.receive")
def receive(*, by: Actor, dossier: str, at: datetime) -> DossierCode:
    """The application is accepted; its legal clock and that of its step run from this moment, not from the sending.

    Source: NĐ 61/2018, Art. 17(2)
    """
    row = _ground.locked(dossier, by=by, verb="dossier.receive")
    _ground.move(row, "receive")
    procedure = _ground.procedure_of(row)
    promise = deadline.due(at, procedure.term, _ground.calendar_of(row))
    row.received_at, row.due_at, row.first_due_at, row.reckoning = at, promise.due, promise.due, promise.as_json()
    if step := _ground.planned(row, row.step_no):
        _ground.step_runs_to(row, _ground.calendar_of(row).add_minutes(at, step.minutes))
    row.holder_id, holder = (by.id, by.name) if row.holder_id is None else (row.holder_id, "")
    row.save()
    record(
        DossierReceived(
            dossier=row.code,
            procedure=procedure.key,
            agency=row.agency.code,
            channel=row.channel,
            applicant=row.applicant,
            due=promise.due,
            holder=holder,
        ),
        by=by,
        at=at,
    )
    return DossierCode(row.code)


@act("dossier.refuse")
def refuse(*, by: Actor, dossier: str, reason: str, at: datetime) -> DossierCode:
    """The application is refused at the door, in writing and with reasons.

    Raises `Invalid` without a reason.
    Source: NĐ 61/2018, Art. 17(2)
    """
    row = _ground.locked(dossier, by=by, verb="dossier.refuse")
    _ground.require_text("reason", reason, "Lý do từ chối")
    _ground.move(row, "refuse")
    _ground.lay_down(row, at)
    row.finished_at = at
    row.save()
    record(DossierNotReceived(dossier=row.code, reason=reason.strip()), by=by, at=at)
    return DossierCode(row.code)
