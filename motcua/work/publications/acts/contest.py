"""Who is named on a list contests it, once, and is answered."""

from datetime import datetime

from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, NotAllowed, NotFound
from motcua.work.publications import queries
from motcua.work.publications.acts import _ground
from motcua.work.publications.events import ContestAnswered, EntryContested


@act("publication.contest")
def contest(*, by: Actor, publication: int, entry: int, reason: str, at: datetime) -> None:
    """The entry is contested, and until it is answered nobody outside sees it.

    Open to the official named in it, or to who leads the unit that is late with a duty, and nobody else: while the list
    is only proposed, and for some working days after its first day. Raises `Conflict` when that time is over or it was
    contested before.

    Source: decision 0406
    """
    row = _ground.locked(publication)
    found = _ground.entry(row, entry)
    if not queries.speaks_for(by, row, found):
        raise NotFound(
            "Không tìm thấy dòng này.", "Chỉ người có tên ở dòng này được khiếu nại.", "Hãy mở lại danh sách."
        )
    _ground.standing(row)
    said = _ground.written("reason", reason, "Lý do khiếu nại")
    if not queries.contestable(row, found, at):
        why = "Bạn đã khiếu nại dòng này." if found.contested_at else "Đã hết thời hạn khiếu nại."
        raise Conflict("Không khiếu nại được nữa.", why, "Hãy liên hệ cơ quan kiểm soát thủ tục hành chính.")
    found.contested_at, found.contest = at, said
    found.save(update_fields=["contested_at", "contest"])
    record(EntryContested(publication=str(row.id), entry=entry, reason=said), by=by, at=at)


@act("publication.answer")
def answer(*, by: Actor, publication: int, entry: int, strike: bool, reason: str, at: datetime) -> None:
    """The contest is answered with a reason: the entry stands, or is struck and comes on no list again.

    Nobody answers a contest of his own. Raises `Conflict` when there is nothing to answer.
    Source: decision 0406
    """
    row = _ground.locked_for(publication, by=by, verb="publication.answer")
    found = _ground.entry(row, entry)
    _ground.standing(row)
    if queries.speaks_for(by, row, found):
        raise NotAllowed(
            "Bạn không trả lời được khiếu nại của chính mình.", "Người trả lời phải là người khác.",
            "Hãy để cơ quan kiểm soát thủ tục hành chính hoặc lãnh đạo cấp trên trả lời.",
        )  # fmt: skip
    if found.contested_at is None or found.answered_at is not None:
        raise Conflict("Không có khiếu nại nào chờ trả lời.", "Dòng này chưa bị khiếu nại, hoặc đã được trả lời.",
                       "Hãy tải lại danh sách.")  # fmt: skip
    said = _ground.written("reason", reason, "Lý do")
    found.answered_at, found.answered_by, found.answer, found.struck = at, by.name, said, strike
    found.save(update_fields=["answered_at", "answered_by", "answer", "struck"])
    record(ContestAnswered(publication=str(row.id), entry=entry, struck=strike, reason=said), by=by, at=at)
