"""Who holds a dossier changes within its unit."""

from datetime import datetime

from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.registers.people.roles import Role
from motcua.work.dossiers import assignment
from motcua.work.dossiers.acts import _ground
from motcua.work.dossiers.acts._ground import DossierCode
from motcua.work.dossiers.events import DossierTaken
from motcua.work.dossiers.models import Dossier, Step


@act("dossier.take")
def take(*, by: Actor, dossier: str, at: datetime, step: int | None = None) -> DossierCode:
    """The officer holds a dossier that lay in the unit's tray, or takes it over from a colleague in the same role.

    Source: decision 0008
    """
    row = _ground.locked(dossier, by=by, verb="dossier.take")
    _ground.expect_step(row, step)
    if not any(p.agency_id == row.holder_agency_id and p.role.value == row.holder_role for p in by.posts):
        raise Invalid(
            "Bạn không thể nhận hồ sơ này.",
            say("Bước hiện tại dành cho %(role)s của đơn vị đang giữ hồ sơ.", role=(_role(row),)),
            "Hãy nhờ lãnh đạo đơn vị phân công.",
        )
    return _given_to(row, by.id, by.name, by=by, at=at, reason="")


@act("dossier.assign")
def assign(*, by: Actor, dossier: str, holder: int, at: datetime, reason: str = "") -> DossierCode:
    """The head has given the dossier to another officer of the unit in the same role.

    Source: decision 0008
    """
    row = _ground.locked(dossier, by=by, verb="dossier.assign")
    officer = assignment.officer(row.holder_agency_id or row.agency_id, Role(row.holder_role), by=by, wanted=holder)
    return _given_to(row, officer.id, officer.name, by=by, at=at, reason=reason)


def _role(row: Dossier) -> str:
    return Role(row.holder_role).label if row.holder_role else "người giữ hồ sơ"


def _given_to(row: Dossier, officer: int | None, name: str, *, by: Actor, at: datetime, reason: str) -> DossierCode:
    if row.step_due_at is None:
        raise Invalid("Hồ sơ không còn ở bước nào.", "Việc giải quyết đã kết thúc.", "Không cần phân công nữa.")
    before = _ground.name_of(row.holder_id)
    row.holder_id = officer
    row.save(update_fields=["holder_id"])
    Step.objects.filter(dossier_id=row.id, closed_at__isnull=True).update(holder_id=officer)
    record(DossierTaken(dossier=row.code, holder=name, before=before, reason=reason.strip()), by=by, at=at)
    return DossierCode(row.code)
