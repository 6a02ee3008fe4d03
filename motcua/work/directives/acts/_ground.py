"""What every act on a directive or a duty stands on: the locked row, the right to touch it, something written."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from motcua.law.calendar import ZONE
from motcua.law.sentences import join, say
from motcua.registers.files import queries as files
from motcua.registers.people import permissions
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid
from motcua.work.directives import missing
from motcua.work.directives.models import Directive, Duty

LONGEST = 4_000
_MOST_FILES = 10
_DIGEST = re.compile(r"[0-9a-f]{64}")


def today(at: datetime) -> date:
    """The day in Vietnam."""
    return at.astimezone(ZONE).date()


def directive(number: int, *, by: Actor, verb: str) -> Directive:
    """The document, held until the transaction ends, for an actor who may perform the verb for its giver. One query.

    Raises `NotFound`, also for who may not know of it, and `NotAllowed` for who may only read it.
    """
    kept = Directive.objects.filter(id=number, put_away_at__isnull=True).select_related("agency")
    row = kept.select_for_update(of=("self",)).first()
    if row is None or not permissions.may(by, "directive.read", row.agency_id, row.agency.path):
        raise missing.no_directive()
    permissions.require(by, verb, row.agency_id, row.agency.path)
    return row


def unconfirmed(row: Directive) -> None:
    """Nothing happens while the document is not confirmed; otherwise `Conflict`."""
    if row.confirmed_at is not None:
        raise Conflict(
            "Văn bản đã được xác nhận.", say("%(who)s đã xác nhận; các nhiệm vụ đã tồn tại.", who=row.confirmed_by),
            "Hãy mở nhiệm vụ để gia hạn, giao thêm hoặc báo cáo.",
        )  # fmt: skip


def duty(number: int) -> Duty:
    """The duty, held until the transaction ends, with its task, giver and unit. Raises `NotFound`. One query."""
    rows = Duty.objects.select_for_update(of=("self",)).select_related(
        "task__giver", "task__directive", "task__appraiser", "agency"
    )
    row = rows.filter(id=number).first()
    if row is None:
        raise missing.no_duty()
    return row


def of_owner(number: int, *, by: Actor, verb: str) -> Duty:
    """The duty for an actor of the unit that owes it. Raises `NotFound`, `NotAllowed`. One query."""
    row = duty(number)
    if row.agency is None:
        permissions.require(by, "task.check", row.task.giver_id, row.task.giver.path)
    else:
        permissions.require(by, verb, row.agency_id, row.agency.path)
    return row


def of_giver(number: int, *, by: Actor, verb: str) -> Duty:
    """The duty for an actor who acts for its giver. Raises `NotFound`, `NotAllowed`. One query."""
    row = duty(number)
    permissions.require(by, verb, row.task.giver_id, row.task.giver.path)
    return row


def of_judge(number: int, *, by: Actor, verb: str) -> Duty:
    """The duty for an actor of the unit that judges its result, or of its giver. Raises as `of_giver`. One query."""
    row = duty(number)
    judge = row.task.appraiser
    if judge is None or not permissions.may(by, verb, judge.id, judge.path):
        permissions.require(by, verb, row.task.giver_id, row.task.giver.path)
    return row


def still_open(row: Duty) -> None:
    """Nothing happens while the duty is asked for and not done; otherwise `Conflict`."""
    if row.withdrawn_on is not None:
        withdrawn = say("Người giao thu hồi ngày %(day)s.", day=f"{row.withdrawn_on:%d/%m/%Y}")
        raise Conflict("Nhiệm vụ đã được thu hồi.", withdrawn, "Không cần làm gì thêm.")
    if row.done_on is not None:
        done = say("Hoàn thành ngày %(day)s.", day=f"{row.done_on:%d/%m/%Y}")
        raise Conflict("Nhiệm vụ đã được báo cáo hoàn thành.", done,
                       "Nếu cần làm lại, hãy đề nghị người giao trả lại kết quả.")  # fmt: skip


def written(field: str, text: str, label: str, *, least: int = 1, most: int = LONGEST) -> str:
    """What was written, trimmed. Raises `Invalid` for too little or too much."""
    said = text.strip()
    if len(said) < least:
        raise fault(field, say("Hãy nhập “%(label)s”.", label=(label,)))
    if len(said) > most:
        raise fault(field, say("“%(label)s” dài quá %(most)s ký tự.", label=(label,), most=most))
    return said


def evidence(digests: Sequence[str]) -> list[dict[str, str]]:
    """Stored files as the row keeps them. Raises `Invalid` for too many, `NotFound` for one that is not stored."""
    if len(digests) > _MOST_FILES:
        raise fault("files", say("Nhiều nhất %(most)s tệp cho mỗi lần báo cáo.", most=_MOST_FILES))
    wrong = [digest for digest in digests if not _DIGEST.fullmatch(digest)]
    if wrong:
        raise fault("files", "Tệp minh chứng không có trong kho.")
    return [{"digest": digest, "name": files.file(digest).name} for digest in dict.fromkeys(digests)]


def code_of(row: Duty) -> str:
    """The code of the unit that owes the duty, or the body's name as written."""
    return row.agency.code if row.agency else row.party


def fault(field: str, sentence: str) -> Invalid:
    """The refusal of one field."""
    return Invalid("Nội dung chưa được chấp nhận.", sentence, "Hãy sửa rồi gửi lại.", fields={field: sentence})


def faults(found: Mapping[str, str]) -> None:
    """Nothing happens without faults; otherwise `Invalid` with all of them."""
    if found:
        raise Invalid("Nội dung chưa được chấp nhận.", join(*dict.fromkeys(found.values())), "Hãy sửa rồi gửi lại.",
                      fields=dict(found))  # fmt: skip
