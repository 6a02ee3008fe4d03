"""Tables for anyone to take away: CSV, JSON and XLSX, each with where it comes from.

CSV and XLSX have their headings in the language of the reader; JSON has the keys, which never change.
"""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.http import Http404, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, gettext

BOM = "\ufeff"  # without it a spreadsheet reads Vietnamese as noise
LICENCE = "CC BY 4.0"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Value = str | int | float | bool | None


@dataclass(frozen=True)
class Table:
    """A table to be taken away; `columns` gives each key its meaning, `name` is the name of the file.

    `headings` are shorter words for columns whose meaning is too long to stand above them.
    """

    name: str
    title: str
    columns: Mapping[str, str]
    rows: Sequence[Mapping[str, Value]]
    source: str
    at: datetime
    headings: Mapping[str, str] = field(default_factory=dict)

    def heading(self, key: str) -> str:
        """What stands above the column."""
        return self.headings.get(key, self.columns[key])

    @property
    def notes(self) -> list[tuple[str, str, str]]:
        """What the table is and what its columns mean, in the language of the reader, with the key of each."""
        said = {
            "title": gettext("Bảng"), "source": gettext("Nguồn số liệu"), "taken_at": gettext("Lấy lúc"),
            "licence": gettext("Giấy phép"),
        }  # fmt: skip
        origin = [(key, said[key], text) for key, text in self.provenance.items()]
        return [*origin, *((key, self.heading(key), text) for key, text in self.columns.items())]

    @property
    def provenance(self) -> dict[str, str]:
        """Where the table comes from and what may be done with it."""
        return {
            "title": self.title,
            "source": self.source,
            "taken_at": self.at.isoformat(timespec="seconds"),
            "licence": LICENCE,
        }


def answer(table: Table, form: str) -> HttpResponse:
    """The table in the form asked for. Raises `Http404` for a form that is none of csv, json and xlsx."""
    makers = {"csv": _csv, "json": _json, "xlsx": _xlsx}
    if form not in makers:
        raise Http404(form)
    response = makers[form](table)
    response["Content-Disposition"] = f'attachment; filename="{table.name}.{form}"'
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "public, max-age=300"
    response["Content-Language"] = get_language() or "vi"
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


def _csv(table: Table) -> HttpResponse:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(map(table.heading, table.columns))
    writer.writerows([_harmless(row.get(key)) for key in table.columns] for row in table.rows)
    response = HttpResponse(BOM + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Link"] = '</public/about/>; rel="license"'
    return response


def _harmless(value: Value) -> Value:
    """A text that a spreadsheet would take for a formula is marked as text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _json(table: Table) -> HttpResponse:
    body = {**table.provenance, "columns": dict(table.columns), "rows": [dict(row) for row in table.rows]}
    return HttpResponse(json.dumps(body, ensure_ascii=False), content_type="application/json; charset=utf-8")


def _xlsx(table: Table) -> HttpResponse:
    import xlsxwriter  # few ask for a workbook

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        sheet = book.add_worksheet(gettext("Số liệu"))
        sheet.freeze_panes(1, 0)
        for place, key in enumerate(table.columns):
            sheet.write_string(0, place, table.heading(key), bold)
            for line, row in enumerate(table.rows, 1):
                sheet.write(line, place, row.get(key))
        notes = book.add_worksheet(gettext("Giải thích"))
        for place, width in enumerate((18, 40, 110)):
            notes.set_column(place, place, width)
        for line, words in enumerate(table.notes):
            for place, text in enumerate(words):
                notes.write_string(line, place, text)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return HttpResponse(out.getvalue(), content_type=kind)


def day(value: date | None) -> str | None:
    """A day as data has it: 2023-05-29."""
    return value.isoformat() if value else None
