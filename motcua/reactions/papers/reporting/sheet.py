"""What stands on a report: plain values, counted elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from motcua.law.reporting import Column, Report
from motcua.reactions.papers import heading, sheets
from motcua.registers.people.tree import AgencyView

_ISSUED_WITH = "ban hành kèm theo Thông tư số 01/2020/TT-VPCP"


@dataclass(frozen=True, kw_only=True)
class Head:
    """A cell of the table's head, so many columns wide and rows high."""

    title: str
    across: int
    down: int


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A column of numbers: its printed number, and those whose sum it is."""

    number: int
    parts: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line of the form; a heading holds the sum of the lines beneath it."""

    mark: str
    title: str
    cells: tuple[int, ...]
    heading: bool


@dataclass(frozen=True, kw_only=True)
class ReportSheet:
    """A report of a unit over some days; `numbers` are the marks beneath the head: `(3) = (4) + (5) + (6)`.

    Source: TT 01/2020; NĐ 30/2020, Annex I
    """

    form: sheets.Form
    head: sheets.Letterhead
    code: str
    receiver: str
    period: str
    first: date
    last: date
    counted: str
    line_title: str
    heads: tuple[tuple[Head, ...], ...]
    numbers: tuple[str, ...]
    columns: tuple[Figure, ...]
    rows: tuple[Row, ...]
    total: tuple[int, ...]
    remarks: tuple[str, ...]
    drawer: str
    signer_title: str
    signer: str


class Line(Protocol):
    """A line as it was counted."""

    @property
    def mark(self) -> str:
        """Its number."""

    @property
    def title(self) -> str:
        """What it is about."""

    @property
    def cells(self) -> tuple[int, ...]:
        """The cells in the order of the form's columns."""

    @property
    def heading(self) -> bool:
        """True when lines beneath make its sum."""


class Cell(Protocol):
    """A cell of the head."""

    @property
    def title(self) -> str:
        """What it says."""

    @property
    def across(self) -> int:
        """Columns."""

    @property
    def down(self) -> int:
        """Rows."""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A report as it was counted elsewhere: over which days, with which lines."""

    report: Report
    unit: AgencyView
    period: str
    first: date
    last: date
    columns: Sequence[Column]
    heads: Sequence[Sequence[Cell]]
    lines: Sequence[Line]
    total: Sequence[int]
    remarks: Sequence[str]


def fill(counted: Counted, *, day: date, drawer: str = "", signer_title: str = "", signer: str = "") -> ReportSheet:
    """The report on its form, as the unit would sign it on the day; who is not known is left for the pen.

    Source: TT 01/2020
    """
    report, unit = counted.report, counted.unit
    return ReportSheet(
        form=sheets.Form(number=0, title=report.title, circular=f"Biểu số {report.code}, {_ISSUED_WITH}"),
        head=heading.letterhead(unit, "", day, counter=False), code=report.code, receiver=heading.receiver(unit),
        period=counted.period, first=counted.first, last=counted.last, counted=report.counted, line_title=report.lines,
        heads=tuple(tuple(map(_head, row)) for row in counted.heads), rows=tuple(_rows(counted)),
        numbers=("(1)", "(2)", *map(_number, counted.columns)),
        columns=tuple(Figure(number=each.number, parts=each.parts) for each in counted.columns),
        total=_printed(counted, counted.total), remarks=tuple(counted.remarks), drawer=drawer,
        signer_title=signer_title or "Thủ trưởng đơn vị", signer=signer,
    )  # fmt: skip


def _head(cell: Cell) -> Head:
    return Head(title=cell.title, across=cell.across, down=cell.down)


def _rows(counted: Counted) -> list[Row]:
    return [
        Row(mark=one.mark, title=one.title, cells=_printed(counted, one.cells), heading=one.heading)
        for one in counted.lines
    ]


def _printed(counted: Counted, cells: Sequence[int]) -> tuple[int, ...]:
    pairs = zip(counted.report.columns, cells, strict=True)
    return tuple(cell for column, cell in pairs if column in counted.columns)


def _number(column: Column) -> str:
    own = f"({column.number})"
    return f"{own}={'+'.join(f'({part})' for part in column.parts)}" if column.parts else own
