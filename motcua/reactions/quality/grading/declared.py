"""What a province declares because no fact shows it: `index/grading.csv` of its pack, dated and with its source.

unit,indicator,first_day,last_day,part,whole,source
H10,6,2023-01-01,,1,1,"Báo cáo kiểm tra niêm yết số 12/BC-VPUBND"
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from motcua.registers.people import pack
from motcua.registers.people import queries as people
from motcua.registers.people.pack import table
from motcua.registers.people.tree import AgencyView

FILE = Path("index") / "grading.csv"
INDICATORS = (5, 6)


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration for a unit and all below it: how many of how many procedures, and who says so."""

    unit: str
    indicator: int
    first_day: date
    last_day: date | None
    part: int
    whole: int
    source: str

    def holds_on(self, day: date) -> bool:
        """True from its first to its last day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


def about(unit: AgencyView, indicator: int, day: date, folder: Path | None = None) -> Declared | None:
    """What is declared of the unit on the day, by itself or by the nearest one above it; none if nothing is.

    Raises `BadPack` for a table that cannot be read.
    Source: decision 0404
    """
    rows = _read((folder or pack.current().folder) / FILE)
    for above in reversed(people.path(unit.id)):
        for row in rows:
            if (row.unit, row.indicator) == (above.code, indicator) and row.holds_on(day):
                return row
    return None


@cache
def _read(file: Path) -> Sequence[Declared]:
    return tuple(_row(line) for line in table.lines(file)) if file.exists() else ()


def _row(line: table.Line) -> Declared:
    indicator = line.whole("indicator")
    if indicator not in INDICATORS:
        raise line.fault("indicator must be 5 or 6")
    return Declared(
        line.text("unit"), indicator, line.day("first_day"), line.maybe_day("last_day"), line.whole("part"),
        line.whole("whole"), line.text("source"),
    )  # fmt: skip
