"""The result is signed: what was asked for, or a refusal on the merits."""

from datetime import datetime

from motcua.law import deadline
from motcua.law.calendar import ZONE
from motcua.ledger.record import record
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.roles import Role
from motcua.work.dossiers import signing
from motcua.work.dossiers.acts import _ground
from motcua.work.dossiers.acts._ground import DossierCode
from motcua.work.dossiers.events import DossierDecided, DossierRejected
from motcua.work.dossiers.models import Dossier


@act("dossier.decide")
def decide(
    *, by: Actor, dossier: str, at: datetime, number: str = "", file: str = "", step: int | None = None
) -> DossierCode:
    """The result is signed and on its way to the counter; `file` is the digest of the stored result.

    Without a `number` it carries the next one of the unit's series of the day.
    Source: NĐ 61/2018, Art. 19(7); decision 0201
    """
    row = _ground.locked(dossier, by=by, verb="dossier.decide", step=step)
    _ground.move(row, "decide")
    given = number.strip() or _next_number(row, at)
    result = _ground.procedure_of(row).result
    row.result = {"number": given, "name": result, "file": file, "signer": by.name, "granted": True}
    timing = _finish(row, by=by, at=at)
    record(DossierDecided(dossier=row.code, number=given, result=result, file=file, timing=timing), by=by, at=at)
    return DossierCode(row.code)


def _next_number(row: Dossier, at: datetime) -> str:
    agency, day = people.agency_by_id(row.holder_agency_id or row.agency_id), at.astimezone(ZONE).date()
    return signing.number(agency, day, _ground.next_number(signing.series(agency, day)))


@act("dossier.reject")
def reject(
    *, by: Actor, dossier: str, reason: str, at: datetime, number: str = "", step: int | None = None
) -> DossierCode:
    """The request is refused in writing with reasons, within the time limit; the refusal is the result.

    Source: NĐ 61/2018, Art. 19(8)
    """
    row = _ground.locked(dossier, by=by, verb="dossier.reject", step=step)
    _ground.require_text("reason", reason, "Lý do không giải quyết")
    _ground.move(row, "reject")
    row.result = {"number": number.strip(), "reason": reason.strip(), "signer": by.name, "granted": False}
    timing = _finish(row, by=by, at=at)
    record(DossierRejected(dossier=row.code, reason=reason.strip(), number=number.strip(), timing=timing), by=by, at=at)
    return DossierCode(row.code)


def _finish(row: Dossier, *, by: Actor, at: datetime) -> str:
    """Settling ends here: the dossier is with the counter that returns it. Answers early, on_time or late."""
    row.finished_at = at
    returning = [step for step in _ground.procedure_of(row).process if step.no > row.step_no]
    counter = next((step for step in reversed(returning) if step.role is Role.COUNTER), None)
    if counter is not None:
        _ground.go_to(row, counter, by=by, at=at)
    else:
        _ground.close_steps(row, at)
        row.step_due_at, row.holder_id = None, None
        row.holder_agency_id, row.holder_role = row.agency_id, Role.COUNTER.value
    row.save()
    return deadline.verdict(at, _ground.due_of(row)).value
