"""What each kind of notice comes to, once a person has taken it: on proposals before, on duties after confirmation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from motcua.ledger.event import Event
from motcua.registers.people.actor import Actor
from motcua.work.directives.acts import _ground, _mandates
from motcua.work.directives.events import (
    DutyExtended,
    DutyWithdrawn,
    ExtensionRefused,
    ResultConfirmed,
    ResultReturned,
    TaskReworded,
)
from motcua.work.directives.mandates.word import Kind, Word
from motcua.work.directives.models import Duty, Extension, Mandate, Report, Task

_UNSAID = "Theo hệ thống theo dõi nhiệm vụ của Chính phủ."


@dataclass(frozen=True)
class Taking:
    """One notice in the hands of the person who takes it."""

    mandate: Mandate
    word: Word
    by: Actor
    at: datetime

    @property
    def confirmed(self) -> bool:
        """True when the mandate's tasks exist."""
        return self.mandate.tasks.exists()

    @property
    def reason(self) -> str:
        """The giver's words, or where they came from."""
        return self.word.reason or _UNSAID

    def duties(self) -> QuerySet[Duty]:
        """The duties of the mandate that are asked for, held until the transaction ends."""
        rows = Duty.objects.select_for_update(of=("self",)).select_related("task", "agency")
        return rows.filter(task__mandate=self.mandate, withdrawn_on__isnull=True).order_by("id")


def assigned(it: Taking) -> list[Event]:
    """The task is proposed, or says anew what it is."""
    if it.confirmed:
        return changed(it)
    if it.mandate.directive_id is None or it.mandate.ended:
        _mandates.propose(it.mandate, it.word, at=it.at)
        return []
    return changed(it)


def changed(it: Taking) -> list[Event]:
    """The task has the giver's new words and day."""
    if not it.confirmed:
        if it.mandate.directive_id is None:
            _mandates.propose(it.mandate, it.word, at=it.at)
        else:
            _mandates.propose_anew(it.mandate, it.word)
            _due(it)
        return []
    found: list[Event] = []
    tasks = list(Task.objects.filter(mandate=it.mandate))
    for task in tasks if it.word.content else ():
        if len(tasks) == 1 and task.content != it.word.content:
            found.append(TaskReworded(task=str(task.id), old=task.content, content=it.word.content))
            task.content = it.word.content
        task.passage = it.word.content
        task.save(update_fields=["content", "passage"])
    return [*found, *_extended(it)]


def extended(it: Taking) -> list[Event]:
    """The giver's day has moved, and with it every duty that had it."""
    if it.confirmed:
        return _extended(it)
    _mandates.propose_anew(it.mandate, it.word)
    _due(it)
    return []


def withdrawn(it: Taking) -> list[Event]:
    """Nothing of it is asked any more; what was done stays done."""
    it.mandate.ended = "withdrawn"
    if not it.confirmed:
        _mandates.drop(it.mandate)
        return []
    found: list[Event] = []
    rows = list(it.duties().filter(done_on__isnull=True))
    while rows:
        found += [
            DutyWithdrawn(task=str(one.task_id), duty=one.id, agency=_ground.code_of(one), reason=it.reason)
            for one in rows
        ]
        numbers = [one.id for one in rows]
        Duty.objects.filter(id__in=numbers).update(withdrawn_on=_ground.today(it.at), waits_for="")
        below = Duty.objects.filter(task__parent__in=numbers, done_on__isnull=True, withdrawn_on__isnull=True)
        rows = list(below.select_related("agency"))
    return found


def returned(it: Taking) -> list[Event]:
    """What was reported done is open again, with its old day."""
    found: list[Event] = []
    for one in it.duties().filter(done_on__isnull=False):
        one.done_on, one.checked_at, one.checked_by = None, None, ""
        one.save(update_fields=["done_on", "checked_at", "checked_by"])
        _said(it, one, "returned")
        found.append(ResultReturned(task=str(one.task_id), duty=one.id, agency=_ground.code_of(one), text=it.reason))
    return found


def accepted(it: Taking) -> list[Event]:
    """The giver is content: the mandate has ended."""
    it.mandate.ended = "accepted"
    found: list[Event] = []
    for one in it.duties().filter(done_on__isnull=False):
        _said(it, one, "confirmed")
        found.append(ResultConfirmed(task=str(one.task_id), duty=one.id, agency=_ground.code_of(one), text=it.reason))
    return found


def refused(it: Taking) -> list[Event]:
    """The giver keeps his day: requests for a later one are answered."""
    found: list[Event] = []
    answered = {"granted": False, "answer": it.reason, "answered_at": it.at, "answered_by": _giver(it)}
    for one in it.duties():
        if Extension.objects.filter(duty=one, granted__isnull=True).update(**answered):
            fact = ExtensionRefused(
                task=str(one.task_id), duty=one.id, agency=_ground.code_of(one), reason=it.reason
            )  # fmt: skip
            found.append(fact)
    return found


def noted(it: Taking) -> list[Event]:  # noqa: ARG001 - a person has seen it; what it asks for, he does himself
    """Nothing changes by itself."""
    return []


EFFECTS: dict[Kind, Callable[[Taking], list[Event]]] = {
    Kind.ASSIGNED: assigned,
    Kind.CHANGED: changed,
    Kind.EXTENDED: extended,
    Kind.WITHDRAWN: withdrawn,
    Kind.RETURNED: returned,
    Kind.ACCEPTED: accepted,
    Kind.REFUSED: refused,
    Kind.UNCLEAR: noted,
}


def _extended(it: Taking) -> list[Event]:
    """Every open duty with the giver's old day has his new one; days that were set here stay."""
    old, new = it.mandate.due_on, it.word.due_on
    if new is None or new == old:
        return []
    rows = it.duties().filter(done_on__isnull=True, due_on=old, waits_for="")
    found: list[Event] = []
    for one in rows:
        one.due_on = new
        one.save(update_fields=["due_on"])
        _granted(it, one, old, new)
        found.append(DutyExtended(task=str(one.task_id), duty=one.id, agency=_ground.code_of(one), old=old, until=new,
                                  reason=it.reason))  # fmt: skip
    _due(it)
    return found


def _granted(it: Taking, one: Duty, old: date | None, new: date) -> None:
    answered = {"granted": True, "answer": it.reason, "answered_at": it.at, "answered_by": _giver(it)}
    if not Extension.objects.filter(duty=one, granted__isnull=True).update(**answered, until=new):
        Extension.objects.create(
            duty=one, reason=it.reason, until=new, asked_at=it.at, asked_by=_giver(it), old=old, **answered
        )


def _due(it: Taking) -> None:
    it.mandate.due_on = it.word.due_on or it.mandate.due_on


def _said(it: Taking, one: Duty, verdict: str) -> None:
    Report.objects.create(duty=one, verdict=verdict, text=it.reason, at=it.at, by=_giver(it))


def _giver(it: Taking) -> str:
    return it.word.issuer or "Chính phủ"
