"""The six statuses that have a colour, each with its word and its shape. Source: decision 0004."""

import datetime as dt

from django.utils.translation import gettext_lazy

WORDS = {
    "on-time": gettext_lazy("Trong hạn"),
    "nearly": gettext_lazy("Sắp đến hạn"),
    "late": gettext_lazy("Trễ hạn"),
    "waiting": gettext_lazy("Đang chờ"),
    "done": gettext_lazy("Đã xong"),
    "draft": gettext_lazy("Bản nháp"),
}
NEARLY = dt.timedelta(hours=24)


def word(state: str) -> str:
    """What the status is called when nothing more exact is known."""
    return str(WORDS[shape(state)])


def shape(state: str) -> str:
    """The name used in style sheets; `on_time` and `on-time` are one. Raises `KeyError` for anything else."""
    name = str(state).replace("_", "-")
    if name not in WORDS:
        raise KeyError(f"No status is called {state!r}. Use one of: {', '.join(sorted(WORDS))}.")
    return name


def by_due(due: dt.datetime, now: dt.datetime) -> str:
    """Late once the moment has passed, nearly due within the last 24 hours, on time before."""
    if due < now:
        return "late"
    return "nearly" if due - now <= NEARLY else "on-time"
