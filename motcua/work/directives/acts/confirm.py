"""A person confirms what was read: from then on tasks and duties exist."""

from collections import defaultdict
from datetime import date, datetime

from motcua.law import duties as law
from motcua.law import promises
from motcua.law.promises import Kind, Owner
from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict
from motcua.registers.people.tree import AgencyView
from motcua.work.directives import owners, promised
from motcua.work.directives.acts import _ground, mandate, measure
from motcua.work.directives.draft import WORK, Draft, Limit
from motcua.work.directives.events import DirectiveConfirmed, TaskAssigned
from motcua.work.directives.finding import passages
from motcua.work.directives.models import Directive, Doubt, Duty, Mandate, Proposal, Task

_Owner = tuple[AgencyView | None, str]
_NO_LIMIT = Limit(text="", kind="due", binds=WORK, day=None, rule="")


@act("directive.confirm")
def confirm(*, by: Actor, directive: int, at: datetime) -> tuple[int, ...]:
    """Each accepted proposal is a task, with a duty for each limit and each unit that leads it.

    Answers with the numbers of the tasks. What nobody leads is a duty without an owner, until the giver names one.
    Where the proposal names a figure, its duties are measured by it.
    Raises `Conflict` while a proposal was not looked at, a contradiction of an accepted one is not settled, or nothing
    was accepted.

    Source: decision 0143
    """
    row = _ground.directive(directive, by=by, verb="directive.confirm")
    _ground.unconfirmed(row)
    accepted = _accepted(row)
    start = row.issued_on or _ground.today(at)
    given = dict(Mandate.objects.filter(directive=row, ended="").values_list("place", "id"))
    tasks = [_task(row, no, Draft.of(one.body), start, given.get(one.place)) for no, one in enumerate(accepted, 1)]
    for task in tasks:
        task.folded = passages.of_task(task)
    Task.objects.bulk_create(tasks)
    drafts = [Draft.of(one.body) for one in accepted]
    given_out = [
        (duty, draft) for task, draft in zip(tasks, drafts, strict=True) for duty in _duties(task, draft, start)
    ]
    made = [duty for duty, _ in given_out]
    Duty.objects.bulk_create(made)
    row.confirmed_at, row.confirmed_by = at, by.name
    row.save(update_fields=["confirmed_at", "confirmed_by"])
    of_task: dict[int, list[Duty]] = defaultdict(list)
    for one in made:
        of_task[one.task_id].append(one)
    facts = [_assigned(row, task, of_task[task.id]) for task in tasks]
    confirmed = DirectiveConfirmed(directive=str(row.id), tasks=len(tasks), duties=len(made))
    measured = measure.with_the_task(given_out, start=start, at=at, by=by)
    record(confirmed, *facts, *measured, *mandate.taken(row.id, by, at), by=by, at=at)
    return tuple(task.id for task in tasks)


def _accepted(row: Directive) -> list[Proposal]:
    rows = list(Proposal.objects.filter(directive=row).order_by("place", "id"))
    waiting = sum(1 for one in rows if one.state == "proposed")
    if waiting:
        raise Conflict(say("Còn %(n)s nhiệm vụ chưa xem.", n=waiting),
                       "Chỉ xác nhận khi mọi đề xuất đã được nhận hoặc bỏ.",
                       "Hãy xem từng đề xuất, hoặc nhận tất cả phần còn lại.")  # fmt: skip
    accepted = [one for one in rows if one.state == "accepted"]
    if not accepted:
        raise Conflict("Chưa có nhiệm vụ nào được nhận.", "Văn bản không giao việc thì không cần xác nhận.", "")
    places = {one.place for one in accepted}
    doubts = Doubt.objects.filter(directive=row, settled_at__isnull=True).order_by("no")
    open_ = [one for one in doubts if places & set(one.places)]
    if open_:
        raise Conflict(say("Còn %(n)s cảnh báo chưa có ý kiến.", n=len(open_)), open_[0].message,
                       "Hãy sửa nhiệm vụ nếu cần, rồi ghi ý kiến cho từng cảnh báo.")  # fmt: skip
    return accepted


def _task(row: Directive, no: int, draft: Draft, start: date, mandated: int | None) -> Task:
    return Task(
        directive=row, giver_id=row.agency_id, mandate_id=mandated, no=no, point=draft.point, content=draft.content,
        passage=draft.passage,
        spans=[list(span) for span in draft.spans.get("passage", ())],
        coordinate=[party.name for party in draft.coordinate],
        coordinating=sorted({code for party in draft.coordinate for code in party.codes}),
        report_to=draft.report_to, report_via=draft.report_via, kind=draft.kind,
        received_on=start if draft.kind else None,
        appraiser_id=people.agency(draft.appraiser).id if draft.appraiser else None,
    )  # fmt: skip


def _duties(task: Task, draft: Draft, start: date) -> list[Duty]:
    units = {agency.code: agency for party in draft.lead for agency in owners.by_codes(party.codes)}
    unknown = [party.name for party in draft.lead if not party.codes]
    parties: list[_Owner] = [
        *((agency, "") for agency in units.values()), *((None, name) for name in dict.fromkeys(unknown))
    ] or [(None, "")]  # fmt: skip
    of = promised.kind(task)
    limits = draft.limits or (() if of else (_NO_LIMIT,))
    made = [_duty(task, owner, place, limit, start) for place, limit in enumerate(limits) for owner in parties]
    return [*made, *_by_law(task, of, made, parties)] if of else made


def _by_law(task: Task, of: Kind, made: list[Duty], parties: list[_Owner]) -> list[Duty]:
    """What the kind of promise asks for beside the limits of the document, of which each is the step that it binds."""
    for one in made:
        one.step = next((step.key for step in of.steps if step.binds == one.binds and step.by is Owner.UNIT), "")
    received, first = task.received_on or date.min, of.steps[0].key
    named = min((one.due_on for one in made if one.step == first and one.due_on), default=None)
    days = promises.days(of, received, people.calendar_for(task.giver_id), named)
    left = [step for step in of.steps if step.key not in {one.step for one in made} and (step.within or not made)]
    giver: _Owner = (people.agency_by_id(task.giver_id), "")
    return [
        Duty(task=task, agency_id=agency.id if agency else None, party=party, binds=step.binds, step=step.key,
             limit=len(made) + place, wording=step.label, due_on=days[step.key])
        for place, step in enumerate(left)
        for agency, party in (parties if step.by is Owner.UNIT else [giver])
    ]  # fmt: skip


def _duty(task: Task, owner: _Owner, place: int, limit: Limit, start: date) -> Duty:
    """One obligation; a duty that comes again has the first day after `start`, one that waits has none yet."""
    agency, party = owner
    begins = limit.rule.startswith("from") and not limit.rule.startswith("from:") and limit.day
    waits = limit.kind == "relative" and "until: " not in limit.rule
    due = law.next_due(limit.rule, start) if limit.kind == "recurring" else limit.day
    return Duty(
        task=task, agency_id=agency.id if agency else None, party=party, binds=limit.binds, limit=place,
        wording=limit.text, rule=limit.rule, due_on=None if begins else due, begins_on=begins or None,
        waits_for=limit.text if waits else "",
    )  # fmt: skip


def _assigned(row: Directive, task: Task, made: list[Duty]) -> TaskAssigned:
    numbers = dict.fromkeys(one.agency_id for one in made if one.agency_id)
    lead = tuple(owners.code_of(number) for number in numbers if number)
    due = tuple(sorted({one.due_on for one in made if one.due_on}))
    return TaskAssigned(task=str(task.id), directive=str(row.id), point=task.point, lead=lead, due=due, kind=task.kind)
