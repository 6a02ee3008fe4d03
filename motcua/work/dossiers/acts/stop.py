"""The applicant wants the dossier back, or it ends without a result."""

from datetime import datetime

from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.work.dossiers.acts import _ground
from motcua.work.dossiers.acts._ground import DossierCode
from motcua.work.dossiers.events import DossierStopped, WithdrawalAsked


@act("dossier.withdraw")
def withdraw(*, by: Actor, dossier: str, at: datetime, reason: str = "") -> DossierCode:
    """The applicant has asked to have the dossier back; possible as long as no decision is signed.

    Source: TT 03/2025, Art. 7
    """
    row = _ground.locked(dossier, by=by, verb="dossier.withdraw")
    _ground.move(row, "withdraw")
    row.save()
    record(WithdrawalAsked(dossier=row.code, reason=reason.strip()), by=by, at=at)
    return DossierCode(row.code)


@act("dossier.stop")
def stop(*, by: Actor, dossier: str, reason: str, at: datetime) -> DossierCode:
    """Work on the dossier has ended: at the applicant's wish, or because a supplement never came.

    Source: NĐ 118/2025, Art. 21
    """
    row = _ground.locked(dossier, by=by, verb="dossier.stop")
    _ground.require_text("reason", reason, "Lý do dừng giải quyết")
    _ground.move(row, "stop")
    if row.waiting_since is not None:
        _ground.start_clock(row, at)
    row.finished_at = at
    _ground.lay_down(row, at)
    row.save()
    record(DossierStopped(dossier=row.code, reason=reason.strip()), by=by, at=at)
    return DossierCode(row.code)
