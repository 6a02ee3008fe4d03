"""What a person does with a task of the central Government: take what its giver told, or decline the task."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from motcua.faces.office import refusals, typed
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.mandates import page
from motcua.ledger import clock
from motcua.work.directives.acts import mandate as acts
from motcua.work.directives.mandates import queries
from motcua.work.directives.mandates.queries import MandateView


@require_POST
@officers_only
def take(request: OfficeRequest, mandate: int) -> HttpResponse:
    """The notice that was named holds from now on; refused, the page says why."""

    def act(view: MandateView) -> str:
        acts.take(
            by=request.actor, mandate=view.row.code, notice=typed.whole(request.POST, "notice") or 0, at=clock.now(),
            remark=typed.letter(request.POST, "remark", 1_000),
        )  # fmt: skip
        return gettext("Đã nhận thông báo của người giao.")

    return _done(request, mandate, act)


@require_POST
@officers_only
def decline(request: OfficeRequest, mandate: int) -> HttpResponse:
    """The task is declined with its reason; refused, the page says why."""

    def act(view: MandateView) -> str:
        reason = typed.letter(request.POST, "reason", 1_000)
        acts.decline(by=request.actor, mandate=view.row.code, reason=reason, at=clock.now())
        return gettext("Đã trả lời không tiếp nhận.")

    return _done(request, mandate, act)


def _done(request: OfficeRequest, number: int, act: Callable[[MandateView], str]) -> HttpResponse:
    today = clock.now().date()
    view = queries.mandate(number, by=request.actor, today=today)
    try:
        said = act(view)
    except refusals.Refusal as error:
        told = refusals.told(error, {"reason", "remark"})
        return page.shown(request, queries.mandate(number, by=request.actor, today=today), told)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("office:mandate", args=[number]))
