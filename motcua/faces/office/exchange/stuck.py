"""What holds the exchange up, since when, and what is to be pressed: read first by whoever is woken at night."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from motcua.faces.kit import wording as kit
from motcua.reactions.sync import repairing
from motcua.reactions.sync.balancing import Balance
from motcua.reactions.sync.government import accounts as government
from motcua.reactions.sync.hooks import seeing
from motcua.reactions.sync.operating import ConnectionView, Light
from motcua.registers.people import permissions
from motcua.registers.people.actor import Actor
from motcua.runtime.queue import QueueState

_LONG = timedelta(minutes=30)  # that something waits while its connection works
_SLOW = 300.0  # seconds that a job of the background waits


Shown = tuple[ConnectionView, str, bool]  # a connection, what people call it, whether it is one to send to


@dataclass(frozen=True)
class Stuck:
    """One thing that does not go on by itself: what, why, since when; a place to go to, or a connection to try."""

    what: str
    why: str = ""
    since: datetime | None = None
    href: str = ""
    press: str = ""
    connection: str = ""


def found(
    views: Sequence[Shown],
    balances: tuple[Balance, Balance],
    jobs: QueueState,
    by: Actor,
    now: datetime,
) -> list[Stuck]:
    """Everything that is stuck, the gravest first, by the connections, the balances of dossiers and tasks, the jobs."""
    return [
        *_connections(views), *_repairs(balances, by), *_waiting(balances, views, now), *_hooks(by), *_jobs(jobs),
    ]  # fmt: skip


def _connections(views: Sequence[Shown]) -> Iterator[Stuck]:
    """Those that are closed, and those whose last question failed: nobody asks again by himself."""
    for view, title, sent_to in views:
        if view.light is Light.RED or (view.light is Light.AMBER and not sent_to):
            yield Stuck(title, view.reason, view.last_success_at or view.last_failure_at, connection=view.name)


def _repairs(balances: tuple[Balance, Balance], by: Actor) -> Iterator[Stuck]:
    dossiers, tasks = (one.in_repair for one in balances)
    if dossiers:
        words = ngettext("%(n)s hồ sơ bị từ chối", "%(n)s hồ sơ bị từ chối", dossiers) % {"n": kit.number(dossiers)}
        yield Stuck(words, "", repairing.oldest(by=by), "#repair", gettext("Xem lý do và gửi lại"))
    if tasks:
        words = ngettext("%(n)s báo cáo nhiệm vụ bị từ chối", "%(n)s báo cáo nhiệm vụ bị từ chối", tasks)
        since = repairing.oldest(by=by, system=government.SYSTEM)
        yield Stuck(words % {"n": kit.number(tasks)}, "", since, "#tasks", gettext("Xem lý do và gửi lại"))


def _waiting(
    balances: tuple[Balance, Balance], views: Sequence[Shown], now: datetime
) -> Iterator[Stuck]:  # fmt: skip
    """What waits although nothing is closed; who waits for a closed connection is told by its light."""
    closed = {view.system for view, _, _ in views if view.light is Light.RED}
    for system, balance in zip(("dvcqg", government.SYSTEM), balances, strict=True):
        if balance.oldest_at and now - balance.oldest_at > _LONG and system not in closed:
            words = ngettext("%(n)s mục chờ gửi quá lâu", "%(n)s mục chờ gửi quá lâu", balance.waiting)
            why = gettext("Kết nối không đóng mà việc gửi không tiến; hãy thử kết nối.")
            yield Stuck(words % {"n": kit.number(balance.waiting)}, why, balance.oldest_at, "#connections",
                        gettext("Xem các kết nối"))  # fmt: skip


def _hooks(by: Actor) -> Iterator[Stuck]:
    if not permissions.may(by, "hook.keep"):
        return
    for view in seeing.hooks(by=by):
        if view.stopped_at or view.stuck:
            words = gettext("Đăng ký nhận sự kiện %(name)s đang dừng") % {"name": view.name}
            yield Stuck(words, view.stopped_why or view.reason, view.stopped_at or view.oldest_at,
                        reverse("office:system_hook", args=[view.name]), gettext("Xem và mở lại"))  # fmt: skip


def _jobs(jobs: QueueState) -> Iterator[Stuck]:
    if jobs.oldest_seconds > _SLOW:
        yield Stuck(gettext("Việc nền không chạy kịp"),
                    gettext("Có việc chờ đã %(n)s phút; hãy xem tiến trình nền còn chạy không (motcua doctor).")
                    % {"n": kit.number(int(jobs.oldest_seconds // 60))})  # fmt: skip
    if jobs.failed:
        words = ngettext("%(n)s việc nền hỏng hẳn", "%(n)s việc nền hỏng hẳn", jobs.failed)
        why = gettext("Đã thử lại nhiều lần không thành; nhật ký nêu lý do.")
        yield Stuck(words % {"n": kit.number(jobs.failed)}, why)
