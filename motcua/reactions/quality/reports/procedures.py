"""The form II.07b: procedures under the locality, under the one-stop rule, and with an approved process, by unit.

A procedure carried out at several levels is one procedure of each, so that the levels make the total.

Source: TT 01/2020; decision 0530
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from motcua.law import reporting
from motcua.reactions.quality.explaining.asking import below
from motcua.reactions.quality.models import Settler
from motcua.reactions.quality.reports import tables
from motcua.reactions.quality.reports.spans import Span
from motcua.reactions.quality.reports.tables import Line, Table
from motcua.registers.catalog import queries as catalog
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.people import pack
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid
from motcua.registers.people.tree import AgencyView

_OTHERS = {"district": "Ủy ban nhân dân cấp huyện", "commune": "Ủy ban nhân dân cấp xã"}


@dataclass(frozen=True, slots=True)
class Offer:
    """A procedure with the levels at which units of the report carry it out, and whose line it stands on."""

    procedure: ProcedureView
    levels: tuple[str, ...]
    title: str


def table(unit: AgencyView, span: Span, today: date) -> Table:
    """The form of the unit with all below it, by the catalogue of the span's last day. A handful of queries.

    Source: TT 01/2020; decision 0530
    """
    report, counted = reporting.PROCEDURES, dict[str, dict[str, int]]()
    day = span.judged(today)
    counters = _counters(day)
    for offer in _offers(unit, day):
        counts = counted.setdefault(offer.title, {})
        for name in _names(offer, counters):
            counts[name] = counts.get(name, 0) + 1
    cells = {title: reporting.filled(report, counts) for title, counts in sorted(counted.items())}
    lines = [Line(str(number), title, own, title) for number, (title, own) in enumerate(cells.items(), 1)]
    total = tables.added(list(cells.values()), report)
    levels = tuple(each.code for each in pack.current().levels)
    return Table(report, unit, span, day, tuple(lines), total, levels)


def behind(unit: AgencyView, span: Span, today: date, *, column: int, place: str = "") -> tuple[ProcedureView, ...]:
    """The procedures of a cell, by name; `place` is that of the line, nothing for the total.

    Raises `Invalid` for a column there is not.
    """
    kinds = set(reporting.leaves(reporting.PROCEDURES, column))
    if not kinds:
        raise Invalid("Biểu không có ô này.", "Cột được hỏi không có trong biểu.", "Hãy mở lại từ biểu.")
    day = span.judged(today)
    counters = _counters(day)
    found = (
        offer.procedure
        for offer in _offers(unit, day)
        if place in {"", offer.title} and not kinds.isdisjoint(_names(offer, counters))
    )
    return tuple(sorted(found, key=lambda procedure: procedure.name))


def _counters(day: date) -> frozenset[str]:
    """The levels at which some counter takes dossiers in on the day."""
    return frozenset(each.receives for each in people.agencies() if each.receives and each.exists_on(day))


def _names(offer: Offer, counters: Collection[str]) -> list[str]:
    found = [f"authority_{level}" for level in offer.levels]
    found += [f"one_stop_{level}" for level in offer.levels if level in counters]
    if offer.procedure.process and offer.procedure.decision:
        found += [f"process_{level}" for level in offer.levels if level in counters]
    return found


def _offers(unit: AgencyView, day: date) -> list[Offer]:
    settled = _settled(unit)
    whole = unit.parent_id is None
    found, titles = [], dict[str, str]()
    for procedure in catalog.published(day):
        key = procedure.agency_key
        levels = tuple(level for level in procedure.levels if whole or level in settled.get(key, ()))
        if levels:
            title = titles.setdefault(key, _title(key, levels))
            found.append(Offer(procedure, levels, title))
    return found


def _settled(unit: AgencyView) -> dict[str, frozenset[str]]:
    """For each key of who settles, the levels at which units of the report settle it. One query."""
    found: dict[str, set[str]] = {}
    rows = Settler.objects.filter(agency_id__in=below(unit)).values_list("agency_key", "counter__receives")
    for key, level in rows.distinct():
        found.setdefault(key, set()).add(level)
    return {key: frozenset(levels) for key, levels in found.items()}


def _title(key: str, levels: Collection[str]) -> str:
    """The unit whose code ends with the key; else the committees of the lowest level at which it is carried out."""
    named = next(
        (each for each in people.agencies() if each.code == key or each.code.endswith(("-" + key, "." + key))), None
    )
    if named is not None:
        return named.name
    return next((title for level, title in reversed(_OTHERS.items()) if level in levels), people.root().name)
