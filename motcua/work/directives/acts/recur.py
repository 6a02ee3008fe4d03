"""A duty that comes again has its next time opened: when it is done, or when its day has passed."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from motcua.law import duties as law
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.work.directives.acts import _ground
from motcua.work.directives.events import OccurrenceOpened
from motcua.work.directives.models import Duty

_MOST = 2_000


@act("task.open_next")
def open_next(*, by: Actor, at: datetime) -> int:
    """Every duty that comes again and whose last day has passed has a next one. Answers with how many were opened.

    For the timetable; done twice, it changes nothing more.
    """
    same = Q(agency=OuterRef("agency")) | Q(agency__isnull=True, party=OuterRef("party"))
    later = Duty.objects.filter(same, task=OuterRef("task"), limit=OuterRef("limit"),
                                occurrence__gt=OuterRef("occurrence"))  # fmt: skip
    due = Duty.objects.filter(due_on__lt=_ground.today(at), withdrawn_on__isnull=True).exclude(rule="")
    rows = due.select_related("agency")
    facts = [fact for row in rows.filter(~Exists(later))[:_MOST] for fact in after(row, _ground.today(at))]
    record(*facts, by=by, at=at)
    return len(facts)


def after(row: Duty, today: date | None = None) -> list[OccurrenceOpened]:
    """The next time of the duty is open, if it comes again and has none yet; in the caller's transaction.

    Days that have passed already are left out when `today` is given: nobody is asked for last year's reports.
    """
    due = law.next_due(row.rule, max(row.due_on, today) if today and row.due_on else row.due_on) if row.due_on else None
    if due is None:
        return []
    made, new = Duty.objects.get_or_create(
        task_id=row.task_id, agency=row.agency, party=row.party, limit=row.limit, occurrence=row.occurrence + 1,
        defaults={"binds": row.binds, "wording": row.wording, "rule": row.rule, "due_on": due},
    )  # fmt: skip
    if not new:
        return []
    agency = _ground.code_of(row)
    return [OccurrenceOpened(task=str(row.task_id), duty=made.id, agency=agency, occurrence=made.occurrence, due=due)]
