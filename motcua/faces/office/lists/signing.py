"""The tray of what waits for a signature, signed one by one or in a batch."""

import re

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from motcua.faces.office import addresses, refusals, shell, typed
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.lists import bulk, work
from motcua.faces.office.lists.bulk import LONGEST_PICK, MOST, Outcome
from motcua.ledger import clock
from motcua.registers.catalog import process
from motcua.registers.catalog import queries as catalog
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers import detail
from motcua.work.dossiers import signing as waiting
from motcua.work.dossiers.acts import decide


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def signing(request: OfficeRequest) -> HttpResponse:
    """What waits for this leader; sent, each one picked is signed on its own, and a report says what became of it."""
    if request.method == "POST":
        return _signed(request)
    now = clock.now()
    rows, after = waiting.tray(by=request.actor, now=now, after=request.GET.get("after", "")[:200])
    stamped = [process.issuing(catalog.version(row.version).process) is not None for row in rows]
    context = {
        "lines": list(zip(work.lines(rows, now), stamped, strict=True)),
        "numbered": not all(stamped),
        "columns": work.columns(gettext("Số kết quả"), picked=True),
        "older": after,
        "number": waiting.next_number(by=request.actor, at=now),
        "moment": now,
    }
    return shell.show(request, "office/signing/page.html", context, here="signing")


def _signed(request: OfficeRequest) -> HttpResponse:
    picks = list(dict.fromkeys(typed.clean(pick)[:LONGEST_PICK] for pick in request.POST.getlist("pick")))
    if not picks:
        messages.warning(request, bulk.nothing_picked())
        return HttpResponseRedirect(reverse("office:signing"))
    if len(picks) > MOST:
        raise Invalid(gettext("Chọn quá nhiều hồ sơ."), "", gettext("Hãy chọn ít hơn rồi ký nhiều lần."))
    outcomes = [_outcome(request, pick) for pick in picks]
    failed = [one for one in outcomes if not one.done]
    context = {
        "title": gettext("Ghi nhận kết quả đã ký"),
        "done": len(outcomes) - len(failed),
        "failed": failed,
        "outcomes": [*failed, *(one for one in outcomes if one.done)],
        "back": reverse("office:signing"),
    }
    return shell.show(request, "office/work/report.html", context, here="signing")


def _outcome(request: OfficeRequest, pick: str) -> Outcome:
    code, _, step = pick.rpartition("|")
    href = reverse("office:dossier", args=[code]) if re.fullmatch(addresses.Code.regex, code) else ""
    now = clock.now()
    try:
        number = typed.line(request.POST, f"number.{code}")
        seen = int(step) if step.isascii() and step.isdigit() else -1
        on_paper = "on_paper" in request.POST
        decide.decide(by=request.actor, dossier=code, number=number, on_paper=on_paper, step=seen, at=now)
        given = (detail.dossier(code, by=request.actor, now=now).result or {}).get("number", "")
    except refusals.Refusal as error:
        told = refusals.told(error)
        said = " ".join(part for part in (told.what, told.why, *(sentence for _, sentence in told.faults)) if part)
        return Outcome(code, href, done=False, said=said, source=told.source)
    numbered = gettext("Đã ký, số %(number)s.") % {"number": given}
    return Outcome(code, href, done=True, said=numbered if given else gettext("Đã ký, chờ văn thư đóng dấu."))
