"""Tables of the office to take away: XLSX, CSV and JSON, each column with a key that stays and with what it means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from motcua.faces.office.lists import sheet
from motcua.ledger import clock
from motcua.registers.people.errors import NotFound


@dataclass(frozen=True, slots=True)
class Column:
    """What JSON calls it, what the reader does, and what it means."""

    key: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table before its rows: the name of its file, its title, where its rows come from, its columns."""

    name: str
    title: str
    source: str
    columns: Sequence[Column]


def answer(kind: str, table: Table, rows: Iterable[Sequence[sheet.Cell]]) -> HttpResponse:
    """The table as a download, with its definitions where the form has room for them. Raises `NotFound`."""
    about = sheet.About(table.title, table.source, clock.now(), {one.label: one.meaning for one in table.columns})
    return sheet.answer(form_of(kind), table.name, {one.key: one.label for one in table.columns}, rows, about)


def form_of(kind: str) -> str:
    """The form of table that was asked for. Raises `NotFound`."""
    if kind not in sheet.KINDS:
        raise NotFound(gettext("Không có dạng tệp này."), "", gettext("Hãy chọn XLSX, CSV hoặc JSON."))
    return kind


def offered(address: str, query: str = "") -> list[tuple[str, str]]:
    """Every form in which the table at this address is to be had, with its link; `query` begins with its mark."""
    return [(kind.upper(), reverse(address, args=[kind]) + query) for kind in sheet.KINDS]
