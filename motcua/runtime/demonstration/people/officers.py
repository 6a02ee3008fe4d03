"""Officers for every role that the processes ask for, the cast among them."""

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from motcua.registers.people.folding import fold
from motcua.registers.people.roles import Role
from motcua.registers.people.tree import AgencyView
from motcua.runtime.demonstration import sheets
from motcua.runtime.demonstration.names import KINH, Names
from motcua.runtime.demonstration.volumes import Stream

_PER_THOUSAND = 1000


class Officer:
    """An officer of the made-up province; `posts` are agency and role, `load` the open dossiers he holds.

    Source of the load: decision 0008.
    """

    __slots__ = ("id", "load", "name", "posts", "title", "username")

    def __init__(self, number: int, username: str, name: str, title: str) -> None:
        """An officer without a post."""
        self.id, self.username, self.name, self.title = number, username, name, title
        self.posts: set[tuple[int, Role]] = set()
        self.load = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One of the cast: who plays, where and as what."""

    username: str
    name: str
    agency: str
    role: Role
    title: str


@dataclass
class Staff:
    """Everybody who works in the province; `roster` by agency and role, in the order of their numbers."""

    officers: list[Officer] = field(default_factory=list)
    roster: dict[tuple[int, Role], list[Officer]] = field(default_factory=dict)

    def take_on(self, officer: Officer, agency: int, role: Role) -> None:
        """The officer has the post."""
        if officer.id > len(self.officers):
            self.officers.append(officer)
        officer.posts.add((agency, role))
        self.roster.setdefault((agency, role), []).append(officer)


def needed(streams: Iterable[Stream]) -> dict[tuple[int, Role], float]:
    """The roles each agency must fill, with the weight of the dossiers that will come to each."""
    found: dict[tuple[int, Role], float] = {}
    for stream in streams:
        roles = {step.role for step in stream.procedure.process}
        places = {(stream.counter.id if role is Role.COUNTER else stream.settled_by, role) for role in roles}
        places |= {(stream.counter.id, Role.COUNTER), (stream.settled_by, Role.LEADER)}
        for place in places:
            found[place] = found.get(place, 0.0) + stream.weight
    return found


def parts(folder: Path) -> tuple[Part, ...]:
    """The officers of the cast, as the pack names them."""
    return tuple(_part(row) for row in sheets.rows(sheets.sheet(folder / "cast.yaml"), "officers"))


def _part(row: Mapping[str, object]) -> Part:
    return Part(
        username=sheets.text(row, "username"), name=sheets.text(row, "name"), agency=sheets.text(row, "agency"),
        role=Role(sheets.text(row, "role")), title=sheets.text(row, "title"),
    )  # fmt: skip


def staff(
    folder: Path,
    agencies: Sequence[AgencyView],
    wanted: Mapping[tuple[int, Role], float],
    names: Names,
    chance: random.Random,
) -> Staff:
    """Officers for every wanted role, the cast first; a busy unit has more of them."""
    sheet = sheets.sheet(folder / "staff.yaml")
    by_code = {agency.code: agency for agency in agencies}
    found, taken, whole = (
        Staff(),
        set[str](),
        sum(weight for (_, role), weight in wanted.items() if role is Role.LEADER),
    )
    for part in parts(folder):
        officer = Officer(len(found.officers) + 1, part.username, part.name, part.title)
        found.take_on(officer, by_code[part.agency].id, part.role)
        taken.add(part.username)
    for agency in agencies:
        kind = _kind(sheet, agency)
        for role in Role:
            if (agency.id, role) not in wanted:
                continue
            present = len(found.roster.get((agency.id, role), ()))
            number = _number(sheet, agency, kind, role, wanted[agency.id, role] / whole * _PER_THOUSAND)
            for place in range(present, number):
                name = names.full(chance.choice(("male", "female")), KINH, chance)
                username = _username(name, agency, taken)
                title = _title(sheet, agency, kind, role, place)
                found.take_on(Officer(len(found.officers) + 1, username, name, title), agency.id, role)
    return found


def _kind(sheet: Mapping[str, object], agency: AgencyView) -> str:
    for row in sheets.rows(sheet, "kinds"):
        fits = sheets.text(row, "codes") in agency.code
        fits &= sheets.text(row, "kind", agency.kind) == agency.kind
        fits &= sheets.text(row, "level", agency.level) == agency.level
        if fits:
            return sheets.text(row, "name")
    return "department"


def _number(sheet: Mapping[str, object], agency: AgencyView, kind: str, role: Role, volume: float) -> int:
    """How many officers of the role the agency has, at `volume` dossiers in a thousand."""
    exactly = sheets.mapping(sheet, "exactly")
    if agency.code in exactly:
        return int(sheets.numbers(exactly, agency.code).get(role.value, 1))
    usual = sheets.numbers(sheets.mapping(sheet, "numbers"), kind).get(role.value, 1)
    per = sheets.numbers(sheet, "one_more_per").get(role.value)
    more = math.floor(volume / per) if per else 0
    return int(min(usual + more, sheets.number(sheet["at_most"], "at_most")))


def _title(sheet: Mapping[str, object], agency: AgencyView, kind: str, role: Role, place: int) -> str:
    titles = sheets.texts(sheets.mapping(sheets.mapping(sheet, "titles"), kind), role.value) or (role.label,)
    title = titles[place % len(titles)]
    unit = agency.short_name.removeprefix("UBND ").partition(" ")[0]
    return f"{title} {unit}" if title.endswith("UBND") and role is Role.LEADER else title


def _username(name: str, agency: AgencyView, taken: set[str]) -> str:
    """The given name, the first letters of the others and the end of the agency's code: `mai.pt.25405`."""
    *others, given = fold(name).split()
    end = fold(agency.code.rpartition("LOC-BP-")[2]).replace(" ", "")
    wish = f"{given}.{''.join(word[0] for word in others)}.{end}"
    username, n = wish, 1
    while username in taken:
        n += 1
        username = f"{wish}.{n}"
    taken.add(username)
    return username
