"""What a person, or a list, says was promised: a finding, a petition, a plan to be judged, a thing to publish."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection
from django.db.models import Max

from motcua.law import promises
from motcua.law.promises import Kind, Owner
from motcua.law.sentences import join, say
from motcua.ledger.event import Event
from motcua.ledger.record import record
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotFound
from motcua.registers.people.folding import fold
from motcua.registers.people.tree import AgencyView
from motcua.work.directives.acts import _ground
from motcua.work.directives.acts.take_in import Told, folded
from motcua.work.directives.events import DirectiveConfirmed, DirectiveTakenIn, TaskAssigned
from motcua.work.directives.finding import passages
from motcua.work.directives.models import Directive, Duty, Task

MOST = 2_000  # rows of one list
_LONGEST_DETAIL = 500
# one list of a giver at a time: the same one, sent twice at once, makes one document
_ALONE = "SELECT pg_advisory_xact_lock(hashtext('task.enter'), %s)"


@dataclass(frozen=True, slots=True)
class Item:
    """One promise: who owes it, what it is, and what its kind asks for. `due` is the day that the document names."""

    units: tuple[str, ...]
    content: str
    details: Mapping[str, str] = field(default_factory=dict)
    point: str = ""
    due: date | None = None
    appraiser: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """The document, the tasks that are new, how many were there already, and what was refused: (place, reason)."""

    directive: int | None
    tasks: tuple[int, ...] = ()
    there: int = 0
    refused: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Given:
    """What every item of one list stands on."""

    giver: AgencyView
    kind: Kind
    received: date
    today: date


@act("task.enter")
def enter(*, by: Actor, agency: str, kind: str, head: Told, received: date, item: Item, at: datetime) -> Entered:
    """The promise is a task with the duties that the law gives its kind; who entered it has confirmed it.

    Raises `NoSuchPromise`, and `Invalid` with every fault of the item. Entered twice, it is there once.
    Source: decision 0146
    """
    given = _given(by, agency, kind, received, at)
    _ground.written("title", head.title, "Trích yếu", most=300)
    _ground.faults(_faults(given, item))
    return _put(given, head, [(1, item)], by=by, at=at)


@act("task.enter")
def enter_list(
    *, by: Actor, agency: str, kind: str, head: Told, received: date, items: Sequence[tuple[int, Item]], at: datetime
) -> Entered:
    """Every right item of the list is a task; each wrong one is refused by itself, with its place and the reason.

    A row that is there already stays as it is: the same list twice changes nothing. Raises as `enter`, and `Invalid`
    for a list without rows, or with too many.
    Source: decision 0146
    """
    given = _given(by, agency, kind, received, at)
    _ground.written("title", head.title, "Trích yếu", most=300)
    if not 0 < len(items) <= MOST:
        raise _ground.fault("file", say("Danh sách phải có từ 1 đến %(most)s dòng.", most=MOST))
    told = [(place, item, _faults(given, item)) for place, item in items]
    refused = tuple((place, join(*dict.fromkeys(faults.values()))) for place, _, faults in told if faults)
    made = _put(given, head, [(place, item) for place, item, faults in told if not faults], by=by, at=at)
    return Entered(made.directive, made.tasks, made.there, refused)


def _given(by: Actor, agency: str, kind: str, received: date, at: datetime) -> _Given:
    giver = people.agency(agency)
    permissions.require(by, "task.enter", giver.id, giver.path)
    today = _ground.today(at)
    if received > today:
        raise _ground.fault("received", "Ngày nhận không được sau hôm nay.")
    return _Given(giver, promises.kind(kind, received), received, today)


def _faults(given: _Given, item: Item) -> dict[str, str]:
    found: dict[str, str] = {}
    if not item.content.strip():
        found["content"] = say("Hãy nhập “%(label)s”.", label=("Nội dung",))
    elif len(item.content) > _ground.LONGEST:
        found["content"] = say("“%(label)s” dài quá %(most)s ký tự.", label=("Nội dung",), most=_ground.LONGEST)
    if not item.units:
        found["units"] = "Chưa rõ đơn vị nào phải làm."
    if unknown := [code for code in item.units if not _known(code, given.received)]:
        found["units"] = say("Không có đơn vị “%(unit)s”.", unit=unknown[0])
    if item.appraiser and not _known(item.appraiser, given.received):
        found["appraiser"] = say("Không có đơn vị “%(unit)s”.", unit=item.appraiser)
    if item.due and item.due < given.received:
        found["due"] = "Hạn không được trước ngày nhận."
    if any(len(text) > _LONGEST_DETAIL for text in item.details.values()):
        found["details"] = say("Có ô dài quá %(most)s ký tự.", most=_LONGEST_DETAIL)
    return found


def _known(code: str, day: date) -> bool:
    try:
        return people.agency(code).exists_on(day)
    except NotFound:
        return False


def _put(given: _Given, head: Told, items: Sequence[tuple[int, Item]], *, by: Actor, at: datetime) -> Entered:
    if not items:
        return Entered(None)
    row, new = _document(given, head, by=by, at=at)
    known = set(Task.objects.filter(directive=row).values_list("key", flat=True))
    fresh = {key: item for _, item in items if (key := _key(item)) not in known}
    tasks = [_task(row, given, no, key, item) for no, (key, item) in enumerate(fresh.items(), _next(row))]
    if not tasks:
        return Entered(row.id, (), len(items))
    row.folded = folded(row)
    row.save(update_fields=["text", "folded"])
    passages.keep(row)
    Task.objects.bulk_create(tasks)
    duties = [one for task, item in zip(tasks, fresh.values(), strict=True) for one in _duties(task, given, item)]
    Duty.objects.bulk_create(duties)
    facts: list[Event] = [_taken_in(row, given)] if new else []
    facts += [DirectiveConfirmed(directive=str(row.id), tasks=len(tasks), duties=len(duties))]
    facts += [_assigned(task, item, duties) for task, item in zip(tasks, fresh.values(), strict=True)]
    record(*facts, by=by, at=at)
    return Entered(row.id, tuple(task.id for task in tasks), len(items) - len(tasks))


def _document(given: _Given, head: Told, *, by: Actor, at: datetime) -> tuple[Directive, bool]:
    """The document under which promises of this kind and head stand; held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_ALONE, [given.giver.id])
    named = {"agency_id": given.giver.id, "kind": given.kind.key, "number": head.number, "title": head.title.strip(),
             "issued_on": head.issued or given.received}  # fmt: skip
    found = Directive.objects.select_for_update().filter(**named).order_by("id").first()
    if found is not None:
        return found, False
    made = Directive.objects.create(
        **named, issuer=head.issuer or given.giver.name, file_name=head.file_name, text="", folded="",
        reading={"tasks": []}, taken_in_at=at, taken_in_by=by.name, confirmed_at=at, confirmed_by=by.name,
    )  # fmt: skip
    return made, True


def _next(row: Directive) -> int:
    return (Task.objects.filter(directive=row).aggregate(last=Max("no"))["last"] or 0) + 1


def _key(item: Item) -> str:
    """By what a row is known again: who, what and about whom; not how it is written."""
    said = [
        *sorted(item.units),
        item.content,
        *(f"{name}={text}" for name, text in sorted(item.details.items()) if text),
    ]
    return hashlib.sha256("\n".join(fold(part) for part in said).encode()).hexdigest()


def _task(row: Directive, given: _Given, no: int, key: str, item: Item) -> Task:
    """The task, whose words stand at the end of the document's text from now on; of a voter nothing stands there."""
    content = " ".join(item.content.split())
    line = f"{item.point or no}. {content}"
    start = len(row.text) + 2 if row.text else 0
    row.text = f"{row.text}\n\n{line}" if row.text else line
    task = Task(
        directive=row, giver_id=given.giver.id, no=no, point=item.point or str(no), content=content, passage=line,
        spans=[[start, start + len(line)]], kind=given.kind.key, received_on=given.received, key=key,
        details={name: text for name in given.kind.asks if (text := " ".join(item.details.get(name, "").split()))},
        appraiser_id=people.agency(item.appraiser).id if item.appraiser else None, report_to=given.giver.name,
    )  # fmt: skip
    task.folded = passages.of_task(task)
    return task


def _duties(task: Task, given: _Given, item: Item) -> list[Duty]:
    days = promises.days(given.kind, given.received, people.calendar_for(given.giver.id), item.due)
    owed = {code: people.agency(code).id for code in item.units}
    return [
        Duty(task=task, agency_id=number, binds=step.binds, limit=place, step=step.key, wording=step.label,
             due_on=days[step.key])
        for place, step in enumerate(given.kind.steps)
        for number in (owed.values() if step.by is Owner.UNIT else (given.giver.id,))
    ]  # fmt: skip


def _taken_in(row: Directive, given: _Given) -> DirectiveTakenIn:
    digest = hashlib.sha256(row.text.encode()).hexdigest()
    return DirectiveTakenIn(
        directive=str(row.id), agency=given.giver.code, kind=row.kind, number=row.number, digest=digest
    )


def _assigned(task: Task, item: Item, duties: Sequence[Duty]) -> TaskAssigned:
    due = tuple(sorted({one.due_on for one in duties if one.task_id == task.id and one.due_on}))
    return TaskAssigned(
        task=str(task.id), directive=str(task.directive_id), point=task.point, lead=item.units, due=due, kind=task.kind
    )
