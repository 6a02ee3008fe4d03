"""Why a dossier lost the points of a component, in words: what it lacks, or where it lost its time."""

from collections.abc import Callable

from django.utils.translation import gettext, ngettext

from motcua.faces.kit import wording as kit
from motcua.law.channels import POST
from motcua.reactions.quality.explaining.rows import DossierRow


def why(row: DossierRow, component: str) -> str:
    """The reason in the language of the page; empty for a component that no dossier loses."""
    return _REASONS[component](row) if component in _REASONS else ""


def looked_at(component: str) -> str:
    """What a list of a component's dossiers shows beside their days: payment, digital papers, the way of filing.

    Empty for a component that asks for the days alone.
    """
    return {
        "C3": gettext("Cách nộp"), "D3": gettext("Phí, lệ phí"), "E1": gettext("Bản điện tử"),
        "E2": gettext("Bản điện tử"),
    }.get(component, "")  # fmt: skip


def shown(row: DossierRow, component: str) -> str:
    """How the dossier stands in what the list of the component looks at."""
    if component == "C3":
        return {2: gettext("nộp trực tuyến")}.get(row.channel) or _on_paper(row)
    if component == "D3":
        paid = gettext("đã nộp trực tuyến") if row.paid_online else gettext("chưa nộp trực tuyến")
        return f"{kit.money(row.fee)}, {paid}"
    papers = gettext("giấy tờ đã số hóa") if row.digitised else gettext("chưa có giấy tờ nào được số hóa")
    result = gettext("kết quả điện tử") if row.electronic else gettext("chưa có kết quả điện tử")
    return f"{papers}; {result}"


def _late(row: DossierRow) -> str:
    if row.supplements > 1:
        return gettext("yêu cầu bổ sung %(n)s lần; quá một lần thì tính là trễ") % {"n": row.supplements}
    if row.due is None:
        return gettext("không được hẹn ngày trả và không rõ thời hạn")
    if not row.days_late:
        return gettext("xong sau giờ hẹn trả")
    days = ngettext("trễ %(n)s ngày", "trễ %(n)s ngày", row.days_late) % {"n": row.days_late}
    if not row.late_step:
        return days
    where = {"step": row.late_step, "unit": row.late_at}
    return f"{days}; {gettext('quá thời gian từ bước “%(step)s” tại %(unit)s') % where}"


def _on_paper(row: DossierRow) -> str:
    return gettext("nộp qua bưu chính") if row.channel == POST else gettext("nộp tại quầy")


def _undigitised(row: DossierRow) -> str:
    lacks = [
        words
        for words, there in (
            (gettext("chưa có giấy tờ nào được số hóa"), row.digitised),
            (gettext("chưa có kết quả điện tử"), row.electronic),
        )
        if not there
    ]
    return "; ".join(lacks)


def _dissatisfied(row: DossierRow) -> str:
    late = row.days_late or row.supplements > 1 or row.due is None
    return gettext("người nộp đánh giá không hài lòng") if row.disliked and not late else _late(row)


_REASONS: dict[str, Callable[[DossierRow], str]] = {
    "A4": lambda _row: gettext("Cổng Dịch vụ công quốc gia chưa nhận hồ sơ này"),
    "B1": _late,
    "C3": _on_paper,
    "D3": lambda row: gettext("phí, lệ phí %(amount)s chưa nộp trực tuyến") % {"amount": kit.money(row.fee)},
    "E1": lambda _row: gettext("đã có kết quả nhưng không có bản điện tử"),
    "E2": _undigitised,
    "E4": lambda _row: gettext("không dùng lại giấy tờ, dữ liệu đã số hóa"),
    "E5": lambda _row: gettext("không có giấy tờ nào lấy từ kho dữ liệu dùng chung"),
    "E6": lambda _row: gettext("người nộp chưa được đối chiếu với dữ liệu dân cư"),
    "F3": _dissatisfied,
}
