"""Tables that leave the house: XLSX, CSV and JSON; nothing typed by a person can become a formula in a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.translation import gettext

from motcua.law.calendar import ZONE

if TYPE_CHECKING:
    import xlsxwriter

Cell = str | int | Decimal | date | datetime | None
Heads = Sequence[str] | Mapping[str, str]
KINDS = ("xlsx", "csv", "json")
MOST_ROWS = 20_000
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_WIDEST, _NARROWEST = 60, 10


@dataclass(frozen=True, slots=True)
class About:
    """What a table is: its title, where its numbers come from and when, and what they mean, name by name."""

    title: str
    source: str
    at: datetime
    meanings: Mapping[str, str]

    @property
    def notes(self) -> list[tuple[str, str]]:
        """Everything, in the words of the reader."""
        origin = [
            (gettext("Bảng"), self.title), (gettext("Nguồn số liệu"), self.source),
            (gettext("Lấy lúc"), f"{self.at.astimezone(ZONE):%d/%m/%Y %H:%M}"),
        ]  # fmt: skip
        return [*origin, *self.meanings.items()]


def answer(
    kind: str, name: str, heads: Heads, rows: Iterable[Sequence[Cell]], about: About | None = None
) -> HttpResponse:
    """The table as a download; `kind` is xlsx, csv or json. Raises `KeyError` for any other kind.

    Heads are in the language of the reader; those that are a mapping have a key of their own, which is what JSON says
    and never changes. What the table is about goes along in XLSX and JSON.
    """
    write, media_type = {
        "xlsx": (_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "csv": (_csv, "text/csv; charset=utf-8"),
        "json": (_json, "application/json; charset=utf-8"),
    }[kind]
    response = HttpResponse(write(heads, list(rows), about), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def _labels(heads: Heads) -> list[str]:
    return list(heads.values()) if isinstance(heads, Mapping) else list(heads)


def _json(heads: Heads, rows: Sequence[Sequence[Cell]], about: About | None) -> str:
    columns = dict(heads) if isinstance(heads, Mapping) else {str(place): head for place, head in enumerate(heads, 1)}
    said = said_of(about) if about is not None else {}
    found = [dict(zip(columns, map(_plain, row), strict=True)) for row in rows]
    return json.dumps({**said, "columns": columns, "rows": found}, ensure_ascii=False)


def said_of(about: About) -> dict[str, object]:
    """What a JSON document says of itself before its rows."""
    return {
        "title": about.title, "source": about.source, "taken_at": about.at.isoformat(timespec="seconds"),
        "definitions": dict(about.meanings),
    }  # fmt: skip


def _plain(cell: Cell) -> str | float | None:
    if isinstance(cell, Decimal):
        return float(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def _xlsx(heads: Heads, rows: Sequence[Sequence[Cell]], about: About | None) -> bytes:
    import xlsxwriter  # few ask for a workbook

    out = io.BytesIO()
    told = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, told)
    _fill(book, _labels(heads), rows)
    if about is not None:
        notes = book.add_worksheet(gettext("Giải thích"))
        notes.set_column(0, 0, 34)
        notes.set_column(1, 1, 100)
        for line, pair in enumerate(about.notes):
            for place, text in enumerate(pair):
                notes.write_string(line, place, text)
    book.close()
    return out.getvalue()


def _fill(book: "xlsxwriter.Workbook", heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm", "valign": "top", "align": "left"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, bold)
        longest = max([len(head), *(len(_text(row[place])) for row in rows[:200])])
        sheet.set_column(place, place, min(_WIDEST, max(_NARROWEST, longest + 2)))
    for line, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, datetime):
                sheet.write_datetime(line, place, cell.astimezone(ZONE).replace(tzinfo=None), moment)
            elif isinstance(cell, date):
                sheet.write_datetime(line, place, datetime.combine(cell, datetime.min.time()), day)
            elif isinstance(cell, (int, Decimal)):
                sheet.write_number(line, place, cell, plain)
            elif cell:
                sheet.write_string(line, place, cell, plain)
    sheet.freeze_panes(1, 1)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(heads) - 1)


def _csv(heads: Heads, rows: Sequence[Sequence[Cell]], about: About | None) -> bytes:  # noqa: ARG001
    out = io.StringIO(newline="")
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(_labels(heads))
    lines.writerows([_harmless(_text(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{cell.astimezone(ZONE):%d/%m/%Y %H:%M}"
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell if cell is not None else "")


def _harmless(text: str) -> str:
    """A text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(_RISKY) else text
