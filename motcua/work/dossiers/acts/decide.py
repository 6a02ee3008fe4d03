"""The result is signed: what was asked for, or a refusal on the merits."""

from datetime import datetime

from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.work.dossiers.acts import _ground, _result
from motcua.work.dossiers.acts._ground import DossierCode


@act("dossier.decide")
def decide(
    *,
    by: Actor,
    dossier: str,
    at: datetime,
    number: str = "",
    file: str = "",
    on_paper: bool = False,
    step: int | None = None,
) -> DossierCode:
    """The result is signed, and stands with the clerical office or, where the process has none, with the counter.

    `file` is the digest of the stored result. Without one, or for one that carries no digital signature, `on_paper`
    says that a paper was signed. Without a `number` it carries the next one of the unit's series of the day when it is
    issued. Raises `Invalid` without a result, and for a file that is one of the papers of the dossier.
    Source: NĐ 61/2018, Art. 19(7); decision 0201; decision 0204
    """
    row = _ground.locked(dossier, by=by, verb="dossier.decide", step=step)
    _ground.move(row, "decide")
    signature = _result.signed_file(row, file, on_paper=on_paper)
    row.result = {"number": _result.checked_number(number), "file": file, "signer": by.name, "granted": True}
    row.result |= {"signature": signature} if signature else {}
    _result.sign(row, by=by, at=at)
    return DossierCode(row.code)


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
    given = _result.checked_number(number)
    row.result = {"number": given, "reason": reason.strip(), "signer": by.name, "granted": False}
    _result.sign(row, by=by, at=at)
    return DossierCode(row.code)
