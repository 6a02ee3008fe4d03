"""How a row of a duty stands on a day: the law's own answer, the same as a condition, and what was known that day."""

from datetime import date, datetime, timedelta

from django.db.models import BooleanField, Case, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, TruncDate

from motcua.law import duties as law
from motcua.law.calendar import ZONE
from motcua.law.duties import Standing
from motcua.work.directives.models import Duty, Extension, Report

__all__ = ["Standing"]

COLUMNS = ("due_on", "done_on", "begins_on", "waits_for")
THEN = ("due_then", "done_then", "begins_on", "waits_for")


def of(due: date | None, done: date | None, begins: date | None, waits_for: str, *, today: date) -> Standing:
    """The standing of the duty with these columns at the end of the day; what was done later is not done yet."""
    waits = bool(waits_for) or (begins is not None and begins > today)
    return law.standing(due, done if done and done <= today else None, today, waits=waits)


def asked(standing: Standing, today: date, columns: tuple[str, ...] = COLUMNS) -> Q:
    """The condition that exactly the duties of this standing meet, by their days now, or `THEN`."""
    due, over = columns[0], columns[1]
    done = Q(**{f"{over}__isnull": False, f"{over}__lte": today})
    endless = Q(**{f"{due}__isnull": True})
    waits = ~Q(waits_for="") | Q(begins_on__gt=today)
    return {
        Standing.DONE_IN_TIME: done & ~endless & Q(**{f"{over}__lte": F(due)}),
        Standing.DONE_LATE: done & ~endless & Q(**{f"{over}__gt": F(due)}),
        Standing.DONE: done & endless,
        Standing.OPEN: ~done & Q(**{f"{due}__gte": today}),
        Standing.LATE: ~done & Q(**{f"{due}__lt": today}),
        Standing.OPEN_ENDED: ~done & endless & ~waits,
        Standing.NOT_BEGUN: ~done & endless & waits,
    }[standing]


def stood(found: QuerySet[Duty], day: date) -> QuerySet[Duty]:
    """The duties with the day that was theirs at the end of `day`, and the one on which they counted as done then.

    A day that was moved afterwards is as it was; what was returned afterwards still counts as done; what had not begun
    yet has no day. `named_later` is true where the owner was named after the day; of a document that nobody had
    confirmed by then, who was named first is taken. Source: decision 0147; decision 0149
    """
    end = datetime.combine(day + timedelta(days=1), datetime.min.time(), ZONE)
    own = OuterRef("pk")
    moved = Extension.objects.filter(duty=own, granted=True, answered_at__gte=end).order_by("answered_at", "id")
    returned = Report.objects.filter(duty=own, verdict="returned", at__gte=end)
    told = Report.objects.filter(duty=own, verdict__in=["done", "returned"], at__lt=end).order_by("-at", "-id")
    said = told.annotate(day=Case(When(verdict="done", then=Coalesce("done_on", TruncDate("at", tzinfo=ZONE)))))
    later = Q(named_at__gte=end, task__directive__confirmed_at__lt=end)
    to_come = Q(begins_on__gt=day) & ~Q(rule__startswith="before:") & ~Q(rule__startswith="event:")
    return found.annotate(
        due_then=Case(
            When(to_come, then=None), When(Exists(moved), then=Subquery(moved.values("old")[:1])), default=F("due_on"),
            output_field=DateField(),
        ),
        done_then=Case(
            When(Exists(returned), then=Subquery(said.values("day")[:1])), default=F("done_on"),
            output_field=DateField(),
        ),
        named_later=Case(When(later, then=Value(True)), default=Value(False), output_field=BooleanField()),
    )  # fmt: skip


def unit(one: Duty) -> tuple[str, str]:
    """The name and the code of who owes the duty; of who owed it then, where it was asked for as it stood then."""
    if getattr(one, "named_later", False):
        return one.named_as, ""
    return (one.agency.short_name, one.agency.code) if one.agency else (one.party, "")


def owed_by(unit: str, *, then: bool) -> Q:
    """The duties of the unit of this code; after a dash those of a name outside the register, of nobody where empty."""
    if unit.startswith("-"):
        nobody = Q(agency__isnull=True, party=unit[1:])
        return nobody | Q(named_later=True, named_as=unit[1:]) if then else nobody
    return Q(agency__code=unit, named_later=False) if then else Q(agency__code=unit)
