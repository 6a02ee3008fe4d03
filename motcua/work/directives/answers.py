"""What may be asked about answers to petitions: the letter for those inside, what everyone reads for everyone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from motcua.law import promises
from motcua.law.promises import Proof
from motcua.registers.people import permissions
from motcua.registers.people.actor import Actor
from motcua.registers.people.folding import fold
from motcua.work.directives import missing, promised, reach
from motcua.work.directives.models import Answer, Duty, Task
from motcua.work.directives.views import AnswerView, PromiseView

PAGE = 20


@dataclass(frozen=True, slots=True)
class Letter:
    """What stands on the letter that answers a petition."""

    agency: int
    giver: int
    number: str
    day: date
    to: tuple[str, ...]
    about: str
    opening: str
    body: tuple[str, ...]
    signer: str
    signer_post: str
    issued: bool


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What everyone reads of a petition and its answer."""

    number: int
    kind: str
    session: str
    field: str
    matter: str
    said: str
    outcome: str
    agency: str
    letter: str
    signed_on: date | None
    shown_from: date
    shown_until: date
    source: str


def of(duties: Iterable[int], today: date) -> dict[int, AnswerView]:
    """The letters of these duties, by duty. One query."""
    rows = Answer.objects.filter(duty__in=list(duties)).select_related("duty__task")
    return {row.duty_id: _view(row, today) for row in rows}


def _view(row: Answer, today: date) -> AnswerView:
    task = row.duty.task
    return AnswerView(
        outcome=row.outcome, to=row.to, body=row.body, written_at=row.written_at, written_by=row.written_by,
        number=row.number, signed_on=row.signed_on, signed_by=row.signed_by, signed_post=row.signed_post,
        shown=promised.is_shown(row, today), shown_from=row.shown_from, shown_until=row.shown_until,
        published_by=row.published_by, withdrawn_at=row.withdrawn_at, withdrawn_for=row.withdrawn_for,
        bare_matter=row.matter or promised.bare(task.content, task.details),
        bare_said=row.said or promised.bare(row.body, task.details),
    )  # fmt: skip


def promise(task: Task) -> PromiseView | None:
    """The task as a promise; nothing for what is only ordered. No query when the appraiser was read with it."""
    kind = promised.kind(task)
    if kind is None:
        return None
    known = ((name, task.details.get(name, "")) for name in kind.asks)
    return PromiseView(
        kind=kind.key, label=kind.label, source=kind.source, received_on=task.received_on,
        details=tuple((name, text) for name, text in known if text),
        appraiser=task.appraiser.name if task.appraiser else "", redone=kind.redone,
    )  # fmt: skip


def verbs(one: Duty, answer: AnswerView | None, by: Actor) -> frozenset[str]:
    """What the actor may do with the duty because of its kind: write, issue, publish, withdraw, check."""
    task, able = one.task, set()
    judge = task.appraiser
    if judge and one.done_on and one.checked_at is None and permissions.may(by, "task.check", judge.id, judge.path):
        able.add("check")
    if promised.proof(one) is not Proof.LETTER or one.agency is None:
        return frozenset(able)
    if one.done_on is None and permissions.may(by, "task.answer", one.agency_id, one.agency.path):
        able.add("write")
    if one.done_on is None and answer and permissions.may(by, "task.issue", one.agency_id, one.agency.path):
        able.add("issue")
    if answer and answer.number and permissions.may(by, "task.publish", task.giver_id, task.giver.path):
        able.add("withdraw" if answer.shown else "publish" if one.done_on else "")
    return frozenset(able - {""})


def letter(duty: int, *, by: Actor, today: date) -> Letter:
    """The letter of the duty, for who may see the duty; a draft until it is issued. Raises `NotFound`. One query."""
    seen = Duty.objects.filter(reach.duties(by), id=duty)
    rows = Answer.objects.select_related("duty__task__directive", "duty__agency")
    row = rows.filter(duty__in=seen).first()
    if row is None or row.duty.agency_id is None:
        raise missing.no_duty()
    task, told = row.duty.task, row.duty.task.details
    who = ", ".join(part for part in (told.get("voter", ""), told.get("address", "")) if part)
    return Letter(
        agency=row.duty.agency_id, giver=task.giver_id, number=row.number, day=row.signed_on or today,
        to=tuple(line.strip() for line in row.to.splitlines() if line.strip()), about="trả lời kiến nghị của cử tri",
        opening=f"Cử tri {who} kiến nghị: “{task.content}”." if who else f"Cử tri kiến nghị: “{task.content}”.",
        body=tuple(line.strip() for line in row.body.splitlines() if line.strip()), signer=row.signed_by,
        signer_post=row.signed_post, issued=bool(row.number),
    )  # fmt: skip


def shown(day: date, *, text: str = "", page: int = 1) -> tuple[tuple[ShownAnswer, ...], int]:
    """A page of the answers that everyone reads on the day, the newest first, and how many there are. Two queries.

    Nothing of the voter is in them. `text` is looked for in petition and answer, marks forgiven.
    Source: NQLT 72/2025; decision 0146
    """
    live = Q(published_at__isnull=False, withdrawn_at__isnull=True, shown_from__lte=day, shown_until__gte=day)
    found = Answer.objects.filter(live).select_related("duty__task", "duty__agency").order_by("-shown_from", "-id")
    words = fold(text).split()[:12]
    if words:
        every = [row for row in found if all(word in fold(f"{row.matter} {row.said}") for word in words)]
        return tuple(_shown(row) for row in every[(page - 1) * PAGE : page * PAGE]), len(every)
    return tuple(_shown(row) for row in found[(page - 1) * PAGE : page * PAGE]), found.count()


def _shown(row: Answer) -> ShownAnswer:
    task, agency = row.duty.task, row.duty.agency
    step = promised.publication(task)
    session, field = (promised.bare(task.details.get(name, ""), task.details) for name in ("session", "field"))
    return ShownAnswer(
        number=row.id, kind=task.kind, session=session, field=field, matter=row.matter, said=row.said,
        outcome=row.outcome, agency=agency.name if agency else row.duty.party, letter=row.number,
        signed_on=row.signed_on, shown_from=row.shown_from or date.min, shown_until=row.shown_until or date.max,
        source=step.source if step else "",
    )  # fmt: skip


def kinds(day: date) -> tuple[tuple[str, str], ...]:
    """The kinds of promise of the day: key and label. No query."""
    return tuple((one.key, one.label) for one in promises.kinds(day))
