"""The province as it stands before the first dossier comes in: its lanes, its officers, its citizens."""

import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from motcua.law import regime
from motcua.law.calendar import Calendar
from motcua.law.channels import COUNTER, ONLINE, POST
from motcua.registers.catalog import process
from motcua.registers.catalog import queries as catalog
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.people import queries as people
from motcua.registers.people.errors import NotFound
from motcua.registers.people.pack import Pack
from motcua.registers.people.roles import Role
from motcua.registers.people.tree import AgencyView
from motcua.runtime.demonstration import names, sheets, volumes
from motcua.runtime.demonstration.figures import Figures
from motcua.runtime.demonstration.names import Names
from motcua.runtime.demonstration.people import circles, citizens, officers
from motcua.runtime.demonstration.people.citizens import Inhabitants
from motcua.runtime.demonstration.people.officers import Staff
from motcua.runtime.demonstration.volumes import Stream
from motcua.runtime.demonstration.walk.life import Lane, paper_rows, signing_step
from motcua.runtime.demonstration.walk.worktime import Worktime
from motcua.work.dossiers.application import Given
from motcua.work.intake import completeness

SCANNED = -COUNTER  # the papers of a counter that scans them

HandedIn = tuple[dict[int, tuple[Given, ...]], dict[int, tuple[str, ...]]]  # as a lane keeps papers and their rows


@dataclass(frozen=True)
class World:
    """All that stands still while dossiers live."""

    folder: Path
    agencies: Mapping[int, AgencyView]
    calendars: Mapping[int, Calendar]  # by agency
    circles: Mapping[int, str]  # by agency
    streams: Sequence[Stream]
    lanes: Sequence[Lane]
    staff: Staff
    names: Names
    inhabitants: Inhabitants
    first_username: str


def folder_of(pack: Pack) -> Path:
    """Where the pack keeps its demonstration."""
    return pack.folder / sheets.FOLDER


@dataclass(frozen=True)
class Wish:
    """What the world is made for: so many dossiers of a pack from a day on; `scans` are stored samples."""

    pack: Pack
    figures: Figures
    dossiers: int
    first_day: date
    scans: Sequence[int]


def build(wish: Wish, chances: Callable[[str], random.Random]) -> World:
    """The world of a pack whose agencies and procedures are in the tables."""
    folder, first_day = folder_of(wish.pack), wish.first_day
    agencies = {agency.id: agency for agency in people.agencies(day=first_day)}
    streams, together = _streams(folder, agencies, first_day, chances("streams"))
    calendars = {number: people.calendar_for(number) for number in agencies}
    lanes = _lanes(streams, wish, calendars, together)
    minted = names.read([group for group in _groups(folder) if group != names.KINH])
    chance = chances("people")
    ordered = sorted(agencies.values(), key=lambda agency: agency.id)
    staff = officers.staff(folder, ordered, officers.needed(streams), minted, chance)
    settler = citizens.Settler(folder, minted, chance, first_day)
    communes = _communes(folder, agencies)
    first, username = citizens.first_citizen(folder, communes[0][0], communes[0][1])
    number = settler.how_many(wish.dossiers)
    inhabitants = settler.settle(first, communes, number, len(staff.officers) + 1)
    return World(
        folder=folder, agencies=agencies, calendars=calendars, circles=together, streams=streams, lanes=lanes,
        staff=staff, names=minted, inhabitants=_everywhere(inhabitants, agencies), first_username=username,
    )  # fmt: skip


def _groups(folder: Path) -> list[str]:
    return [sheets.text(row, "surnames") for row in sheets.rows(sheets.sheet(folder / "people.yaml"), "groups")]


def _streams(
    folder: Path, agencies: Mapping[int, AgencyView], first_day: date, chance: random.Random
) -> tuple[tuple[Stream, ...], Mapping[int, str]]:
    """What comes in where, and the circle of every agency; each counter takes in what its own circle settles."""
    listed = sorted(catalog.listed(first_day), key=lambda each: each.id)
    procedures = [catalog.version(each.id) for each in listed]
    counters = [agency for agency in sorted(agencies.values(), key=lambda each: each.id) if agency.receives]
    settlers = _settlers(procedures, counters)
    together = circles.of(agencies, ((counter, settler) for (_, counter), settler in settlers.items()))

    def settles(procedure: ProcedureView, counter: AgencyView) -> int | None:
        found = settlers.get((procedure.agency_key, counter.id))
        return found if found and together[found] == together[counter.id] else None

    codes = {number: agency.code for number, agency in agencies.items()}
    weights = volumes.read(folder)
    return volumes.streams(weights, procedures, counters, codes=codes, settles=settles, chance=chance), together


def _settlers(procedures: Sequence[ProcedureView], counters: Sequence[AgencyView]) -> dict[tuple[str, int], int]:
    """Who settles what a counter takes in for an agency of the catalogue, where somebody does."""
    found = {}
    for key, level in sorted({(each.agency_key, level) for each in procedures for level in each.levels}):
        for counter in counters:
            if counter.receives == level:
                with suppress(NotFound):
                    found[key, counter.id] = people.settling_agency(key, counter.id)
    return found


def _lanes(
    streams: Sequence[Stream], wish: Wish, calendars: Mapping[int, Calendar], together: Mapping[int, str]
) -> list[Lane]:
    """A lane for every stream; counters with the same hours share one working time."""
    times = {id(calendar): calendar for calendar in (calendars[stream.counter.id] for stream in streams)}
    worktimes = {number: Worktime(calendar) for number, calendar in times.items()}
    asked = {stream.procedure.id: stream.procedure for stream in streams}
    handed_in = {number: _handed_in(procedure, wish.scans) for number, procedure in asked.items()}
    found = []
    for stream in streams:
        worktime, circle = worktimes[id(calendars[stream.counter.id])], together[stream.counter.id]
        found.append(_lane(stream, wish, worktime, circle, handed_in[stream.procedure.id]))
    return found


def _lane(stream: Stream, wish: Wish, worktime: Worktime, circle: str, handed_in: HandedIn) -> Lane:
    procedure = stream.procedure
    return Lane(
        procedure=procedure,
        counter=stream.counter,
        settled_by=stream.settled_by,
        calendar=worktime.calendar,
        regime=regime.on(wish.first_day).key,
        land=procedure.field_group in wish.figures.land_groups,
        signing=signing_step(procedure.process),
        issuing=process.issuing(procedure.process),
        worktime=worktime,
        circle=circle,
        fees={channel: completeness.fee(procedure, channel) for channel in (COUNTER, ONLINE, POST)},
        papers=handed_in[0],
        rows=handed_in[1],
    )


def _handed_in(procedure: ProcedureView, scans: Sequence[int]) -> HandedIn:
    papers = {
        COUNTER: _papers(procedure, "paper", ()),
        SCANNED: _papers(procedure, "scan", scans),
        ONLINE: _papers(procedure, "upload", scans),
    }
    return papers, {id(given): paper_rows(given, procedure) for given in papers.values()}


def _papers(procedure: ProcedureView, origin: str, scans: Sequence[int]) -> tuple[Given, ...]:
    """What belongs to every application; with `scans`, each paper has one of them as its file.

    Online the declaration is the form itself, as `completeness.with_declaration` has it.
    """
    online = origin == "upload"
    asked = [paper for paper in procedure.papers if paper.always and not (online and paper.declared)]
    given = tuple(
        Given(
            no=paper.no, name=paper.name, originals=0 if origin == "upload" else paper.originals,
            copies=0 if origin == "upload" else paper.copies, file=scans[place % len(scans)] if scans else None,
            origin=origin,
        )
        for place, paper in enumerate(asked)
    )  # fmt: skip
    return completeness.with_declaration(procedure, given, ONLINE) if online else given


def _communes(folder: Path, agencies: Mapping[int, AgencyView]) -> list[tuple[AgencyView, AgencyView, float]]:
    """Every commune with its district and the weight of its people, the first citizen's own commune first."""
    weights = volumes.read(folder)
    codes = {number: agency.code for number, agency in agencies.items()}
    home = sheets.text(sheets.mapping(sheets.sheet(folder / "cast.yaml"), "citizen"), "commune")
    return [
        (agency, agencies[agency.parent_id], volumes.of_place(weights, agency, codes))
        for agency in sorted(agencies.values(), key=lambda each: (each.code != home, each.id))
        if agency.receives == "commune" and agency.parent_id
    ]


def _everywhere(inhabitants: Inhabitants, agencies: Mapping[int, AgencyView]) -> Inhabitants:
    """Around a counter that is neither a commune's nor a district's lives everybody."""
    whole = citizens.Around(inhabitants.everybody, [each for each in inhabitants.everybody if each.account])
    around = {agency.id: whole for agency in agencies.values() if agency.receives} | dict(inhabitants.around)
    return Inhabitants(inhabitants.everybody, inhabitants.organisations, around)


def vacancies(world: World, now: datetime) -> dict[tuple[int, Role], datetime]:
    """Which roles of which agencies are vacant this morning, and until when."""
    codes = {agency.code: number for number, agency in world.agencies.items()}
    found = {}
    for row in sheets.rows(sheets.sheet(world.folder / "cast.yaml"), "renewed"):
        for role, clock in sheets.mapping(row, "roles").items():
            hour, _, minute = str(clock).partition(":")
            until = now.replace(hour=int(hour), minute=int(minute), second=0)
            found[codes[sheets.text(row, "agency")], Role(role)] = until
    return found


def advisers(world: World) -> dict[str, list[int]]:
    """By circle the agencies that may be asked for an opinion: those with a specialist and a head, communes aside."""
    roster = world.staff.roster
    found: dict[str, list[int]] = {circle: [] for circle in world.circles.values()}
    for number, agency in world.agencies.items():
        staffed = (number, Role.SPECIALIST) in roster and (number, Role.LEADER) in roster
        if agency.level != "commune" and staffed:
            found[world.circles[number]].append(number)
    return found
