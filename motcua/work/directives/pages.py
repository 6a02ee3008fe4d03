"""One task whole: what is asked, of whom, by when, how far each unit is, and what the reader may do."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from motcua.registers.people import permissions
from motcua.registers.people.actor import Actor
from motcua.work.directives import addresses, answers, following, missing, owners, promised, queries, reach
from motcua.work.directives.models import Doubt, Duty, Extension, Link, Proposal, Report, Task
from motcua.work.directives.views import AnswerView, DutyRow, DutyView, ExtensionView, ReportView, TaskView

_Told = tuple[tuple[ReportView, ...], tuple[ExtensionView, ...], tuple[DutyRow, ...], Link | None]
_OF_OWNER = {"report": "task.report", "ask": "task.ask", "divide": "task.divide"}
_OF_GIVER = {
    "extend": "task.extend", "check": "task.check", "assign": "task.assign", "share": "task.share",
    "measure": "task.measure",
}  # fmt: skip


def task(number: int, *, by: Actor, today: date) -> TaskView:
    """The task with the duties the actor may see. Raises `NotFound` when he may see none. Ten queries."""
    joined = ("directive", "giver", "parent__task", "mandate", "appraiser")
    row = Task.objects.select_related(*joined).filter(id=number).first()
    found = Duty.objects.filter(reach.duties(by), task=number).order_by("limit", "occurrence", "agency__sort_key", "id")
    duties = list(found.select_related("agency", "task__giver", "task__appraiser")) if row else []
    if row is None or not duties:
        raise missing.no_duty()
    return TaskView(
        number=row.id, no=row.no, point=row.point, content=row.content, passage=row.passage,
        spans=tuple((span[0], span[1]) for span in row.spans), directive=row.directive_id, sign=row.directive.number,
        title=row.directive.title, issued_on=row.directive.issued_on, giver=row.giver.name,
        coordinate=tuple(row.coordinate), report_to=row.report_to, report_via=row.report_via,
        part_of=row.parent.task_id if row.parent else None, mandate=row.mandate.code if row.mandate else "",
        doubts=queries.doubts(_doubts(row)),
        duties=_views(duties, following.rows(found, today), by, today), promise=answers.promise(row),
    )  # fmt: skip


def file_of(number: int, digest: str, *, by: Actor) -> str:
    """The name of a piece of evidence of the task, for who may see the duty it belongs to. Raises `NotFound`."""
    seen = Duty.objects.filter(reach.duties(by), task=number)
    for files in Report.objects.filter(duty__in=seen).values_list("files", flat=True):
        for one in files:
            if one["digest"] == digest:
                return str(one["name"])
    raise missing.no_duty()


def _doubts(row: Task) -> list[Doubt]:
    """The contradictions of the document that concern the item of this task."""
    if row.parent_id is not None:
        return []
    accepted = Proposal.objects.filter(directive=row.directive_id, state="accepted").order_by("place", "id")
    places = list(accepted.values_list("place", flat=True))
    if row.no > len(places):
        return []
    every = Doubt.objects.filter(directive=row.directive_id).order_by("no")
    return [one for one in every if places[row.no - 1] in one.places]


def _views(duties: Sequence[Duty], rows: Sequence[DutyRow], by: Actor, today: date) -> tuple[DutyView, ...]:
    numbers = [one.id for one in duties]
    reports: dict[int, list[ReportView]] = defaultdict(list)
    for told in Report.objects.filter(duty__in=numbers).order_by("id"):
        files = tuple((str(one["digest"]), str(one["name"])) for one in told.files)
        reports[told.duty_id].append(ReportView(told.verdict, told.text, files, told.at, told.by, told.link))
    extensions: dict[int, list[ExtensionView]] = defaultdict(list)
    for row in Extension.objects.filter(duty__in=numbers).order_by("id"):
        extensions[row.duty_id].append(_extension(row))
    links = {
        row.duty_id: row
        for row in Link.objects.filter(duty__in=numbers, revoked_at__isnull=True, expires_on__gte=today)
    }
    parts: dict[int, list[DutyRow]] = defaultdict(list)
    given = Duty.objects.filter(task__parent__in=numbers).order_by("id")
    above = dict(given.values_list("id", "task__parent"))
    for part in following.rows(given, today):
        parts[above[part.number] or 0].append(part)
    letters = answers.of(numbers, today)
    return tuple(
        _view(
            one, row, (tuple(reports[one.id]), tuple(extensions[one.id]), tuple(parts[one.id]), links.get(one.id)),
            letters.get(one.id), by,
        )
        for one, row in zip(duties, rows, strict=True)
    )  # fmt: skip


def _view(one: Duty, row: DutyRow, told: _Told, answer: AnswerView | None, by: Actor) -> DutyView:
    reports, extensions, parts, link = told
    verbs = _verbs(one, extensions, by)
    if one.withdrawn_on is None:
        verbs |= answers.verbs(one, answer, by)
    shown = link if "share" in verbs else None
    return DutyView(
        row=row, occurrence=one.occurrence, begins_on=one.begins_on, waits_for=one.waits_for, checked_by=one.checked_by,
        checked_at=one.checked_at, outside=one.agency is None or owners.outside(one.agency.kind),
        link=addresses.of_link(shown.id) if shown else "", link_until=shown.expires_on if shown else None,
        reports=reports, extensions=extensions, parts=parts, verbs=verbs, answer=answer,
        proof=promised.proof(one).value, redone=bool((kind := promised.kind(one.task)) and kind.redone),
    )  # fmt: skip


def _verbs(one: Duty, extensions: tuple[ExtensionView, ...], by: Actor) -> frozenset[str]:
    """What the actor may do with the duty as it is now."""
    giver = {
        name for name, verb in _OF_GIVER.items() if permissions.may(by, verb, one.task.giver_id, one.task.giver.path)
    }
    owner = set()
    if one.agency is not None:
        owner = {name for name, verb in _OF_OWNER.items() if permissions.may(by, verb, one.agency_id, one.agency.path)}
    elif "check" in giver:
        owner = {"report"}  # nobody else can tell of a body that is no agency here
    waiting = any(each.granted is None for each in extensions)
    if one.withdrawn_on is not None:
        return frozenset()
    if one.done_on is not None:
        return frozenset(giver & {"check"} if one.checked_at is None else set())
    found = (owner | giver) - {"check"}
    if one.agency is not None:
        found -= {"assign"} | (set() if owners.outside(one.agency.kind) else {"share"})
    found -= {"ask"} if waiting or "extend" in giver else set()
    begins = permissions.may(by, "task.begin", one.task.giver_id, one.task.giver.path) or "report" in owner
    return frozenset(
        found
        | ({"refuse"} if waiting and "extend" in giver else set())
        | ({"begin"} if one.waits_for and begins else set())
    )


def _extension(row: Extension) -> ExtensionView:
    return ExtensionView(
        row.reason, row.until, row.old, row.asked_at, row.asked_by, row.granted, row.answer, row.answered_at,
        row.answered_by,
    )  # fmt: skip
