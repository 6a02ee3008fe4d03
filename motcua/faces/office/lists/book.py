"""The register of dossiers by day: to look at, to print, to take away."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext, pgettext
from django.views.decorators.http import require_safe

from motcua.faces.office import refusals, shell, typed
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.lists import sheet
from motcua.ledger import clock
from motcua.reactions.papers import queries as papers
from motcua.registers.people import queries as people
from motcua.registers.people.errors import NotFound
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers import book as register
from motcua.work.dossiers.book import BookRow
from motcua.work.dossiers.telling import labels

SHOWN = 500


@dataclass(frozen=True)
class Asked:
    """Whose register, and of which days."""

    agency: AgencyView
    first: date
    last: date

    @property
    def address(self) -> str:
        """The query string that asks for the same."""
        return f"?agency={self.agency.code}&first={self.first}&last={self.last}"


def _asked(request: OfficeRequest) -> Asked:
    today = clock.now().date()
    codes = [people.agency_by_id(number).code for number in sorted(request.actor.agency_ids)]
    code = request.GET.get("agency") or codes[0]
    last = typed.day(request.GET, "last") or today
    return Asked(people.agency(code), typed.day(request.GET, "first") or last, last)


@require_safe
@officers_only
def book(request: OfficeRequest) -> HttpResponse:
    """What the counter received between two days. Three queries with the session and the actor."""
    own = [people.agency_by_id(number) for number in sorted(request.actor.agency_ids)]
    told: refusals.Told | None = None
    rows: tuple[BookRow, ...] = ()
    asked: Asked | None = None
    try:
        asked = _asked(request)
        rows = register.received(
            by=request.actor, agency=asked.agency.code, first=asked.first, last=asked.last, most=SHOWN + 1
        )
    except refusals.Refusal as error:
        told = refusals.told(error, {"first", "last"})
    context = {
        "asked": asked,
        "first": request.GET.get("first") or (asked.first if asked else ""),
        "last": request.GET.get("last") or (asked.last if asked else ""),
        "units": [(agency.code, agency.short_name) for agency in own],
        "rows": [(row, labels.state(row.state), labels.receive_by(row.receive_by)) for row in rows[:SHOWN]],
        "columns": _columns(),
        "more": len(rows) > SHOWN,
        "shown": SHOWN,
        "refusal": told,
        "sheets": [
            (kind.upper(), reverse("office:book_sheet", args=[kind]) + asked.address) for kind in ("pdf", "xlsx", "csv")
        ]
        if asked
        else [],
    }
    return shell.show(request, "office/book/page.html", context, here="book", status=told.status if told else 200)


@require_safe
@officers_only
def book_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """The same register as the form of the circular (PDF) or as a table."""
    asked = _asked(request)
    name = f"so-theo-doi-{asked.agency.code}-{asked.first:%Y%m%d}-{asked.last:%Y%m%d}"
    if kind == "pdf":
        content = papers.register(asked.agency.code, asked.first, asked.last, by=request.actor)
        response = HttpResponse(content, content_type="application/pdf")
        response["Content-Disposition"] = content_disposition_header(False, f"{name}.pdf") or "inline"
        return response
    if kind not in {"xlsx", "csv"}:
        raise NotFound(gettext("Không có dạng tệp này."), "", gettext("Hãy chọn PDF, XLSX hoặc CSV."))
    rows = register.received(
        by=request.actor, agency=asked.agency.code, first=asked.first, last=asked.last, most=sheet.MOST_ROWS
    )
    return sheet.answer(kind, name, _heads(), (_cells(place, row) for place, row in enumerate(rows, 1)))


def _columns() -> list[dict[str, object]]:
    heads = (
        gettext("STT"), gettext("Hồ sơ"), gettext("Người nộp"), pgettext("column", "Tiếp nhận"), gettext("Hẹn trả"),
        gettext("Đã trả"), gettext("Trạng thái"),
    )  # fmt: skip
    return [{"label": head} for head in heads]


def _heads() -> list[str]:
    return [
        gettext("STT"), gettext("Mã hồ sơ"), gettext("Thủ tục"), gettext("Người nộp"), gettext("Điện thoại"),
        gettext("Địa chỉ"), gettext("Ngày tiếp nhận"), gettext("Hẹn trả"), gettext("Ngày có kết quả"),
        gettext("Ngày trả"), gettext("Nhận kết quả"), gettext("Trạng thái"),
    ]  # fmt: skip


def _cells(place: int, row: BookRow) -> list[sheet.Cell]:
    return [
        place, row.code, row.procedure, row.applicant, row.phone, row.address, row.received_at, row.due_at,
        row.finished_at, row.returned_at, labels.receive_by(row.receive_by), labels.state(row.state),
    ]  # fmt: skip
