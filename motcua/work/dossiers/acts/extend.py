"""The agency apologises and names a new day, once."""

from datetime import datetime

from motcua.law import deadline
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.work.dossiers.acts import _ground
from motcua.work.dossiers.acts._ground import DossierCode
from motcua.work.dossiers.events import DueDateExtended


@act("dossier.extend")
def extend(*, by: Actor, dossier: str, until: datetime, reason: str, at: datetime) -> DossierCode:
    """The applicant has an apology with the reason and one new date; an apology that came late says so in the fact.

    Raises `LawError` for a second extension, or a date that is not a working moment after the present due date.
    Source: NĐ 61/2018, Art. 19(9)
    """
    row = _ground.locked(dossier, by=by, verb="dossier.extend")
    _ground.require_text("reason", reason, "Lý do xin lỗi và hẹn lại")
    _ground.move(row, "extend")
    was = _ground.due_of(row)
    calendar = _ground.calendar_of(row)
    promise = deadline.extend(_ground.promise_of(row), until, calendar, at, times=row.extensions)
    row.due_at, row.reckoning = promise.due, promise.as_json()
    row.extensions += 1
    row.save()
    record(
        DueDateExtended(
            dossier=row.code,
            reason=reason.strip(),
            was_due=was,
            due=promise.due,
            late_apology=at > deadline.apology_by(was, calendar).due,
        ),
        by=by,
        at=at,
    )
    return DossierCode(row.code)
