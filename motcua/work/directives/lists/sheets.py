"""A table file as rows of plain texts: CSV in whatever dialect, or the first sheet of a workbook."""

import csv
import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime

from motcua.law.sentences import join, say
from motcua.registers.people.errors import Invalid

LARGEST = 5_000_000  # bytes
_UNPACKED = 100_000_000  # bytes: a list, not a bomb
_MOST_ROWS, _MOST_CELLS = 20_000, 60
_LOOKED_AT = 20  # lines by which the sign between cells is told
_ZIP = b"PK\x03\x04"


def table(name: str, content: bytes) -> tuple[tuple[str, ...], ...]:
    """The rows of the file, every cell trimmed and single-spaced. Raises `Invalid` for what is no such file."""
    if len(content) > LARGEST:
        raise _refused("Tệp quá lớn.", say("Giới hạn là %(most)s MB.", most=LARGEST // 1_000_000))
    rows = _workbook(name, content) if content.startswith(_ZIP) else _text(name, content)
    return tuple(tuple(_plain(cell) for cell in list(row)[:_MOST_CELLS]) for row in list(rows)[:_MOST_ROWS])


def _workbook(name: str, content: bytes) -> Iterable[Iterable[object]]:
    import python_calamine

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            whole = sum(part.file_size for part in parts.infolist())
        if whole <= _UNPACKED:
            return (
                python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
                .get_sheet_by_index(0)
                .to_python(skip_empty_area=False)
            )
    except (python_calamine.CalamineError, zipfile.BadZipFile, IndexError, OSError, ValueError) as error:
        raise _refused(
            say("Không mở được tệp “%(name)s”.", name=name), "Tệp hỏng hoặc không phải bảng tính."
        ) from error
    raise _refused(say("Không mở được tệp “%(name)s”.", name=name), "Tệp quá lớn khi giải nén.")


def _text(name: str, content: bytes) -> Iterable[Iterable[object]]:
    try:
        text = content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
        head = "\n".join(text.splitlines()[:_LOOKED_AT])
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True))
    except (UnicodeError, csv.Error) as error:
        why = "Tệp không phải CSV dạng UTF-8, cũng không phải XLSX."
        raise _refused(say("Không đọc được tệp “%(name)s”.", name=name), why) from error


def _plain(cell: object) -> str:
    if isinstance(cell, (datetime, date)):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    kept = "".join(
        letter for letter in str(cell if cell is not None else "") if letter.isprintable() or letter.isspace()
    )
    return " ".join(kept.split())


def _refused(what: str, why: str) -> Invalid:
    return Invalid(what, why, "Hãy lưu lại dạng XLSX hoặc CSV (UTF-8) rồi gửi lại.", fields={"file": join(what, why)})
