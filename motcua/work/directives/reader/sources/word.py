"""The text of a Word document: paragraphs with their numbering, tables as rows between bars."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from motcua.law.sentences import say
from motcua.work.directives.reader.errors import Unreadable
from motcua.work.directives.reader.sources.numbering import Numbering

_LAYOUT = 2  # a table this small holds the head or the signatures
_LARGEST = 200_000_000  # bytes when unpacked: a document, not a bomb


def text_of(path: Path) -> str:
    """The text of the document in reading order. Unreadable when it is no Word document."""
    import docx

    try:
        if _size(path) <= _LARGEST:
            return "\n\n".join(_blocks(docx.Document(str(path))))
    except Exception as error:  # a damaged archive fails in many ways, all of them mean: unreadable
        raise _refused(path, "Tệp hỏng hoặc không phải tài liệu Word.") from error
    raise _refused(path, "Tệp quá lớn khi giải nén.")


def _size(path: Path) -> int:
    """Bytes of the document when unpacked."""
    with zipfile.ZipFile(path) as parts:
        return sum(part.file_size for part in parts.infolist())


def _refused(path: Path, why: str) -> Unreadable:
    return Unreadable(
        say("Không mở được tệp Word “%(name)s”.", name=path.name),
        why,
        "Mở bằng Word và lưu lại dạng .docx, hoặc dùng PDF, TXT.",
    )


def _blocks(document: Any) -> Iterator[str]:
    from docx.table import Table

    numbering = Numbering(document)
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            rows = [row for row in _rows(block) if row]
            if rows:
                yield "\n".join(rows)
        else:
            words = block.text.replace("\t", " ").strip()
            if words:
                yield f"{numbering.label(block)}{words}"


def _rows(table: Any) -> Iterator[str]:
    """The rows of a table; a layout table of one row (the head, the signatures) is told cell by cell."""
    rows = list(table.rows)
    for row in rows:
        cells: list[str] = []
        before = None
        for cell in row.cells:
            if _xml(cell) is not before:  # a merged cell stands once
                cells.append(" ".join(cell.text.split()))
            before = _xml(cell)
        if len(rows) <= _LAYOUT and len(cells) <= _LAYOUT:
            yield from (
                paragraph.text.strip() for cell in row.cells for paragraph in cell.paragraphs if paragraph.text.strip()
            )
        elif any(cells):
            yield "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _xml(cell: Any) -> Any:
    return cell._tc  # noqa: SLF001 - the library has no public name for it
