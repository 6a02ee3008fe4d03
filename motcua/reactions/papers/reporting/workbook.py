"""The report as a workbook: the printed form with formulas in its sums, ready to be signed or carried on."""

import io
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name

from motcua.reactions.papers import wording
from motcua.reactions.papers.reporting.sheet import Head, ReportSheet, Row

_FIRST = 2  # the column after number and title
_TOLD = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_KINDS: dict[str, dict[str, object]] = {
    "head": {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"},
    "mark": {"italic": True, "font_size": 9, "border": 1, "align": "center", "text_wrap": True},
    "text": {"border": 1, "text_wrap": True, "valign": "vcenter"},
    "whole": {"border": 1, "num_format": "#,##0", "valign": "vcenter"},
    "strong": {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"},
    "sum": {"bold": True, "border": 1, "num_format": "#,##0", "valign": "vcenter"},
    "centre": {"align": "center", "valign": "vcenter", "text_wrap": True},
    "title": {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "font_size": 13},
    "bold": {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True},
    "slanted": {"italic": True, "align": "center", "text_wrap": True},
}


class _Page:
    """The one sheet of the workbook, filled from the top."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: ReportSheet) -> None:
        self.sheet = sheet
        self.page = book.add_worksheet(sheet.code.split("/")[0])
        self.kinds: dict[str, Format] = {
            name: book.add_format({"font_name": "Times New Roman", "font_size": 11} | kind)
            for name, kind in _KINDS.items()
        }
        self.last = _FIRST + len(sheet.columns) - 1
        self.row = 0

    def whole(self, text: str, kind: str, height: float = 0) -> None:
        """One text over the whole width."""
        self.page.merge_range(self.row, 0, self.row, self.last, text, self.kinds[kind])
        if height:
            self.page.set_row(self.row, height)
        self.row += 1

    def halves(self, left: str, right: str, kind: str, height: float = 0) -> None:
        """Two texts side by side."""
        middle = max(2, self.last // 2)
        self.page.merge_range(self.row, 0, self.row, middle, left, self.kinds[kind])
        self.page.merge_range(self.row, middle + 1, self.row, self.last, right, self.kinds[kind])
        if height:
            self.page.set_row(self.row, height)
        self.row += 1


def workbook(sheet: ReportSheet) -> bytes:
    """The report as a file of a spreadsheet. What is a sum on the form is a formula; nothing typed can become one."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _TOLD)
    book.set_properties({"title": f"{sheet.code} {sheet.head.unit}", "subject": sheet.form.title})
    page = _Page(book, sheet)
    _begin(page)
    _head(page)
    _lines(page)
    _end(page)
    page.page.set_landscape()
    page.page.set_paper(9)  # A4
    page.page.fit_to_pages(1, 0)
    page.page.set_column(0, 0, 6)
    page.page.set_column(1, 1, 34)
    page.page.set_column(_FIRST, page.last, 11)
    book.close()
    return out.getvalue()


def _begin(page: _Page) -> None:
    sheet = page.sheet
    page.halves(sheet.head.superior, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "centre")
    page.halves(sheet.head.unit, "Độc lập - Tự do - Hạnh phúc", "bold", 32)
    page.halves(f"Biểu số {sheet.code}", f"{sheet.head.place}, {wording.days(sheet.head.day)['long_day']}", "slanted")
    page.row += 1
    page.whole(sheet.form.title.upper(), "title", 36)
    days = (wording.days(day)["day"] for day in (sheet.first, sheet.last))
    page.whole("Kỳ báo cáo: {} (từ ngày {} đến ngày {})".format(sheet.period, *days), "centre")
    page.whole(f"Đơn vị tính: {sheet.counted}", "slanted")


def _head(page: _Page) -> None:
    top, down = page.row, len(page.sheet.heads)
    for column, text in enumerate(("STT", page.sheet.line_title)):
        page.page.merge_range(top, column, top + down - 1, column, text, page.kinds["head"])
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(page.sheet.heads, top):
        column = _FIRST
        for cell in cells:
            while (row, column) in taken:
                column += 1
            taken |= {(row + y, column + x) for y in range(cell.down) for x in range(cell.across)}
            _cell(page, row, column, cell)
            column += cell.across
        page.page.set_row(row, 30)
    for column, mark in enumerate(page.sheet.numbers):
        page.page.write_string(top + down, column, mark, page.kinds["mark"])
    page.row = top + down + 1
    page.page.freeze_panes(page.row, _FIRST)


def _cell(page: _Page, row: int, column: int, cell: Head) -> None:
    if cell.across == cell.down == 1:
        page.page.write_string(row, column, cell.title, page.kinds["head"])
    else:
        last = row + cell.down - 1, column + cell.across - 1
        page.page.merge_range(row, column, *last, cell.title, page.kinds["head"])


def _lines(page: _Page) -> None:
    rows, first = page.sheet.rows, page.row
    headings = [place for place, row in enumerate(rows) if row.heading]
    for place, row in enumerate(rows):
        end = next((other for other in headings if other > place), len(rows))
        _line(page, row, range(first + place + 1, first + end) if row.heading else ())
    summed = headings or range(len(rows))
    total = Row(mark="", title="Tổng cộng", cells=page.sheet.total, heading=True)
    _line(page, total, [first + place for place in summed])


def _line(page: _Page, row: Row, summed: Sequence[int]) -> None:
    """A line; as the sum of those rows when there are any, a column of sums as the sum of its columns."""
    text, number = (page.kinds[name] for name in (("strong", "sum") if row.heading else ("text", "whole")))
    page.page.write_string(page.row, 0, row.mark, text)
    page.page.write_string(page.row, 1, row.title, text)
    places = {column.number: xl_col_to_name(_FIRST + place) for place, column in enumerate(page.sheet.columns)}
    for place, (column, value) in enumerate(zip(page.sheet.columns, row.cells, strict=True), _FIRST):
        terms = [f"{places[part]}{page.row + 1}" for part in column.parts if part in places]
        terms = terms or [f"{places[column.number]}{other + 1}" for other in summed]
        if terms:
            page.page.write_formula(page.row, place, f"={'+'.join(terms)}", number, value)
        else:
            page.page.write_number(page.row, place, value, number)
    page.row += 1


def _end(page: _Page) -> None:
    for remark in page.sheet.remarks:
        page.whole(f"Ghi chú: {remark}", "slanted")
    page.row += 1
    page.halves("NGƯỜI LẬP BIỂU", page.sheet.signer_title.upper(), "bold")
    page.halves("(Ký và ghi rõ họ tên)", "(Ký, ghi rõ họ tên hoặc ký số)", "slanted")
    page.row += 3
    page.halves(page.sheet.drawer, page.sheet.signer, "bold")
