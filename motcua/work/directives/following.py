"""What may be asked about duties: lists by how they stand, the board, the province's form, what falls due."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from motcua.law import duties as law
from motcua.law.duties import Rate, Standing
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid, NotFound
from motcua.registers.people.folding import fold
from motcua.registers.people.tree import AgencyView
from motcua.work.directives import measures, reach, standings
from motcua.work.directives.models import Duty, Extension
from motcua.work.directives.views import DutyRow, Form, LateDuty, Line, TargetView

PAGE = 50
_LEVELS = {"province": 0, "department": 1, "district": 2, "commune": 3}
_LONGEST_PERIOD = 366 * 5  # days
Key = tuple[str, str, str]  # what a line is known by, its name, its level


@dataclass(frozen=True, slots=True)
class Wish:
    """Which duties are asked for. Empty fields ask for all; `standing` for one state, `mine` for the own units'."""

    standing: Standing | None = None
    unit: str = ""  # code; after a dash the name of a body outside the register, which is empty where nobody owes it
    giver: str = ""  # code
    directive: int | None = None
    mine: bool = False
    unchecked: bool = False
    words: str = ""
    kind: str = ""  # of promise
    then: bool = False  # as it stood that day, whatever was moved or returned since
    first: date | None = None  # of the due day
    last: date | None = None


_ALL = Wish()


def duties(
    *, by: Actor, today: date, wish: Wish = _ALL, page: int = 1, size: int = PAGE
) -> tuple[tuple[DutyRow, ...], int]:
    """A page of the duties the actor may see, and how many there are: what is late first, then by day. Two queries."""
    found = asked(by, wish, today)
    start = (max(1, page) - 1) * size
    due, over = _days(wish)[:2]
    done = Q(**{f"{over}__isnull": False, f"{over}__lte": today})
    open_first = found.annotate(is_done=done).order_by("is_done", F(due).asc(nulls_last=True), "task_id", "id")
    return rows(open_first[start : start + size], today), found.count()


def rows(found: QuerySet[Duty], today: date) -> tuple[DutyRow, ...]:
    """The rows as values. One query."""
    waiting = Exists(Extension.objects.filter(duty=OuterRef("pk"), granted__isnull=True))
    every = found.select_related("task__directive", "task__giver", "agency", "target__agency").defer(
        "task__directive__text", "task__directive__folded", "task__directive__reading", "task__passage"
    )
    return tuple(_row(one, today) for one in every.annotate(asked=waiting))


def _row(one: Duty, today: date) -> DutyRow:
    due, over = _due(one), getattr(one, "done_then", one.done_on)
    stands = standings.of(due, over, one.begins_on, one.waits_for, today=today)
    done = over if stands.done else None
    name, code = standings.unit(one)
    return DutyRow(
        number=one.id, task=one.task_id, directive=one.task.directive_id, sign=one.task.directive.number,
        title=one.task.directive.title, giver=one.task.giver.short_name, point=one.task.point, content=one.task.content,
        unit=name, unit_code=code,
        binds=one.binds, wording=one.wording, due_on=due, done_on=done, standing=stands,
        days_late=law.days_late(due, done, today), unchecked=stands.done and one.checked_at is None,
        asked=bool(getattr(one, "asked", False)), withdrawn_on=one.withdrawn_on, target=target(one),
    )  # fmt: skip


def _due(one: Duty) -> date | None:
    """Its day; that of then where it was asked for as it stood then."""
    day: date | None = getattr(one, "due_then", one.due_on)
    return day


def target(one: Duty) -> TargetView | None:
    """By which figure the duty is measured; nothing for most."""
    row = getattr(one, "target", None)
    if row is None or row.measure not in measures.BY_NAME:
        return None
    return TargetView(
        measures.BY_NAME[row.measure], row.agency_id, row.agency.code, row.agency.short_name, row.first_day, row.months,
        row.at_least.normalize() + Decimal(0),
    )  # fmt: skip


def measured(*, by: Actor, today: date, unit: str, first: date, last: date) -> tuple[DutyRow, ...]:
    """The duties of the unit and all beneath it that are measured and due in the period, as far as may be seen.

    Raises `NotFound` for no unit. One query.
    """
    agency = people.agency(unit)
    found = asked(by, Wish(first=first, last=last), today).filter(agency__path__startswith=agency.path)
    return rows(found.filter(target__isnull=False).order_by("due_on", "id"), today)


def asked(by: Actor, wish: Wish, today: date) -> QuerySet[Duty]:
    """The duties of the wish that the actor may see, in no order."""
    found = Duty.objects.filter(reach.owed(by) if wish.mine else reach.duties(by))
    columns = _days(wish)
    due, over = columns[:2]
    if wish.then:
        found = standings.stood(found, today).filter(Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=today))
    else:
        found = found.filter(withdrawn_on__isnull=True)
    if wish.standing is not None:
        found = found.filter(standings.asked(wish.standing, today, columns))
    if wish.unit:
        found = found.filter(standings.owed_by(wish.unit, then=wish.then))
    same = {"task__giver__code": wish.giver, "task__directive": wish.directive, "task__kind": wish.kind}
    found = found.filter(**{name: value for name, value in same.items() if value not in {"", None}})
    if wish.unchecked:
        found = found.filter(Q(**{f"{over}__lte": today}), checked_at__isnull=True)
    if wish.first:
        found = found.filter(**{f"{due}__gte": wish.first})
    if wish.last:
        found = found.filter(**{f"{due}__lte": wish.last})
    for word in fold(wish.words).split()[:12]:
        found = found.filter(task__directive__folded__contains=word)
    return found


def _days(wish: Wish) -> tuple[str, ...]:
    """The columns by which a duty stands: as they are, or as they were that day."""
    return standings.THEN if wish.then else standings.COLUMNS


@dataclass(slots=True)
class _Group:
    stands: list[Standing] = field(default_factory=list)
    unchecked: int = 0
    most_late: int = 0


_BY: dict[str, tuple[str, ...]] = {
    "unit": ("agency__code", "agency__short_name", "agency__level", "party"),
    "giver": ("task__giver__code", "task__giver__short_name", "task__giver__level"),
    "directive": ("task__directive_id", "task__directive__title", "task__directive__number"),
}


def board(*, by: Actor, today: date, group: str = "unit", wish: Wish = _ALL) -> tuple[Line, ...]:
    """The duties the actor may see, added up by unit, giver or document: the line with most late ones first. One query.

    Raises `KeyError` for another way of adding up.
    """
    columns = (*_days(wish), "checked_at", *_names(group, wish))
    lines = _lines(asked(by, wish, today).values_list(*columns), _NAMES[group], today)
    return tuple(sorted(lines, key=lambda line: (-line.rate.late, -line.most_late, -line.rate.open, line.name)))


def total(lines: Sequence[Line]) -> Line:
    """The sum of the lines."""
    return Line(
        "", "", "", Rate(*(sum(getattr(line.rate, name) for line in lines) for name in law.Rate.__dataclass_fields__)),
        sum(line.endless for line in lines), sum(line.unchecked for line in lines),
        max((line.most_late for line in lines), default=0),
    )  # fmt: skip


def _lines(found: Iterable[tuple[object, ...]], names: Callable[..., Key], today: date) -> list[Line]:
    groups: dict[Key, _Group] = defaultdict(_Group)
    for due, done, begins, waits_for, checked_at, *rest in found:
        stands = standings.of(due, done, begins, waits_for, today=today)  # type: ignore[arg-type]  # columns by name
        group = groups[names(*rest)]
        group.stands.append(stands)
        group.unchecked += stands.done and checked_at is None
        if stands is Standing.LATE:
            group.most_late = max(group.most_late, law.days_late(due, None, today))  # type: ignore[arg-type]
    return [_line(key, group) for key, group in groups.items()]


def _line(key: Key, group: _Group) -> Line:
    counts = Counter(group.stands)
    endless = counts[Standing.DONE] + counts[Standing.OPEN_ENDED] + counts[Standing.NOT_BEGUN]
    return Line(*key, law.rate(group.stands), endless, group.unchecked, group.most_late)


def _names(group: str, wish: Wish) -> tuple[str, ...]:
    """The columns that say under which line a duty is added up."""
    return (*_BY[group], "named_later", "named_as") if wish.then and group == "unit" else _BY[group]


def _unit(code: str | None, name: str | None, level: str | None, party: str, *named_later: object) -> Key:
    """The line of who owes it; `named_later` holds, of a past day, whether that was told later, and what was there."""
    later, called = named_later or (False, "")
    owed = str(called) if later else party
    return (code, name or "", level or "") if code and not later else (f"-{owed}", owed, "")


def _giver(code: str, name: str, level: str) -> Key:
    return (code, name, level)


def _document(number: int, title: str, sign: str) -> Key:
    return (str(number), f"{sign} · {title}" if sign else title, "")


_NAMES: dict[str, Callable[..., Key]] = {"unit": _unit, "giver": _giver, "directive": _document}


def form(*, by: Actor, unit: str, day: date, first: date | None = None, last: date | None = None) -> Form:
    """The province's form on the day for the unit and all beneath it, departments first, then communes. Two queries.

    It counts the duties whose due day lies in the period, the year of the day unless given, as far as the actor may
    see them, as they stood that day: what was moved or returned afterwards changes nothing of it. Raises `NotFound`
    for no unit, `Invalid` for no period.

    Source: QĐ 42/2014; decision 0142; decision 0147
    """
    agency = people.agency(unit)
    first, last = first or day.replace(month=1, day=1), last or day.replace(month=12, day=31)
    if not first <= last or (last - first).days > _LONGEST_PERIOD:
        raise Invalid("Kỳ báo cáo chưa đúng.", "Ngày đầu không được sau ngày cuối, và kỳ không dài quá năm năm.",
                      "Hãy chọn lại kỳ.", fields={"last": "Ngày cuối phải từ ngày đầu."})  # fmt: skip
    whole, wish = agency.parent_id is None, Wish(first=first, last=last, then=True)
    beneath = Q(agency__path__startswith=agency.path)
    found = asked(by, wish, day).filter(beneath | Q(agency__isnull=True) if whole else beneath & Q(named_later=False))
    lines = _lines(found.values_list(*standings.THEN, "checked_at", *_names("unit", wish)), _unit, day)
    ordered = tuple(sorted(lines, key=_in_the_form))
    return Form(agency.name, agency.code, day, first, last, ordered, total(ordered), _late(found, day))


def _in_the_form(line: Line) -> tuple[int, int, str]:
    known = _agency(line.key)
    return (
        _LEVELS.get(line.level, len(_LEVELS)),
        known.path.count("/") if known else 0,
        known.sort_key if known else line.name,
    )


def _agency(code: str) -> AgencyView | None:
    try:
        return people.agency(code) if not code.startswith("-") else None
    except NotFound:
        return None


def _late(found: QuerySet[Duty], day: date) -> tuple[LateDuty, ...]:
    """What is late, by document and item: one entry for all the units that are late with the same limit."""
    groups: dict[tuple[int, int, int, date], list[Duty]] = defaultdict(list)
    late = found.filter(standings.asked(Standing.LATE, day, standings.THEN)).select_related("task__directive", "agency")
    ordered = late.defer("task__directive__text", "task__directive__folded", "task__directive__reading")
    for one in ordered.order_by(
        "task__directive", "task__no", "limit", "occurrence", F("due_then"), "agency__sort_key"
    ):
        if due := _due(one):
            groups[one.task_id, one.limit, one.occurrence, due].append(one)
    return tuple(
        LateDuty(
            directive=some[0].task.directive_id, sign=some[0].task.directive.number, title=some[0].task.directive.title,
            task=some[0].task_id, point=some[0].task.point, content=some[0].task.content, binds=some[0].binds,
            wording=some[0].wording, due_on=due, days_late=law.days_late(due, None, day),
            units=tuple(standings.unit(one)[0] for one in some),
        )
        for (_, _, _, due), some in groups.items()
    )  # fmt: skip


def dated(*, by: Actor, today: date, most: int = 500) -> tuple[DutyRow, ...]:
    """The open duties with a day that the actor's units owe, or that he gave, the nearest first; for a calendar."""
    own = Q(reach.owed(by)) | Q(reach.over(by, "task.extend", "task__giver_id"))
    found = Duty.objects.filter(own, due_on__isnull=False, done_on__isnull=True, withdrawn_on__isnull=True)
    return rows(found.order_by("due_on", "id")[:most], today)


def to_remind(*, by: Actor, today: date) -> tuple[tuple[DutyRow, law.Reminder, str], ...]:
    """The open duties of which their units are told today, why, and the mailbox of the unit. One query."""
    found = Duty.objects.filter(
        reach.duties(by), due_on__isnull=False, done_on__isnull=True, agency__isnull=False, withdrawn_on__isnull=True
    )
    told = ((row, law.reminder(row.due_on, today)) for row in rows(found.order_by("due_on", "id"), today))
    return tuple((row, why, people.agency(row.unit_code).email) for row, why in told if why is not None)
