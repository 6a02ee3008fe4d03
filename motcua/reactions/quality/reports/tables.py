"""A report as a table: lines under the columns of its form, with totals that add up."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.law import reporting
from motcua.law.reporting import Column, Report
from motcua.reactions.quality.reports.spans import Span
from motcua.registers.people.tree import AgencyView

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its mark and title, and the cells in the order of the form's columns.

    `heading` lines hold the sum of the lines beneath. `place` asks for what lies behind a cell of the line.
    """

    mark: str
    title: str
    cells: tuple[int, ...]
    place: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A cell of the table's head, so many columns wide and rows high."""

    title: str
    across: int
    down: int


@dataclass(frozen=True, slots=True)
class Table:
    """A report of a unit over a span; `levels` are those there are units of, `remarks` what the numbers do not say."""

    report: Report
    unit: AgencyView
    span: Span
    judged: date
    lines: tuple[Line, ...]
    total: tuple[int, ...]
    levels: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are printed."""
        return reporting.printed(self.report, self.levels)

    @property
    def empty(self) -> bool:
        """True when nothing was counted."""
        return not any(self.total)

    def shown(self, cells: Sequence[int]) -> tuple[tuple[Column, int], ...]:
        """The printed columns, each with its cell."""
        printed = set(self.columns)
        pairs = zip(self.report.columns, cells, strict=True)
        return tuple((column, cell) for column, cell in pairs if column in printed)


def headings(columns: Sequence[Column]) -> tuple[tuple[Heading, ...], ...]:
    """The rows of the head above the columns: groups, what stands under them, and the titles."""
    deep = any(each.under for each in columns)
    groups = tuple(Heading(name, len(own), 1) for name, own in _runs([each.group for each in columns], columns))
    second, third = [], []
    for name, own in _runs([each.under or each.title for each in columns], columns):
        if own[0].under:
            second.append(Heading(name, len(own), 1))
            third += [Heading(each.title, 1, 1) for each in own]
        else:
            second += [Heading(each.title, 1, 2 if deep else 1) for each in own]
    return (groups, tuple(second), tuple(third)) if deep else (groups, tuple(second))


def _runs(names: Sequence[str], columns: Sequence[Column]) -> list[tuple[str, list[Column]]]:
    found: list[tuple[str, list[Column]]] = []
    for name, column in zip(names, columns, strict=True):
        if found and found[-1][0] == name and found[-1][1][-1].group == column.group:
            found[-1][1].append(column)
        else:
            found.append((name, [column]))
    return found


def added(lines: Collection[Sequence[int]], report: Report) -> tuple[int, ...]:
    """The sum of lines, column by column."""
    return tuple(map(sum, zip(*lines, strict=True))) if lines else (0,) * len(report.columns)


def roman(number: int) -> str:
    """The mark of a heading line, from 1."""
    return _ROMAN[number - 1]
