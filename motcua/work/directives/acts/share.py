"""Addresses that stand for a right: a body outside may report through one, an officer's calendar asks at another."""

import secrets
from datetime import datetime, timedelta

from django.db.models import Q

from motcua.law import parameters
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, NotAllowed
from motcua.work.directives import addresses, owners
from motcua.work.directives.acts import _ground
from motcua.work.directives.events import FeedRenewed, LinkGiven, LinkRevoked
from motcua.work.directives.models import Feed, Link


@act("task.share")
def share(*, by: Actor, duty: int, at: datetime) -> str:
    """The body outside that owes the duty may report through the token, which is answered with.

    It opens until some days after the due day (parameter `task_link_open`), or as many from today where there is none.
    An earlier link of the same duty is revoked. Raises `Conflict` for a unit that works in this house.
    """
    row = _ground.of_giver(duty, by=by, verb="task.share")
    _ground.still_open(row)
    if row.agency is not None and not owners.outside(row.agency.kind):
        raise Conflict("Đơn vị này làm việc trong hệ thống.", "Cán bộ của đơn vị đăng nhập để báo cáo.", "")
    today = _ground.today(at)
    last = max(row.due_on or today, today) + timedelta(days=int(parameters.on("task_link_open", today).number))
    Link.objects.filter(duty=row, revoked_at__isnull=True).update(revoked_at=at)
    link = Link.objects.create(duty=row, expires_on=last, made_at=at, made_by=by.name)
    fact = LinkGiven(task=str(row.task_id), duty=row.id, agency=_ground.code_of(row), expires_on=last)
    record(fact, by=by, at=at)
    return addresses.of_link(link.id)


@act("task.share")
def revoke(*, by: Actor, duty: int, at: datetime) -> None:
    """No link to the duty opens any more. Raises `Conflict` when none did."""
    row = _ground.of_giver(duty, by=by, verb="task.share")
    open_ = Q(duty=row, revoked_at__isnull=True, expires_on__gte=_ground.today(at))
    if not Link.objects.filter(open_).update(revoked_at=at):
        raise Conflict("Không có liên kết nào đang mở.", "", "Hãy tải lại trang.")
    record(LinkRevoked(task=str(row.task_id), duty=row.id, agency=_ground.code_of(row)), by=by, at=at)


@act("feed.keep")
def renew_feed(*, by: Actor, at: datetime) -> str:
    """The officer has a new private address for his calendar, which is answered with; the old one is dead."""
    if by.id is None or not by.officer:
        raise NotAllowed("Lịch này dành cho cán bộ, công chức.", "", "Hãy đăng nhập bằng tài khoản công vụ.")
    nonce = secrets.token_urlsafe(12)
    Feed.objects.update_or_create(account_id=by.id, defaults={"nonce": nonce})
    record(FeedRenewed(account=str(by.id)), by=by, at=at)
    return addresses.of_feed(by.id, nonce)
