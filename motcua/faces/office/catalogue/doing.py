"""What the control office does with a proposal of the national catalogue."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from motcua.faces.kit import wording as kit
from motcua.faces.office import refusals, typed
from motcua.faces.office.catalogue import page
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.ledger import clock
from motcua.registers.catalog.acts import proposals as acts
from motcua.registers.catalog.national import proposals
from motcua.registers.catalog.national.proposals import ProposalView

_LONGEST = 80  # letters of a digest or a key


@require_POST
@officers_only
def decide(request: OfficeRequest, proposal: int) -> HttpResponse:
    """The proposal is taken over from the day on, or rejected with the reason; a refusal keeps what was typed."""
    view = proposals.one(proposal, by=request.actor)
    try:
        said = _rejected(request, view) if request.POST.get("do") == "reject" else _accepted(request, view)
    except refusals.Refusal as error:
        refusal = refusals.told(error, {"first_day", "agency_key", "reason"})
        return page.shown_one(request, view, refusal=refusal, status=refusal.status)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("office:catalogue"))


def _accepted(request: OfficeRequest, view: ProposalView) -> str:
    posted = request.POST
    day = typed.the_day(posted, "first_day")
    based_on = posted.get("based_on", "")
    acts.accept(
        by=request.actor, proposal=view.id, seen=posted.get("seen", "")[:_LONGEST],
        based_on=int(based_on) if based_on.isascii() and based_on.isdecimal() and len(based_on) < 7 else -1,  # noqa: PLR2004
        first_day=day, agency_key=posted.get("agency_key", "")[:_LONGEST], at=clock.now(),
    )  # fmt: skip
    return gettext("Đã tiếp nhận thủ tục %(code)s, áp dụng từ ngày %(day)s.") % {"code": view.code, "day": kit.day(day)}


def _rejected(request: OfficeRequest, view: ProposalView) -> str:
    seen, reason = request.POST.get("seen", "")[:_LONGEST], typed.letter(request.POST, "reason")
    acts.reject(by=request.actor, proposal=view.id, seen=seen, reason=reason, at=clock.now())
    return gettext("Thủ tục %(code)s giữ nội dung của tỉnh; lý do đã được ghi.") % {"code": view.code}
