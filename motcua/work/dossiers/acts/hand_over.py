"""The applicant has the result."""

from datetime import datetime

from motcua.law import channels
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.acts import _ground
from motcua.work.dossiers.acts._ground import DossierCode
from motcua.work.dossiers.events import ResultHandedOver
from motcua.work.dossiers.models import Dossier


@act("dossier.hand_over")
def hand_over(
    *, by: Actor, dossier: str, to: str, channel: int, at: datetime, identity_checked: bool = False
) -> DossierCode:
    """The result is with the named person; lateness or a missing apology never holds it back.

    `channel` is 1 at the counter, where it is given only to who was compared with an identity paper, 2 electronically,
    3 by post. Raises `Invalid` without that comparison. Source: NĐ 61/2018, Art. 20
    """
    row = _ground.locked(dossier, by=by, verb="dossier.hand_over")
    _ground.require_text("to", to, "Người nhận kết quả")
    if channel not in channels.EVERY:
        raise Invalid("Hình thức trả kết quả không hợp lệ.", "", "Hãy chọn trực tiếp, trực tuyến hoặc bưu chính.")
    _ground.move(row, "hand_over")
    _require_checked(row, channel, checked=identity_checked)
    row.returned_at = at
    _ground.lay_down(row, at)
    row.save()
    record(
        ResultHandedOver(dossier=row.code, to=to.strip(), channel=channel, identity_checked=identity_checked),
        by=by,
        at=at,
    )
    return DossierCode(row.code)


def _require_checked(row: Dossier, channel: int, *, checked: bool) -> None:
    """Nothing happens where nobody stands at the counter, or whoever does was compared with an identity paper."""
    if checked or channel != channels.COUNTER:
        return
    raise Invalid(
        "Chưa xác nhận đã đối chiếu giấy tờ tùy thân.",
        "Trả trực tiếp thì kết quả chỉ được giao cho người nộp hoặc người được ủy quyền.",
        "Hãy đối chiếu giấy tờ tùy thân của người nhận rồi đánh dấu vào ô, hoặc chọn hình thức trả khác.",
        _ground.cited(row, "NĐ 61/2018, Art. 20; NĐ 118/2025, Art. 22"),
        fields={"identity_checked": "Hãy đối chiếu rồi đánh dấu vào ô này."},
    )
