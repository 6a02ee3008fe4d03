"""How the office says where a dossier stands."""

from datetime import datetime

from django.utils.translation import gettext, gettext_noop

from motcua.faces.kit import wording as kit
from motcua.law import citation, workflow
from motcua.law.calendar import ZONE
from motcua.work.dossiers.views import DossierView, Standing

SHAPES = {
    Standing.ON_TIME: "on-time",
    Standing.NEARLY: "nearly",
    Standing.LATE: "late",
    Standing.WAITING: "waiting",
    Standing.DONE: "done",
    Standing.DONE_LATE: "done-late",
}


_WORDS = {
    Standing.ON_TIME: gettext_noop("Trong hạn"),
    Standing.NEARLY: gettext_noop("Sắp đến hạn"),
    Standing.LATE: gettext_noop("Trễ hạn"),
    Standing.WAITING: gettext_noop("Đang dừng"),
    Standing.DONE: gettext_noop("Đã xong"),
    Standing.DONE_LATE: gettext_noop("Xong trễ"),
}


def standing(of: Standing) -> str:
    """The word beside the shape."""
    return gettext(_WORDS[of])


def left(due: datetime | None, of: Standing, now: datetime) -> str:
    """How far away the date is; a dossier is late only when its due day has ended, and one that waits has no date."""
    if due is None or of in {Standing.DONE, Standing.DONE_LATE}:
        return ""
    if of is Standing.WAITING:
        return gettext("đang dừng")
    same_day = due.astimezone(ZONE).date() == now.astimezone(ZONE).date()
    return gettext("hết hôm nay") if same_day and due <= now else kit.left(due, now)


def answer_by(state: workflow.State, due: datetime | None) -> str:
    """By when what is not yet received must be answered; no date of a result is promised before it is received."""
    if due is None or state.is_final:
        return ""
    return gettext("Trả lời trước %(moment)s") % {"moment": kit.moment(due)}


def article(view: DossierView, verb: str) -> str:
    """The article by which the verb is done on this dossier, as the reader's language writes it.

    Empty for what is a rule of this house and not of the law.
    """
    rows = [move for move in workflow.MOVES if move.verb == verb]
    fitting = [
        move for move in rows if view.state in move.from_states and move.accepted in {None, bool(view.received_at)}
    ]
    found = [pointer for move in (fitting or rows)[:1] for pointer in move.source.split("; ")]
    pointers = [pointer for pointer in found if not pointer.startswith("decision")]
    of_regime = "; ".join(pointer for pointer in pointers if pointer.startswith(view.regime))
    day = (view.received_at or view.filed_at).astimezone(ZONE).date()
    return cited(of_regime or (citation.of_day("; ".join(pointers), day) if pointers else ""))


def cited(source: str) -> str:
    """Pointers to the law as the reader's language writes them; what is no pointer stays as it is."""
    return kit.cited(source)
