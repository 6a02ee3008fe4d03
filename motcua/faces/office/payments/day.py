"""The day's reconciliation: a file to bring, what does not agree, what must go back, what was refused."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording as kit
from motcua.faces.office import shell
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.lists import taking
from motcua.faces.office.refusals import Told
from motcua.law.calendar import ZONE
from motcua.ledger import clock
from motcua.reactions.sync.payment import speaking
from motcua.registers.people import permissions
from motcua.work.payments import queries
from motcua.work.payments.acts.reconcile import BANK


@require_safe
@officers_only
def page(request: OfficeRequest) -> HttpResponse:
    """Everything about the day's money: all of it for the control office, what to give back for a unit's leader."""
    return show(request)


def show(request: OfficeRequest, refusal: Told | None = None) -> HttpResponse:
    """The page, with what was refused and typed when a form was."""
    by = request.actor
    permissions.require(by, "payment.read")
    reconciles = permissions.may(by, "payment.reconcile")
    yesterday = kit.day(clock.now().astimezone(ZONE).date() - timedelta(days=1))
    context: dict[str, object] = {
        "refusal": refusal, "faults": refusal.fields if refusal else {}, "said": request.POST if refusal else {},
        "backs": queries.to_refund(by=by), "may_refund": permissions.may(by, "payment.refund"),
        "reconciles": reconciles, "day": request.POST.get("day", "")[:20] if refusal else yesterday,
        "back_columns": _columns(gettext("Khoản thu"), gettext("Cách nộp"), gettext("Phải hoàn"),
                                 gettext("Việc cần làm")),
    }  # fmt: skip
    if reconciles:
        context |= {
            "sources": (known := sources()), "source_names": dict(known),
            "statements": queries.statements(by=by), "notices": queries.notices(by=by),
            "open": queries.mismatches(by=by, unsettled=True),
            "sheets": taking.offered("office:payments_sheet"),
            "day_columns": [
                *_columns(gettext("Ngày"), gettext("Nguồn")),
                *({"label": label, "number": True}
                  for label in (gettext("Dòng"), gettext("Khớp"), gettext("Còn lệch"))),
            ],
            "open_columns": _columns(gettext("Giao dịch"), gettext("Vì sao lệch"), gettext("Số tiền"),
                                     gettext("Việc cần làm")),
            "notice_columns": _columns(gettext("Cổng"), gettext("Mã nộp"), gettext("Vì sao từ chối"),
                                       gettext("Lần cuối")),
        }  # fmt: skip
    return shell.show(
        request, "office/payments/day.html", context, here="payments", status=refusal.status if refusal else 200
    )


def _columns(*labels: str) -> list[dict[str, object]]:
    return [{"label": label} for label in labels]


def sources() -> list[tuple[str, str]]:
    """Whose statements may be brought: the bank's, and each gateway's."""
    return [(BANK, gettext("Ngân hàng")), *speaking.offered()]
