"""Procedures: what exists, and what each takes."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from motcua.faces.api import shapes
from motcua.faces.api.keys import public
from motcua.ledger import clock
from motcua.registers.catalog import queries as catalog

router = Router(tags=["procedures"], auth=public)


@router.get("", response={200: list[shapes.ProcedureOut], 422: shapes.Problem})
def search(
    request: HttpRequest,  # noqa: ARG001
    q: Annotated[str, Query(max_length=200, pattern=shapes.KEPT)] = "",
    level: Annotated[str, Query(max_length=40, pattern=shapes.KEPT)] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 20,
) -> list[catalog.Listed]:
    """The procedures open today, best match first; without words, by field and name."""
    today = clock.now().date()
    if q.strip():
        return list(catalog.search(q, level=level, limit=limit, day=today))
    return list(catalog.listed(today, level=level)[:limit])


@router.get("/{key}", response={200: shapes.ProcedureFull, 404: shapes.Problem, 422: shapes.Problem})
def one(request: HttpRequest, key: shapes.InPath) -> dict[str, object]:  # noqa: ARG001
    """The version under which the procedure is received today, by key or national code."""
    view = catalog.current(key, clock.now().date())
    return {
        **{name: getattr(view, name) for name in ("key", "code", "name", "field", "online_level", "essential", "result",
           "result_code", "applicants", "term_assumed", "papers", "fees", "valid_from")},
        "version": view.number,
        "levels": list(view.levels),
        "legal_basis": list(view.legal_basis),
        "term": f"{view.term.value} {view.term.unit.value}",
        "process": [{**vars_of(step), "role": step.role.value} for step in view.process],
    }  # fmt: skip


def vars_of(row: object) -> dict[str, object]:
    """The fields of a frozen row, also of one with slots."""
    return {name: getattr(row, name) for name in getattr(row, "__dataclass_fields__", {})}
