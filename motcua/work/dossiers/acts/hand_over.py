"""The applicant has the result."""

from datetime import datetime

from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.acts import _ground
from motcua.work.dossiers.acts._ground import DossierCode
from motcua.work.dossiers.events import ResultHandedOver
from motcua.work.dossiers.models import CHANNELS


@act("dossier.hand_over")
def hand_over(
    *, by: Actor, dossier: str, to: str, channel: int, at: datetime, identity_checked: bool = False
) -> DossierCode:
    """The result is with the named person; lateness or a missing apology never holds it back.

    `channel` is 1 at the counter, 2 electronically, 3 by post. Source: NĐ 61/2018, Art. 20
    """
    row = _ground.locked(dossier, by=by, verb="dossier.hand_over")
    _ground.require_text("to", to, "Người nhận kết quả")
    if channel not in dict(CHANNELS):
        raise Invalid("Hình thức trả kết quả không hợp lệ.", "", "Hãy chọn trực tiếp, trực tuyến hoặc bưu chính.")
    _ground.move(row, "hand_over")
    row.returned_at = at
    _ground.lay_down(row, at)
    row.save()
    record(
        ResultHandedOver(dossier=row.code, to=to.strip(), channel=channel, identity_checked=identity_checked),
        by=by,
        at=at,
    )
    return DossierCode(row.code)
