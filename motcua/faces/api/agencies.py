"""Agencies and their counters."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from motcua.faces.api import shapes
from motcua.faces.api.keys import public
from motcua.ledger import clock
from motcua.registers.people import queries as people

router = Router(tags=["agencies"], auth=public)


@router.get("", response={200: list[shapes.AgencyOut], 422: shapes.Problem})
def every(
    request: HttpRequest,  # noqa: ARG001
    level: Annotated[str, Query(max_length=40, pattern=shapes.KEPT)] = "",
) -> list[dict[str, object]]:
    """The agencies of today, of one level if it is named."""
    return [_out(each) for each in people.agencies(level=level, day=clock.now().date())]


@router.get("/{code}", response={200: shapes.AgencyOut, 404: shapes.Problem, 422: shapes.Problem})
def one(request: HttpRequest, code: shapes.InPath) -> dict[str, object]:  # noqa: ARG001
    """The agency with this code."""
    return _out(people.agency(code))


def _out(view: people.AgencyView) -> dict[str, object]:
    said = {name: getattr(view, name) for name in shapes.AgencyOut.model_fields if name != "parent"}
    parent = people.agency_by_id(view.parent_id).code if view.parent_id else ""
    return {**said, "parent": parent}
