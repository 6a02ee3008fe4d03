"""What stands on a sheet of the grading: plain values, already graded elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from motcua.reactions.papers import heading, sheets
from motcua.registers.people.tree import AgencyView

_DRAWN_UP = "lập theo Điều 12 đến Điều 15 Thông tư số 01/2018/TT-VPCP"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its head, how wide it is beside the others, and whether it holds numbers."""

    title: str
    width: float
    number: bool = True


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line of the table; `under` stands small beneath its second cell. One cell alone goes across as a heading."""

    cells: tuple[str, ...]
    under: tuple[str, ...] = ()
    strong: bool = False


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """Who signs: by which title; the name is left for the pen where nobody is known."""

    title: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class GradingSheet:
    """A sheet, or a table of many, over a quarter or a year; `about` are the lines above the table.

    Source: TT 01/2018, Art. 15; NĐ 30/2020, Annex I
    """

    form: sheets.Form
    head: sheets.Letterhead
    period: str
    about: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...]
    signers: tuple[Signatory, ...]
    wide: bool


@dataclass(frozen=True, kw_only=True)
class Graded:
    """A sheet as it was graded elsewhere: whose, of which period, with which lines; `wide` lies on its side."""

    title: str
    unit: AgencyView
    period: str
    about: Sequence[tuple[str, str]]
    columns: Sequence[Column]
    rows: Sequence[Row]
    remarks: Sequence[str]
    signers: Sequence[Signatory]
    wide: bool = False


def fill(graded: Graded, *, day: date) -> GradingSheet:
    """The sheet as the unit would sign it on the day; it is a draft for the pen, and bears no number.

    Source: TT 01/2018, Art. 15; NĐ 30/2020, Annex I
    """
    return GradingSheet(
        form=sheets.Form(number=0, title=graded.title, circular=f"{graded.title}, {_DRAWN_UP}"),
        head=heading.letterhead(graded.unit, "", day, counter=False), period=graded.period, about=tuple(graded.about),
        columns=tuple(graded.columns), rows=tuple(graded.rows), remarks=tuple(graded.remarks),
        signers=tuple(graded.signers), wide=graded.wide,
    )  # fmt: skip
