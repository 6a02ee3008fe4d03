"""The clerical office stamps and issues what was signed."""

from datetime import datetime

from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.acts import _ground, _result
from motcua.work.dossiers.acts._ground import DossierCode


@act("dossier.issue")
def issue(
    *, by: Actor, dossier: str, at: datetime, number: str = "", file: str = "", step: int | None = None
) -> DossierCode:
    """What was signed has its number, date and seal, and is with the counter that returns it.

    `file` is the digest of the sealed result, in place of the one that was signed. Without a `number` it carries the
    one that the signer gave, else the next of the unit's series of the day. Raises `Invalid` while nothing is signed,
    and for a number that numbers no document or is another result's.
    Source: NĐ 30/2020, Art. 15; NĐ 30/2020, Art. 17; decision 0204; decision 0208
    """
    row = _ground.locked(dossier, by=by, verb="dossier.issue", step=step)
    if row.result is None:
        raise Invalid(
            "Kết quả của hồ sơ chưa được ký.", "Văn thư chỉ cấp số, đóng dấu văn bản đã ký.", "Hãy chờ lãnh đạo ký.",
            "NĐ 30/2020, Art. 17",
        )  # fmt: skip
    if file:
        row.result["signature"] = _result.signature_of(row, file)
        row.result["file"] = file
    typed = _result.checked_number(number) or row.result["number"]
    row.result["number"] = typed or _result.next_number(row, at)
    _result.issue(row, by=by, at=at, drawn=not typed)
    return DossierCode(row.code)
