"""Reads the statement of a day: CSV as banks and gateways write it, in Vietnamese or English, with their own columns.

Sums are whole VND. Source: decision 0520
"""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date

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
    "currency": ("loai tien", "loai tien te", "tien te", "don vi tien te", "ma tien te", "matiente", "currency", "ccy"),
    "day": ("ngay", "ngay gio", "ngay giao dich", "ngay hach toan", "thoi gian", "thoi gian giao dich", "date",
            "thoigiangd", "transaction date", "trans time"),
    "debit": ("ghi no", "so tien ghi no", "phat sinh no", "debit", "hoan tien", "refund"),
}  # fmt: skip
_DAYS = (
    re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})"),
    re.compile(r"(?P<y>(?:19|20)\d\d)-?(?P<m>\d\d)-?(?P<d>\d\d)"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One movement of money: `no` is its line in the file, `amount` in VND, above zero in, below zero out."""

    no: int
    transaction: str
    content: str
    amount: int
    at: str = ""  # when, as the file writes it


def read(content: bytes, day: date | None = None) -> tuple[Line, ...]:
    """The movements of the file, in its order; lines without a sum (totals, notes) are left out.

    Raises `Invalid`, naming the line, for what cannot be read, a half line, another currency, and a file of another day
    than `day`: nothing is taken of a file that is read in part. Source: decision 0520; decision 0552
    """
    if len(content) > LARGEST:
        raise _fault("Tệp quá lớn.", f"Nhiều nhất {LARGEST // 1024 // 1024} MB.")
    rows = _rows(text := _text(content))
    head, columns = _head(rows)
    if not text.endswith(("\n", "\r", '"')):
        _require_end(len(rows), rows[-1], rows[head], columns)
    found = [line for no, row in enumerate(rows[head + 1 :], head + 2) if (line := _line(no, row, columns))]
    if len(found) > MOST_LINES:
        raise _fault("Tệp có quá nhiều dòng.", f"Nhiều nhất {MOST_LINES} dòng.")
    if day is not None:
        _require_day(day, [(line.no, written) for line in found if (written := _day(line.at))])
    return tuple(found)


def _require_end(no: int, last: list[str], head: list[str], columns: dict[str, int]) -> None:
    """The last line, which nothing ends, has all its cells, and the sum is not the one that may lack digits."""
    if len(last) < len(head) or max(columns["credit"], columns.get("debit", 0)) >= len(last) - 1:
        raise _fault(
            "Sao kê có thể đã bị cắt ngắn.",
            f"Dòng cuối ({no}) không có dấu xuống dòng: có thể thiếu cột hoặc thiếu chữ số. Tải lại tệp từ ngân hàng; "
            "nếu tệp đã đủ, thêm một dòng trống ở cuối.",
        )  # fmt: skip


def _require_day(day: date, dated: list[tuple[int, date]]) -> None:
    """The lines that tell their day are of this one; of the days beside it some may be, as banks book at night."""
    stray = next(((no, told) for no, told in dated if abs((told - day).days) > 1), None)
    if stray is None and dated and all(told != day for _, told in dated):
        stray = dated[0]
    if stray is not None:
        raise _fault(
            "Sao kê không phải của ngày đã chọn.",
            f"Dòng {stray[0]} ghi ngày {stray[1]:%d/%m/%Y}, không phải {day:%d/%m/%Y}.",
        )


def _day(written: str) -> date | None:
    """The day that a cell begins with; nothing where it tells none."""
    found = next((match for form in _DAYS if (match := form.match(written))), None)
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
    except ValueError:
        return None


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
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        return [[cell.strip() for cell in row] for row in lines]
    except csv.Error as error:  # a quotation mark that never ends would swallow every line behind it
        raise _fault("Không đọc được tệp sao kê.", "Tệp không phải CSV, hoặc có dấu nháy kép không đóng.") from error


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

    transaction = cell("transaction")
    credit, debit = _sum(no, cell("credit")), abs(_sum(no, cell("debit")))
    if credit and debit:
        raise _fault("Sao kê có dòng vừa ghi có vừa ghi nợ.", f"Dòng {no}.")
    amount = credit - debit
    if amount and cell("currency").upper() not in {"", "VND", "VNĐ", "704"}:
        raise _fault("Sao kê có dòng không tính bằng đồng Việt Nam.", f"Dòng {no}: “{cell('currency')[:20]}”.")
    if not amount:
        return None
    if not transaction:
        if not cell("content"):
            return None  # a total
        raise _fault("Sao kê có dòng thiếu mã giao dịch.", f"Dòng {no}.")
    return Line(no, transaction[:200], cell("content")[:500], amount, cell("day"))


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
