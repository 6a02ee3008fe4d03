"""How the office says where a dossier stands."""

from datetime import datetime

from django.utils.translation import get_language, gettext

from motcua.faces.kit import wording as kit
from motcua.law import citation
from motcua.law.calendar import ZONE
from motcua.work.dossiers.views import Standing

SHAPES = {
    Standing.ON_TIME: "on-time",
    Standing.NEARLY: "nearly",
    Standing.LATE: "late",
    Standing.WAITING: "waiting",
    Standing.DONE: "done",
    Standing.DONE_LATE: "done-late",
}


def standing(of: Standing) -> str:
    """The word beside the shape."""
    return {
        Standing.ON_TIME: gettext("Trong hạn"),
        Standing.NEARLY: gettext("Sắp đến hạn"),
        Standing.LATE: gettext("Trễ hạn"),
        Standing.WAITING: gettext("Đang dừng"),
        Standing.DONE: gettext("Đã xong"),
        Standing.DONE_LATE: gettext("Xong trễ"),
    }[of]


def left(due: datetime | None, of: Standing, now: datetime) -> str:
    """How far away the date is; a dossier is late only when its due day has ended, and one that waits has no date."""
    if due is None or of in {Standing.DONE, Standing.DONE_LATE}:
        return ""
    if of is Standing.WAITING:
        return gettext("đang dừng")
    same_day = due.astimezone(ZONE).date() == now.astimezone(ZONE).date()
    return gettext("hết hôm nay") if same_day and due <= now else kit.left(due, now)


def cited(source: str) -> str:
    """An article as the reader's language writes it; rules of the house itself are not law and are not cited."""
    if not source or source.startswith("decision"):
        return ""
    return source if get_language() == "en" else citation.in_vietnamese(source)
