"""The acts on one duty as forms: report, extend, check, give on. Sent, each is done, or refused with what was typed."""

from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from motcua.faces.kit import wording as kit
from motcua.faces.office import refusals, shell, typed, uploads
from motcua.faces.office.directives import task as pages_
from motcua.faces.office.directives import words
from motcua.faces.office.directives.forms import Form
from motcua.faces.office.dossier.forms import Field
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.promises import answering
from motcua.ledger import clock
from motcua.reactions.quality import periods
from motcua.reactions.quality.periods import Period
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Conflict, NotFound
from motcua.work.directives import measures, pages
from motcua.work.directives.acts import extend, give, measure, share
from motcua.work.directives.acts import report as reporting
from motcua.work.directives.views import DutyView, TaskView

_MOST_FILES = 10


@require_http_methods(["POST"])
@officers_only
def report(request: OfficeRequest, task: int, duty: int) -> HttpResponse:
    """The report with its evidence is there; refused, the page of the task says why and keeps what was typed."""
    view, one = found(request, task, duty)
    said, now = request.POST, clock.now()
    kept = [file for mark in said.getlist("kept")[:_MOST_FILES] if (file := uploads.marked(mark, request.actor))]
    try:
        for handed in request.FILES.getlist("files")[:_MOST_FILES]:
            stored = uploads.keep(handed, by=request.actor, at=now)
            kept += [stored] if stored else []
        reporting.report(
            by=request.actor, duty=duty, text=typed.letter(said, "text"), files=[one.digest for one in kept],
            done=said.get("done") == "1", done_on=typed.day(said, "done_on"), at=now,
            link=typed.line(said, "link"),
        )  # fmt: skip
    except refusals.Refusal as error:
        told = refusals.told(error, {"text", "files", "done_on", "link"})
        marks = [(uploads.mark(file, request.actor), file.name) for file in kept]
        context = pages_.around(view, one) | {"refusal": told, "said": said, "kept": marks}
        return shell.show(request, "office/duties/task.html", context, here="duties", status=told.status)
    messages.success(request, gettext("Đã ghi nhận báo cáo."))
    return HttpResponseRedirect(_address(task, duty))


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def act(request: OfficeRequest, task: int, duty: int, act: str) -> HttpResponse:
    """The form of the act; sent, it is done."""
    view, one = found(request, task, duty)
    form = _forms(one).get(act)
    if form is None:
        raise NotFound(gettext("Không có việc này."), "", gettext("Hãy mở lại trang nhiệm vụ."))
    if act not in {name for name, _, _ in pages_.acts(one)}:
        raise Conflict(
            gettext("Việc này không làm được lúc này."), gettext("Nhiệm vụ đã đổi, hoặc việc này của người khác."),
            gettext("Hãy mở lại trang nhiệm vụ."),
        )  # fmt: skip
    told: refusals.Told | None = None
    if request.method == "POST":
        try:
            form.perform(request, duty)
        except refusals.Refusal as error:
            told = refusals.told(error, {field.name for field in form.fields})
        else:
            messages.success(request, form.done)
            return HttpResponseRedirect(_address(task, duty))
    fields = [
        (
            field,
            request.POST.get(field.name, "") if told else field.value,
            told.fields.get(field.name, "") if told else "",
        )
        for field in form.fields
    ]
    context = {"task": view, "one": one, "form": form, "fields": fields, "refusal": told}
    return shell.show(request, "office/duties/act.html", context, here="duties", status=told.status if told else 200)


def found(request: OfficeRequest, number: int, duty: int) -> tuple[TaskView, DutyView]:
    """The task and the duty of it. Raises `NotFound` for what the officer may not see."""
    view = pages.task(number, by=request.actor, today=clock.now().date())
    one = next((each for each in view.duties if each.row.number == duty), None)
    if one is None:
        raise NotFound(gettext("Không tìm thấy nhiệm vụ này."), "", gettext("Hãy mở lại trang nhiệm vụ."))
    return view, one


def _address(number: int, duty: int) -> str:
    return f"{reverse('office:task', args=[number])}?duty={duty}#duty"


def _reason(label: str, hint: str = "", *, optional: bool = False, name: str = "reason") -> Field:
    return Field(name=name, label=label, kind="textarea", hint=hint, optional=optional)


def _until(one: DutyView) -> Field:
    asked = next((each.until for each in one.extensions if each.granted is None), None)
    hint = gettext("Hạn hiện nay: %(day)s") % {"day": kit.day(one.row.due_on) or gettext("không có")}
    return Field(name="until", label=gettext("Hạn mới"), kind="date", hint=hint, value=kit.day(asked))


def _units(path: str) -> list[tuple[str, str]]:
    """The agencies below a path, for a choice."""
    day = clock.now().date()
    alive = [one for one in people.agencies(day=day) if one.path.startswith(path)]
    return [("", "–"), *((one.code, one.name) for one in alive)]


def _forms(one: DutyView) -> dict[str, Form]:
    return {**answering.forms(one), **_of_giver(one), **_of_owners(), **_of_owner(one), "measure": _measure(one)}


def _measure(one: DutyView) -> Form:
    """By which figure of the house the duty is measured; nothing chosen, by none."""
    target = one.row.target
    names = [
        ("", gettext("– không đo bằng chỉ tiêu –")),
        *((each.name, words.measure(each)) for each in measures.MEASURES),
    ]
    period = Period(target.first, target.months).key if target else ""
    return Form(
        title=gettext("Chọn chỉ tiêu"), button=gettext("Ghi chỉ tiêu"), done=gettext("Đã ghi chỉ tiêu."),
        says=gettext("Hệ thống tính số từ hồ sơ; đạt chỉ tiêu chưa phải là hoàn thành, người giao vẫn xác nhận."),
        fields=(
            Field(name="measure", label=gettext("Chỉ tiêu"), kind="select", options=names,
                  value=target.measure.name if target else ""),
            Field(name="agency", label=gettext("Của đơn vị, kể cả đơn vị trực thuộc"), kind="select",
                  options=_units("/"), value=target.agency_code if target else one.row.unit_code),
            Field(name="period", label=gettext("Kỳ"), value=period,
                  hint=gettext("Ví dụ: 2023-09, 2023-Q3, 2023-H2, 2023")),
            Field(name="at_least", label=gettext("Phải đạt từ"), value=_decimal(target.at_least) if target else "",
                  hint=gettext("Ví dụ: 98,5. Với hồ sơ quá hạn: không quá số này.")),
        ),
        perform=_measured,
    )  # fmt: skip


def _decimal(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


def _measured(request: OfficeRequest, number: int) -> None:
    said, now = request.POST, clock.now()
    if not said.get("measure"):
        measure.unmeasure(by=request.actor, duty=number, at=now)
        return
    period = periods.read(typed.line(said, "period", 20))
    try:
        at_least = Decimal(typed.line(said, "at_least", 20).replace(",", ".") or "0")
    except InvalidOperation:
        at_least = Decimal(0)
    measure.measure(
        by=request.actor, duty=number, name=typed.line(said, "measure", 20), agency=typed.line(said, "agency", 60),
        first=period.first, months=period.months, at_least=at_least, at=now,
    )  # fmt: skip


def _of_giver(one: DutyView) -> dict[str, Form]:
    return {
        "confirm": Form(
            title=gettext("Xác nhận kết quả"), button=gettext("Xác nhận"), done=gettext("Đã xác nhận kết quả."),
            fields=(_reason(gettext("Ý kiến"), optional=True),),
            perform=lambda r, n: reporting.confirm(by=r.actor, duty=n, text=_told(r), at=clock.now()),
        ),
        "send_back": Form(
            title=gettext("Trả lại kết quả"), button=gettext("Trả lại"), done=gettext("Đã trả lại kết quả."),
            danger=True,
            says=gettext("Việc phải làm lại theo hạn mới; đơn vị thấy lý do.") if one.redone else gettext(
                "Nhiệm vụ mở lại với hạn cũ; đơn vị thấy lý do."
            ),
            fields=(
                _reason(gettext("Lý do trả lại"), gettext("Ví dụ: kế hoạch còn chung chung, làm lại.")),
                *([_until(one)] if one.redone else []),
            ),
            perform=lambda r, n: reporting.send_back(
                by=r.actor, duty=n, text=_told(r), until=typed.day(r.POST, "until"), at=clock.now()
            ),
        ),
        "extend": Form(
            title=gettext("Gia hạn"), button=gettext("Gia hạn"), done=gettext("Đã gia hạn."),
            says=gettext("Chỉ người giao được gia hạn; hạn cũ vẫn lưu trong diễn biến."),
            fields=(_until(one), _reason(gettext("Lý do"))),
            perform=lambda r, n: extend.extend(
                by=r.actor, duty=n, until=typed.the_day(r.POST, "until"), reason=_told(r), at=clock.now()
            ),
        ),
        "refuse": Form(
            title=gettext("Không gia hạn"), button=gettext("Không gia hạn"), done=gettext("Đã trả lời đề nghị."),
            fields=(_reason(gettext("Lý do")),),
            perform=lambda r, n: extend.refuse(by=r.actor, duty=n, reason=_told(r), at=clock.now()),
        ),
    }  # fmt: skip


def _of_owners() -> dict[str, Form]:
    """Who owes the duty, and by which way a body outside tells of it: for the giver to say."""
    return {
        "assign": Form(
            title=gettext("Chỉ định đơn vị chủ trì"), button=gettext("Chỉ định"), done=gettext("Đã chỉ định đơn vị."),
            says=gettext("Văn bản không nói rõ, hoặc đơn vị không có trong danh mục."),
            fields=(Field(name="agency", label=gettext("Đơn vị"), kind="select", options=_units("/")),),
            perform=lambda r, n: give.name_owner(
                by=r.actor, duty=n, agency=typed.line(r.POST, "agency", 60), at=clock.now()
            ),
        ),
        "share": Form(
            title=gettext("Cấp liên kết báo cáo"), button=gettext("Cấp liên kết"), done=gettext("Đã cấp liên kết."),
            says=gettext("Ai có liên kết đều báo cáo được, không cần tài khoản. Liên kết trước đó hết hiệu lực."),
            fields=(), perform=lambda r, n: share.share(by=r.actor, duty=n, at=clock.now()),
        ),
        "revoke": Form(
            title=gettext("Thu hồi liên kết"), button=gettext("Thu hồi"), done=gettext("Đã thu hồi liên kết."),
            danger=True,
            fields=(), perform=lambda r, n: share.revoke(by=r.actor, duty=n, at=clock.now()),
        ),
    }  # fmt: skip


def _of_owner(one: DutyView) -> dict[str, Form]:
    return {
        "ask": Form(
            title=gettext("Đề nghị gia hạn"), button=gettext("Gửi đề nghị"), done=gettext("Đã gửi đề nghị gia hạn."),
            says=gettext("Hạn chỉ đổi khi người giao đồng ý."), fields=(_until(one), _reason(gettext("Lý do"))),
            perform=lambda r, n: extend.ask(
                by=r.actor, duty=n, until=typed.the_day(r.POST, "until"), reason=_told(r), at=clock.now()
            ),
        ),
        "begin": Form(
            title=gettext("Sự kiện đã xảy ra"), button=gettext("Ghi nhận"),
            done=gettext("Đã ghi nhận; hạn được tính từ đó."),
            says=one.waits_for,
            fields=(Field(name="event_on", label=gettext("Ngày xảy ra"), kind="date"),),
            perform=lambda r, n: give.begin(
                by=r.actor, duty=n, event_on=typed.the_day(r.POST, "event_on"), at=clock.now()
            ),
        ),
        "divide": Form(
            title=gettext("Giao một phần"), button=gettext("Giao"), done=gettext("Đã giao."),
            says=gettext("Đơn vị trực thuộc nhận một nhiệm vụ riêng; đơn vị bạn là người giao của phần đó."),
            fields=(
                Field(name="agency", label=gettext("Đơn vị nhận"), kind="select", options=_below(one)),
                Field(name="content", label=gettext("Nội dung giao"), kind="textarea", value=one.row.content),
                Field(name="due", label=gettext("Hạn"), kind="date", optional=True),
            ),
            perform=lambda r, n: give.divide(
                by=r.actor, duty=n, agency=typed.line(r.POST, "agency", 60), content=typed.letter(r.POST, "content"),
                due=typed.day(r.POST, "due"), at=clock.now(),
            ),
        ),
    }  # fmt: skip


def _told(request: OfficeRequest) -> str:
    return typed.letter(request.POST, "reason")


def _below(one: DutyView) -> list[tuple[str, str]]:
    return _units(people.agency(one.row.unit_code).path) if one.row.unit_code else [("", "–")]
