"""Reads the statement of a day: CSV as banks and gateways write it, in Vietnamese or English, with their own columns.

Sums are whole VND. Source: decision 0520
"""

import csv
import io
import re
from dataclasses import dataclass

from motcua.registers.people.errors import Invalid
from motcua.registers.people.folding import fold

MOST_LINES = 100_000
LARGEST = 20 * 1024 * 1024  # bytes
_NAMES = {
    "transaction": ("ma giao dich", "so giao dich", "so tham chieu", "transaction", "transaction code", "magiaodich",
                    "reference", "so but toan"),
    "content": ("noi dung", "dien giai", "noi dung giao dich", "mo ta", "content", "description", "order",
                "ma tham chieu", "mathamchieu", "transaction id"),
    "credit": ("ghi co", "so tien ghi co", "phat sinh co", "credit", "so tien", "amount", "sotien", "trans amount"),
    "debit": ("ghi no", "so tien ghi no", "phat sinh no", "debit", "hoan tien", "refund"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One movement of money: `no` is its line in the file, `amount` in VND, above zero in, below zero out."""

    no: int
    transaction: str
    content: str
    amount: int


def read(content: bytes) -> tuple[Line, ...]:
    """The movements of the file, in its order; lines without a sum (totals, notes) are left out.

    Raises `Invalid`, naming the line, for what cannot be read: nothing is taken of a file that is read in part.
    """
    if len(content) > LARGEST:
        raise _fault("Tệp quá lớn.", f"Nhiều nhất {LARGEST // 1024 // 1024} MB.")
    rows = _rows(_text(content))
    head, columns = _head(rows)
    found = [line for no, row in enumerate(rows[head + 1 :], head + 2) if (line := _line(no, row, columns))]
    if len(found) > MOST_LINES:
        raise _fault("Tệp có quá nhiều dòng.", f"Nhiều nhất {MOST_LINES} dòng.")
    return tuple(found)


def _text(content: bytes) -> str:
    marks = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
    try:
        text = content.decode(marks.get(content[:2], "utf-8-sig"))
    except UnicodeDecodeError:
        text = "\x00"
    if "\x00" in text:  # a workbook, a picture: no text
        raise _fault("Không đọc được tệp sao kê.", "Tệp không phải văn bản UTF-8.")
    return text


def _rows(text: str) -> list[list[str]]:
    first = text[:4000]
    separator = max(",;\t", key=first.count)
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)]
    except csv.Error as error:
        raise _fault("Không đọc được tệp sao kê.", "Tệp không phải CSV.") from error


def _head(rows: list[list[str]]) -> tuple[int, dict[str, int]]:
    """The line of headings: the first that names a transaction and a sum."""
    for number, row in enumerate(rows[:30]):
        named = [re.sub(r"[_\W]+", " ", fold(cell)).strip() for cell in row]
        columns = {
            meaning: named.index(name) for meaning, names in _NAMES.items() for name in reversed(names) if name in named
        }
        if {"transaction", "credit"} <= set(columns):
            columns.setdefault("content", columns["transaction"])
            return number, columns
    raise _fault(
        "Không tìm thấy dòng tiêu đề của sao kê.", "Cần ít nhất cột “Mã giao dịch” và cột “Số tiền” (hoặc “Ghi có”)."
    )


def _line(no: int, row: list[str], columns: dict[str, int]) -> Line | None:
    def cell(name: str) -> str:
        place = columns.get(name)
        return row[place] if place is not None and place < len(row) else ""

    credit, debit = _sum(no, cell("credit")), abs(_sum(no, cell("debit")))
    amount, transaction = credit - debit, cell("transaction")
    if not amount:
        return None
    if not transaction:
        if not cell("content"):
            return None  # a total
        raise _fault("Sao kê có dòng thiếu mã giao dịch.", f"Dòng {no}.")
    return Line(no, transaction[:200], cell("content")[:500], amount)


def _sum(no: int, written: str) -> int:
    """1.250.000, 1,250,000, 50000.00 and 50.000,00 đ are whole sums; a fraction of a đồng is not."""
    text = re.sub(r"(?i)\s|đồng|đ|vnd", "", written)
    if not text:
        return 0
    text = re.sub(r"[.,]0{1,2}$", "", text) if re.search(r"[.,]\d{1,2}$", text) else text
    if not re.fullmatch(r"[+-]?(\d{1,15}|\d{1,3}([.,])\d{3}(\2\d{3}){0,3})", text):
        raise _fault("Sao kê có số tiền không đọc được.", f"Dòng {no}: “{written[:40]}”.")
    return int(re.sub(r"[.,]", "", text))


def _fault(what: str, why: str) -> Invalid:
    return Invalid(
        what, why, "Hãy xuất lại sao kê dạng CSV (UTF-8) rồi tải lên; chưa dòng nào được ghi.", fields={"file": why}
    )
