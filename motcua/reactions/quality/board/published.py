"""How the nation sees the province: the score and the rank among all provinces that were published, with the source.

`index/published.csv` of the pack; groups are empty where only a total or only a rank was published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from motcua.law.quality import Group
from motcua.registers.people import pack
from motcua.registers.people.pack import table
from motcua.registers.people.tree import AgencyView

FILE = Path("index") / "published.csv"


@dataclass(frozen=True, slots=True)
class Published:
    """What was published of a unit for a day, or the month or year that ends on it; nothing where it was not said."""

    unit: str
    kind: str
    day: date
    groups: Mapping[Group, Decimal]
    total: Decimal | None
    rank: int | None
    among: int | None
    source: str

    @property
    def place(self) -> str:
        """The rank and among how many, as 10/63; empty without one."""
        return f"{self.rank}/{self.among}" if self.rank and self.among else ""


@dataclass(frozen=True, slots=True)
class Known:
    """The last that was published of a unit by a day, and what was published before it of the same kind."""

    now: Published
    before: Published | None

    @property
    def places_lost(self) -> int | None:
        """How many places the unit fell, less than nothing where it rose; nothing where it cannot be said.

        Ranks among different numbers of provinces are not compared.
        """
        if self.before is None or self.now.rank is None or self.before.rank is None:
            return None
        return self.now.rank - self.before.rank if self.now.among == self.before.among else None

    @property
    def points(self) -> Decimal | None:
        """By how much the total has moved; nothing where one of them was not published."""
        if self.before is None or self.now.total is None or self.before.total is None:
            return None
        return self.now.total - self.before.total

    @property
    def by_group(self) -> Mapping[Group, Decimal]:
        """By how much each group has moved; empty unless both sets were published."""
        if self.before is None or not (self.now.groups and self.before.groups):
            return {}
        return {group: self.now.groups[group] - self.before.groups[group] for group in self.now.groups}


def by(unit: AgencyView, day: date, folder: Path | None = None) -> Known | None:
    """What was known of the unit by the day; none where nothing had been published. No query.

    Raises `BadPack` for a table that cannot be read.
    """
    rows = [one for one in _rows(folder or pack.current().folder) if one.unit == unit.code and one.day <= day]
    if not rows:
        return None
    before = [one for one in rows[:-1] if one.kind == rows[-1].kind]
    return Known(rows[-1], before[-1] if before else None)


@cache
def _rows(folder: Path) -> tuple[Published, ...]:
    if not (folder / FILE).exists():
        return ()
    return tuple(sorted((_row(line) for line in table.lines(folder / FILE)), key=lambda one: one.day))


def _row(line: table.Line) -> Published:
    said = {group: line.decimal(group.value) for group in Group}
    groups = {group: points for group, points in said.items() if points is not None}
    if groups and len(groups) < len(Group):
        raise line.fault("either all six groups are given, or none")
    return Published(
        line.text("unit"), line.text("kind"), line.day("day"), groups, line.decimal("total"),
        line.maybe_whole("rank"), line.maybe_whole("rank_of"), line.text("source"),
    )  # fmt: skip
