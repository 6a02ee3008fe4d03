"""How the office says what kind of document it is, how a duty stands, and what a proposal is."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext, ngettext

from motcua.law.duties import Standing

SHAPES = {
    Standing.DONE_IN_TIME: "done", Standing.DONE_LATE: "done", Standing.DONE: "done", Standing.OPEN: "on-time",
    Standing.LATE: "late", Standing.OPEN_ENDED: "draft", Standing.NOT_BEGUN: "waiting",
}  # fmt: skip
_NEAR = 3  # days


def standing(of: Standing) -> str:
    """How a duty stands, in the words of the regulation."""
    return {
        Standing.DONE_IN_TIME: gettext("Hoàn thành đúng hạn"),
        Standing.DONE_LATE: gettext("Hoàn thành quá hạn"),
        Standing.DONE: gettext("Đã hoàn thành, không có hạn"),
        Standing.OPEN: gettext("Chưa hoàn thành, trong hạn"),
        Standing.LATE: gettext("Chưa hoàn thành, quá hạn"),
        Standing.OPEN_ENDED: gettext("Chưa hoàn thành, không có hạn"),
        Standing.NOT_BEGUN: gettext("Chưa thực hiện"),
    }[of]


def shape(of: Standing, due: date | None, today: date) -> str:
    """The status that has a colour; a duty whose day is near has one of its own."""
    near = of is Standing.OPEN and due is not None and (due - today).days <= _NEAR
    return "nearly" if near else SHAPES[of]


def left(of: Standing, due: date | None, late: int, today: date) -> str:
    """How far away the day is, or how long ago it was."""
    if of in {Standing.LATE, Standing.DONE_LATE}:
        return ngettext("trễ %(n)s ngày", "trễ %(n)s ngày", late) % {"n": late}
    if of is not Standing.OPEN or due is None:
        return ""
    days = (due - today).days
    soon = ngettext("còn %(n)s ngày", "còn %(n)s ngày", days) % {"n": days}
    return soon if days else gettext("hết hôm nay")


def kind(of: str) -> str:
    """The kind of a document."""
    return {
        "thong_bao": gettext("Thông báo"), "cong_van": gettext("Công văn"), "ke_hoach": gettext("Kế hoạch"),
        "chi_thi": gettext("Chỉ thị"), "quyet_dinh": gettext("Quyết định"), "cong_dien": gettext("Công điện"),
        "nghi_quyet": gettext("Nghị quyết"), "tin_bai": gettext("Tin bài"),
    }.get(of, of)  # fmt: skip


def binds(of: str) -> str:
    """What a limit binds."""
    return gettext("Báo cáo") if of == "report" else gettext("Thực hiện")


def state(of: str) -> str:
    """Where a proposal is on its way."""
    return {
        "proposed": gettext("Chưa xem"), "accepted": gettext("Đã nhận"), "dropped": gettext("Đã bỏ")
    }[of]  # fmt: skip


def verdict(of: str) -> str:
    """What was told, or answered."""
    return {
        "progress": gettext("Báo cáo tiến độ"), "done": gettext("Báo cáo hoàn thành"),
        "confirmed": gettext("Xác nhận kết quả"), "returned": gettext("Trả lại kết quả"),
    }[of]  # fmt: skip


def legend() -> Mapping[str, str]:
    """What the marks in the text mean."""
    return {
        "lead": gettext("chủ trì"), "coordinate": gettext("phối hợp"), "content": gettext("việc"),
        "limits": gettext("thời hạn"), "report_to": gettext("nơi nhận báo cáo"),
    }  # fmt: skip
