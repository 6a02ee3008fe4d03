"""My dossier: where it is, why its date, what I must do; its papers; and what I may do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.faces.portal import guard, states, typed, wording
from motcua.faces.portal.mine import reckoning
from motcua.law import paying
from motcua.law.forms import FormKind
from motcua.law.workflow import State
from motcua.ledger import clock
from motcua.reactions.notify import messages as channels
from motcua.reactions.papers import queries as papers
from motcua.registers.catalog import form
from motcua.work.dossiers import detail, telling
from motcua.work.dossiers.acts import stop
from motcua.work.dossiers.views import DossierView

LONGEST_REASON = 2000


@never_cache
@require_safe
@guard.citizen_only
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The dossier with its history. Raises `NotFound` for anyone but its applicant. Eight queries."""
    view = detail.dossier(code, by=guard.actor(request), now=clock.now())
    return render(request, "portal/my/dossier.html", shown(view))


def shown(view: DossierView) -> dict[str, object]:
    """What the page of a dossier shows."""
    story = telling.story(view.history, steps=telling.steps(view.procedure.process))
    return {
        "way": "my", "dossier": view, "said": states.said(view.state), "shape": states.shape(view.state, view.standing),
        "why": reckoning.why(view.reckoning), "story": tuple(reversed(story)),
        "ahead": _ahead(view), "issued": issued(papers.issued(view)), "asked": asked(view),
        "answer": detail.answer_deadline(view),
        "answers": form.answered(view.procedure.form, view.answers, wording.language()),
        "may_withdraw": "withdraw" in view.verbs, "result": result_file(view),
        "owed": (owed := max(0, view.fee_total - view.fee_paid)), "may_pay": bool(owed and paying.ways(view.state)),
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper that went out to the applicant."""

    name: str
    number: str
    digest: str
    at: datetime


def issued(found: Iterable[papers.PaperIssued]) -> tuple[Issued, ...]:
    """The papers meant for the applicant, by the names people know them by; the agencies' own slips are left out."""
    names = {
        FormKind.RECEIPT: gettext("Giấy tiếp nhận và hẹn trả kết quả"),
        FormKind.SUPPLEMENT: gettext("Phiếu yêu cầu bổ sung"),
        FormKind.REFUSAL: gettext("Phiếu từ chối"),
        FormKind.APOLOGY: gettext("Phiếu xin lỗi và hẹn lại"),
        FormKind.STOP: gettext("Thông báo dừng giải quyết"),
    }
    return tuple(Issued(names[each.kind], each.number, each.digest, each.at) for each in found if each.kind in names)


def _ahead(view: DossierView) -> tuple[wording.Worded, ...]:
    """The steps still to be walked while the dossier is on its way."""
    if not view.state.clock_runs:
        return ()
    return tuple(wording.step(step) for step in view.procedure.process if step.no > view.step_no)


def result_file(view: DossierView) -> str:
    """The digest of the result once it is the applicant's: handed over, or to be had electronically as was asked."""
    given = view.state is State.RETURNED or (
        view.state is State.FINISHED and view.contact.get("receive_by") == "online"
    )
    return str((view.result or {}).get("file") or "") if given else ""


def asked(view: DossierView) -> telling.Told | None:
    """What the applicant was asked to bring, while it is still asked for."""
    if view.state is not State.SUPPLEMENT_NEEDED:
        return None
    told = telling.story([fact for fact in view.history if fact.name == "SupplementRequested"])
    return told[-1] if told else None


@never_cache
@require_safe
@guard.citizen_only
def filed(request: HttpRequest, code: str) -> HttpResponse:
    """The application has arrived: its code to keep, what happens next and by when."""
    view = detail.dossier(code, by=guard.actor(request), now=clock.now())
    link = request.build_absolute_uri(reverse("portal:short", args=[view.code]))
    return render(
        request, "portal/my/filed.html",
        {
            "way": "my", "dossier": view, "why": reckoning.why(view.reckoning), "link": link,
            "new": view.state is State.REGISTERED, "mailed": channels.mails() and bool(view.contact.get("email")),
        },
    )  # fmt: skip


@require_POST
@guard.citizen_only
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """The agency is asked to give the dossier back. Raises `NotPermitted` when it is too late."""
    reason = typed.clean(request.POST.get("reason", ""))[:LONGEST_REASON]
    stop.withdraw(by=guard.actor(request), dossier=code, reason=reason, at=clock.now())
    messages.success(request, gettext("Đã gửi yêu cầu rút hồ sơ. Quầy sẽ xem và trả lời bạn."))
    return HttpResponseRedirect(reverse("portal:dossier", args=[code]))
