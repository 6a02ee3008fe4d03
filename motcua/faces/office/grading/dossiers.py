"""The dossiers behind a number of a sheet, each with its points."""

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.office import shell
from motcua.faces.office.grading import asked, meanings, reasons, wording
from motcua.faces.office.grading.asked import form_of
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.index.asked import Asked
from motcua.faces.office.lists import sheet as tables
from motcua.law import grading
from motcua.reactions.quality.grading import rows
from motcua.reactions.quality.grading.rows import PAGE, Wanted
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor

_LONGEST = 120  # letters of a place


def _read(words: QueryDict, by: Actor) -> tuple[Asked, Wanted]:
    official = _whole(words.get("official", ""))
    where = asked.read(words, by, own=official is not None and official == by.id)
    number = _whole(words.get("number", ""))
    return where, Wanted(
        where.unit, where.period, official, 1 if number is None else number, _whole(words.get("mark", ""))
    )


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None  # noqa: PLR2004


@require_safe
@officers_only
def dossiers(request: OfficeRequest) -> HttpResponse:
    """A page of dossiers with the points of each for every indicator that is given by dossier."""
    where, wanted = _read(request.GET, request.actor)
    found = rows.behind(wanted, by=request.actor, after=request.GET.get("after", "")[:_LONGEST])
    words = {name: request.GET.get(name, "") for name in ("official", "number", "mark")}
    mine = wanted.official is not None and wanted.official == request.actor.id
    title = gettext("Chấm điểm từng hồ sơ")
    shown = {
        "where": where, "rows": [(row, reasons.why(row)) for row in found], "numbers": grading.OF_OFFICIALS,
        "title": title, "indicator": wording.title(wanted.number), "mark": wanted.mark,
        "titles": wording.titles(grading.OF_OFFICIALS),
        "name": people.account_name(wanted.official) if wanted.official is not None else "",
        "trail": [(where.unit.short_name, where.address("grading_mine" if mine else "grading")), (title, "")],
        "exports": [(kind.upper(), where.address("grading_dossiers_sheet", kind, **words)) for kind in tables.KINDS],
        "older": where.address("grading_dossiers", after=found[-1].place, **words) if len(found) == PAGE else "",
    }  # fmt: skip
    return shell.show(request, "office/grading/dossiers.html", shown, here="" if mine else "index")


@require_safe
@officers_only
def dossiers_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """The same dossiers, whole, as a table to take away."""
    form = form_of(kind)
    where, wanted = _read(request.GET, request.actor)
    heads = {
        "code": gettext("Mã hồ sơ"), "procedure": gettext("Thủ tục"), "received": gettext("Ngày tiếp nhận"),
        "due": gettext("Hẹn trả"), "ended": gettext("Ngày xong"), **meanings.columns(grading.OF_OFFICIALS),
        "total": gettext("Tổng điểm"), "why": gettext("Vì sao mất điểm"),
    }  # fmt: skip
    found = rows.behind(wanted, by=request.actor, size=rows.LONGEST)
    table: list[list[tables.Cell]] = [
        [one.code, one.procedure, one.received, one.due, one.ended, *one.marks.values(), one.total,
         reasons.in_a_line(one)]
        for one in found
    ]  # fmt: skip
    about = asked.about(where, gettext("Chấm điểm từng hồ sơ"), meanings.of_marks(grading.OF_OFFICIALS))
    return tables.answer(form, f"cham-diem-{where.unit.code}-{where.period.key}", heads, table, about)
