"""What was ordered and promised about something: the duties that say it, and the passages of documents that do.

Who asks finds what he may see. Everything that was asked for must be said in one place; where no place says all of it,
those are shown that say most of it.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar, cast

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
    Window,
)  # fmt: skip
from django.db.models.functions import RowNumber, Substr

from motcua.registers.people.actor import Actor
from motcua.work.directives import following, reach
from motcua.work.directives.finding import words
from motcua.work.directives.following import Wish
from motcua.work.directives.models import Directive, Passage, Task
from motcua.work.directives.views import DutyRow

PAGE = 20
_MOST_PASSAGES = 3  # of one document
_ENOUGH = 0.6  # of the words, where no place says all of them
_FEW = 3  # words, of which none may be missing
_TEXT = ("text", "folded", "reading")  # columns as long as the document
_ALL = Wish()
Row = TypeVar("Row", bound=Model)
One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Promise:
    """A task that says what was asked for, with its duties as far as the reader asked for them and may see them."""

    task: int
    directive: int
    sign: str
    title: str
    issued_on: date | None
    giver: str
    point: str
    said: tuple[words.Piece, ...]
    duties: tuple[DutyRow, ...]

    def lines(self) -> tuple[str, ...]:
        """What it says, then each duty with its day and state, in plain lines."""
        owed = (f"- {row.unit or '?'}: {row.due_on or '–'} · {row.standing.label}" for row in self.duties)
        return f"{self.point}: {words.starred(self.said)}", *owed


@dataclass(frozen=True, slots=True)
class Text:
    """A document that says what was asked for: its passages that do, the best first, and how many more there are."""

    directive: int
    sign: str
    title: str
    kind: str
    giver: str
    issued_on: date | None
    confirmed: bool
    said: tuple[tuple[words.Piece, ...], ...]
    more: int

    def lines(self) -> tuple[str, ...]:
        """Its passages in plain lines."""
        return tuple(words.starred(each) for each in self.said)


@dataclass(frozen=True, slots=True)
class Found(Generic[One]):
    """A page of answers and how many there are; `loosely` when no place says everything that was asked."""

    rows: tuple[One, ...] = ()
    total: int = 0
    loosely: bool = False


def promises(text: str, *, by: Actor, today: date, wish: Wish = _ALL, page: int = 1) -> Found[Promise]:
    """A page of the tasks that say it, of which the wish holds for a duty. At most four queries; none for no words."""
    asked = words.read(text)
    if not asked:
        return Found()
    seen = following.asked(by, wish, today)
    given = Task.objects.filter(Exists(seen.filter(task=OuterRef("pk"))))
    found, total, loosely = _enough(given, asked)
    newest = ("-exactly", "-says", F("directive__issued_on").desc(nulls_last=True), "-directive_id", "no")
    start = (max(1, page) - 1) * PAGE
    rows = _ranked(found, asked).select_related("directive", "giver").order_by(*newest)
    tasks = list(rows.defer(*(f"directive__{name}" for name in _TEXT))[start : start + PAGE])
    duties: dict[int, list[DutyRow]] = defaultdict(list)
    in_order = seen.filter(task__in=[one.id for one in tasks]).order_by("limit", "occurrence", "agency__sort_key", "id")
    for row in following.rows(in_order, today) if tasks else ():
        duties[row.task].append(row)
    return Found(tuple(_promise(one, duties[one.id], asked) for one in tasks), total, loosely)


def texts(text: str, *, by: Actor, today: date, wish: Wish = _ALL, page: int = 1) -> Found[Text]:
    """A page of the documents with passages that say it. At most five queries; none for no words.

    A wish for a unit, a state or a period asks for documents that gave such a duty.
    """
    asked = words.read(text)
    if not asked:
        return Found()
    given = Passage.objects.filter(directive__in=_documents(by, wish, today).values("pk"))
    found, passages, loosely = _enough(given, asked)
    groups = _ranked(found, asked).values("directive").annotate(best=Max(F("exactly") + F("says")), n=Count("id"))
    newest = groups.order_by("-best", F("directive__issued_on").desc(nulls_last=True), "-directive")
    start = (max(1, page) - 1) * PAGE
    counts = {row["directive"]: row["n"] for row in newest[start : start + PAGE]}
    said = _best_of(found.filter(directive__in=list(counts)), asked) if counts else {}
    rows = Directive.objects.select_related("agency").defer(*_TEXT).in_bulk(list(counts))
    made = tuple(_text(rows[number], said.get(number, []), n) for number, n in counts.items())
    return Found(made, found.values("directive").distinct().count() if passages else 0, loosely)


def _documents(by: Actor, wish: Wish, today: date) -> QuerySet[Directive]:
    found = Directive.objects.filter(reach.directives(by))
    if wish.giver:
        found = found.filter(agency__code=wish.giver)
    if wish.directive is not None:
        found = found.filter(id=wish.directive)
    if replace(wish, giver="", directive=None, words="") != _ALL:
        found = found.filter(Exists(following.asked(by, wish, today).filter(task__directive=OuterRef("pk"))))
    return found


def _enough(given: QuerySet[Row], asked: Sequence[words.Word]) -> tuple[QuerySet[Row], int, bool]:
    """What says all that was asked; where nothing does, what says most of it. One query, or two."""
    found = given.filter(*map(says, asked))
    total = found.count()
    if total or len(asked) < _FEW:
        return found, total, False
    any_of = Q()
    for word in asked:
        any_of |= says(word)
    most = _ranked(given.filter(any_of), asked).filter(says__gte=math.ceil(_ENOUGH * len(asked)))
    return most, most.count(), True


def says(word: words.Word) -> Q:
    """The condition that a row says the word, in one of its forms."""
    found = Q()
    for way in word.ways:
        found |= Q(folded__contains=f" {way} ")
    return found


def _ranked(found: QuerySet[Row], asked: Sequence[words.Word]) -> QuerySet[Row]:
    """With how many of the words each says, and whether it says all in one row."""
    row = " ".join(word.ways[0] for word in asked)
    exactly = Q(folded__contains=f" {row} ") | Q(folded__contains=f" {' '.join(word.ways[-1] for word in asked)} ")
    first, *rest = (_counted(says(word)) for word in asked)
    return cast("QuerySet[Row]", found.annotate(exactly=_counted(exactly), says=sum(rest, start=first)))


def _counted(holds: Q) -> Case:
    return Case(When(holds, then=Value(1)), default=Value(0), output_field=IntegerField())


def _best_of(found: QuerySet[Passage], asked: Sequence[words.Word]) -> dict[int, list[tuple[words.Piece, ...]]]:
    """A few passages of each document, the best first. One query."""
    place = Window(RowNumber(), partition_by=F("directive"), order_by=["-exactly", "-says", "no"])
    said = Substr("directive__text", F("start") + 1, F("end") - F("start"))
    rows = _ranked(found, asked).annotate(place=place, said=said).filter(place__lte=_MOST_PASSAGES)
    heads = ("directive__title", "directive__number", "directive__issuer")
    told: dict[int, list[tuple[words.Piece, ...]]] = defaultdict(list)
    for number, no, text, *head in rows.order_by("directive", "place").values_list("directive", "no", "said", *heads):
        told[number].append(words.pieces(text if no else " · ".join(filter(None, head)), asked))
    return told


def _promise(one: Task, duties: Iterable[DutyRow], asked: Sequence[words.Word]) -> Promise:
    said = one.passage if words.places(one.passage, asked) else one.content
    return Promise(
        task=one.id, directive=one.directive_id, sign=one.directive.number, title=one.directive.title,
        issued_on=one.directive.issued_on, giver=one.giver.short_name, point=one.point, said=words.pieces(said, asked),
        duties=tuple(duties),
    )  # fmt: skip


def _text(row: Directive, said: Sequence[tuple[words.Piece, ...]], n: int) -> Text:
    return Text(
        directive=row.id, sign=row.number, title=row.title, kind=row.kind, giver=row.agency.short_name,
        issued_on=row.issued_on, confirmed=row.confirmed_at is not None, said=tuple(said), more=max(0, n - len(said)),
    )  # fmt: skip
