"""By which figure a duty is measured: said by its giver, from a list; its value is reckoned and never typed."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from motcua.ledger.record import record
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict
from motcua.work.directives import measures
from motcua.work.directives.acts import _ground
from motcua.work.directives.draft import Draft
from motcua.work.directives.events import DutyMeasured
from motcua.work.directives.measures import Measure, Unit
from motcua.work.directives.models import Duty, Target

_MONTHS = (1, 3, 6, 12)
_MOST = {Unit.POINTS: Decimal(100), Unit.PERCENT: Decimal(100), Unit.NUMBER: Decimal(10**9)}


@act("task.measure")
def measure(
    *, by: Actor, duty: int, name: str, agency: str, first: date, months: int, at_least: Decimal, at: datetime
) -> None:  # fmt: skip
    """The duty is measured by the figure of this name, of the agency with all beneath it, in some months.

    Reaching it closes nothing: the unit still reports, the giver still confirms. An earlier measure is replaced.
    `at_least` in points, percent or number, with two decimals. Raises `Invalid` for what is not in the list.

    Source: decision 0145
    """
    row = _ground.of_giver(duty, by=by, verb="task.measure")
    known = _known(name)
    if months not in _MONTHS or first.day != 1 or (first.month - 1) % months:
        raise _ground.fault("period", "Kỳ phải là một tháng, quý, 6 tháng hoặc năm.")
    _bounded(known, at_least)
    unit = people.agency(agency)
    values = {"measure": name, "agency_id": unit.id, "first_day": first, "months": months, "at_least": at_least,
              "set_at": at, "set_by": by.name}  # fmt: skip
    Target.objects.update_or_create(duty=row, defaults=values)
    fact = DutyMeasured(task=str(row.task_id), duty=row.id, agency=_ground.code_of(row), measure=name, of=unit.code,
                        first=first, months=months, at_least=at_least)  # fmt: skip
    record(fact, by=by, at=at)


def bound(name: str, at_least: str) -> Decimal:
    """The number that was typed as the bound of this figure. Raises `Invalid` for what is not in the list, or none."""
    try:
        number = Decimal(at_least.replace(",", ".") or "NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    _bounded(_known(name), number)
    return number


def with_the_task(made: Iterable[tuple[Duty, Draft]], *, start: date, at: datetime, by: Actor) -> list[DutyMeasured]:
    """The duties are measured as their proposals said when they were confirmed; each by the figure of its own unit.

    The period is the month of the duty's day, of `start` where it has none. A duty that no unit owes is measured by
    nothing. Source: decision 0151
    """
    rows, facts = [], []
    for duty, draft in made:
        if not draft.measure or duty.agency is None or draft.measure not in measures.BY_NAME:
            continue
        first, least = (duty.due_on or start).replace(day=1), bound(draft.measure, draft.at_least)
        rows.append(Target(duty=duty, measure=draft.measure, agency=duty.agency, first_day=first, months=1,
                           at_least=least, set_at=at, set_by=by.name))  # fmt: skip
        facts.append(DutyMeasured(task=str(duty.task_id), duty=duty.id, agency=duty.agency.code, measure=draft.measure,
                                  of=duty.agency.code, first=first, months=1, at_least=least))  # fmt: skip
    Target.objects.bulk_create(rows)
    return facts


def _known(name: str) -> Measure:
    known = measures.BY_NAME.get(name)
    if known is None:
        raise _ground.fault("measure", "Hãy chọn một chỉ tiêu trong danh sách.")
    return known


def _bounded(known: Measure, at_least: Decimal) -> None:
    """Nothing happens for a bound that the figure can meet; otherwise `Invalid`."""
    if not at_least.is_finite() or at_least > _MOST[known.unit] or at_least != round(at_least, 2):
        raise _ground.fault("at_least", "Mức phải đạt là một số không quá mức cao nhất, nhiều nhất hai số lẻ.")
    if at_least < 0 or (not at_least and not known.fewer):
        raise _ground.fault("at_least", "Mức phải đạt phải lớn hơn 0; chỉ tiêu càng ít càng tốt thì từ 0.")


@act("task.measure")
def unmeasure(*, by: Actor, duty: int, at: datetime) -> None:
    """The duty is measured by nothing. Raises `Conflict` when it was not."""
    row = _ground.of_giver(duty, by=by, verb="task.measure")
    if not Target.objects.filter(duty=row).delete()[0]:
        raise Conflict("Nhiệm vụ này không có chỉ tiêu.", "", "Hãy tải lại trang.")
    record(DutyMeasured(task=str(row.task_id), duty=row.id, agency=_ground.code_of(row)), by=by, at=at)
