"""The page of one dossier: what is asked, what is there, what happened, what comes."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from motcua.faces.office import shell, wording
from motcua.faces.office.dossier import offers
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.law.deadline import Deadline, Line
from motcua.law.errors import LawError
from motcua.law.workflow import State
from motcua.ledger import clock
from motcua.registers.catalog import form as questions
from motcua.registers.catalog.process import PlannedStep
from motcua.work.dossiers import detail, standing, telling
from motcua.work.dossiers.telling import Tone, labels
from motcua.work.dossiers.views import DossierView, PaperView

PICTURES = ("image/jpeg", "image/png", "image/webp")
_OF = {"DossierReceived": "receipt", "SupplementRequested": "supplement", "DossierNotReceived": "refusal",
       "DossierRejected": "refusal", "DueDateExtended": "apology", "DossierStopped": "stop"}  # fmt: skip
_BEGINS_ANEW = frozenset({"DossierReceived", "SupplementProvided"})


@dataclass(frozen=True)
class Ahead:
    """A step that is still to come."""

    no: int
    name: str
    role: str
    minutes: int


@require_safe
@officers_only
def dossier(request: OfficeRequest, code: str) -> HttpResponse:
    """Everything about the dossier. Five queries with the session and the actor."""
    now = clock.now()
    view = detail.dossier(code, by=request.actor, now=now)
    tongue = get_language() or "vi"
    names = telling.steps(view.procedure.process)
    context = {
        "view": view,
        "moment": now,
        "shape": wording.SHAPES[view.standing],
        "word": wording.standing(view.standing),
        "left": wording.left(view.due_at, view.standing, now),
        "state": labels.state(view.state),
        "channel": labels.channel(view.channel),
        "receive_by": labels.receive_by(view.contact.get("receive_by", "")),
        "step_runs": view.step_due_at is not None and standing.step_runs(view.standing, view.received_at),
        "step_late": standing.step_is_late(view.standing, view.step_due_at, now, received_at=view.received_at),
        "step": names.get(view.step_no, ""),
        "step_term": next((step.minutes for step in view.procedure.process if step.no == view.step_no), 0),
        "step_began": step_began(view),
        "answer": detail.answer_deadline(view) if view.state is State.SUPPLEMENT_NEEDED else None,
        "role": labels.role(view.holder_role),
        "offers": offers.offers(view, request.actor),
        "story": [(told, _dot(told.tone)) for told in telling.story(view.history, steps=names, inside=True)],
        "ahead": ahead(view),
        "answers": questions.answered(view.procedure.form, view.answers, tongue),
        "reckoning": reckoning(view),
        "shown": _opened(view, request.GET.get("view", "")),
        "pictures": PICTURES,
        "owed": max(0, view.fee_total - view.fee_paid),
    } | _printing(view, request.GET.get("print", ""))
    return shell.show(request, "office/dossier/page.html", context, here="work")


def step_began(view: DossierView) -> datetime | None:
    """When the time of the open step began: its opening, or the receipt or completion after it, which counts anew."""
    opened = next((step.opened_at for step in reversed(view.steps) if step.closed_at is None), None)
    anew = (fact.at for fact in view.history if fact.name in _BEGINS_ANEW)
    return max((opened, *anew)) if opened else None


def _dot(tone: Tone) -> str:
    return "late" if tone in {Tone.LATE, Tone.STOP} else "done"


def ahead(view: DossierView) -> list[Ahead]:
    """The steps of the approved process that are still to come; none once the work has ended."""
    if view.state.is_final or view.state is State.FINISHED:
        return []
    tongue = get_language() or "vi"
    return [
        Ahead(step.no, telling.step(step), _whose(step, tongue), step.minutes)
        for step in view.procedure.process
        if step.no > view.step_no
    ]


def _whose(step: PlannedStep, tongue: str) -> str:
    """The post in the reader's language: the approved one's own words, or what the role is called."""
    return (tongue == "en" and step.title_en) or telling.in_place(step.title) or labels.role(step.role.value)


def reckoning(view: DossierView) -> tuple[Line, ...]:
    """Why the date is this one, line by line; nothing for a dossier without a date."""
    if not view.reckoning:
        return ()
    try:
        return Deadline.from_json(view.reckoning).reckoning
    except LawError:
        return ()


def _opened(view: DossierView, digest: str) -> PaperView | None:
    """The paper whose file is looked at."""
    return next((paper for paper in view.papers if digest and paper.file == digest), None)


def _printing(view: DossierView, asked: str) -> dict[str, object]:
    """What may be printed, which of it one key prints, and whether an act that was just done asks for it."""
    forms = _forms(view)
    named = {form for form, _ in forms}
    order = [_OF[fact.name] for fact in view.history if fact.name in _OF]
    newest = asked if asked in named else next((form for form in reversed(order) if form in named), "")
    return {"forms": forms, "newest": newest, "slip": next((one for one in forms if one[0] == asked), None)}


def _forms(view: DossierView) -> list[tuple[str, str]]:
    """The papers that may be printed now: (form, its name)."""
    happened = {fact.name for fact in view.history}
    found = [("receipt", gettext("Giấy tiếp nhận và hẹn trả"), "DossierReceived"),
             ("supplement", gettext("Phiếu yêu cầu bổ sung"), "SupplementRequested"),
             ("refusal", gettext("Phiếu từ chối"), "DossierNotReceived"),
             ("refusal", gettext("Phiếu từ chối giải quyết"), "DossierRejected"),
             ("apology", gettext("Phiếu xin lỗi và hẹn lại"), "DueDateExtended"),
             ("stop", gettext("Thông báo dừng giải quyết"), "DossierStopped"),
             ("control_slip", gettext("Phiếu kiểm soát quá trình"), "DossierReceived")]  # fmt: skip
    return [(form, name) for form, name, fact in found if fact in happened]
