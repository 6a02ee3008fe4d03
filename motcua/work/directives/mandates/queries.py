"""What may be asked about the tasks of the central Government: how each stands, what waits to be taken, its course."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Max, Q, QuerySet

from motcua.law import duties as law
from motcua.law.duties import Standing
from motcua.ledger import facts
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotFound
from motcua.work.directives.mandates.word import Answer, Kind, Word
from motcua.work.directives.models import Mandate, Notice

PAGE = 50


@dataclass(frozen=True, slots=True)
class MandateRow:
    """A task of the central Government in a list; `waiting` notices were not taken yet."""

    number: int
    code: str
    content: str
    sign: str
    issuer: str
    due_on: date | None
    standing: Standing
    done_on: date | None
    ended: str
    waiting: int
    directive: int | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class NoticeView:
    """What the giver told; `next` for the one that may be taken now."""

    n: int
    kind: Kind
    word: Word
    received_at: datetime
    taken_at: datetime | None
    taken_by: str
    remark: str
    next: bool


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What the giver was, or will be, told."""

    n: int
    answer: Answer
    text: str
    unit: str
    at: datetime
    by: str
    until: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MandateView:
    """One task of the central Government with all that both sides said; `verbs` are what the reader may do now."""

    row: MandateRow
    notices: tuple[NoticeView, ...]
    answers: tuple[AnswerView, ...]
    tasks: tuple[int, ...]
    verbs: frozenset[str]


def mandates(*, by: Actor, today: date, page: int = 1) -> tuple[tuple[MandateRow, ...], int]:
    """A page of the mandates, those with something to take first, and how many there are. Raises `NotAllowed`."""
    _require(by)
    found = _counted(Mandate.objects.all())
    ordered = found.order_by(F("waiting").desc(), F("due_on").asc(nulls_last=True), "id")
    start = (max(1, page) - 1) * PAGE
    return tuple(_row(one, today) for one in ordered[start : start + PAGE]), found.count()


def mandate(number: int, *, by: Actor, today: date) -> MandateView:
    """The mandate with its course. Raises `NotAllowed`, `NotFound`."""
    root = _require(by)
    one = _counted(Mandate.objects.filter(id=number)).first()
    if one is None:
        raise NotFound("Không tìm thấy nhiệm vụ này.", "", "Hãy mở lại danh sách nhiệm vụ trung ương giao.")
    notices = tuple(_notice(row, one) for row in Notice.objects.filter(mandate=one).order_by("n"))
    row = _row(one, today)
    verbs = {verb for verb in ("take", "decline") if permissions.may(by, f"mandate.{verb}", *root)}
    if row.ended or row.confirmed or row.directive is None:
        verbs -= {"decline"}
    tasks = tuple(one.tasks.order_by("no").values_list("id", flat=True))
    return MandateView(row, notices, _answers(one.code), tasks, frozenset(verbs))


def readable(*, by: Actor) -> bool:
    """True for who may read the tasks of the central Government."""
    return permissions.may(by, "mandate.read", *_root())


def waiting(*, by: Actor) -> int:
    """How many notices of the central Government wait for a person; nought for who may not read them. One query."""
    if not readable(by=by):
        return 0
    return Notice.objects.filter(taken_at__isnull=True, n__gt=F("mandate__heard")).count()


def _counted(found: QuerySet[Mandate]) -> QuerySet[Mandate]:
    duties = Q(tasks__duties__isnull=False, tasks__duties__withdrawn_on__isnull=True)
    open_ = duties & (Q(tasks__duties__done_on__isnull=True) | Q(tasks__duties__checked_at__isnull=True))
    return found.select_related("directive").annotate(
        waiting=Count("notices", filter=Q(notices__n__gt=F("heard")), distinct=True),
        all_duties=Count("tasks__duties", filter=duties, distinct=True),
        open_duties=Count("tasks__duties", filter=open_, distinct=True),
        last_done=Max("tasks__duties__done_on", filter=duties),
    )


def _row(one: Mandate, today: date) -> MandateRow:
    done: date | None = one.last_done if one.all_duties and not one.open_duties else None  # type: ignore[attr-defined]
    first = one.notices.order_by("-n").exclude(body__content="").first()
    word = Word.of(one.code, 0, first.kind, first.told_at, first.body) if first else None
    return MandateRow(
        number=one.id, code=one.code, content=word.content if word else "", sign=word.sign if word else "",
        issuer=word.issuer if word else "", due_on=one.due_on,
        standing=law.standing(one.due_on, done, today), done_on=done, ended=one.ended, waiting=one.waiting,  # type: ignore[attr-defined]
        directive=one.directive_id, confirmed=bool(one.directive and one.directive.confirmed_at),
    )  # fmt: skip


def _notice(row: Notice, mandate: Mandate) -> NoticeView:
    word = Word.of(mandate.code, row.n, row.kind, row.told_at, row.body)
    return NoticeView(
        row.n, Kind(row.kind), word, row.received_at, row.taken_at, row.taken_by, row.remark, row.n == mandate.heard + 1
    )


def _answers(code: str) -> tuple[AnswerView, ...]:
    found = []
    for fact in facts.about(f"mandate:{code}"):
        if fact.name != "MandateAnswered":
            continue
        body = fact.body
        files = body.get("files")
        found.append(
            AnswerView(
                fact.n, Answer(str(body["answer"])), str(body.get("text", "")), str(body.get("unit", "")), fact.at,
                fact.actor, str(body.get("until", "")),
                tuple(str(one).partition(" ")[2] for one in files) if isinstance(files, list) else (),
            )
        )  # fmt: skip
    return tuple(found)


def _root() -> tuple[int, str]:
    root = people.root()
    return root.id, root.path


def _require(by: Actor) -> tuple[int, str]:
    root = _root()
    permissions.require(by, "mandate.read", *root)
    return root
