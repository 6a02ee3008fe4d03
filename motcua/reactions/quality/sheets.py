"""The months that a pack tells: `index/dossiers.csv` and `index/told.csv` become courses and told counts.

A row says how many dossiers a unit had and how many of them were late, online, paid …; it becomes so many dossiers,
the same ones every time, and none of them is anybody's. Source: decision 0403
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction

from motcua.law.calendar import ZONE, national
from motcua.ledger.record import record
from motcua.reactions.quality import cells, periods
from motcua.reactions.quality.explaining.asking import indicator
from motcua.reactions.quality.incoming import taking
from motcua.reactions.quality.incoming.events import CourseTold
from motcua.reactions.quality.incoming.message import Course
from motcua.reactions.quality.models import Imported, Told
from motcua.registers.catalog.models import Procedure
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.pack import Pack, table

FOLDER = "index"
_AT_ONCE = 1000
_PROMISED, _MOVED = timedelta(days=7), timedelta(days=3)  # the term, and by how much an apology moves it
_OPENS = time(7, 30)
_FEE = 50_000  # VND


@dataclass(frozen=True, slots=True)
class Brought:
    """How many dossiers and told counts were brought in."""

    dossiers: int
    told: int


def bring(pack: Pack, *, by: Actor, at: datetime) -> Brought:
    """The index holds what the pack tells of its months; brought again, it is as it was. All of it or nothing.

    Raises `BadPack` for a table that contradicts itself, `NotFound` for a unit there is not, and `NotAllowed`.
    """
    taking.require(by)
    procedures = dict(Procedure.objects.values_list("key", "id"))
    courses = [
        course for line in table.lines(pack.folder / FOLDER / "dossiers.csv") for course in _courses(line, procedures)
    ]
    told = [_told(line) for line in table.lines(pack.folder / FOLDER / "told.csv")]
    with transaction.atomic():
        _write(courses, by, at)
        unique = ["months", "first_day", "agency", "component"]
        renewed = ["part", "whole", "source"]
        Told.objects.bulk_create(told, update_conflicts=True, unique_fields=unique, update_fields=renewed)
        cells.recount_all()
    return Brought(len(courses), len(told))


def _courses(line: table.Line, procedures: Mapping[str, int]) -> Iterator[Course]:
    unit, key = people.agency(line.text("unit")), line.text("procedure")
    if key not in procedures:
        raise line.fault(f"there is no procedure {key!r}")
    number = {name: line.whole(name) for name in _NUMBERS}
    if wrong := [name for name, most in _MOST.items() if number[name] > number[most]]:
        raise line.fault(f"{wrong[0]} must not be more than {_MOST[wrong[0]]}")
    days = _days(_month(line))
    for i in range(number["dossiers"]):
        begun = datetime.combine(days[i % len(days)], _OPENS, ZONE) + timedelta(minutes=7 * i % 480)
        yield Course(_fact(i, begun, unit.code, key, number), unit.id, procedures[key])


# each number of a row, and what it is a part of
_MOST = {
    "late": "dossiers", "apologised": "late", "online": "dossiers", "with_fee": "dossiers", "paid_online": "with_fee",
    "digitised": "dossiers", "electronic_result": "dossiers",
}  # fmt: skip
_NUMBERS = ("dossiers", *_MOST)


def _fact(i: int, begun: datetime, unit: str, procedure: str, number: Mapping[str, int]) -> CourseTold:
    """The dossier in this place: the first ones are late and have a fee, the last ones were filed online."""
    promised = begun + _PROMISED
    due = promised + _MOVED if i < number["apologised"] else promised
    ended = due + timedelta(days=1 + i % 2) if i < number["late"] else due - timedelta(days=1 + i % 3)
    online = i >= number["dossiers"] - number["online"]
    return CourseTold(
        code=f"MAU-{unit}-{begun:%y%m}-{i + 1:05}", agency=unit, procedure=procedure, channel=2 if online else 1,
        received_at=begun, due_at=due, first_due_at=promised, ended_at=ended,
        fee=_FEE if i < number["with_fee"] else 0, paid_online=i < number["paid_online"], exchanged=True,
        result_due=True, result_electronic=i >= number["dossiers"] - number["electronic_result"],
        digitised=i < number["digitised"], population=online,
    )  # fmt: skip


def _days(month: periods.Period) -> Sequence[date]:
    """The working days on which dossiers come in, early enough for all of them to end within the month."""
    until = month.last - _PROMISED - _MOVED - timedelta(days=2)
    all_days = (month.first + timedelta(days=n) for n in range((until - month.first).days + 1))
    return [day for day in all_days if national().is_working(day)]


def _month(line: table.Line) -> periods.Period:
    return periods.read(line.text("month"))


def _told(line: table.Line) -> Told:
    month, part, whole = _month(line), line.whole("part"), line.whole("whole")
    if part > whole:
        raise line.fault("part must not be more than whole")
    return Told(
        agency_id=people.agency(line.text("unit")).id, component=indicator(line.text("component")).id,
        months=month.months, first_day=month.first, part=part, whole=whole, source=line.text("source"),
    )  # fmt: skip


def _write(courses: Sequence[Course], by: Actor, at: datetime) -> None:
    """The dossiers that are new, or differ from those that are here, are written with their facts."""
    known = dict(Imported.objects.filter(code__in=[each.fact.code for each in courses]).values_list("code", "digest"))
    changed = [each for each in courses if known.get(each.fact.code) != taking.digest(each)]
    Imported.objects.filter(code__in=[each.fact.code for each in changed]).delete()
    for begin in range(0, len(changed), _AT_ONCE):
        batch = changed[begin : begin + _AT_ONCE]
        Imported.objects.bulk_create(map(_row, batch))
        record(*(each.fact for each in batch), by=by, at=at)


def _row(course: Course) -> Imported:
    said = {name: getattr(course.fact, name) for name in vars(course.fact) if name not in {"agency", "procedure"}}
    return Imported(**said, agency_id=course.agency, procedure_id=course.procedure, digest=taking.digest(course))
