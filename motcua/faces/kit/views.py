"""The kit's own pages: every piece in all its states, for those who build with it."""

import datetime as dt
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from motcua.faces.kit import icons, look, problems, samples
from motcua.ledger import clock

PIECES = Path(__file__).parent / "templates" / "cotton"


def pieces() -> list[str]:
    """The names of the pieces that have a preview, in order."""
    return sorted(page.parent.name for page in PIECES.glob("*/preview.html"))


def _only_in_demonstration() -> None:
    if not settings.DEMONSTRATION:
        raise Http404


def _shown(now: dt.datetime) -> dict[str, Any]:
    names = pieces()
    previews = [(name, f"cotton/{name}/preview.html") for name in names]
    return {"previews": previews, "icon_names": sorted(icons.drawings()), **samples.everything(now)}


@require_safe
def preview(request: HttpRequest) -> HttpResponse:
    """Every piece in all its states, in the citizen's layout."""
    _only_in_demonstration()
    return render(request, "kit/preview/preview.html", _shown(clock.now()))


@require_safe
def preview_office(request: HttpRequest) -> HttpResponse:
    """Every piece in all its states, in the officer's layout."""
    _only_in_demonstration()
    return render(request, "kit/preview/office.html", _shown(clock.now()))


@require_safe
def preview_layout(request: HttpRequest, layout: str) -> HttpResponse:
    """One of the smaller layouts (question, print) with something in it."""
    _only_in_demonstration()
    return render(request, f"kit/preview/{layout}.html", _shown(clock.now()))


@require_safe
def preview_problem(request: HttpRequest, status: int) -> HttpResponse:
    """The page of one kind of failure, with its true status."""
    _only_in_demonstration()
    try:
        problem = problems.usual(status)
    except KeyError:
        raise Http404 from None
    return problems.answer(request, problem)


@require_safe
@cache_control(max_age=3600, public=True)
def look_sheet(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """The province's own colours as CSS."""
    return HttpResponse(look.sheet(look.look(settings.PACK)), content_type="text/css; charset=utf-8")
