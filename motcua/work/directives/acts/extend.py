"""The day of a duty moves only by the giver's word."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, NotFound
from motcua.work.directives.acts import _ground, _mandates
from motcua.work.directives.events import DutyExtended, ExtensionAsked, ExtensionRefused
from motcua.work.directives.mandates.word import Answer
from motcua.work.directives.models import Duty, Extension


@act("task.ask")
def ask(*, by: Actor, duty: int, until: date, reason: str, at: datetime) -> None:
    """The giver has been asked for a later day. Raises `Conflict` while a request is open, `Invalid` for an earlier."""
    row = _ground.of_owner(duty, by=by, verb="task.ask")
    _ground.still_open(row)
    said = _ground.written("reason", reason, "Lý do")
    _later(row, until, _ground.today(at))
    try:
        with transaction.atomic():
            Extension.objects.create(duty=row, reason=said, until=until, asked_at=at, asked_by=by.name, old=row.due_on)
    except IntegrityError:
        raise Conflict(
            "Đang có đề nghị gia hạn chưa được trả lời.", "Mỗi lúc chỉ một đề nghị.", "Hãy đợi người giao."
        ) from None
    fact = ExtensionAsked(task=str(row.task_id), duty=row.id, agency=_ground.code_of(row), until=until, reason=said)
    record(fact, *_mandates.asked(row, Answer.EXTENSION, text=said, at=at, until=until), by=by, at=at)


@act("task.extend")
def extend(*, by: Actor, duty: int, until: date, reason: str, at: datetime) -> None:
    """The duty is due on the later day; an open request is granted by it. Only the giver's own leader may.

    Raises `NotAllowed` for anyone else, `Conflict` when the duty is done or the day is later than the one that the
    central Government gave, `Invalid` for no later day.
    """
    row = _ground.of_giver(duty, by=by, verb="task.extend")
    _ground.still_open(row)
    if _mandates.beyond(row, until):
        raise Conflict("Hạn này do Chính phủ giao.", "Chỉ người giao được gia hạn.",
                       "Hãy để đơn vị đề nghị gia hạn: đề nghị được gửi lên hệ thống của Chính phủ.")  # fmt: skip
    said = _ground.written("reason", reason, "Lý do")
    _later(row, until, _ground.today(at))
    old, row.due_on = row.due_on, until
    row.save(update_fields=["due_on"])
    answered = {"granted": True, "answer": said, "answered_at": at, "answered_by": by.name}
    if not Extension.objects.filter(duty=row, granted__isnull=True).update(**answered, until=until):
        Extension.objects.create(duty=row, reason=said, until=until, asked_at=at, asked_by=by.name, old=old, **answered)
    fact = DutyExtended(
        task=str(row.task_id), duty=row.id, agency=_ground.code_of(row), old=old, until=until, reason=said
    )
    record(fact, by=by, at=at)


@act("task.extend")
def refuse(*, by: Actor, duty: int, reason: str, at: datetime) -> None:
    """The day stays; the request is answered. Raises `NotFound` when nobody has asked."""
    row = _ground.of_giver(duty, by=by, verb="task.extend")
    said = _ground.written("reason", reason, "Lý do")
    open_ = Extension.objects.filter(duty=row, granted__isnull=True)
    until = open_.values_list("until", flat=True).first()
    changed = open_.update(granted=False, answer=said, answered_at=at, answered_by=by.name)
    if not changed:
        raise NotFound("Không có đề nghị gia hạn nào đang chờ.", "", "Hãy tải lại trang.")
    fact = ExtensionRefused(task=str(row.task_id), duty=row.id, agency=_ground.code_of(row), reason=said)
    record(fact, *_mandates.asked(row, Answer.NO_EXTENSION, text=said, at=at, until=until), by=by, at=at)


def _later(row: Duty, until: date, today: date) -> None:
    if until < today or (row.due_on is not None and until <= row.due_on):
        raise _ground.fault("until", "Hạn mới phải sau hạn cũ và không trước hôm nay.")
