"""Who owes what: the owner the document left open, the part given on, the event that sets a duty going."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from motcua.law import duties as law
from motcua.ledger.record import record
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict
from motcua.work.directives.acts import _ground
from motcua.work.directives.events import DutyBegun, OwnerNamed, TaskDivided
from motcua.work.directives.finding import passages
from motcua.work.directives.models import Duty, Task


@act("task.assign")
def name_owner(*, by: Actor, duty: int, agency: str, at: datetime) -> None:
    """The duty that no agency of the register owed is this agency's. Raises `Conflict` when one owes it already."""
    row = _ground.of_giver(duty, by=by, verb="task.assign")
    if row.agency_id is not None:
        raise Conflict("Nhiệm vụ đã có đơn vị chủ trì.", "", "Hãy tải lại trang.")
    unit = people.agency(agency)
    try:
        with transaction.atomic():
            Duty.objects.filter(id=row.id).update(agency_id=unit.id, party="", named_at=at, named_as=row.party)
    except IntegrityError:
        raise Conflict("Đơn vị này đã được giao chính việc này.", "", "Hãy chọn đơn vị khác.") from None
    record(OwnerNamed(task=str(row.task_id), duty=row.id, agency=unit.code, instead_of=row.party), by=by, at=at)


@act("task.divide")
def divide(*, by: Actor, duty: int, agency: str, content: str, at: datetime, due: date | None = None) -> int:
    """A part of the duty is a task of its own for a unit below, given by the unit that owes the whole.

    Answers with the number of its duty. Raises `Invalid` for a unit that is not below, or a day after the whole is due.
    """
    row = _ground.of_owner(duty, by=by, verb="task.divide")
    _ground.still_open(row)
    said = _ground.written("content", content, "Nội dung giao")
    unit = people.agency(agency)
    if row.agency is None or not unit.path.startswith(row.agency.path):
        raise _ground.fault("agency", "Chỉ giao được cho đơn vị mình hoặc đơn vị trực thuộc.")
    if due and ((row.due_on and due > row.due_on) or due < _ground.today(at)):
        raise _ground.fault("due", "Hạn phải từ hôm nay và không sau hạn của cả việc.")
    last = Task.objects.filter(directive_id=row.task.directive_id).aggregate(last=Max("no"))["last"]
    part = Task(
        directive_id=row.task.directive_id, giver=row.agency, parent=row, no=last + 1, point=row.task.point,
        content=said, passage=row.task.passage, spans=row.task.spans, report_to=row.agency.name,
    )  # fmt: skip
    part.folded = passages.of_task(part)
    part.save()
    made = Duty.objects.create(task=part, agency_id=unit.id, binds="work", due_on=due)
    record(TaskDivided(task=str(row.task_id), duty=row.id, part=str(part.id), agency=unit.code, due=due), by=by, at=at)
    return made.id


@act("task.begin")
def begin(*, by: Actor, duty: int, event_on: date, at: datetime) -> None:
    """The event has happened: every duty of the task that waited on the same words begins, its day counted from it.

    The giver may say so, and the unit itself. Raises `Conflict` when the duty waits for nothing, `Invalid` for a day to
    come on which nothing can have happened yet, unless the words name a day to be kept ("before the session").
    """
    row = _ground.duty(duty)
    if not permissions.may(by, "task.begin", row.task.giver_id, row.task.giver.path):
        permissions.require(by, "task.report", row.agency_id, row.agency.path if row.agency else "")
    if not row.waits_for:
        raise Conflict("Nhiệm vụ này không chờ sự kiện nào.", "", "Hãy tải lại trang.")
    if event_on > _ground.today(at) and not row.rule.startswith(("before:", "event:")):
        raise _ground.fault("event_on", "Sự kiện chưa xảy ra: ngày không được sau hôm nay.")
    due, facts = law.due_after(row.rule, event_on), []
    rows = Duty.objects.select_for_update(of=("self",)).select_related("agency").filter(task_id=row.task_id)
    for one in rows.filter(waits_for=row.waits_for, rule=row.rule, done_on__isnull=True):
        event, one.waits_for, one.due_on, one.begins_on = one.waits_for, "", due, event_on
        one.save(update_fields=["waits_for", "due_on", "begins_on"])
        facts.append(DutyBegun(task=str(one.task_id), duty=one.id, agency=_ground.code_of(one), event=event,
                               event_on=event_on, due=due))  # fmt: skip
    record(*facts, by=by, at=at)
