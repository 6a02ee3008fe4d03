"""What is open to whoever has its address: the report of a body outside, and an officer's calendar."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.office import refusals, shell, typed, uploads
from motcua.faces.office.directives import task as tasks
from motcua.faces.office.directives import words
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.promises import naming
from motcua.ledger import clock
from motcua.registers.files import queries as files
from motcua.registers.files.queries import FileView
from motcua.registers.people.actor import HOUSE, actor_for
from motcua.registers.people.errors import NotFound
from motcua.work.directives import addresses, following, pages
from motcua.work.directives.acts import report, share
from motcua.work.directives.views import DutyRow, DutyView, TaskView

_MOST_FILES = 5
_Answer = TypeVar("_Answer", bound=HttpResponseBase)
_FOLD = 73  # octets of a line of iCalendar, less the space that continues it


@require_http_methods(["GET", "HEAD", "POST"])
def outside(request: HttpRequest, token: str) -> HttpResponse:
    """The duty behind the link, with a form to report on it; no account is needed, and nothing else is shown."""
    today = clock.now().date()
    behind = _behind(token)
    one = behind.one
    context: dict[str, object] = {
        "task": behind.task, "one": one, "word": words.standing(one.row.standing), "binds": words.binds(one.row.binds),
        "shape": words.shape(one.row.standing, one.row.due_on, today), "until": behind.until,
        "said": request.POST, "token": token, "course": tasks.course(one), "proof": naming.proof(one.proof),
    }  # fmt: skip
    status = 200
    if request.method == "POST":
        kept: list[FileView] = []
        try:
            _reported(request, behind.link, kept)
        except refusals.Refusal as error:
            told = refusals.told(error, {"name", "text", "files", "link"})
            context |= {"refusal": told, "kept": [(uploads.mark(file, HOUSE), file.name) for file in kept]}
            status = told.status
        else:
            messages.success(request, gettext("Đã gửi báo cáo. Cảm ơn."))
            return HttpResponseRedirect(request.path)
    response = render(request, "office/duties/outside.html", context, status=status)
    return _unkept(response)


@require_safe
def outside_file(_request: HttpRequest, token: str, digest: str) -> HttpResponseBase:
    """A piece of evidence of the duty behind the link, for whoever has it; of no other duty, though it be the same."""
    reports = _behind(token).one.reports
    name = next((name for told in reports for kept, name in told.files if kept == digest), None)
    if name is None:
        raise NotFound(gettext("Không tìm thấy tệp này."), "", gettext("Hãy mở lại trang nhiệm vụ."))
    kind = files.file(digest).media_type
    return _unkept(FileResponse(files.open_file(digest), content_type=kind, filename=name, as_attachment=True))


@dataclass(frozen=True, slots=True)
class Behind:
    """What a link opens: one duty of a task, until a day."""

    link: int
    until: date
    task: TaskView
    one: DutyView


def _behind(token: str) -> Behind:
    """What the link opens. Raises `NotFound`."""
    today = clock.now().date()
    link = addresses.link(token, today)
    if link is None:
        raise NotFound(
            gettext("Liên kết không còn hiệu lực."), gettext("Liên kết đã hết hạn, đã bị thu hồi hoặc gõ sai."),
            gettext("Hãy liên hệ cơ quan giao nhiệm vụ để nhận liên kết mới."),
        )  # fmt: skip
    view = pages.task(link.duty.task_id, by=HOUSE, today=today)
    one = next(each for each in view.duties if each.row.number == link.duty_id)
    return Behind(link.id, link.expires_on, view, one)


def _reported(request: HttpRequest, link: int, kept: list[FileView]) -> None:
    """The report is there; `kept` holds its files, also when it is refused, so that a form shown again has them."""
    now, said = clock.now(), request.POST
    kept += [file for mark in said.getlist("kept")[:_MOST_FILES] if (file := uploads.marked(mark, HOUSE))]
    for handed in request.FILES.getlist("files")[:_MOST_FILES]:
        stored = uploads.keep(handed, by=HOUSE, at=now)
        kept += [stored] if stored else []
    report.report_outside(
        by=HOUSE, link=link, name=typed.line(said, "name", 200), text=typed.letter(said, "text"), at=now,
        done=said.get("done") == "1", files=[one.digest for one in kept], address=typed.line(said, "link"),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def calendar(request: OfficeRequest) -> HttpResponse:
    """The officer's private address for his calendar; sent, a new one ends the old."""
    if request.method == "POST":
        share.renew_feed(by=request.actor, at=clock.now())
        messages.success(request, gettext("Đã tạo địa chỉ mới; địa chỉ cũ không dùng được nữa."))
        return HttpResponseRedirect(reverse("office:duty_calendar"))
    token = addresses.feed_of(request.actor.id or 0)
    address = request.build_absolute_uri(reverse("office:duty_feed", args=[token])) if token else ""
    return shell.show(request, "office/duties/calendar.html", {"address": address}, here="duties")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The officer's dated duties as iCalendar, for a calendar program that cannot sign in."""
    number = addresses.account_of(token)
    actor = actor_for(number) if number is not None else None
    if actor is None or not actor.officer:
        raise NotFound(gettext("Không có lịch này."), "", gettext("Hãy lấy địa chỉ mới ở trang nhiệm vụ."))
    today = clock.now().date()
    rows = following.dated(by=actor, today=today)
    response = HttpResponse(ical(rows, request.build_absolute_uri("/")), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="nhiem-vu.ics"'
    return _unkept(response)


def ical(rows: tuple[DutyRow, ...], site: str) -> str:
    """The duties as a calendar of whole days, each with an alarm three days before (RFC 5545)."""
    stamp = f"{clock.now().astimezone(tz=None):%Y%m%dT%H%M%S}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Mot Cua//Nhiem vu//VI",
        "X-WR-CALNAME:" + gettext("Nhiệm vụ được giao"),
    ]
    for row in rows:
        day = row.due_on or date.max
        lines += [
            "BEGIN:VEVENT", f"UID:duty-{row.number}@motcua", f"DTSTAMP:{stamp}", f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_plain(f'{words.binds(row.binds)}: {row.content}')}",
            f"DESCRIPTION:{_plain(f'{row.unit} – {row.sign} {row.title} ({words.point(row.point)})')}",
            f"URL:{site.rstrip('/')}{reverse('office:task', args=[row.task])}?duty={row.number}",
            "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P3D", f"DESCRIPTION:{_plain(row.content)}", "END:VALARM",
            "END:VEVENT",
        ]  # fmt: skip
    return "\r\n".join(part for line in [*lines, "END:VCALENDAR"] for part in _folded(line)) + "\r\n"


def _plain(text: str) -> str:
    """Text as the format wants it: what would end a value is escaped."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """The line in parts of at most 75 octets, no letter cut in two."""
    parts, here = [], ""
    for letter in line:
        if len((here + letter).encode()) > _FOLD:
            parts.append(here)
            here = " "
        here += letter
    return [*parts, here]


def _unkept(response: _Answer) -> _Answer:
    """The answer with the order to keep it nowhere, and to tell its address to no other site: it is a key.

    Under `no-referrer` browsers send forms without their origin, and the house takes them for forged.
    """
    patch_cache_control(response, private=True, no_store=True)
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, noarchive"
    return response
