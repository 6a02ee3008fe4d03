"""Finding a procedure, and everything about one on a page."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.portal import wording
from motcua.faces.portal.finding import often, places
from motcua.ledger import clock
from motcua.registers.catalog import basis
from motcua.registers.catalog import queries as catalog
from motcua.registers.catalog.papers import Paper
from motcua.registers.catalog.queries import Listed, ProcedureView
from motcua.registers.people import pack

PAGE = 20
MOST_WORDS = 200


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The procedures that match the words, of a level or field if one is chosen, page by page. Two queries."""
    today = clock.now().date()
    asked = {name: request.GET.get(name, "")[:MOST_WORDS].strip() for name in ("q", "level", "field")}
    asked["level"] = asked["level"] if asked["level"] in {each.code for each in pack.current().levels} else ""
    found = _found(asked, today)
    page = _page(request, len(found))
    return render(
        request,
        "portal/find/results.html",
        {
            "way": "procedures", "asked": asked, "total": len(found), "fields": _field_options(today),
            "levels": _level_options(),
            "found": found[(page - 1) * PAGE : page * PAGE], "page": page, "first": (page - 1) * PAGE + 1,
            "last": min(page * PAGE, len(found)), "newer": page > 1, "older": page * PAGE < len(found),
        },
    )  # fmt: skip


def _found(asked: dict[str, str], today: date) -> tuple[Listed, ...]:
    if asked["q"]:
        often_filed = often.filed(today)
        return catalog.search(asked["q"], today, level=asked["level"], field=asked["field"], often=often_filed)
    return catalog.listed(today, level=asked["level"], field=asked["field"])


def _page(request: HttpRequest, total: int) -> int:
    number = request.GET.get("page", "1")
    last = max(1, -(-total // PAGE))
    return min(max(1, int(number)), last) if number.isdecimal() and len(number) < 7 else 1  # noqa: PLR2004


def _level_options() -> list[tuple[str, str]]:
    tongue = wording.language()
    return [("", gettext("Mọi cấp")), *((each.code, each.label(tongue)) for each in pack.current().levels)]


def _field_options(today: date) -> list[tuple[str, str]]:
    return [("", gettext("Mọi lĩnh vực")), *((each.name, each.name) for each in catalog.fields(today))]


@dataclass(frozen=True, slots=True)
class Case:
    """The papers asked for in one case; an empty name is every case."""

    name: str
    papers: tuple[Paper, ...]


@require_safe
def procedure(request: HttpRequest, key: str) -> HttpResponse:
    """Everything about a procedure: the card, papers, steps, desks, law. Raises `NotFound`. Two queries at most."""
    today = clock.now().date()
    view = catalog.current(key, today)
    rests_on = basis.read(view.legal_basis, today)
    return render(
        request,
        "portal/procedure/page.html",
        {
            "basis": rests_on, "later": any(each.later for each in rests_on),
            "way": "procedures", "procedure": view, "cases": _cases(view), "always": wording.papers(view),
            "cost": wording.cost(view), "choice": places.choice(view, today, request.GET.get("at", "")),
        },
    )  # fmt: skip


@require_safe
def desks(request: HttpRequest, key: str) -> HttpResponse:
    """The desks that receive the procedure in one district, alone, for the picker of the procedure's page."""
    today = clock.now().date()
    view = catalog.current(key, today)
    choice = places.choice(view, today, request.GET.get("at", ""))
    return render(request, "portal/procedure/_desks.html", {"procedure": view, "choice": choice})


def _cases(view: ProcedureView) -> tuple[Case, ...]:
    """The papers for everyone first, then those of each case in the order of the list, last what is only shown."""
    handed_in = tuple(paper for paper in view.papers if not paper.shown)
    everyone = Case("", tuple(paper for paper in handed_in if not paper.case))
    names = dict.fromkeys(paper.case for paper in handed_in if paper.case)
    special = (Case(name, tuple(paper for paper in handed_in if paper.case == name)) for name in names)
    shown = Case(gettext("Mang theo để xuất trình khi đến quầy"), tuple(paper for paper in view.papers if paper.shown))
    return tuple(case for case in (everyone, *special, shown) if case.papers)
