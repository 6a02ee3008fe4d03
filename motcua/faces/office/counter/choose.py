"""First at the counter: which procedure is it."""

from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.faces.office import shell, typed
from motcua.faces.office.counter import places
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.ledger import clock
from motcua.registers.catalog import queries as catalog
from motcua.registers.catalog.queries import Listed
from motcua.registers.people.folding import fold
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers import queries

MOST, OFTEN = 20, 8
_WORDS = 200
_SURE = (1, 2, 3)


@require_safe
@officers_only
def choose(request: OfficeRequest) -> HttpResponse:
    """The procedures of this counter that fit the words; when only one does, its desk at once."""
    today = clock.now().date()
    place = places.chosen(request.actor, request.GET.get("agency", ""), today)
    words = typed.line(request.GET, "q", _WORDS)
    found = fitting(words, place, today) if words else ()
    context = {"words": words, "found": found[:MOST], "more": max(0, len(found) - MOST), "place": place}
    if request.htmx:
        return render(request, "office/counter/_found.html", context)
    if len(found) == 1:
        return HttpResponseRedirect(reverse("office:desk", args=[found[0].key]))
    often = [] if words else [catalog.version(number) for number, _ in queries.versions_held(by=request.actor)[:OFTEN]]
    everything = {"often": [one for one in often if place.receives in one.levels], **context}
    return shell.show(request, "office/counter/choose.html", everything, here="counter")


def fitting(words: str, place: AgencyView, day: date) -> tuple[Listed, ...]:
    """The procedures that this counter takes in and that fit: code first, then every word.

    Only when none does: what the catalogue's own search forgives, then first letters. Three queries at most.
    """
    asked = fold(words).split()
    ranked = [(_rank(one, words.strip().lower(), asked), one) for one in catalog.received_by(place, day)]
    exact = [pair for pair in ranked if pair[0] in _SURE]
    if exact:
        return tuple(one for _, one in sorted(exact, key=_order))
    guessed = catalog.search(words, day, level=place.receives, limit=MOST)
    initials = (one for _, one in sorted((pair for pair in ranked if pair[0]), key=_order))
    return tuple({one.key: one for one in (*guessed, *initials)}.values())


def _order(pair: tuple[int, Listed]) -> tuple[int, int, str]:
    return (pair[0], len(pair[1].name), pair[1].name)


def _rank(one: Listed, words: str, asked: list[str]) -> int:
    """1 for the code, 2 for whole words, 3 for parts of words, 4 for first letters, 0 for none."""
    if words in {one.key.lower(), one.code.lower()}:
        return 1
    name = fold(f"{one.name} {one.field}")
    if all(f" {part}" in f" {name}" for part in asked):
        return 2
    if all(part in name for part in asked):
        return 3
    letters = "".join(part[0] for part in name.split())
    return 4 if asked and all(part in letters for part in asked) else 0
