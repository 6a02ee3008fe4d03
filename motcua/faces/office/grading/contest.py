"""A line of a sheet is contested, or a contest answered: asked, explained, done."""

from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from motcua.faces.kit import wording as kit
from motcua.faces.office import refusals, shell, typed
from motcua.faces.office.grading import asked, wording
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.index.asked import Asked
from motcua.ledger import clock
from motcua.reactions.quality import periods
from motcua.reactions.quality.grading import agencies, officials
from motcua.reactions.quality.grading.sheets import Line
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid, NotFound
from motcua.work.grading import queries
from motcua.work.grading.acts import contest as acts

_FORM = ("GET", "HEAD", "POST")
_LONGEST_NUMBER = 10


@require_http_methods(_FORM)
@officers_only
def contest(request: OfficeRequest) -> HttpResponse:
    """The line with what it says and a place for the reason; sent, the sheet shows it."""
    by, mine = request.actor, request.GET.get("whose") == "mine"
    wanted = asked.read(request.GET, by, own=mine)
    line, back = _line(request, wanted, by, mine=mine), wanted.address("grading_mine" if mine else "grading")
    shown: dict[str, object] = {
        "title": gettext("Nêu ý kiến về một dòng"), "line": line, "note": wording.note(line, official=mine),
        "indicator": wording.title(line.number),
        "where": wanted, "whose": by.name if mine else wanted.unit.name, "back": back, "reason": "",
    }  # fmt: skip
    if request.method != "POST":
        return shell.show(request, "office/grading/contest.html", shown)
    shown["reason"] = request.POST.get("reason", "")
    try:
        acts.contest(
            by=by, agency=wanted.unit.code, period=wanted.period.key, indicator=line.number,
            official=by.id if mine else None, reason=typed.letter(request.POST, "reason"),
            shown="" if line.verified is None else str(line.verified), at=clock.now(),
        )  # fmt: skip
    except refusals.Refusal as error:
        shown["refusal"] = told = refusals.told(error, {"reason"})
        return shell.show(request, "office/grading/contest.html", shown, status=told.status)
    messages.success(request, gettext("Ý kiến đã được ghi vào phiếu."))
    return HttpResponseRedirect(back)


def _line(request: OfficeRequest, wanted: Asked, by: Actor, *, mine: bool) -> Line:
    """The line that is asked for, by its number. Raises `NotFound` for one that the sheet has not."""
    if mine:
        own = [each for each in officials.own(wanted.period, by=by) if each.agency.id == wanted.unit.id]
        lines = own[0].lines if own else ()
    else:
        lines = agencies.of_unit(wanted.unit, wanted.period, wanted.today).lines
    number = request.GET.get("number", "1")
    found = next((line for line in lines if str(line.number) == number), None)
    if found is None:
        raise NotFound(gettext("Phiếu không có dòng này."), "", gettext("Hãy mở lại phiếu và chọn một dòng."))
    return found


@require_http_methods(_FORM)
@officers_only
def answer(request: OfficeRequest) -> HttpResponse:
    """What was said against a line, and a place for the answer; sent, the sheet shows it."""
    number = request.GET.get("contest", "")
    known = number.isascii() and number.isdigit() and len(number) < _LONGEST_NUMBER
    view = queries.to_answer(int(number) if known else 0, by=request.actor)
    wanted = Asked(people.agency_by_id(view.agency_id), periods.read(view.period), clock.now().date())
    back = wanted.address("grading" if view.official_id is None else "grading_officials")
    words = {name: request.POST.get(name, "") for name in ("upheld", "points", "answer")}
    shown: dict[str, object] = {
        "title": gettext("Trả lời ý kiến"), "view": view, "where": wanted, "back": back, "words": words,
        "choices": [
            ("no", gettext("Giữ nguyên điểm đo được")), ("yes", gettext("Ý kiến đúng, tính bằng điểm thẩm định")),
        ],
    }  # fmt: skip
    if request.method != "POST":
        return shell.show(request, "office/grading/answer.html", shown)
    try:
        acts.answer(
            by=request.actor, contest=view.id, upheld=_upheld(words["upheld"]), points=_points(words["points"]),
            answer=typed.letter(request.POST, "answer"), at=clock.now(),
        )  # fmt: skip
    except refusals.Refusal as error:
        shown["refusal"] = told = refusals.told(error, {"upheld", "points", "answer"})
        return shell.show(request, "office/grading/answer.html", shown, status=told.status)
    messages.success(request, gettext("Câu trả lời đã được ghi vào phiếu."))
    return HttpResponseRedirect(back)


def _upheld(word: str) -> bool:
    if word not in {"yes", "no"}:
        sentence = gettext("Hãy chọn giữ nguyên hay tính lại.")
        raise Invalid(gettext("Chưa chọn kết quả xem xét."), "", sentence, fields={"upheld": sentence})
    return word == "yes"


def _points(text: str) -> Decimal | None:
    """The points as typed, with a comma or a point; nothing when nothing was typed. Raises `Invalid`."""
    if not text.strip():
        return None
    try:
        return Decimal(text.strip().replace(",", ".")[:_LONGEST_NUMBER])
    except InvalidOperation:
        sentence = gettext("Hãy ghi điểm từ 0 đến 2, ví dụ %(points)s.") % {"points": kit.number(Decimal("1.5"), 1)}
        raise Invalid(gettext("Điểm thẩm định chưa đúng."), "", sentence, fields={"points": sentence}) from None
