"""Tables: every row is an item that takes its bodies and its time from its columns."""

import itertools
import re
from dataclasses import dataclass, field

from motcua.work.directives.reader.assembly.item import Context, Item
from motcua.work.directives.reader.grammar import bodies, labels
from motcua.work.directives.reader.grammar.labels import Label
from motcua.work.directives.reader.layout.tree import Node
from motcua.work.directives.reader.quoted import Quoted

_RULE = re.compile(r"[|\s:\-]*")
_NUMBERED = re.compile(r"(?:stt|tt|số tt|số thứ tự|#)\.?", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXL]{1,6}|[A-HĐ]")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*")
_HEADER_LENGTH = 60
_FEWEST_CELLS = 3  # a row with fewer full cells names a section
_SHORTEST_WORK = 8
_LEFT_OUT = re.compile(r"[.…\s]*")


@dataclass(slots=True)
class Columns:
    """What each column of a table holds; `section` is the label of the last row that only names a section."""

    kinds: list[str | None] = field(default_factory=list)
    section: str = ""


def items(rows: list[Node], context: Context) -> list[Item]:
    """The items of the rows of one table, the header and the section rows left out."""
    columns = Columns()
    found: list[Item] = []
    for number, row in enumerate(rows):
        cells = _cells(row.words)
        if _RULE.fullmatch(row.words.text):
            continue
        if _is_header(cells) and (number == 0 or not found):
            columns.kinds = [_kind(cell) for cell in cells]
            continue
        item = _item(row, cells, columns, context)
        if item:
            found.append(item)
    return found


def _cells(words: Quoted) -> list[Quoted]:
    bars = [found.start() for found in re.finditer(r"\|", words.text)]
    return [words.cut(left + 1, right) for left, right in itertools.pairwise(bars)]


def _is_header(cells: list[Quoted]) -> bool:
    known = sum(1 for cell in cells if len(cell) < _HEADER_LENGTH and _kind(cell))
    return known > 1 or bool(cells and _NUMBERED.fullmatch(cells[0].text))


def _kind(cell: Quoted) -> str | None:
    if _NUMBERED.fullmatch(cell.text):
        return "number"
    return labels.kind_of(cell.text)


def _item(row: Node, cells: list[Quoted], columns: Columns, context: Context) -> Item | None:
    full = [cell for cell in cells if not _LEFT_OUT.fullmatch(cell.text)]
    if not full:
        columns.section = "..." if any(cell.text for cell in cells) else columns.section
        return None
    label = cells[0].text if _ROMAN.fullmatch(cells[0].text) or _NUMBER.fullmatch(cells[0].text) else ""
    if len(full) < _FEWEST_CELLS and label and (_ROMAN.fullmatch(label) or full[-1].text.isupper()):
        columns.section = label
        return None
    if len(full) == 1 and len(cells) >= _FEWEST_CELLS:
        return None
    kinds = columns.kinds if len(columns.kinds) == len(cells) else _guess(cells)
    content = _content(cells, kinds)
    if content is None:
        return None
    row.label = (
        f"{columns.section} {label}"
        if columns.section == "..."
        else ".".join(part for part in (columns.section, label) if part)
    )
    told = [
        Label(kind, cell) for kind, cell in zip(kinds, cells, strict=True) if kind in _GIVEN and cell.text.strip("-–. ")
    ]
    return Item(row, content, context, told)


_GIVEN = {labels.LEAD, labels.COORDINATE, labels.TIME, labels.PRODUCT}


def _content(cells: list[Quoted], kinds: list[str | None]) -> Quoted | None:
    for kind, cell in zip(kinds, cells, strict=True):
        if kind == labels.CONTENT and cell:
            return cell
    free = [cell for kind, cell in zip(kinds, cells, strict=True) if kind is None and len(cell) > _SHORTEST_WORK]
    return max(free, key=len) if free else None


def _guess(cells: list[Quoted]) -> list[str | None]:
    """Columns of a table without a header: the longest cell is the work, the first body leads, the next works along."""
    longest = max(range(len(cells)), key=lambda place: len(cells[place]))
    kinds: list[str | None] = [None] * len(cells)
    kinds[longest] = labels.CONTENT
    waiting = [labels.LEAD, labels.COORDINATE]
    for place, cell in enumerate(cells):
        if place > longest and cell and waiting and bodies.begins(cell):
            kinds[place] = waiting.pop(0)
        elif place > longest and re.match(r"(?:trước|tháng|quý|năm|hằng|hàng|trong|\d)", cell.low):
            kinds[place] = labels.TIME
    return kinds
