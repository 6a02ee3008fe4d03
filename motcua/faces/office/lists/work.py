"""The work list: what is asked of the officer, soonest due first."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording as kit
from motcua.faces.office import shell, wording
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.lists import asked, possible, sheet, taking
from motcua.faces.office.lists.asked import Asked
from motcua.faces.office.lists.taking import Column, Table
from motcua.law import sentences
from motcua.law.workflow import State
from motcua.ledger import clock
from motcua.registers.catalog import queries as catalog
from motcua.registers.people.actor import Actor
from motcua.work.dossiers import queries, telling
from motcua.work.dossiers.telling import labels
from motcua.work.dossiers.views import Counts, DossierRow, WorkPage


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the list shows it; everything is ready, so that the template only puts it in its place."""

    code: str
    pick: str
    can: str
    href: str
    procedure: str
    applicant: str
    shape: str
    word: str
    state: str
    due: str
    left: str
    step: str
    step_late: str
    holder: str
    unit: str
    agency: str


def lines(rows: Sequence[DossierRow], now: datetime, by: Actor | None = None) -> list[Line]:
    """The rows with their words, and what `by` can do with each. No query but for a version asked for first."""
    above, nobody, moved = reverse("office:work"), gettext("chưa có người nhận"), gettext("đã hẹn lại")
    # a page has many rows and few different words in them
    word, state, step, day = cache(wording.standing), cache(labels.state), cache(_step), cache(kit.day)
    left, moment = cache(wording.left), cache(kit.moment)
    return [
        Line(
            code=row.code, pick=f"{row.code}|{row.step_no}", href=f"{above}dossiers/{row.code}/",
            can=" ".join(possible.acts(row, by)) if by else "",
            procedure=row.procedure, applicant=row.applicant, shape=wording.SHAPES[row.standing],
            word=word(row.standing),
            state=f"{state(row.state)} · {moved}" if row.extensions else state(row.state),
            due=day(row.due_at) if row.received_at else wording.answer_by(row.state, row.due_at),
            left=left(row.due_at, row.standing, now),
            step=f"{row.step_no}. {step(row.version, row.step_no)}",
            step_late=moment(row.step_due_at) if row.step_late else "", holder=telling.in_place(row.holder) or nobody,
            unit=row.holder_agency or row.agency, agency=row.agency,
        )
        for row in rows
    ]  # fmt: skip


def _step(version: int, number: int) -> str:
    """What the step is called in the approved process; marked where it stays Vietnamese."""
    return next((telling.step(step) for step in catalog.version(version).process if step.no == number), "")


@require_safe
@officers_only
def work(request: OfficeRequest) -> HttpResponse:
    """The officer's list with its counters; asked for by itself, only the list, or nothing when it is as it was."""
    if not request.GET and not request.actor.has(*shell.WORKERS):
        return redirect(shell.home(request.actor))  # who has no list of work begins where the work is
    wanted = asked.read(request.GET, request.actor)
    now = clock.now()
    page = queries.work_list(
        by=request.actor, now=now, after=wanted.after, procedures=not request.htmx, **wanted.words()
    )
    shown = render_to_string("office/work/_list.html", _listed(wanted, page, request.actor, now), request)
    seal = f'"{hashlib.sha256(shown.encode()).hexdigest()[:24]}"'
    polled = {"shown": shown, "seal": seal, "poll": wanted.address(after=wanted.after)}
    if request.htmx:
        if request.headers.get("If-None-Match") == seal:
            return HttpResponseNotModified()
        answer = HttpResponse(render_to_string("office/work/_polled.html", polled, request))
        answer["ETag"] = seal
        return answer
    return shell.show(request, "office/work/page.html", polled | _around(wanted, page), here="work")


@require_safe
@officers_only
def export(request: OfficeRequest, kind: str) -> HttpResponse:
    """The list as it is filtered now, whole, as a table to take away."""
    wanted, now = asked.read(request.GET, request.actor), clock.now()
    rows = queries.work_export(by=request.actor, now=now, most=sheet.MOST_ROWS, **wanted.words())
    made = Table(
        asked.file_name(wanted, now), gettext("Hồ sơ theo bộ lọc đang chọn"),
        gettext("Sổ hồ sơ của hệ thống Một Cửa"), _columns(),
    )  # fmt: skip
    return taking.answer(kind, made, (_cells(row) for row in rows))


def _columns() -> tuple[Column, ...]:
    return (
        Column("dossier", gettext("Mã hồ sơ"), gettext("Mã in trên giấy hẹn.")),
        Column("procedure", gettext("Thủ tục"), gettext("Tên thủ tục hành chính.")),
        Column("applicant", gettext("Người nộp"), gettext("Người hoặc tổ chức nộp hồ sơ.")),
        Column("state", gettext("Trạng thái"), gettext("Trạng thái theo danh mục của Cổng Dịch vụ công quốc gia.")),
        Column(
            "standing",
            gettext("Tình trạng hạn"),
            gettext("Còn hạn, sắp đến hạn, trễ hạn hoặc đang dừng, vào lúc lấy bảng."),
        ),
        Column("received_at", gettext("Ngày tiếp nhận"), gettext("Lúc tiếp nhận; trống khi chưa tiếp nhận.")),
        Column("due_at", gettext("Hẹn trả"), gettext("Lúc hẹn trả kết quả; trống khi chưa tiếp nhận.")),
        Column("step", gettext("Bước"), gettext("Bước hiện tại của quy trình nội bộ.")),
        Column("holder", gettext("Người giữ"), gettext("Cán bộ đang giữ hồ sơ; trống khi chưa có người nhận.")),
        Column("holder_unit", gettext("Đơn vị giữ"), gettext("Đơn vị đang giữ hồ sơ.")),
    )


def _cells(row: DossierRow) -> list[sheet.Cell]:
    return [
        row.code, row.procedure, row.applicant, labels.state(row.state), wording.standing(row.standing),
        row.received_at, row.due_at if row.received_at else None, sentences.bare(_step(row.version, row.step_no)),
        row.holder,
        row.holder_agency,
    ]  # fmt: skip


def _listed(wanted: Asked, page: WorkPage, by: Actor, now: datetime) -> dict[str, object]:
    return {
        "tabs": _tabs(wanted, page.counts),
        "lines": lines(page.rows, now, by),
        "older": wanted.address(after=page.after) if page.after else "",
        "first": wanted.address() if wanted.after else "",
        "narrowed": wanted.narrowed,
        "clear": f"?tab={wanted.tab}",
        "moment": now,
        "columns": columns(gettext("Bước và người giữ"), picked=True),
    }


def columns(last: str, *, picked: bool = False) -> list[dict[str, object]]:
    """The heads of a list of dossiers; the last column is what the list is about."""
    pick: list[dict[str, object]] = [{"label": gettext("Chọn"), "hidden": True, "narrow": True}] if picked else []
    heads = (gettext("Hồ sơ"), gettext("Người nộp"), gettext("Tình trạng"), gettext("Hẹn trả"), last)
    named: list[dict[str, object]] = [{"label": head} for head in heads]
    return [*pick, *named]


def _tabs(wanted: Asked, counts: Counts) -> list[dict[str, object]]:
    words = [
        ("mine", gettext("Đến lượt tôi"), ""),
        ("tray", gettext("Chờ nhận"), ""),
        ("incoming", gettext("Mới gửi đến"), ""),
        ("soon", gettext("Sắp đến hạn"), "nearly"),
        ("late", gettext("Trễ hạn"), "late"),
        ("waiting", gettext("Đang dừng"), ""),
        ("returning", gettext("Chờ trả"), ""),
        ("unit", gettext("Cả đơn vị"), ""),
    ]
    return [
        {
            "label": label, "href": wanted.address(tab=name), "current": name == wanted.tab, "key": str(place),
            "count": getattr(counts, name), "state": state if getattr(counts, name) else "",
        }
        for place, (name, label, state) in enumerate(words, 1)
    ]  # fmt: skip


def _around(wanted: Asked, page: WorkPage) -> dict[str, object]:
    """The conditions one may set, and those that hold."""
    held = page.procedures
    states = [(state.value, labels.state(state)) for state in State if not state.is_final]
    named = {"version": dict(held).get(wanted.version or 0), "state": dict(states).get(State(wanted.state))
             if wanted.state in set(State) else None}  # fmt: skip
    chosen = [
        {"label": label, "href": wanted.address(**{key: None})} for key, label in named.items() if label is not None
    ]
    if wanted.text:
        chosen.append({"label": f"“{wanted.text}”", "href": wanted.address(text=None)})
    return {
        "asked": wanted,
        "versions": (("", gettext("Mọi thủ tục")), *held),
        "states": [("", gettext("Mọi trạng thái")), *states],
        "chosen": chosen,
        "clear": wanted.address(text=None, version=None, state=None) if chosen else "",
        "sheets": taking.offered("office:export", wanted.address()),
    }
