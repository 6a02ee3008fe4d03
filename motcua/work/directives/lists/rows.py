"""What the rows of a table say: columns known by their headings, units by their names, each wrong row by itself."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.law import promises
from motcua.law.sentences import join
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid, NotFound
from motcua.work.directives import owners
from motcua.work.directives.acts.enter import Item
from motcua.work.directives.finding import words

_LOOKED_AT = 20  # rows above which the headings stand
_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})|(\d{4})-(\d\d)-(\d\d)")
# what a column is, by how its heading begins without marks; the longer ones are tried first
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "content": ("noi dung", "kien nghi", "ton tai", "han che", "noi dung kien nghi", "ket luan"),
    "units": ("don vi", "co quan giai quyet", "co quan tra loi", "don vi thuc hien", "don vi chu tri", "giao"),
    "due": ("han", "thoi han", "han hoan thanh", "han tra loi", "ngay den han"),
    "appraiser": ("tham dinh", "co quan tham dinh", "don vi tham dinh", "don vi kiem tra"),
    "point": ("muc", "so muc"),
    "session": ("ky hop",),
    "voter": ("cu tri", "ho ten", "ho va ten"),
    "address": ("dia chi", "noi cu tru", "noi o"),
    "field": ("linh vuc",),
    "section": ("noi dung kiem tra", "muc kiem tra", "phan"),
}


@dataclass(frozen=True, slots=True)
class Read:
    """The rows that say what a promise needs, and those that do not, each with its number in the file."""

    items: tuple[tuple[int, Item], ...]
    refused: tuple[tuple[int, str], ...]


def read(table: Sequence[Sequence[str]], kind: str, day: date) -> Read:
    """The rows of the table as promises of the kind. Raises `Invalid` without headings, `NoSuchPromise` for the kind.

    Units are looked up in the register of the day, by code, name or short name; several stand with semicolons.
    """
    asks = promises.kind(kind, day).asks
    here, columns = _headings(table)
    lookup = owners.Lookup(day)
    items: list[tuple[int, Item]] = []
    refused: list[tuple[int, str]] = []
    for number, row in enumerate(table[here + 1 :], here + 2):
        said = {name: row[place] for name, place in columns.items() if place < len(row) and row[place]}
        if not said.keys() - {"point"}:
            continue  # an empty row, or one that only counts
        try:
            items.append((number, _item(said, asks, lookup)))
        except ValueError as error:
            refused.append((number, str(error)))
    return Read(tuple(items), tuple(refused))


def headings(kind: str, day: date) -> tuple[str, ...]:
    """The headings that a list of this kind can have, the first two of which it must. Raises `NoSuchPromise`."""
    names = {
        "session": "Kỳ họp", "voter": "Cử tri", "address": "Địa chỉ", "field": "Lĩnh vực", "section": "Mục kiểm tra",
    }  # fmt: skip
    return ("Nội dung", "Đơn vị", *(names[name] for name in promises.kind(kind, day).asks), "Hạn", "Cơ quan thẩm định")


def _headings(table: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    for number, row in enumerate(table[:_LOOKED_AT]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row):
            name = _column(cell)
            if name and name not in columns:
                columns[name] = place
        if {"content", "units"} <= columns.keys():
            return number, columns
    what = "Không thấy dòng tiêu đề."
    why = "Bảng phải có cột “Nội dung” và cột “Đơn vị”."
    raise Invalid(what, why, "Hãy thêm dòng tiêu đề rồi gửi lại.", fields={"file": join(what, why)})


def _column(heading: str) -> str:
    """The column that the heading names; the longest beginning that fits wins."""
    said = words.plain(heading).strip()
    fitting = (
        (len(start), name) for name, starts in _HEADINGS.items() for start in starts
        if said == start or said.startswith(f"{start} ")
    )  # fmt: skip
    return max(fitting, default=(0, ""))[1]


def _item(said: Mapping[str, str], asks: Sequence[str], lookup: owners.Lookup) -> Item:
    """The row as a promise. Raises `ValueError` with everything that is wrong with it."""
    faults = [] if said.get("content") else ["Thiếu nội dung."]
    units, unknown = _units(said.get("units", ""), lookup)
    judges, strangers = _units(said.get("appraiser", ""), lookup)
    faults += [f"Không rõ đơn vị “{name}”." for name in (*unknown, *strangers)]
    if not units and not unknown:
        faults.append("Thiếu đơn vị phải làm.")
    if len(judges) > 1:
        faults.append("Chỉ một cơ quan thẩm định.")
    due = _day(said.get("due", ""))
    if said.get("due") and due is None:
        faults.append(f"Không đọc được ngày “{said['due']}”.")
    if faults:
        raise ValueError(" ".join(faults))
    return Item(
        units=units, content=said["content"], details={name: said[name] for name in asks if name in said},
        point=said.get("point", "")[:100], due=due, appraiser=judges[0] if judges else "",
    )  # fmt: skip


def _units(said: str, lookup: owners.Lookup) -> tuple[tuple[str, ...], list[str]]:
    """The codes of the units that are named, and the names that mean none."""
    found: list[str] = []
    unknown: list[str] = []
    for name in filter(None, (part.strip() for part in said.split(";"))):
        codes = [one.code for one in lookup.found(name)] or _code(name)
        found += codes
        unknown += [] if codes else [name]
    return tuple(dict.fromkeys(found)), unknown


def _code(text: str) -> list[str]:
    try:
        return [people.agency(text).code]
    except NotFound:
        return []


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    try:
        if found and found[3]:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date(int(found[4]), int(found[5]), int(found[6])) if found else None
    except ValueError:
        return None
