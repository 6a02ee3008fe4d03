"""The index as it stood on a past day against how it stands now, for who answers for the unit."""

from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from motcua.faces.api import shapes
from motcua.faces.api.keys import actor_of
from motcua.ledger import clock
from motcua.reactions.quality import periods
from motcua.reactions.quality.past import difference
from motcua.work.dossiers import board as loads

router = Router(tags=["index"])
Listed = Annotated[int, Query(ge=0, le=difference.LISTED)]
Period = Annotated[str, Query(max_length=10, pattern=shapes.KEPT)]
Pair = Annotated[list[int], Field(min_length=2, max_length=2)]


class LaterFactOut(Schema):
    """A fact that the past day did not know; `n` is its place in the dossier's history."""

    n: int
    name: str
    at: datetime
    recorded_at: datetime


class MovedOut(Schema):
    """A dossier that moved a component: its part and its whole by -1, 0 or 1, the fact that did it, all facts since."""

    dossier: str
    part: int
    whole: int
    cause: str
    facts: list[LaterFactOut]


class CauseOut(Schema):
    """A kind of fact, `none` for time, an exchange or a paper, with what it moved."""

    fact: str
    dossiers: int
    part: int
    whole: int


class ChangeOut(Schema):
    """A component then and now: part and whole, points, and the first of the dossiers that moved it."""

    then: Pair
    now: Pair
    points_then: float
    points_now: float
    points: float
    moved: int
    causes: list[CauseOut]
    dossiers: list[MovedOut]


class DifferenceOut(Schema):
    """A unit's score of a period as it stood when a day ended, and as it stands; only components that changed."""

    unit: str
    period: str
    as_of: date
    today: date
    reading: str
    total_then: float | None
    total_now: float | None
    components: dict[str, ChangeOut]


@router.get(
    "/{code}/past",
    response={200: DifferenceOut, 401: shapes.Problem, 403: shapes.Problem, 404: shapes.Problem, 422: shapes.Problem},
)
def past(
    request: HttpRequest, code: shapes.InPath, period: Period, day: date, listed: Listed = 50
) -> dict[str, object]:
    """The difference between that day and now, with the dossiers and facts that made it."""
    unit = loads.unit(actor_of(request), code)
    found = difference.between(unit, periods.read(period), day, clock.now().date(), listed=listed)
    return found.as_json()
