"""Tables that leave the house: XLSX and CSV in which nothing typed by a person can become a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import xlsxwriter
from django.http import HttpResponse

from motcua.law.calendar import ZONE

Cell = str | int | date | datetime | None
MOST_ROWS = 20_000
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_WIDEST, _NARROWEST = 60, 10


def answer(kind: str, name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    """The table as a download; `kind` is xlsx or csv. Raises `KeyError` for any other kind."""
    write, media_type = {
        "xlsx": (_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "csv": (_csv, "text/csv; charset=utf-8"),
    }[kind]
    response = HttpResponse(write(heads, list(rows)), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def _xlsx(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    out = io.BytesIO()
    told = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, told)
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
            elif isinstance(cell, int):
                sheet.write_number(line, place, cell, plain)
            elif cell:
                sheet.write_string(line, place, cell, plain)
    sheet.freeze_panes(1, 1)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(heads) - 1)
    book.close()
    return out.getvalue()


def _csv(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    out = io.StringIO(newline="")
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(heads)
    lines.writerows([_harmless(_text(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{cell.astimezone(ZONE):%d/%m/%Y %H:%M}"
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell if cell is not None else "")


def _harmless(text: str) -> str:
    """A text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(_RISKY) else text
