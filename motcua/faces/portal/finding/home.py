"""The front page, what happens in people's lives, and the suggestions under the search box."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording
from motcua.faces.portal.finding import life_events, often
from motcua.faces.portal.wording import language
from motcua.ledger import clock
from motcua.reactions.quality import queries as quality
from motcua.registers.catalog import queries as catalog

SUGGESTED = 6


@dataclass(frozen=True, slots=True)
class Errand:
    """A life event as the page shows it: only with procedures that are there."""

    key: str
    icon: str
    title: str
    words: str
    procedures: tuple[catalog.Listed, ...]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page: search, life events, track a code, fields of work, how the province is doing. Three queries."""
    today = clock.now().date()
    return render(
        request,
        "portal/find/home.html",
        {"way": "home", "events": _errands(today), "fields": catalog.fields(today), "figures": _figures(today)},
    )


@require_safe
def life_event(request: HttpRequest, key: str) -> HttpResponse:
    """The procedures that concern who is going through this event. One query."""
    event = life_events.named(key)
    errand = next((each for each in _errands(clock.now().date()) if event and each.key == event.key), None)
    if errand is None:
        raise Http404(key)
    return render(request, "portal/find/life_event.html", {"way": "procedures", "event": errand})


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """The few procedures that what is being typed may mean, as a list to stand under the search box. One query."""
    words = request.GET.get("q", "")[:200]
    today = clock.now().date()
    found = catalog.search(words, today, limit=SUGGESTED, often=often.filed(today)) if words.strip() else ()
    return render(request, "portal/find/_suggestions.html", {"found": found, "words": words})


def _errands(today: date) -> tuple[Errand, ...]:
    published, tongue = catalog.listed(today), language()
    errands = (
        Errand(event.key, event.icon, event.title(tongue), event.words(tongue), event.among(published))
        for event in life_events.every()
    )
    return tuple(errand for errand in errands if errand.procedures)


def _figures(today: date) -> tuple[dict[str, str], ...]:
    """This month in the province, in three numbers; nothing while nothing is counted."""
    month = quality.whole(today.replace(day=1), today)
    if not month.received:
        return ()
    shown = [{"label": gettext("Hồ sơ nhận trong tháng"), "value": wording.number(month.received), "unit": ""}]
    for label, share in (
        (gettext("Trả đúng hạn"), month.on_time_share),
        (gettext("Hồ sơ nộp trực tuyến"), month.online_share),
    ):
        if share is not None:
            shown.append({"label": label, "value": wording.number(share, 1), "unit": "%"})
    return tuple(shown)
