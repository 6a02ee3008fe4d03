"""A petition is answered by letter: written, issued by a leader, shown to everyone without the voter's name."""

import hashlib
from datetime import date, datetime

from motcua.law.promises import Proof, shown_until
from motcua.law.sentences import say
from motcua.ledger.event import Event
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict
from motcua.registers.people.roles import Role
from motcua.work.directives import promised
from motcua.work.directives.acts import _ground
from motcua.work.directives.events import AnswerIssued, AnswerPublished, AnswerWithdrawn, AnswerWritten, DutyDone
from motcua.work.directives.models import Answer, Duty, Report
from motcua.work.directives.promised import OUTCOMES

_LONGEST = 20_000


@act("task.answer")
def write(*, by: Actor, duty: int, outcome: str, to: str, body: str, at: datetime) -> None:
    """The letter is written, or written anew while nobody has issued it. `to` has a line for each who gets it.

    Raises `Conflict` for a duty that is not proved by a letter or is done, `Invalid` for an outcome there is none of.
    Source: decision 0146
    """
    row = _ground.of_owner(duty, by=by, verb="task.answer")
    _by_letter(row)
    _ground.still_open(row)
    if outcome not in OUTCOMES:
        raise _ground.fault("outcome", "Hãy chọn kết quả giải quyết.")
    said = {
        "outcome": outcome, "to": _ground.written("to", to, "Kính gửi", most=1_000),
        "body": _ground.written("body", body, "Nội dung trả lời", most=_LONGEST), "written_at": at,
        "written_by": by.name,
    }  # fmt: skip
    letter = Answer.objects.select_for_update().filter(duty=row).first()
    if letter is not None and promised.is_shown(letter, _ground.today(at)):
        raise Conflict("Nội dung trả lời đang công khai.", "Văn bản bị trả lại, nhưng bản công khai chưa được gỡ.",
                       "Hãy đề nghị người giao gỡ nội dung đang công khai.")  # fmt: skip
    Answer.objects.update_or_create(duty=row, defaults=said | _UNSIGNED)
    record(
        AnswerWritten(task=str(row.task_id), duty=row.id, agency=_ground.code_of(row), outcome=outcome), by=by, at=at
    )


_UNSIGNED: dict[str, object] = {
    "number": "", "signed_on": None, "signed_by": "", "signed_post": "", "shown_from": None, "shown_until": None,
    "published_at": None, "published_by": "",
}  # fmt: skip


@act("task.issue")
def issue(*, by: Actor, duty: int, number: str, at: datetime) -> None:
    """The letter bears its number, the day and who signed it; with it the duty is done.

    Raises `Conflict` while nothing is written, or when it is done already.
    Source: decision 0146
    """
    row = _ground.of_owner(duty, by=by, verb="task.issue")
    _ground.still_open(row)
    letter = _letter(row)
    letter.number = _ground.written("number", number, "Số, ký hiệu", most=100)
    letter.signed_on, letter.signed_by, letter.signed_post = _ground.today(at), by.name, _post(by)
    letter.save(update_fields=["number", "signed_on", "signed_by", "signed_post"])
    row.done_on = letter.signed_on
    row.save(update_fields=["done_on"])
    text = f"Văn bản trả lời số {letter.number}"
    Report.objects.create(duty=row, verdict="done", text=text, done_on=row.done_on, at=at, by=by.name)
    task, agency = str(row.task_id), _ground.code_of(row)
    issued = AnswerIssued(task=task, duty=row.id, agency=agency, number=letter.number, signed_on=letter.signed_on,
                          outcome=letter.outcome, digest=_digest(letter.body))  # fmt: skip
    record(issued, DutyDone(task=task, duty=row.id, agency=agency, done_on=row.done_on, text=text), by=by, at=at)


@act("task.publish")
def publish(*, by: Actor, duty: int, matter: str, said: str, at: datetime) -> None:
    """Everyone reads the petition and its answer from today on, for as many days as the law has it stay.

    `duty` is the one that was answered. The voter's name, address and numbers may not stand in what is published. When
    every answer of the task is public, what its giver owes is done. Raises `Conflict` before the letter is issued or
    when it is public already, `Invalid` for personal data.
    Source: NQLT 72/2025; decision 0146
    """
    row = _ground.of_giver(duty, by=by, verb="task.publish")
    letter, today = _letter(row), _ground.today(at)
    step = promised.publication(row.task)
    if row.done_on is None or step is None:
        raise Conflict("Kiến nghị chưa được trả lời.", "Chỉ công khai văn bản đã ban hành.", "Hãy đợi đơn vị trả lời.")
    if letter.published_at is not None and letter.withdrawn_at is None:
        raise Conflict("Nội dung trả lời đã được công khai.", say("%(who)s đã công khai.", who=letter.published_by), "")
    letter.matter, letter.said = _bare(row, "matter", matter, "Kiến nghị"), _bare(row, "said", said, "Trả lời")
    letter.shown_from, letter.shown_until = today, shown_until(step, today)
    letter.published_at, letter.published_by = at, by.name
    letter.withdrawn_at, letter.withdrawn_by, letter.withdrawn_for = None, "", ""
    letter.save()
    shown = AnswerPublished(
        task=str(row.task_id), duty=row.id, agency=_ground.code_of(row), shown_from=today,
        shown_until=letter.shown_until, digest=_digest(f"{letter.matter}\n{letter.said}"),
    )  # fmt: skip
    record(shown, *_fulfilled(row, step.key, today, by=by, at=at), by=by, at=at)


@act("task.publish")
def withdraw(*, by: Actor, duty: int, reason: str, at: datetime) -> None:
    """Nobody outside reads the answer any more; it may be published again. Raises `Conflict` when nobody does."""
    row = _ground.of_giver(duty, by=by, verb="task.publish")
    letter = _letter(row)
    if not promised.is_shown(letter, _ground.today(at)):
        raise Conflict("Nội dung trả lời không còn công khai.", "", "Không cần gỡ.")
    why = _ground.written("reason", reason, "Lý do gỡ", most=1_000)
    letter.withdrawn_at, letter.withdrawn_by, letter.withdrawn_for = at, by.name, why
    letter.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_for"])
    record(AnswerWithdrawn(task=str(row.task_id), duty=row.id, agency=_ground.code_of(row), reason=why), by=by, at=at)


def _by_letter(row: Duty) -> None:
    if promised.proof(row) is not Proof.LETTER:
        raise Conflict("Việc này không trả lời bằng văn bản.", "Chỉ kiến nghị của cử tri được trả lời ở đây.",
                       "Hãy báo cáo kết quả.")  # fmt: skip


def _letter(row: Duty) -> Answer:
    _by_letter(row)
    found = Answer.objects.select_for_update().filter(duty=row).first()
    if found is None:
        raise Conflict("Chưa có văn bản trả lời.", "Chưa ai soạn văn bản trả lời cho kiến nghị này.",
                       "Hãy soạn văn bản trả lời trước.")  # fmt: skip
    return found


def _bare(row: Duty, field: str, text: str, label: str) -> str:
    """What everyone may read: no name, address or number of the voter."""
    said = _ground.written(field, text, label, most=_LONGEST)
    for left in promised.personal(said, row.task.details):
        raise _ground.fault(field, say("Không công khai thông tin của cử tri: “%(left)s”.", left=left))
    return said


def _fulfilled(row: Duty, step: str, today: date, *, by: Actor, at: datetime) -> list[Event]:
    """The giver's duty to publish is done once no answer of the task is left unpublished."""
    left = Duty.objects.filter(task=row.task_id, step=row.step).exclude(answer__published_at__isnull=False)
    own = Duty.objects.select_for_update().filter(task=row.task_id, step=step, done_on__isnull=True).first()
    if own is None or left.exists():
        return []
    own.done_on, own.checked_at, own.checked_by = today, at, by.name
    own.save(update_fields=["done_on", "checked_at", "checked_by"])
    text = "Đã công khai nội dung trả lời"
    Report.objects.create(duty=own, verdict="done", text=text, done_on=today, at=at, by=by.name)
    return [DutyDone(task=str(row.task_id), duty=own.id, agency=row.task.giver.code, done_on=today, text=text)]


def _post(by: Actor) -> str:
    leading = next((post for post in by.posts if post.role in {Role.LEADER, Role.CHAIR}), None)
    return (leading.title or leading.role.label) if leading else ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
