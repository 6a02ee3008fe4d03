"""The tasks of the central Government in a list, and one of them with all that both sides said."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.office import refusals, shell
from motcua.faces.office.directives import paging, words
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.ledger import clock
from motcua.work.directives.mandates import queries
from motcua.work.directives.mandates.queries import AnswerView, MandateRow, MandateView, NoticeView
from motcua.work.directives.mandates.word import Answer, Kind


@dataclass(frozen=True)
class Said:
    """One entry of the course: what the giver told, or what he was told."""

    at: datetime
    title: str
    who: str
    text: str
    about: str
    state: str
    notice: NoticeView | None = None


@require_safe
@officers_only
def page(request: OfficeRequest) -> HttpResponse:
    """The list, what waits for a person first. Only for those who may read it."""
    today, place = clock.now().date(), paging.asked(request)
    rows, total = queries.mandates(by=request.actor, today=today, page=place)
    context = {
        "rows": [(row, *standing(row, today)) for row in rows],
        "columns": [{"label": label} for label in (gettext("Nhiệm vụ"), gettext("Hạn"), gettext("Tình trạng"))],
        "pages": paging.beside(reverse("office:mandates"), {}, place, queries.PAGE, total),
    }
    return shell.show(request, "office/mandates/page.html", context, here="directives")


@require_safe
@officers_only
def one(request: OfficeRequest, mandate: int) -> HttpResponse:
    """The task with its course."""
    return shown(request, queries.mandate(mandate, by=request.actor, today=clock.now().date()), None)


def shown(request: OfficeRequest, view: MandateView, told: refusals.Told | None) -> HttpResponse:
    """The page of the task, with a refusal if there was one."""
    word, shape = standing(view.row, clock.now().date())
    context = {
        "view": view, "row": view.row, "word": word, "shape": shape, "course": course(view), "refusal": told,
        "said": request.POST if told else {},
    }  # fmt: skip
    status = told.status if told else 200
    return shell.show(request, "office/mandates/one.html", context, here="directives", status=status)


def standing(row: MandateRow, today: date) -> tuple[str, str]:
    """How the task stands, in words and as a shape."""
    ended = {
        "declined": gettext("Không tiếp nhận"), "withdrawn": gettext("Đã thu hồi"),
        "accepted": gettext("Đã được chấp nhận"),
    }  # fmt: skip
    if row.ended:
        return ended[row.ended], "done" if row.ended == "accepted" else "draft"
    if not row.confirmed:
        return gettext("Chờ xác nhận"), "nearly"
    return words.standing(row.standing), words.shape(row.standing, row.due_on, today)


def course(view: MandateView) -> list[Said]:
    """What both sides said, in the order of time."""
    found = [_told(one) for one in view.notices] + [_answered(one) for one in view.answers]
    return sorted(found, key=lambda one: one.at)


def _told(one: NoticeView) -> Said:
    about = {
        Kind.EXTENDED: gettext("Hạn mới: %(day)s"), Kind.CHANGED: gettext("Hạn: %(day)s"),
        Kind.ASSIGNED: gettext("Hạn: %(day)s"),
    }  # fmt: skip
    day = one.word.due_on
    said = about[one.kind] % {"day": f"{day:%d/%m/%Y}"} if day and one.kind in about else ""
    text = " · ".join(part for part in (one.word.content, one.word.reason, one.remark) if part)
    state = "late" if one.kind in {Kind.WITHDRAWN, Kind.RETURNED, Kind.REFUSED, Kind.UNCLEAR} else "done"
    return Said(one.received_at, _kind(one.kind), one.word.issuer, text, said, state, one if one.next else None)


def _kind(of: Kind) -> str:
    """What a notice is about, in words."""
    return {
        Kind.ASSIGNED: gettext("Giao nhiệm vụ"), Kind.CHANGED: gettext("Điều chỉnh nhiệm vụ"),
        Kind.EXTENDED: gettext("Gia hạn"), Kind.WITHDRAWN: gettext("Thu hồi nhiệm vụ"),
        Kind.RETURNED: gettext("Trả lại kết quả"), Kind.ACCEPTED: gettext("Chấp nhận kết quả"),
        Kind.REFUSED: gettext("Không gia hạn"), Kind.UNCLEAR: gettext("Thông báo không đọc được"),
    }[of]  # fmt: skip


def _answer(of: Answer) -> str:
    """What the giver is told, in words."""
    return {
        Answer.TAKEN: gettext("Tiếp nhận nhiệm vụ"), Answer.DECLINED: gettext("Không tiếp nhận"),
        Answer.NOTED: gettext("Đã nhận thông báo"), Answer.PROGRESS: gettext("Báo cáo tiến độ"),
        Answer.DONE: gettext("Báo cáo kết quả"), Answer.EXTENSION: gettext("Đề nghị gia hạn"),
        Answer.NO_EXTENSION: gettext("Rút đề nghị gia hạn"),
    }[of]  # fmt: skip


def _answered(one: AnswerView) -> Said:
    until = gettext("Đề nghị hạn %(day)s") % {"day": one.until} if one.until else ""
    about = " · ".join(part for part in (one.unit, until, *one.files) if part)
    return Said(one.at, gettext("Đã báo: %(what)s") % {"what": _answer(one.answer)}, one.by, one.text, about, "done")
