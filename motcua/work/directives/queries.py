"""What may be asked about documents: which there are, what is proposed in one, what a person made of it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Q

from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.folding import fold
from motcua.registers.people.tree import AgencyView
from motcua.work.directives import draft, missing, reach, standings
from motcua.work.directives.models import Directive, Doubt, Duty, Proposal, Step
from motcua.work.directives.views import Desk, DirectiveRow, DirectiveView, DoubtView, ProposalView

PAGE = 25


def givers(by: Actor, day: date) -> tuple[AgencyView, ...]:
    """The agencies for which the actor may take in documents, his own first. No query of its own."""
    every = [one for one in people.agencies(day=day) if permissions.may(by, "directive.take", one.id, one.path)]
    return tuple(sorted(every, key=lambda one: (one.path.count("/"), one.id not in by.agency_ids, one.sort_key)))


def directives(
    *, by: Actor, today: date, words: str = "", stage: str = "", page: int = 1
) -> tuple[tuple[DirectiveRow, ...], int]:
    """A page of the documents the actor may see, the newest first, and how many there are. Four queries.

    `words` are looked for in head and text, marks forgiven; `stage` is open, confirmed or empty for all.
    """
    found = Directive.objects.filter(reach.directives(by))
    for word in fold(words).split()[:12]:
        found = found.filter(folded__contains=word)
    if stage:
        found = found.filter(confirmed_at__isnull=stage != "confirmed")
    total = found.count()
    start = (max(1, page) - 1) * PAGE
    rows = list(found.defer("text", "folded", "reading").select_related("agency").order_by("-id")[start : start + PAGE])
    return _rows(rows, by, today), total


def _rows(rows: Sequence[Directive], by: Actor, today: date) -> tuple[DirectiveRow, ...]:
    numbers = [row.id for row in rows]
    waits = Count("id", filter=Q(state="proposed"))
    proposals = {
        row["directive"]: (row["all"], row["waits"])
        for row in Proposal.objects.filter(directive__in=numbers)
        .values("directive")
        .annotate(all=Count("id"), waits=waits)
    }
    seen = Duty.objects.filter(reach.duties(by), task__directive__in=numbers, withdrawn_on__isnull=True)
    columns = ("task__directive", "task_id", *standings.COLUMNS)
    stands: dict[int, list[standings.Standing]] = {number: [] for number in numbers}
    tasks: dict[int, set[int]] = {number: set() for number in numbers}
    for number, task, *days in seen.values_list(*columns):
        stands[number].append(standings.of(*days, today=today))
        tasks[number].add(task)
    return tuple(
        DirectiveRow(
            number=row.id, title=row.title, sign=row.number, kind=row.kind, issuer=row.issuer,
            giver=row.agency.short_name, issued_on=row.issued_on, confirmed=row.confirmed_at is not None,
            tasks=len(tasks[row.id]) if row.confirmed_at else proposals.get(row.id, (0, 0))[0],
            waiting=proposals.get(row.id, (0, 0))[1],
            late=sum(1 for one in stands[row.id] if one is standings.Standing.LATE),
            open=sum(1 for one in stands[row.id] if not one.done),
            done=sum(1 for one in stands[row.id] if one.done),
        )
        for row in rows
    )  # fmt: skip


def directive(number: int, *, by: Actor) -> DirectiveView:
    """The document, for who gave it and for whom it gives something. Raises `NotFound`. Two queries."""
    row = Directive.objects.filter(reach.directives(by), id=number).select_related("agency").first()
    if row is None:
        raise missing.no_directive()
    return _view(row, by)


def desk(number: int, *, by: Actor) -> Desk:
    """The document with its proposals, for who may correct them. Raises `NotFound`, `NotAllowed`. Four queries."""
    view = directive(number, by=by)
    giver = people.agency(view.giver_code)
    permissions.require(by, "directive.correct", giver.id, giver.path)
    rows = Proposal.objects.filter(directive=number).order_by("place", "id")
    last = Step.objects.filter(directive=number).order_by("-n").values_list("verb", flat=True).first()
    of_place: dict[int, list[DoubtView]] = defaultdict(list)
    for doubt in view.doubts:
        for place in dict.fromkeys(doubt.places):
            of_place[place].append(doubt)
    return Desk(
        directive=view,
        proposals=tuple(
            ProposalView(
                row.id,
                no,
                row.state,
                draft.Draft.of(row.body),
                tuple(of_place[row.place]),
            )
            for no, row in enumerate(rows, 1)
        ),
        undoes=last or "",
    )


def example(number: int, *, by: Actor) -> dict[str, object]:
    """The confirmed document in the schema of the guidelines, as a new example for the reader. Raises as `desk`.

    What was dropped is left out; `corrected` says whether a person changed anything that was read.
    """
    view = desk(number, by=by)
    tasks = [one.draft.example() for one in view.proposals if one.state == "accepted"]
    read = Directive.objects.values_list("reading", flat=True).get(id=number)
    return {
        "doc": view.directive.file_name.rpartition(".")[0] or f"van-ban-{number}",
        "kind": view.directive.kind,
        "issuer": view.directive.issuer or None,
        "number": view.directive.sign or None,
        "date": view.directive.issued_on.isoformat() if view.directive.issued_on else None,
        "corrected": tasks != [draft.read(task).example() for task in read["tasks"]],
        "tasks": tasks,
    }


def doubts(rows: Sequence[Doubt]) -> tuple[DoubtView, ...]:
    """The rows as values."""
    return tuple(
        DoubtView(
            no=row.no, code=row.code, message=row.message, places=tuple(row.places),
            spans=tuple((span[0], span[1]) for span in row.spans), remark=row.remark, settled_by=row.settled_by,
            settled_at=row.settled_at,
        )
        for row in rows
    )  # fmt: skip


def _view(row: Directive, by: Actor) -> DirectiveView:
    able = {
        verb for verb in ("correct", "confirm")
        if permissions.may(by, f"directive.{verb}", row.agency_id, row.agency.path)
    }  # fmt: skip
    verbs = able if row.confirmed_at is None else {"example"} if "correct" in able else set()
    return DirectiveView(
        number=row.id, title=row.title, sign=row.number, kind=row.kind, issuer=row.issuer, giver=row.agency.name,
        giver_code=row.agency.code, issued_on=row.issued_on, file=row.file, file_name=row.file_name, text=row.text,
        taken_in_at=row.taken_in_at, taken_in_by=row.taken_in_by, confirmed_at=row.confirmed_at,
        confirmed_by=row.confirmed_by, doubts=doubts(list(Doubt.objects.filter(directive=row).order_by("no"))),
        verbs=frozenset(verbs),
    )  # fmt: skip
