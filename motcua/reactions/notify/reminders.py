"""Units are told of their duties before, on and after the due day, and on Mondays of the week that lies ahead."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail

from motcua.law.calendar import ZONE
from motcua.law.duties import Standing
from motcua.ledger.facts import FactView
from motcua.reactions.notify.models import Reminder
from motcua.registers.people import queries as people
from motcua.registers.people.actor import HOUSE, Actor
from motcua.work.directives import following
from motcua.work.directives.views import DutyRow

_WEEK = timedelta(days=7)
_DIGEST, _NEW = "tuần", "mới giao"
_LISTED, _MOST = 40, 100_000


@dataclass(frozen=True, slots=True)
class ReminderView:
    """What a unit was told; `task` is 0 for the digest of a week."""

    task: int
    why: str
    day: date
    title: str
    text: str


def remind(now: datetime) -> int:
    """Every unit has been told of the duties that call for it today, once each. Answers with how many were told.

    Source: decision 0142
    """
    today = now.date()
    told = 0
    for row, why, email in following.to_remind(by=HOUSE, today=today):
        title = f"Nhiệm vụ {why.value}: {row.due_on:%d/%m/%Y}"
        text = f"{row.content}\n{row.sign} {row.title} ({row.point})"
        told += _tell(row.unit_code, row, why.value, today, title=title, text=text, email=email, now=now)
    return told


def digest(now: datetime) -> int:
    """Every unit has been told what is late and what falls due within seven days; nothing to one without either."""
    today = now.date()
    units: dict[str, list[DutyRow]] = defaultdict(list)
    for standing in (Standing.LATE, Standing.OPEN):
        asked = following.Wish(standing=standing, last=today + _WEEK)
        rows, _ = following.duties(by=HOUSE, today=today, wish=asked, size=10_000)
        for row in rows:
            if row.unit_code:
                units[row.unit_code].append(row)
    return sum(_tell_week(code, rows, today, now) for code, rows in sorted(units.items()))


def announce(fact: FactView) -> None:
    """Every unit to which the confirmed document gives something has been told so, once."""
    number = int(fact.subject.partition(":")[2])
    rows, _ = following.duties(by=HOUSE, today=fact.at.date(), wish=following.Wish(directive=number), size=_MOST)
    units: dict[str, list[DutyRow]] = defaultdict(list)
    for row in rows:
        if row.unit_code:
            units[row.unit_code].append(row)
    for code, own in sorted(units.items()):
        title = f"Văn bản mới giao {len({row.task for row in own})} nhiệm vụ: {own[0].title}"
        lines = [
            f"{row.content} ({f'{row.due_on:%d/%m/%Y}' if row.due_on else 'không có hạn'})" for row in own[:_LISTED]
        ]
        day, email = fact.at.astimezone(ZONE).date(), people.agency(code).email
        _tell(code, own[0], _NEW, day, title=title, text="\n".join(lines), email=email, now=fact.at)


def _tell_week(code: str, rows: Sequence[DutyRow], today: date, now: datetime) -> bool:
    late = sum(1 for row in rows if row.standing is Standing.LATE)
    title = f"Nhiệm vụ trong tuần: {late} quá hạn, {len(rows) - late} đến hạn"
    lines = [f"{row.due_on:%d/%m/%Y} – {row.content} ({row.sign or row.title})" for row in rows[:_LISTED]]
    if len(rows) > _LISTED:
        lines.append(f"… và {len(rows) - _LISTED} nhiệm vụ khác.")
    email = people.agency(code).email
    return _tell(code, None, _DIGEST, today, title=title, text="\n".join(lines), email=email, now=now)


def _tell(
    code: str, row: DutyRow | None, why: str, day: date, *, title: str, text: str, email: str, now: datetime
) -> bool:  # fmt: skip
    """The reminder is kept for the unit, and mailed where there is a mailbox; false when it was kept before."""
    kept, new = Reminder.objects.get_or_create(
        agency=people.agency(code).id, duty=row.number if row else 0, why=why, day=day,
        defaults={"task": row.task if row else 0, "title": title, "text": text, "at": now},
    )  # fmt: skip
    if new and settings.MAIL and email:
        send_mail(title, text, settings.DEFAULT_FROM_EMAIL, [email])
        Reminder.objects.filter(id=kept.id).update(sent_at=now, to=email)
    return new


def of_units(*, by: Actor, today: date, size: int = 20) -> tuple[ReminderView, ...]:
    """What the actor's units were told in the last seven days, the newest first. One query."""
    if not by.officer:
        return ()
    rows = Reminder.objects.filter(agency__in=by.agency_ids, day__gt=today - _WEEK, day__lte=today)
    return tuple(
        ReminderView(row.task, row.why, row.day, row.title, row.text) for row in rows.order_by("-day", "-id")[:size]
    )
