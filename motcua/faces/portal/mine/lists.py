"""What is mine: dossiers with what I must do now, messages, papers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.faces.portal import guard, states, wording
from motcua.faces.portal.mine import dossier
from motcua.ledger import clock, facts
from motcua.ledger.facts import FactView
from motcua.reactions.notify import messages
from motcua.reactions.notify.messages import MessageView
from motcua.reactions.papers import queries as issued_papers
from motcua.work.dossiers import detail, telling
from motcua.work.dossiers import queries as dossiers
from motcua.work.dossiers.views import DossierRow
from motcua.work.intake import queries as intake

SHOWN_MESSAGES = 5
SHOWN_DRAFTS = 3


@dataclass(frozen=True, slots=True)
class Mine:
    """One of my dossiers as the list shows it."""

    row: DossierRow
    said: states.Said
    shape: str
    due_at: datetime | None
    answer_by: datetime | None = None  # when it waits for papers


@never_cache
@require_safe
@guard.citizen_only
def my(request: HttpRequest) -> HttpResponse:
    """My dossiers, those that wait for me first; my drafts and latest messages. Seven queries."""
    by, now = guard.actor(request), clock.now()
    found = dossiers.of_citizen(by=by, now=now)
    until = detail.answers_by(found)
    rows = tuple(replace(_mine(row), answer_by=until.get(row.code)) for row in found)
    drafts = intake.drafts(by=by)
    shown = {
        "way": "my", "asks": [each for each in rows if each.said.asks],
        "open": [each for each in rows if _open(each) and not each.said.asks],
        "closed": [each for each in rows if not _open(each)], "drafts": drafts[:SHOWN_DRAFTS],
        "more_drafts": len(drafts) > SHOWN_DRAFTS,
        "told": in_words(messages.of_citizen(by=by, size=SHOWN_MESSAGES), wording.language()),
    }  # fmt: skip
    return render(request, "portal/my/page.html", shown)


def in_words(sent: Sequence[MessageView], tongue: str) -> tuple[MessageView, ...]:
    """The messages as they were sent, in Vietnamese; for another language their facts in its words. One query for that.

    A message whose fact is in no history any more stays as it was sent.
    """
    if tongue == "vi" or not sent:
        return tuple(sent)
    histories: dict[str, list[FactView]] = {}
    for fact in facts.of_all(sorted({f"dossier:{each.dossier}" for each in sent})):
        histories.setdefault(fact.subject, []).append(fact)
    told = {
        fact.id: one
        for history in histories.values()
        for fact, one in zip(history, telling.story(history), strict=True)
    }
    return tuple(
        replace(each, title=told[each.fact].title, text=told[each.fact].sentence) if each.fact in told else each
        for each in sent
    )


def _mine(row: DossierRow) -> Mine:
    """A moment that is not promised yet, the answer of the counter, is not shown as the date of the result."""
    return Mine(
        row, states.said(row.state), states.shape(row.state, row.standing), row.due_at if row.received_at else None
    )


def _open(mine: Mine) -> bool:
    return not mine.row.state.is_final


@never_cache
@require_safe
@guard.citizen_only
def papers(request: HttpRequest) -> HttpResponse:
    """The results I was given, and the papers issued about my dossiers. Five queries."""
    by = guard.actor(request)
    rows = dossiers.of_citizen(by=by, now=clock.now())
    found = issued_papers.issued_for([row.code for row in rows])
    about = [(row, dossier.issued(found[row.code])) for row in rows if row.code in found]
    shown = {"way": "my", "results": dossiers.results_of_citizen(by=by), "about": [each for each in about if each[1]]}
    return render(request, "portal/my/papers.html", shown)
