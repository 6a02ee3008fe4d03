"""The six statuses that have a colour, each with its word and its shape. Source: decision 0004."""

import datetime as dt

from django.utils.translation import gettext

SHAPES = frozenset({"on-time", "nearly", "late", "waiting", "done", "draft"})
NEARLY = dt.timedelta(hours=24)


def word(state: str) -> str:
    """What the status is called when nothing more exact is known."""
    return {
        "on-time": gettext("Trong hạn"),
        "nearly": gettext("Sắp đến hạn"),
        "late": gettext("Trễ hạn"),
        "waiting": gettext("Đang chờ"),
        "done": gettext("Đã xong"),
        "draft": gettext("Bản nháp"),
    }[shape(state)]


def shape(state: str) -> str:
    """The name used in style sheets; `on_time` and `on-time` are one. Raises `KeyError` for anything else."""
    name = str(state).replace("_", "-")
    if name not in SHAPES:
        raise KeyError(f"No status is called {state!r}. Use one of: {', '.join(sorted(SHAPES))}.")
    return name


def by_due(due: dt.datetime, now: dt.datetime) -> str:
    """Late once the moment has passed, nearly due within the last 24 hours, on time before."""
    if due < now:
        return "late"
    return "nearly" if due - now <= NEARLY else "on-time"
