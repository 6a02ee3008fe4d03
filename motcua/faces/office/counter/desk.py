"""The desk: one application from the first look at a card to its number, without lifting the hands from the keys."""

from collections.abc import Mapping

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from motcua.faces.kit.sending import unsent
from motcua.faces.kit.sending.unsent import Unsent
from motcua.faces.office import refusals, shell, typed
from motcua.faces.office.counter import asking, card, places, population, slip
from motcua.faces.office.counter.slip import Slip
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.ledger import clock
from motcua.ledger.record import together
from motcua.reactions.sync.residents import asking as asking_people
from motcua.registers.catalog import queries as catalog
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.tree import AgencyView
from motcua.work.intake import completeness
from motcua.work.intake.acts import lodge, turn_away

RECEIVE, ASK, REFUSE, LOOK = "receive", "ask", "refuse", "look"
_RENAMED = {REFUSE: {"reason": "refusal_reason"}}


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
@unsent.shown_again
def desk(request: OfficeRequest, key: str) -> HttpResponse:
    """The form of the procedure; sent, it is taken in, answered with a slip, or shown again with what is wrong."""
    now, brought = clock.now(), unsent.brought(request)
    procedure = catalog.current(key, now.date())
    place = places.chosen(request.actor, request.POST.get("agency", request.GET.get("agency", "")), now.date())
    if request.method != "POST" and not brought:
        return _shown(request, procedure, place, slip.blank(procedure))
    written, faults = slip.read(procedure, request.POST, request.FILES, by=request.actor, at=now)
    if brought:
        return _shown(request, procedure, place, written, faults=faults, brought=brought)
    do = request.POST.get("do", LOOK)
    if do == population.CHECK and asking_people.available():
        written, word, found = population.asked(written, request.POST.dict(), procedure, place, request.actor)
        return _shown(request, procedure, place, written, faults=faults | found, word=word)
    if do not in {RECEIVE, ASK, REFUSE}:
        written, found = _looked(written, request.actor)
        return _shown(request, procedure, place, written, faults=faults | found)
    try:
        with together():  # so that whoever hears of the dossier finds what the population database told of it
            code = _answered(do, request, procedure.key, place.code, written, unread=faults)
            population.use(written, code, request.actor)
    except refusals.Refusal as error:
        told = refusals.told(error, asking.places(procedure), renamed=_RENAMED.get(do))
        return _shown(request, procedure, place, written, faults=told.fields, refusal=told, status=told.status)
    return HttpResponseRedirect(reverse("office:done", args=[code]))


def _looked(written: Slip, by: Actor) -> tuple[Slip, dict[str, str]]:
    """The slip with what the card and the register say of the applicant."""
    identity = written.who.get("identity", "")
    if not written.card and (written.who.get("kind") == "organisation" or not identity):
        return _known(written, identity, by), {}
    read = card.read(written.card or identity)
    if read is None:
        return written, {"card": gettext("Không đọc được. Hãy quét lại, hoặc gõ số căn cước 12 chữ số.")}
    return _known(slip.with_card(written, read), read.identity, by), {}


def _known(written: Slip, identity: str, by: Actor) -> Slip:
    """The slip with what the register knows under the number. One query, none without a number."""
    known = people.persons(by=by, identity=identity, limit=1) if identity else ()
    return slip.with_person(written, known[0]) if known else written


def _answered(
    do: str, request: OfficeRequest, procedure: str, agency: str, written: Slip, *, unread: Mapping[str, str]
) -> str:
    """The number of the dossier: received, asked to be completed, or refused; the act names all faults in one round."""
    by, at, applicant, papers = request.actor, clock.now(), written.applicant(), written.given()
    if do == RECEIVE:
        return lodge.lodge(
            by=by, procedure=procedure, agency=agency, channel=written.channel, applicant=applicant, papers=papers,
            answers=written.answers, representative=written.representative(), receive_by=written.receive_by,
            on_paper=written.on_paper, paid=written.money(), key=written.key, at=at, unread=unread,
        )  # fmt: skip
    if do == ASK:
        return turn_away.ask_completion(
            by=by, procedure=procedure, agency=agency, channel=written.channel, applicant=applicant, papers=papers,
            answers=written.answers, key=written.key, at=at, items=typed.letter(request.POST, "items").splitlines(),
            reason=typed.letter(request.POST, "reason"), unread=unread,
        )  # fmt: skip
    return turn_away.refuse(
        by=by, procedure=procedure, agency=agency, channel=written.channel, applicant=applicant, papers=papers,
        answers=written.answers, key=written.key, at=at, reason=typed.letter(request.POST, "refusal_reason"),
        unread=unread,
    )  # fmt: skip


def _shown(
    request: OfficeRequest,
    procedure: ProcedureView,
    place: AgencyView,
    written: Slip,
    *,
    faults: Mapping[str, str] | None = None,
    refusal: refusals.Told | None = None,
    word: population.Said | None = None,
    brought: Unsent | None = None,
    status: int = 200,
) -> HttpResponse:
    at, fault = clock.now(), faults or {}
    context = {
        "procedure": procedure,
        "place": place,
        "places": [(one.code, one.short_name) for one in places.counters(request.actor, at.date())],
        "slip": written,
        "faults": fault,
        "items_fault": fault.get("items", ""),  # a template would find the method of that name
        "refusal": refusal,
        "brought": brought,
        "word": word,
        "asks_again": "consent" in request.POST and word is None,  # each question needs a consent of its own
        "purposes": population.purposes() if asking_people.available() else (),
        "who": asking.who(written.who, fault, "applicant", population.marks(written, request.actor)),
        "other": asking.who(written.other or {}, fault, "representative"),
        "papers": asking.papers(written, fault, request.actor),
        "questions": asking.questions(procedure, written, fault),
        "ways": asking.ways(),
        "channels": asking.channels(),
        "fee": completeness.fee(procedure, written.channel),
        "fees": asking.fees(procedure, written.channel),
        "promise": asking.promise(procedure, place, at),
        "items": request.POST.get("items") or "\n".join(written.missing()),
        "focus": "" if brought else asking.focus(written, fault),  # what came back is read from the top
        "do": request.POST.get("do", ""),
    }
    return shell.show(request, "office/counter/desk.html", context, here="counter", status=status)
