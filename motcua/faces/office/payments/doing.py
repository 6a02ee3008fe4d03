"""The three things done with a day's money: bring the statement, settle a line, give back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from motcua.faces.kit import wording
from motcua.faces.office import refusals, typed
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.payments import day
from motcua.ledger import clock
from motcua.registers.people import permissions
from motcua.registers.people.errors import Invalid
from motcua.work.payments import statement
from motcua.work.payments.acts import reconcile, refund

_FIELDS = frozenset({"file", "day", "source", "reason", "amount", "reference"})


def _answered(request: OfficeRequest, verb: str, do: Callable[[OfficeRequest], str]) -> HttpResponse:
    """Done, the page says so; refused, it says why and keeps what was typed."""
    permissions.require(request.actor, verb)
    try:
        messages.success(request, do(request))
    except refusals.Refusal as error:
        return day.show(request, refusals.told(error, _FIELDS))
    return HttpResponseRedirect(reverse("office:payments"))


@require_POST
@officers_only
def reconcile_day(request: OfficeRequest) -> HttpResponse:
    """The file was compared, line by line."""
    return _answered(request, "payment.reconcile", _reconciled)


def _reconciled(request: OfficeRequest) -> str:
    file, wanted = request.FILES.get("file"), typed.day(request.POST, "day")
    faults, source = {}, typed.line(request.POST, "source", 60)
    if source not in dict(day.sources()):
        faults["source"] = gettext("Hãy chọn trong danh sách.")
    if file is None:
        faults["file"] = gettext("Hãy chọn tệp sao kê (CSV).")
    elif (file.size or 0) > statement.LARGEST:
        faults["file"] = gettext("Tệp quá lớn; nhiều nhất 20 MB.")
    if wanted is None:
        faults["day"] = gettext("Hãy nhập ngày của sao kê.")
    if file is None or wanted is None or faults:
        raise Invalid(gettext("Chưa đối soát được."), "", gettext("Hãy chọn tệp và ngày."), fields=faults)
    made = reconcile.reconcile(
        by=request.actor, source=source, day=wanted, name=file.name or "", content=file.read(), at=clock.now()
    )  # fmt: skip
    said = gettext("Đã đối soát: %(agreed)s dòng khớp, %(entered)s khoản mới ghi, %(listed)s dòng lệch.")
    return said % {"agreed": made.agreed, "entered": made.entered, "listed": len(made.listed)}


@require_POST
@officers_only
def settle_line(request: OfficeRequest) -> HttpResponse:
    """The line was looked into; the words stand beside it."""
    return _answered(request, "payment.settle", _settled)


def _settled(request: OfficeRequest) -> str:
    number = typed.whole(request.POST, "line") or 0
    reconcile.settle(by=request.actor, mismatch=number, reason=typed.letter(request.POST, "reason"), at=clock.now())
    return gettext("Đã ghi cách xử lý.")


@require_POST
@officers_only
def give_back(request: OfficeRequest) -> HttpResponse:
    """The money has gone back; the transfer stands in the book."""
    return _answered(request, "payment.refund", _given_back)


def _given_back(request: OfficeRequest) -> str:
    amount = typed.whole(request.POST, "amount") or 0
    left = refund.refund(
        by=request.actor, receipt=typed.line(request.POST, "receipt", 60), amount=amount,
        reason=typed.letter(request.POST, "reason"), reference=typed.line(request.POST, "reference", 60),
        at=clock.now(),
    )  # fmt: skip
    said = gettext("Đã ghi hoàn %(money)s; còn phải hoàn %(left)s.")
    return said % {"money": wording.money(amount), "left": wording.money(left)}
