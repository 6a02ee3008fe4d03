"""What was ordered and promised about something: the tasks that say it, and the passages of documents that do."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema

from motcua.faces.api import shapes
from motcua.faces.api.keys import actor_of
from motcua.law.duties import Standing
from motcua.ledger import clock
from motcua.registers.people import permissions
from motcua.registers.people.actor import Actor
from motcua.work.directives.finding import found, words
from motcua.work.directives.following import Wish
from motcua.work.directives.views import DutyRow

duties = Router(tags=["directives"])
texts = Router(tags=["directives"])
_REFUSED = {401: shapes.Problem, 403: shapes.Problem, 422: shapes.Problem}


class Asked(Schema):
    """What is looked for, and what it is narrowed to: giver and unit by code, a state, days that the due day lies in.

    A page has twenty rows.
    """

    q: Annotated[str, Query(max_length=200, pattern=shapes.KEPT)] = ""
    giver: Annotated[str, Query(max_length=60, pattern=shapes.KEPT)] = ""
    unit: Annotated[str, Query(max_length=60, pattern=shapes.KEPT)] = ""
    standing: Standing | None = None
    first: date | None = None
    last: date | None = None
    page: Annotated[int, Query(ge=1, le=10_000)] = 1


class DutyOut(Schema):
    """One obligation of one unit; `unit` is empty where nobody was named, `unit_code` also for a body outside."""

    number: int
    unit: str
    unit_code: str
    binds: str
    wording: str
    due_on: date | None
    done_on: date | None
    standing: str
    standing_label: str
    days_late: int


class TaskOut(Schema):
    """A task that says what was asked, with its duties as far as who asks may see them."""

    task: int
    directive: int
    sign: str
    title: str
    issued_on: date | None
    giver: str
    point: str
    said: str
    duties: list[DutyOut]


class TextOut(Schema):
    """A document with the passages that say it, the best first, and how many more there are."""

    directive: int
    sign: str
    title: str
    kind: str
    giver: str
    issued_on: date | None
    confirmed: bool
    said: list[str]
    more: int


class TasksOut(Schema):
    """A page of tasks; `loosely` when no place says all that was asked, and those are given that say most of it."""

    rows: list[TaskOut]
    total: int
    page: int
    loosely: bool


class TextsOut(Schema):
    """A page of documents; `loosely` as with tasks."""

    rows: list[TextOut]
    total: int
    page: int
    loosely: bool


@duties.get("", response={200: TasksOut, **_REFUSED})
def ordered(request: HttpRequest, asked: Query[Asked]) -> dict[str, object]:
    """The tasks that say it, the newest first among those that say it best; no words find nothing."""
    by, today = _who(request), clock.now().date()
    got = found.promises(asked.q, by=by, today=today, wish=_wish(asked), page=asked.page)
    rows = [
        {name: getattr(one, name) for name in TaskOut.model_fields if name not in {"said", "duties"}}
        | {"said": _plain(one.said), "duties": [_duty(row) for row in one.duties]}
        for one in got.rows
    ]
    return {"rows": rows, "total": got.total, "page": asked.page, "loosely": got.loosely}


@texts.get("", response={200: TextsOut, **_REFUSED})
def written(request: HttpRequest, asked: Query[Asked]) -> dict[str, object]:
    """The documents with passages that say it; a unit, a state or days ask for documents that gave such a duty."""
    by, today = _who(request), clock.now().date()
    got = found.texts(asked.q, by=by, today=today, wish=_wish(asked), page=asked.page)
    rows = [
        {name: getattr(one, name) for name in TextOut.model_fields if name != "said"}
        | {"said": [_plain(each) for each in one.said]}
        for one in got.rows
    ]
    return {"rows": rows, "total": got.total, "page": asked.page, "loosely": got.loosely}


def _who(request: HttpRequest) -> Actor:
    """Who asks. Raises `NotAllowed`, and `OutOfScope` for a key that does not open it."""
    by = actor_of(request)
    permissions.require(by, "directive.read")
    return by


def _wish(asked: Asked) -> Wish:
    return Wish(standing=asked.standing, unit=asked.unit, giver=asked.giver, first=asked.first, last=asked.last)


def _plain(said: Sequence[words.Piece]) -> str:
    return "".join(piece.text for piece in said)


def _duty(row: DutyRow) -> dict[str, object]:
    said = {name: getattr(row, name) for name in DutyOut.model_fields if hasattr(row, name)}
    return said | {"standing": row.standing.value, "standing_label": row.standing.label}
