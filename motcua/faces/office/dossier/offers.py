"""Which acts this officer is offered on this dossier, the most likely one first."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from motcua.faces.office.dossier import door, end, hours, road
from motcua.faces.office.dossier.forms import Form, Seen
from motcua.law.workflow import State
from motcua.registers.catalog import process
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.roles import Role
from motcua.work.dossiers.views import DossierView

Builder = Callable[[Seen], Form]

FORMS: dict[str, Builder] = {
    "receive": door.receive,
    "forward": road.forward,
    "decide": end.decide,
    "issue": end.issue,
    "hand_over": end.hand_over,
    "complete": door.complete,
    "take": road.take,
    "answer": road.answer,
    "supplement": door.supplement,
    "require_payment": hours.require_payment,
    "send_back": road.send_back,
    "consult": road.consult,
    "assign": road.assign,
    "resume": hours.resume,
    "suspend": hours.suspend,
    "extend": hours.extend,
    "reject": end.reject,
    "withdraw": end.withdraw,
    "stop": end.stop,
    "refuse": door.refuse,
}
COLLECT = "collect"  # money has a page of its own: decision 0547
_ORDER = (*FORMS, COLLECT)
_WAITS_FOR = {
    State.SUPPLEMENT_NEEDED: "complete",
    State.PAYMENT_NEEDED: "collect",
    State.WITHDRAWAL_ASKED: "stop",
}
_STARTS_WITH = {State.REGISTERED: "receive", State.FINISHED: "hand_over"}
KEYS = {
    "receive": "t",
    "forward": "c",
    "decide": "y",
    "issue": "y",
    "hand_over": "t",
    "complete": "t",
    "take": "m",
    "supplement": "u",
}


@dataclass(frozen=True)
class Offer:
    """An act with its address; `apart` when it has a page of its own instead of a form over this one."""

    verb: str
    label: str
    icon: str
    href: str
    key: str
    primary: bool
    danger: bool
    apart: bool = False


def verbs(view: DossierView, by: Actor) -> tuple[str, ...]:
    """The verbs that make sense now, out of those that law and table permit, the most likely first."""
    allowed = {verb for verb in view.verbs if verb in FORMS and _sensible(verb, view)} | _beside(view, by)
    return tuple(sorted(allowed, key=lambda verb: (verb != _next(view, by), _ORDER.index(verb))))


def offers(view: DossierView, by: Actor) -> list[Offer]:
    """The acts as buttons; only the act that the step waits for is primary, and only for who holds the dossier."""
    found = []
    for verb in verbs(view, by):
        primary = verb == _next(view, by)
        if verb == COLLECT:
            at = reverse("office:payment", args=[view.code])
            found.append(Offer(verb, gettext("Thu phí, lệ phí"), "banknote", at, "", primary, danger=False, apart=True))
            continue
        form = FORMS[verb](Seen(view, by))
        href = reverse("office:act", args=[view.code, verb])
        found.append(Offer(verb, form.title, form.icon, href, KEYS.get(verb, ""), primary, form.danger))
    return found


def _next(view: DossierView, by: Actor) -> str:
    """The act that the dossier waits for, or nothing when it waits for somebody else."""
    if view.state in _WAITS_FOR:
        return _WAITS_FOR[view.state]
    if view.holder_id is None and view.state is not State.FINISHED and _has_role(view, by):
        return "take"
    if view.holder_id not in {None, by.id}:
        return ""
    if view.state in _STARTS_WITH:
        return _STARTS_WITH[view.state]
    if view.waiting_since is not None:
        return "resume"
    return "issue" if view.result is not None else "decide" if view.holder_role == Role.LEADER else "forward"


def _has_role(view: DossierView, by: Actor) -> bool:
    return any(post.agency_id == view.holder_agency_id and post.role.value == view.holder_role for post in by.posts)


def _sensible(verb: str, view: DossierView) -> bool:
    """False for what the law's table permits in this state but the dossier itself does not call for."""
    following = road.following(view)
    if view.result is not None and view.state is State.IN_PROGRESS:  # it waits only to be issued
        return verb in {"issue", "send_back"} or (verb == "extend" and view.extensions == 0)
    return {
        "resume": view.waiting_since is not None,
        "suspend": view.waiting_since is None,
        "supplement": view.supplements == 0,
        "extend": view.extensions == 0,
        "send_back": view.step_no > 1,
        "answer": False,
        "issue": False,
        "forward": following is not None
        and following != process.issuing(view.procedure.process)
        and (following.role is not Role.COUNTER or view.step_no == 1),
    }.get(verb, True)


def _beside(view: DossierView, by: Actor) -> set[str]:
    """What the law's table of moves does not name: who holds the dossier, opinions given, fees of the counter."""
    found = set()
    place = people.agency_by_id(view.holder_agency_id or view.agency_id)
    if view.step_due_at is not None and view.state is not State.FINISHED:
        if view.holder_id != by.id and _has_role(view, by):
            found.add("take")
        if permissions.may(by, "dossier.assign", place.id, place.path):
            found.add("assign")
    if road.open_questions(view, by):
        found.add("answer")
    counter = people.agency_by_id(view.agency_id)
    owed = view.fee_total > view.fee_paid and not view.state.is_final
    if owed and permissions.may(by, "payment.collect", counter.id, counter.path):
        found.add(COLLECT)
    return found
