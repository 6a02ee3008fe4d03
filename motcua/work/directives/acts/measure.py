"""By which figure a duty is measured: said by its giver, from a list; its value is reckoned and never typed."""

from datetime import date, datetime
from decimal import Decimal

from motcua.ledger.record import record
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict
from motcua.work.directives import measures
from motcua.work.directives.acts import _ground
from motcua.work.directives.events import DutyMeasured
from motcua.work.directives.measures import Unit
from motcua.work.directives.models import Target

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
    known = measures.BY_NAME.get(name)
    if known is None:
        raise _ground.fault("measure", "Hãy chọn một chỉ tiêu trong danh sách.")
    if months not in _MONTHS or first.day != 1 or (first.month - 1) % months:
        raise _ground.fault("period", "Kỳ phải là một tháng, quý, 6 tháng hoặc năm.")
    if not at_least.is_finite() or not 0 < at_least <= _MOST[known.unit] or at_least != round(at_least, 2):
        raise _ground.fault("at_least", "Mức phải đạt phải lớn hơn 0, không quá mức cao nhất, nhiều nhất hai số lẻ.")
    unit = people.agency(agency)
    values = {"measure": name, "agency_id": unit.id, "first_day": first, "months": months, "at_least": at_least,
              "set_at": at, "set_by": by.name}  # fmt: skip
    Target.objects.update_or_create(duty=row, defaults=values)
    fact = DutyMeasured(task=str(row.task_id), duty=row.id, agency=_ground.code_of(row), measure=name, of=unit.code,
                        first=first, months=months, at_least=at_least)  # fmt: skip
    record(fact, by=by, at=at)


@act("task.measure")
def unmeasure(*, by: Actor, duty: int, at: datetime) -> None:
    """The duty is measured by nothing. Raises `Conflict` when it was not."""
    row = _ground.of_giver(duty, by=by, verb="task.measure")
    if not Target.objects.filter(duty=row).delete()[0]:
        raise Conflict("Nhiệm vụ này không có chỉ tiêu.", "", "Hãy tải lại trang.")
    record(DutyMeasured(task=str(row.task_id), duty=row.id, agency=_ground.code_of(row)), by=by, at=at)
