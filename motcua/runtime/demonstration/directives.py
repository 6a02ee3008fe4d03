"""A directive of the pack is taken in, confirmed and partly reported on, by the acts themselves: it is one document."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from motcua.law import calendar
from motcua.law.calendar import ZONE
from motcua.ledger import clock
from motcua.reactions.notify import reminders
from motcua.registers.people import pack
from motcua.registers.people.actor import Actor, actor_for
from motcua.registers.people.models import Account
from motcua.registers.people.roles import Kind
from motcua.runtime.demonstration import sheets, world
from motcua.runtime.demonstration.order import Order
from motcua.work.directives import queries
from motcua.work.directives.acts import confirm, correct, report, take_in
from motcua.work.directives.models import Duty

_MORNING, _NOON = time(9, 0), time(11, 0)
_DAY = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(20\d\d)(?!\d)")


def follow(order: Order) -> None:
    """Each directive of the pack is there as it stands on the day of the order; nothing for a pack without any."""
    folder = world.folder_of(pack.load(order.pack)) / "directives"
    for page in sorted(folder.glob("*.yaml")):
        _one(folder, sheets.sheet(page), order)


def _one(folder: Path, told: Mapping[str, object], order: Order) -> None:
    shift = order.as_of - _day(told, "today")
    issued = _day(told, "issued") + shift
    clerk = actor_for(Account.objects.get(username=sheets.text(told, "follower")).id)
    if clerk is None:
        raise LookupError(f"{told['follower']} has no open account")
    text = moved((folder / sheets.text(told, "text")).read_text(encoding="utf-8"), shift)
    head = take_in.Told(
        title=sheets.text(told, "title"), number=sheets.text(told, "number"), issuer=sheets.text(told, "issuer"),
        issued=issued, file_name=sheets.text(told, "text"),
    )  # fmt: skip
    at = datetime.combine(calendar.national().next_working_day(issued), _MORNING, ZONE)
    with clock.standing_at(at):
        number = take_in.take_in(by=clerk, agency=sheets.text(told, "giver"), text=text, told=head, at=at)
        _confirm(number, clerk, sheets.text(told, "remark"), at)
    for row in sheets.rows(told, "reports"):
        _report(number, row, issued)
    with clock.standing_at(order.now):
        reminders.remind(order.now)


def _confirm(number: int, clerk: Actor, remark: str, at: datetime) -> None:
    for doubt in queries.desk(number, by=clerk).directive.doubts:
        correct.settle(by=clerk, directive=number, doubt=doubt.no, remark=remark, at=at)
    correct.accept(by=clerk, directive=number, at=at)
    confirm.confirm(by=clerk, directive=number, at=at)


def _report(number: int, row: Mapping[str, object], issued: date) -> None:
    units = row["units"] if isinstance(row["units"], list) else []
    duties = Duty.objects.filter(task__directive=number, task__point=row["point"], limit=int(str(row["limit"])))
    at = datetime.combine(issued + timedelta(days=int(str(row["after"]))), _NOON, ZONE)
    for duty in duties.filter(agency__code__in=units).select_related("agency").order_by("id"):
        told = Actor(id=None, name=duty.agency.short_name if duty.agency else duty.party, kind=Kind.SYSTEM)
        with clock.standing_at(at):
            report.report(by=told, duty=duty.id, text=str(row["text"]), done=bool(row.get("done")), at=at)


def moved(text: str, shift: timedelta) -> str:
    """The text with each of its days moved by as many."""
    return _DAY.sub(lambda found: _written(date(int(found[3]), int(found[2]), int(found[1])) + shift), text)


def _written(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _day(told: Mapping[str, object], name: str) -> date:
    day = told[name]
    if not isinstance(day, date):
        raise TypeError(f"{name} must be a day such as 2023-08-17")
    return day
