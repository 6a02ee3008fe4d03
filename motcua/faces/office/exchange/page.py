"""How the exchange stands: a light for each connection, the balance, the dossiers in repair with their reasons."""

from datetime import datetime

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording as kit
from motcua.faces.office import shell
from motcua.faces.office.exchange import stuck, tables
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.lists import taking
from motcua.ledger import clock
from motcua.reactions.sync import balancing, exchange, operating, repairing
from motcua.reactions.sync.balancing import Balance
from motcua.reactions.sync.government import accounts as government
from motcua.reactions.sync.identity import speaking as identity
from motcua.reactions.sync.operating import ConnectionView, Light
from motcua.reactions.sync.payment import speaking as payment
from motcua.reactions.sync.residents import asking as residents
from motcua.registers.people import permissions
from motcua.runtime import queue
from motcua.work.directives.mandates import queries as mandates

SHOWN = 20  # of a list; a phone shows one dossier in a sixth of its height
_STATES = {Light.GREEN: "on-time", Light.AMBER: "nearly", Light.RED: "late", Light.GREY: "draft"}
_SENT_TO = {exchange.DVCQG, government.SYSTEM}  # the others are asked while somebody waits
_MINUTE, _HOUR = 60, 3600


@require_safe
@officers_only
def page(request: OfficeRequest) -> HttpResponse:
    """The whole of the exchange; only for those who may read it."""
    by = request.actor
    permissions.require(by, "exchange.read")
    now, jobs = clock.now(), queue.state()
    dossiers, tasks = balancing.balance(), balancing.balance(system=government.SYSTEM)
    shown = _connections(request)
    context = {
        "connections": shown, "jobs": jobs, "units": balancing.by_unit(), "figures": _figures(dossiers, now),
        "stuck": stuck.found([(one[0], one[3], one[5]) for one in shown], (dossiers, tasks), jobs, by, now),
        "index_at": reverse("office:exchange_index") if by.has(*shell.OVERSEERS) else "",
        "tasks": _task_figures(tasks, now),
        "task_repairs": repairing.waiting_of(government.SYSTEM, by=by, most=SHOWN),
        "task_columns": [{"label": label} for label in (gettext("Nhiệm vụ"), gettext("Lý do"), gettext("Từ lúc"),
                                                        gettext("Việc cần làm"))],
        "mandates_at": reverse("office:mandates") if mandates.readable(by=by) else "",
        "codeless": repairing.codeless(by=by) if permissions.may(by, "catalog.publish") else (),
        "code_columns": [{"label": gettext("Thủ tục")}, {"label": gettext("Hồ sơ chờ sửa"), "number": True},
                         {"label": gettext("Mã quốc gia")}],
        "strangers": operating.strangers(by=by), "unit_columns": _unit_columns(),
        "sheets": taking.offered("office:exchange_sheet"),
    } | _repairs(request)  # fmt: skip
    return shell.show(request, "office/exchange/page.html", context, here="exchange")


def _connections(request: OfficeRequest) -> list[tuple[ConnectionView, str, str, str, str, bool]]:
    """Each connection with its colour, its light in words, its title, its words, and whether it is one to send to."""
    return [
        (view, _STATES[view.light], word(view), title(view), generation(view.generation), view.system in _SENT_TO)
        for view in operating.connections(by=request.actor)
    ]


def title(view: ConnectionView) -> str:
    """What people call the other side."""
    return {
        exchange.DVCQG: gettext("Cổng Dịch vụ công quốc gia"),
        government.SYSTEM: gettext("Hệ thống theo dõi nhiệm vụ của Chính phủ"),
        residents.NAME: gettext("Cơ sở dữ liệu quốc gia về dân cư"),
        identity.SYSTEM: gettext("Đăng nhập định danh điện tử"), payment.SYSTEM: gettext("Cổng thanh toán"),
    }[view.system]  # fmt: skip


def word(view: ConnectionView) -> str:
    """The light in words."""
    if not view.real:
        return gettext("Mô phỏng trong bộ nhớ")
    if view.system not in _SENT_TO:
        return {
            Light.GREEN: gettext("Thông suốt"), Light.AMBER: gettext("Lần hỏi gần nhất không thành"),
            Light.RED: gettext("Không trả lời"), Light.GREY: gettext("Chưa hỏi lần nào"),
        }[view.light]  # fmt: skip
    return {
        Light.GREEN: gettext("Thông suốt"), Light.AMBER: gettext("Chập chờn, đang tự thử lại"),
        Light.RED: gettext("Đang dừng gửi"), Light.GREY: gettext("Chưa gửi lần nào"),
    }[view.light]  # fmt: skip


def generation(key: str) -> str:
    """The generation of the portal's protocol in words."""
    return {
        "session": gettext("phong bì có phiên (2019)"), "indexed": gettext("phong bì có trường chỉ số (2022)"),
        "gateway": gettext("cổng REST (2026)"), "tasks": gettext("nhiệm vụ trung ương giao"),
        residents.NAME: gettext("tra cứu tại quầy"), identity.SYSTEM: gettext("OpenID Connect"),
        payment.SYSTEM: gettext("thanh toán trực tuyến"),
    }.get(key, "")  # fmt: skip


def _figures(balance: Balance, now: datetime) -> list[dict[str, object]]:
    share = balance.completeness
    whole = "–" if share is None else f"{kit.number(round(share * 100, 2))}"
    told: list[dict[str, object]] = [
        {"label": gettext("Hồ sơ đã đồng bộ đủ"), "value": whole, "unit": "%" if share is not None else ""},
        {"label": gettext("Hồ sơ phải gửi"), "value": kit.number(balance.dossiers)},
        {"label": gettext("Đang chờ gửi"), "value": kit.number(balance.waiting), "note": _oldest(balance, now)},
        {
            "label": gettext("Chờ sửa"),
            "value": kit.number(balance.in_repair),
            "state": "late" * bool(balance.in_repair),
        },
        {"label": gettext("Thiếu ở phía Cổng"), "value": kit.number(balance.missing_there)},
        {"label": gettext("Cổng có, tỉnh không biết"), "value": kit.number(balance.unknown_there)},
    ]
    return told


def _task_figures(balance: Balance, now: datetime) -> list[dict[str, object]]:
    """The account with the Government's task system, in tasks."""
    return [
        {"label": gettext("Nhiệm vụ có báo cáo phải gửi"), "value": kit.number(balance.dossiers)},
        {"label": gettext("Đã gửi đủ"), "value": kit.number(balance.even)},
        {"label": gettext("Đang chờ gửi"), "value": kit.number(balance.waiting), "note": _oldest(balance, now)},
        {
            "label": gettext("Chờ sửa"),
            "value": kit.number(balance.in_repair),
            "state": "late" * bool(balance.in_repair),
        },
    ]


def _oldest(balance: Balance, now: datetime) -> str:
    if balance.oldest_at is None:
        return ""
    seconds = max(0, int((now - balance.oldest_at).total_seconds()))
    if seconds < _MINUTE:
        return gettext("cũ nhất chưa đến một phút")
    if seconds < _HOUR:
        return ngettext("cũ nhất %(n)s phút", "cũ nhất %(n)s phút", seconds // _MINUTE) % {"n": seconds // _MINUTE}
    return ngettext("cũ nhất %(n)s giờ", "cũ nhất %(n)s giờ", seconds // _HOUR) % {"n": kit.number(seconds // _HOUR)}


def _repairs(request: OfficeRequest) -> dict[str, object]:
    reason, after = request.GET.get("reason", "")[: tables.LONGEST], request.GET.get("after", "")[: tables.LONGEST]
    rows = repairing.waiting(by=request.actor, reason=reason, after=after, most=SHOWN + 1)
    more = urlencode({"reason": reason, "after": rows[SHOWN - 1].dossier}) if len(rows) > SHOWN else ""
    return {
        "repair_sheets": taking.offered("office:repair_sheet", f"?{urlencode({'reason': reason})}" if reason else ""),
        "repairs": rows[:SHOWN], "more": more, "reason": reason, "reasons": repairing.reasons(by=request.actor),
        "repair_columns": [
            {"label": label}
            for label in (gettext("Hồ sơ"), gettext("Lý do"), gettext("Từ lúc"), gettext("Việc cần làm"))
        ],
    }  # fmt: skip


def _unit_columns() -> list[dict[str, object]]:
    numbers = (gettext("Hồ sơ"), gettext("Đã đủ"), gettext("Đang chờ"), gettext("Chờ sửa"), gettext("Chưa lên Cổng"))
    return [{"label": gettext("Đơn vị tiếp nhận")}, *({"label": label, "number": True} for label in numbers)]
