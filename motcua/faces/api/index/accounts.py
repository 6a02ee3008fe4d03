"""The account of all lost points of a unit, for who answers for it."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema

from motcua.faces.api import shapes
from motcua.faces.api.keys import actor_of
from motcua.ledger import clock
from motcua.reactions.quality import periods
from motcua.reactions.quality.board import accounts
from motcua.work.dossiers import board as loads

router = Router(tags=["index"])
Period = Annotated[str, Query(max_length=10, pattern=shapes.KEPT)]


class AccountOut(Schema):
    """A component's lost points: regained by `acts`, by telling a count, or not in this period for a reason."""

    component: str
    lost: float
    by_acts: float
    acts: list[str]
    by_telling: float
    rest: float
    reason: str


class AccountsOut(Schema):
    """All lost points of a unit, component by component, those that lost most first; three sums that add up to it."""

    unit: str
    period: str
    today: date
    lost: float
    by_acts: float
    by_telling: float
    rest: float
    components: list[AccountOut]


@router.get(
    "/{code}/accounts",
    response={200: AccountsOut, 401: shapes.Problem, 403: shapes.Problem, 404: shapes.Problem, 422: shapes.Problem},
)
def lost_points(request: HttpRequest, code: shapes.InPath, period: Period) -> dict[str, object]:
    """What every lost point of the unit waits for, or why it does not come back in the period."""
    unit, asked, today = loads.unit(actor_of(request), code), periods.read(period), clock.now().date()
    asked.require_begun(today)
    found = accounts.read(unit, asked, today)
    return {"unit": unit.code, "period": asked.key, "today": today, **found.as_json()}
