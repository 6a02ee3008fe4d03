"""About this site: privacy, accessibility, source; and whether everything works right now."""

import time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua import __version__
from motcua.ledger import clock
from motcua.reactions.sync import exchange
from motcua.registers.people import queries as people

NOT_TO_BE_READ = (
    "/office/", "/my/", "/api/", "/apply/", "/drafts/", "/sign-in/", "/exchange/", "/metrics", "/kit/", "/t/",
    "/track/?",
)  # fmt: skip


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What is kept about visitors, for whom the pages work, and where the source is."""
    return render(request, "public/about.html", {"way": "public", "version": __version__})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """What search engines may read: what is for everyone, and nothing that stands behind a sign-in or a code."""
    lines = ["User-agent: *", *(f"Disallow: {place}" for place in NOT_TO_BE_READ), "Allow: /", ""]
    return HttpResponse(
        "\n".join(lines), content_type="text/plain; charset=utf-8", headers={"Cache-Control": "max-age=86400"}
    )


@never_cache
@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """Whether the site works right now, said with what was just measured. Two queries."""
    began = time.perf_counter()
    balance = exchange.balance()
    answered = round((time.perf_counter() - began) * 1000)
    shown = {
        "way": "public", "balance": balance, "answered": answered, "at": clock.now(),
        "notices": [each for each in people.notices() if each.day >= clock.now().date()][:10],
        "share": 100 * balance.even / balance.dossiers if balance.dossiers else None,
    }  # fmt: skip
    return render(request, "public/status.html", shown)
