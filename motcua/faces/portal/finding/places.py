"""Where a procedure can be handed in, as people look for it: first the district, then the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.people import pack
from motcua.registers.people import queries as people
from motcua.registers.people.queries import AgencyView, Desk

FEW = 20


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the province with its desks; the desks of the whole province stand in an area without an agency."""

    agency: AgencyView | None
    desks: tuple[Desk, ...]


def receiving(procedure: ProcedureView, day: date) -> tuple[Desk, ...]:
    """The desks that receive the procedure on the day."""
    return tuple(desk for desk in people.desks(day) if desk.agency.receives in procedure.levels)


def area_of(desk: AgencyView) -> AgencyView | None:
    """The agency directly below the province to which this desk belongs; nothing for a desk of the whole province."""
    if desk.receives == pack.current().levels[0].code:
        return None
    above = people.path(desk.id)
    return above[min(1, len(above) - 1)]


def areas(desks: Sequence[Desk]) -> tuple[Area, ...]:
    """The desks by area: those of the whole province first, then by the areas' names."""
    found: dict[int, list[Desk]] = {}
    agencies: dict[int, AgencyView | None] = {}
    for desk in desks:
        area = area_of(desk.agency)
        number = area.id if area else 0
        agencies[number] = area
        found.setdefault(number, []).append(desk)
    ordered = sorted(found, key=lambda number: _place_in_list(agencies[number]))
    return tuple(Area(agencies[number], tuple(found[number])) for number in ordered)


def _place_in_list(area: AgencyView | None) -> str:
    return area.sort_key if area else ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the picker of desks shows: the areas to choose from when there are many, and the desks of the chosen one."""

    areas: tuple[AgencyView, ...]
    chosen: str
    desks: tuple[Desk, ...]

    @property
    def asks(self) -> bool:
        """True when an area must be chosen before any desk is shown."""
        return not self.desks

    @property
    def hours(self) -> tuple[str, ...]:
        """The hours of a weekday when all these desks keep the same ones and none opens on Saturday, else nothing."""
        kept = {desk.weekday for desk in self.desks}
        return kept.pop() if len(kept) == 1 and not any(desk.saturday for desk in self.desks) else ()


def choice(procedure: ProcedureView, day: date, area: str) -> Choice:
    """The picker for a procedure, with this area chosen if it is the code of one."""
    desks = receiving(procedure, day)
    by_area = areas(desks)
    chosen = next((each for each in by_area if each.agency and each.agency.code == area), None)
    provincial = tuple(desk for each in by_area if each.agency is None for desk in each.desks)
    shown = (*provincial, *chosen.desks) if chosen else (desks if len(desks) <= FEW else provincial)
    pickable = tuple(each.agency for each in by_area if each.agency) if len(desks) > FEW else ()
    return Choice(pickable, chosen.agency.code if chosen and chosen.agency else "", shown)
