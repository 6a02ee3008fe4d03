"""How a row of a duty stands on a day: the law's own answer, and the same as a condition for lists."""

from datetime import date

from django.db.models import F, Q

from motcua.law import duties as law
from motcua.law.duties import Standing

__all__ = ["Standing"]

COLUMNS = ("due_on", "done_on", "begins_on", "waits_for")


def of(due: date | None, done: date | None, begins: date | None, waits_for: str, *, today: date) -> Standing:
    """The standing of the duty with these columns at the end of the day; what was done later is not done yet."""
    waits = bool(waits_for) or (begins is not None and begins > today)
    return law.standing(due, done if done and done <= today else None, today, waits=waits)


def asked(standing: Standing, today: date) -> Q:
    """The condition that exactly the duties of this standing meet."""
    done = Q(done_on__isnull=False, done_on__lte=today)
    waits = ~Q(waits_for="") | Q(begins_on__gt=today)
    return {
        Standing.DONE_IN_TIME: done & Q(due_on__isnull=False, done_on__lte=F("due_on")),
        Standing.DONE_LATE: done & Q(due_on__isnull=False, done_on__gt=F("due_on")),
        Standing.DONE: done & Q(due_on__isnull=True),
        Standing.OPEN: ~done & Q(due_on__gte=today),
        Standing.LATE: ~done & Q(due_on__lt=today),
        Standing.OPEN_ENDED: ~done & Q(due_on__isnull=True) & ~waits,
        Standing.NOT_BEGUN: ~done & Q(due_on__isnull=True) & waits,
    }[standing]
