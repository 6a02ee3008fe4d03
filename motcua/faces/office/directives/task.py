"""One task: what is asked, in whose words, of whom, by when, how far each unit is, and what comes next."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording as kit
from motcua.faces.office import shell, wording
from motcua.faces.office.directives import duties, words
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.promises import naming
from motcua.law.duties import Standing
from motcua.ledger import clock
from motcua.registers.files import queries as files
from motcua.work.directives import pages
from motcua.work.directives.views import DutyView, TaskView

_MOST, _FIRST = 12, 8  # lines of who must act that are shown whole; of more, those that are not folded away
_URGENT = (
    Standing.LATE, Standing.OPEN, Standing.NOT_BEGUN, Standing.OPEN_ENDED, Standing.DONE_LATE, Standing.DONE_IN_TIME,
    Standing.DONE,
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One entry of a duty's course; `state` is that of the timeline."""

    at: datetime
    who: str
    title: str
    text: str
    files: tuple[tuple[str, str], ...]
    state: str
    link: str = ""


@require_safe
@officers_only
def page(request: OfficeRequest, task: int) -> HttpResponse:
    """The task with one of its duties open: the one asked for, else the first that waits for the officer."""
    today = clock.now().date()
    view = pages.task(task, by=request.actor, today=today)
    return shell.show(request, "office/duties/task.html", around(view, chosen(request, view)), here="duties")


def around(view: TaskView, one: DutyView) -> dict[str, object]:
    """What the page of a task is told, with one of its duties open."""
    today = clock.now().date()
    every = duties.lines([each.row for each in view.duties], today)
    line = next(each for each in every if each.row.number == one.row.number)
    return {
        "task": view, **_rows(every, one.row.number),
        "one": one,
        "line": line,
        "why": _why(line),
        "beside": [each for each in every if each.row.unit == one.row.unit and each.row.number != one.row.number],
        "parts": duties.lines(one.parts, today),
        "course": course(one),
        "promise": _promise(view),
        "proof": naming.proof(one.proof),
        "acts": acts(one),
    }  # fmt: skip


def _rows(every: list[duties.DutyLine], opened: int) -> dict[str, object]:
    """The lines of who must act; of many the open one and the first that must be looked at, the rest folded away."""
    ordered = every
    if len(every) > _MOST:
        ordered = sorted(every, key=lambda each: (each.row.number != opened, _URGENT.index(each.row.standing)))
    rows = [(each, each.row.number == opened) for each in ordered]
    if len(every) <= _MOST:
        return {"rows": rows, "others": [], "tallies": []}
    counts = Counter((each.word, each.shape) for each in every)
    return {
        "rows": rows[:_FIRST], "others": rows[_FIRST:],
        "tallies": [(n, word, shape) for (word, shape), n in counts.most_common()],
    }  # fmt: skip


def _why(line: duties.DutyLine) -> str:
    """Where the figure by which the duty is measured is explained: what lies behind it, or component by component."""
    target, got = line.row.target, line.reached
    if target is None or got is None:
        return ""
    if target.measure.open:
        return f"{reverse('office:board')}?{urlencode({'unit': target.agency_code})}"
    if target.measure.promise:
        said = {"kind": target.measure.promise, "first": kit.day(got.period.first), "last": kit.day(got.period.last)}
        return f"{reverse('office:duties')}?{urlencode(said)}"
    asked = urlencode({"unit": target.agency_code, "period": got.period.key})
    part = f"#{target.measure.component}" if target.measure.component else ""
    return f"{reverse('office:index')}?{asked}{part}"


def _promise(view: TaskView) -> dict[str, object] | None:
    """What the task is as a promise, in words; nothing for what is only ordered."""
    told = view.promise
    if told is None:
        return None
    return {
        "label": naming.kind(told.kind), "source": wording.cited(told.source), "received": told.received_on,
        "details": [(naming.detail(name), text) for name, text in told.details], "appraiser": told.appraiser,
    }  # fmt: skip


def chosen(request: OfficeRequest, view: TaskView) -> DutyView:
    """The duty asked for; else the first one that the officer can report on, else the first that is open."""
    number = request.GET.get("duty", "")
    named = [one for one in view.duties if str(one.row.number) == number]
    own = [one for one in view.duties if "report" in one.verbs]
    open_ = [one for one in view.duties if not one.row.standing.done]
    return (*named, *own, *open_, *view.duties)[0]


def acts(one: DutyView) -> list[tuple[str, str, str]]:
    """What the officer may do with the duty beside reporting: the word in the address, the label, the icon."""
    names = {
        "write": (gettext("Soạn văn bản trả lời"), "pencil"), "issue": (gettext("Ban hành"), "stamp"),
        "publish": (gettext("Công khai nội dung trả lời"), "megaphone"),
        "confirm": (gettext("Xác nhận kết quả"), "circle-check"), "send_back": (gettext("Trả lại kết quả"), "undo-2"),
        "extend": (gettext("Gia hạn"), "calendar-clock"), "refuse": (gettext("Không gia hạn"), "circle-x"),
        "ask": (gettext("Đề nghị gia hạn"), "calendar-clock"), "begin": (gettext("Sự kiện đã xảy ra"), "play"),
        "divide": (gettext("Giao một phần"), "split"), "assign": (gettext("Chỉ định đơn vị chủ trì"), "user-check"),
        "share": (gettext("Cấp liên kết báo cáo"), "link"), "measure": (gettext("Chọn chỉ tiêu"), "gauge"),
        "withdraw": (gettext("Gỡ nội dung trả lời"), "ban"),
    }  # fmt: skip
    able = (one.verbs - {"check", "report"}) | ({"confirm", "send_back"} if "check" in one.verbs else set())
    found = [(verb, *names[verb]) for verb in names if verb in able]
    return [*found, ("revoke", gettext("Thu hồi liên kết"), "ban")] if one.link else found


def course(one: DutyView) -> list[Told]:
    """Everything that was told of the duty, in the order of time."""
    states = {"progress": "done", "done": "done", "confirmed": "done", "returned": "late"}
    found = [
        Told(each.at, each.by, words.verdict(each.verdict), each.text, each.files, states[each.verdict], each.link)
        for each in one.reports
    ]
    for asked in one.extensions:
        until = {"until": f"{asked.until:%d/%m/%Y}"}
        found.append(
            Told(asked.asked_at, asked.asked_by, gettext("Đề nghị hạn %(until)s") % until, asked.reason, (), "done")
        )
        if asked.granted is not None and asked.answered_at is not None:
            title = gettext("Gia hạn đến %(until)s") % until if asked.granted else gettext("Không gia hạn")
            state = "done" if asked.granted else "late"
            found.append(Told(asked.answered_at, asked.answered_by, title, asked.answer, (), state))
    return sorted(found, key=lambda told: told.at)


@require_safe
@xframe_options_sameorigin
@officers_only
def file(request: OfficeRequest, task: int, digest: str) -> FileResponse:
    """A piece of evidence, for who may see the duty it belongs to; knowing a digest is not a permission."""
    name = pages.file_of(task, digest, by=request.actor)
    kept = files.file(digest)
    return FileResponse(files.open_file(digest), content_type=kept.media_type, filename=name, as_attachment=True)
