"""How a table of the index calls the facts that moved a dossier."""

from django.utils.translation import gettext, gettext_noop

from motcua.reactions.quality.past import causes

_FACTS = {
    "DossierRegistered": gettext_noop("Hồ sơ gửi đến"),
    "DossierReceived": gettext_noop("Đã tiếp nhận hồ sơ"),
    "DossierNotReceived": gettext_noop("Từ chối tiếp nhận"),
    "SupplementRequested": gettext_noop("Yêu cầu bổ sung"),
    "SupplementProvided": gettext_noop("Đã bổ sung"),
    "DossierForwarded": gettext_noop("Chuyển bước"),
    "DossierSentBack": gettext_noop("Chuyển lại bước trước"),
    "DossierTaken": gettext_noop("Nhận xử lý"),
    "OpinionAsked": gettext_noop("Lấy ý kiến"),
    "OpinionGiven": gettext_noop("Trả lời ý kiến"),
    "DossierSuspended": gettext_noop("Tạm dừng thời hạn"),
    "DossierResumed": gettext_noop("Tiếp tục thời hạn"),
    "PaymentRequired": gettext_noop("Yêu cầu nộp tiền"),
    "PaymentConfirmed": gettext_noop("Xác nhận đã nộp tiền"),
    "DueDateExtended": gettext_noop("Xin lỗi, hẹn lại ngày trả"),
    "ResultSigned": gettext_noop("Ký kết quả, chờ phát hành"),
    "DossierDecided": gettext_noop("Ban hành kết quả"),
    "DossierRejected": gettext_noop("Từ chối giải quyết"),
    "WithdrawalAsked": gettext_noop("Xin rút hồ sơ"),
    "DossierStopped": gettext_noop("Dừng giải quyết"),
    "ResultHandedOver": gettext_noop("Đã trả kết quả"),
    "CourseTold": gettext_noop("Hệ thống khác báo về hồ sơ"),
    causes.NO_FACT: gettext_noop("Qua ngày hẹn trả, được đồng bộ hoặc thêm giấy tờ"),
}


def cause(name: str) -> str:
    """The kind of fact in words; its own name for one that is newer than these words."""
    return gettext(_FACTS[name]) if name in _FACTS else name
