"""The control office publishes what a procedure says, or withdraws it."""

from datetime import date, datetime

from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.catalog import publishing
from motcua.registers.catalog.content import Content
from motcua.registers.catalog.publishing import Wish
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid, NotFound


@act("catalog.publish")
def publish(*, by: Actor, key: str, content: Content, first_day: date, at: datetime) -> int:
    """From the day on, dossiers are received under this content; answers with the number of the version.

    The version before is not touched but for its last day: dossiers received under it keep it.
    Raises `Invalid` for content that may not be published or that changes nothing.

    Source: NĐ 63/2010, Art. 15; TT 01/2018, Art. 8
    """
    facts = publishing.publish([Wish(key=key, content=content, first_day=first_day)], at=at)
    if not facts:
        raise Invalid("Nội dung này đã được công bố.", "Không có gì thay đổi.", "Không cần công bố lại.")
    record(*facts, by=by, at=at)
    return facts[0].version


@act("catalog.publish")
def withdraw(*, by: Actor, key: str, last_day: date, reason: str, at: datetime) -> None:
    """After the day, no dossier is received under the procedure; those received go on. Raises `NotFound`.

    Source: NĐ 63/2010, Art. 15
    """
    facts = publishing.withdraw([key], last_day, reason)
    if not facts:
        raise NotFound(
            "Không có thủ tục nào để bãi bỏ.",
            say("Thủ tục “%(key)s” không có hoặc đã bãi bỏ.", key=key),
            "Hãy kiểm tra lại.",
        )
    record(*facts, by=by, at=at)
