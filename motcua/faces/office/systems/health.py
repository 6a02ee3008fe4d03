"""How the house fares, in words for who keeps it running: what is well, what is not, and what to do about it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua import __version__
from motcua.faces.kit import wording as kit
from motcua.faces.office import shell
from motcua.faces.office.exchange import page as exchange
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.ledger import clock
from motcua.reactions.sync import balancing, operating
from motcua.reactions.sync.operating import Light
from motcua.registers.people import permissions
from motcua.registers.people.actor import Actor
from motcua.runtime import places, queue
from motcua.runtime.queue import QueueState

_GIGABYTE, _MINUTE = 10**9, 60


@dataclass(frozen=True)
class Organ:
    """One part of the house: whether it is well, how it stands, and what to do when it is not."""

    name: str
    well: bool
    stands: str
    remedy: str = ""
    href: str = ""


@require_safe
@officers_only
def page(request: OfficeRequest) -> HttpResponse:
    """Every organ of the house; only for those who operate it."""
    permissions.require(request.actor, "house.operate")
    organs = [*_work(queue.state()), _disk(), *_connections(request.actor), _refused()]
    context = {
        "organs": organs, "ill": [one for one in organs if not one.well], "version": __version__, "moment": clock.now(),
        "columns": [{"label": label} for label in (gettext("Bộ phận"), gettext("Tình trạng"), gettext("Cần làm gì"))],
    }  # fmt: skip
    return shell.show(request, "office/systems/health.html", context, here="health")


def _work(jobs: QueueState) -> Iterator[Organ]:
    said = gettext("%(waiting)s việc đang chờ, %(running)s đang làm") % {
        "waiting": kit.number(jobs.waiting), "running": kit.number(jobs.running),
    }  # fmt: skip
    slow = jobs.oldest_seconds >= queue.LONGEST_WAIT
    if slow:
        minutes = kit.number(int(jobs.oldest_seconds // _MINUTE))
        said += gettext("; việc cũ nhất chờ đã %(n)s phút") % {"n": minutes}
    remedy = gettext("Xem tiến trình nền còn chạy không: motcua doctor. Khởi động lại hệ thống nếu không còn.")
    yield Organ(gettext("Việc nền"), not slow, said, remedy if slow else "")
    if jobs.failed:
        words = gettext("%(n)s việc đã thử nhiều lần không thành") % {"n": kit.number(jobs.failed)}
        yield Organ(
            gettext("Việc nền bị hỏng"), well=False, stands=words, remedy=gettext("Nhật ký nêu lý do từng việc.")
        )


def _disk() -> Organ:
    free = places.free(settings.VAR)
    well = free > places.LEAST_FREE
    said = gettext("còn trống %(n)s GB") % {"n": kit.number(round(free / _GIGABYTE, 1))}
    remedy = gettext("Dọn bớt tệp hoặc thêm đĩa: hết chỗ thì không nhận thêm hồ sơ được.")
    return Organ(gettext("Đĩa"), well, said, "" if well else remedy)


def _refused() -> Organ:
    """What the nation has not taken: nothing breaks, but nothing mends itself either."""
    number = balancing.balance().in_repair
    said = gettext("%(n)s hồ sơ bị từ chối, chờ sửa") % {"n": kit.number(number)}
    remedy = gettext("Mở trang Kết nối quốc gia: mỗi lý do có nút gửi lại.")
    href = reverse("office:exchange") + ("#repair" if number else "")
    return Organ(gettext("Hồ sơ gửi lên Cổng quốc gia"), not number, said, remedy if number else "", href)


def _connections(by: Actor) -> Iterator[Organ]:
    for view in operating.connections(by=by):
        well = view.light is not Light.RED
        remedy = "" if well else view.reason or gettext("Mở trang Kết nối quốc gia rồi bấm “Kiểm tra kết nối”.")
        yield Organ(exchange.title(view), well, exchange.word(view), remedy, reverse("office:exchange"))
