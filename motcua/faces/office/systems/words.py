"""How the office calls kinds of events, scopes and answers."""

from django.utils.translation import gettext, gettext_noop

from motcua.reactions.sync.hooks.seeing import KINDS, CallView, HookView
from motcua.registers.people import permissions

_KINDS = {
    "DossierRegistered": gettext_noop("Hồ sơ mới đăng ký"),
    "DossierReceived": gettext_noop("Đã tiếp nhận, có ngày hẹn"),
    "DossierNotReceived": gettext_noop("Từ chối tiếp nhận"),
    "SupplementRequested": gettext_noop("Yêu cầu bổ sung"),
    "SupplementProvided": gettext_noop("Đã bổ sung"),
    "DossierForwarded": gettext_noop("Chuyển bước"),
    "DossierSentBack": gettext_noop("Trả lại bước trước"),
    "DossierTaken": gettext_noop("Có người nhận xử lý"),
    "OpinionAsked": gettext_noop("Hỏi ý kiến đơn vị khác"),
    "OpinionGiven": gettext_noop("Đơn vị khác trả lời"),
    "DossierSuspended": gettext_noop("Tạm dừng thời hạn"),
    "DossierResumed": gettext_noop("Tiếp tục thời hạn"),
    "PaymentRequired": gettext_noop("Yêu cầu nộp tiền"),
    "PaymentConfirmed": gettext_noop("Đã nộp tiền"),
    "DueDateExtended": gettext_noop("Xin lỗi và hẹn lại"),
    "ResultSigned": gettext_noop("Đã ký, chờ phát hành"),
    "DossierDecided": gettext_noop("Đã có kết quả"),
    "DossierRejected": gettext_noop("Từ chối giải quyết"),
    "WithdrawalAsked": gettext_noop("Xin rút hồ sơ"),
    "DossierStopped": gettext_noop("Dừng giải quyết"),
    "ResultHandedOver": gettext_noop("Đã trả kết quả"),
}


def kind(name: str) -> str:
    """The kind of event in words; its own name for one that is newer than these words."""
    return gettext(_KINDS[name]) if name in _KINDS else name


def kinds() -> list[tuple[str, str]]:
    """Every kind there is, in the order of a dossier's life."""
    order = list(_KINDS)
    known = sorted(KINDS, key=lambda name: (order.index(name) if name in order else len(order), name))
    return [(name, kind(name)) for name in known]


def scopes() -> list[tuple[str, str, str]]:
    """Every scope a key may have: itself, and what it opens."""
    return [(verb, verb, permissions.label(verb)) for verb in permissions.SCOPES]


def standing(view: HookView) -> tuple[str, str]:
    """The shape and the word that say how a subscription fares."""
    if view.stopped_at is not None:
        return "late", gettext("Đã dừng")
    if view.failing:
        return "nearly", gettext("Đang lỗi, tự thử lại")
    if view.stuck:
        return "nearly", gettext("Có hồ sơ bị từ chối")
    return ("on-time", gettext("Thông suốt")) if view.last_success_at else ("draft", gettext("Chưa gửi lần nào"))


def answer(call: CallView) -> str:
    """What the receiver answered, in words."""
    return call.said or f"HTTP {call.status}"
