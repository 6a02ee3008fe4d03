"""The acts on one list as forms: contest or answer an entry, publish what everyone will see, withdraw."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from motcua.faces.kit import wording as kit
from motcua.faces.office import refusals, shell, typed
from motcua.faces.office.dossier.forms import Field
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.publications import page
from motcua.ledger import clock
from motcua.registers.people.errors import Conflict, Invalid, NotFound
from motcua.work.publications import queries
from motcua.work.publications.acts import contest as contesting
from motcua.work.publications.acts import publish as publishing
from motcua.work.publications.views import EntryView, ListView, masked


@dataclass(frozen=True, kw_only=True)
class Form:
    """An act as it is offered on a list or one of its entries; `perform` does it."""

    verb: str
    title: str
    button: str
    says: str
    fields: tuple[Field, ...]
    perform: Callable[[], None]
    done: str
    danger: bool = False
    icon: str = "check"


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def publish(request: OfficeRequest, number: int) -> HttpResponse:
    """What everyone would see, with the basis and the days to fill in; sent, it is published."""
    view = queries.publication(number, by=request.actor, now=clock.now())
    return _answer(request, view, _publish(request, view), view.verbs)


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def withdraw(request: OfficeRequest, number: int) -> HttpResponse:
    """Why the list is taken away; sent, nobody sees it any more."""
    view = queries.publication(number, by=request.actor, now=clock.now())
    return _answer(request, view, _withdraw(request, view), view.verbs)


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def contest(request: OfficeRequest, number: int, entry: int) -> HttpResponse:
    """Why the official named in the entry contests it; sent, it waits for an answer."""
    view, found = _entry(request, number, entry)
    return _answer(request, view, _contest(request, view, found), found.verbs, found)


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def answer(request: OfficeRequest, number: int, entry: int) -> HttpResponse:
    """The contest with the choice to keep or strike the entry; sent, it is answered."""
    view, found = _entry(request, number, entry)
    return _answer(request, view, _reply(request, view, found), found.verbs, found)


def _entry(request: OfficeRequest, number: int, entry: int) -> tuple[ListView, EntryView]:
    view = queries.publication(number, by=request.actor, now=clock.now())
    found = next((one for one in view.entries if one.no == entry), None)
    if found is None:
        raise NotFound(gettext("Không tìm thấy dòng này."), "", gettext("Hãy mở lại danh sách."))
    return view, found


def _answer(
    request: OfficeRequest, view: ListView, form: Form, verbs: frozenset[str], entry: EntryView | None = None
) -> HttpResponse:
    """The form; sent, the act is done, or refused with everything typed still there."""
    if request.method == "POST":
        try:
            form.perform()
        except refusals.Refusal as error:
            return _refused(request, view, form, entry, error)
        messages.success(request, form.done)
        return HttpResponseRedirect(reverse("office:publication", args=[view.number]))
    if form.verb not in verbs:
        raise Conflict(
            gettext("Việc này không làm được lúc này."), gettext("Danh sách đã đổi, hoặc việc này của người khác."),
            gettext("Hãy mở lại danh sách."),
        )  # fmt: skip
    return _shown(request, view, form, entry, {"fields": [(one, one.value, "") for one in form.fields]})


def _refused(
    request: OfficeRequest, view: ListView, form: Form, entry: EntryView | None, error: Exception
) -> HttpResponse:
    told = refusals.told(error, {one.name for one in form.fields})
    fields = [(one, request.POST.get(one.name, ""), told.fields.get(one.name, "")) for one in form.fields]
    return _shown(request, view, form, entry, {"fields": fields, "refusal": told}, status=told.status)


def _shown(
    request: OfficeRequest, view: ListView, form: Form, entry: EntryView | None, more: dict[str, object],
    *, status: int = 200,
) -> HttpResponse:  # fmt: skip
    context = page.around(view) | {"form": form, "entry": entry}
    context["preview"] = [(one, masked(one.dossier)) for one in view.entries if one.shown]
    return shell.show(request, "office/publications/act.html", context | more, here="publications", status=status)


def _publish(request: OfficeRequest, view: ListView) -> Form:
    day = queries.today(clock.now())

    def perform() -> None:
        first, until = typed.day(request.POST, "first"), typed.day(request.POST, "until")
        if first is None or until is None:
            said = gettext("Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 29/05/2023.")
            raise Invalid(gettext("Chưa nhập ngày."), "", said, fields={"first" if first is None else "until": said})
        publishing.publish(
            by=request.actor, publication=view.number, basis=typed.letter(request.POST, "basis"), first=first,
            until=until, seen=typed.whole(request.POST, "seen"), at=clock.now(),
        )  # fmt: skip

    longest = queries.longest(day)
    return Form(
        verb="publish", title=gettext("Công bố danh sách"), button=gettext("Công bố"), icon="megaphone", danger=True,
        says=gettext("Từ ngày bắt đầu đến hết ngày gỡ, mọi người đọc được đúng những dòng dưới đây, không hơn."),
        fields=(
            Field(name="basis", label=gettext("Căn cứ pháp lý"), kind="textarea",
                  hint=gettext(
                      "Số, ngày, cơ quan ban hành văn bản giao việc công khai; hiện nguyên văn cho mọi người."
                  )),
            Field(name="first", label=gettext("Công khai từ ngày"), kind="date", value=kit.day(day)),
            Field(name="until", label=gettext("Gỡ sau ngày"), kind="date", value=kit.day(day + timedelta(days=longest)),
                  hint=gettext("Nhiều nhất %(n)s ngày sau ngày bắt đầu.") % {"n": longest}),
        ),
        perform=perform, done=gettext("Đã công bố danh sách."),
    )  # fmt: skip


def _withdraw(request: OfficeRequest, view: ListView) -> Form:
    def perform() -> None:
        reason = typed.letter(request.POST, "reason")
        publishing.withdraw(by=request.actor, publication=view.number, reason=reason, at=clock.now())

    return Form(
        verb="withdraw", title=gettext("Gỡ danh sách"), button=gettext("Gỡ"), icon="undo-2", danger=True,
        says=gettext("Ngay sau đó không ai bên ngoài nhìn thấy danh sách này nữa; nó không công bố lại được."),
        fields=(Field(name="reason", label=gettext("Lý do gỡ"), kind="textarea"),), perform=perform,
        done=gettext("Đã gỡ danh sách."),
    )  # fmt: skip


def _contest(request: OfficeRequest, view: ListView, entry: EntryView) -> Form:
    def perform() -> None:
        reason = typed.letter(request.POST, "reason")
        contesting.contest(by=request.actor, publication=view.number, entry=entry.no, reason=reason, at=clock.now())

    return Form(
        verb="contest", title=gettext("Khiếu nại dòng này"), button=gettext("Gửi khiếu nại"), icon="flag",
        says=gettext(
            "Từ lúc gửi đến khi có trả lời, không ai bên ngoài nhìn thấy dòng này. Mỗi dòng khiếu nại một lần."
        ),
        fields=(Field(name="reason", label=gettext("Lý do khiếu nại"), kind="textarea",
                      hint=gettext("Vì sao việc chậm không do bạn. Không ghi thông tin của người dân.")),),
        perform=perform, done=gettext("Đã gửi khiếu nại."),
    )  # fmt: skip


def _reply(request: OfficeRequest, view: ListView, entry: EntryView) -> Form:
    def perform() -> None:
        choice = request.POST.get("verdict", "")
        if choice not in {"keep", "strike"}:
            said = gettext("Hãy chọn giữ hoặc xóa dòng này.")
            raise Invalid(gettext("Chưa chọn cách trả lời."), "", said, fields={"verdict": said})
        contesting.answer(
            by=request.actor, publication=view.number, entry=entry.no, strike=choice == "strike",
            reason=typed.letter(request.POST, "reason"), at=clock.now(),
        )  # fmt: skip

    options = (("keep", gettext("Giữ dòng này")), ("strike", gettext("Xóa dòng này khỏi danh sách")))
    return Form(
        verb="answer", title=gettext("Trả lời khiếu nại"), button=gettext("Trả lời"), icon="message-square",
        says=gettext("Dòng đã xóa không vào danh sách nào nữa."),
        fields=(
            Field(name="verdict", label=gettext("Kết luận"), kind="radio", options=options),
            Field(name="reason", label=gettext("Lý do"), kind="textarea"),
        ),
        perform=perform, done=gettext("Đã trả lời khiếu nại."),
    )  # fmt: skip
