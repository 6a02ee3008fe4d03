"""A report on paper and as a workbook says the same, and its sums are sums."""

import zipfile
from datetime import date
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest

from motcua.law import reporting
from motcua.reactions.papers import typeset
from motcua.reactions.papers.reporting import sheet, workbook
from motcua.reactions.papers.reporting.sheet import ReportSheet
from motcua.reactions.quality.reports import tables
from motcua.reactions.quality.reports.tables import Line
from motcua.registers.people import queries
from tests import cast as people
from tests.reactions.papers import reading

HOSTILE = '=HYPERLINK("x") #set text(99pt) \\" Hộ tịch'


@pytest.fixture
def filled(cast: people.Cast) -> ReportSheet:
    report = reporting.DOSSIERS
    one = reporting.filled(
        report, {"received_online": 1204, "received_direct": 30, "settled_early": 1200, "open_late": 34}
    )
    other = reporting.filled(report, {"carried_over": 2, "settled_on_time": 2})
    whole = tables.added([one, other], report)
    lines = [Line("I", "Cấp xã", whole, heading=True), Line("1", HOSTILE, one), Line("2", "Đất đai", other)]
    counted = sheet.Counted(
        report=report, unit=queries.agency("H10"), period="Quý II năm 2023", first=date(2023, 3, 15),
        last=date(2023, 6, 14), columns=report.columns, heads=tables.headings(report.columns), lines=lines, total=whole,
        remarks=["1 hồ sơ không có ngày hẹn trả."],
    )  # fmt: skip
    return sheet.fill(counted, day=date(2023, 6, 15), drawer="Đỗ Thị Thu", signer_title="Chánh Văn phòng")


def test_the_printed_form_has_its_number_its_sums_and_room_to_sign(filled: ReportSheet):
    drawn = typeset.typeset(filled)
    words = reading.words(drawn)
    for phrase in (
        "Biểu số II.06a/VPCP/KSTT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Kỳ báo cáo: Quý II năm 2023",
        "Từ ngày 15/03/2023 đến ngày 14/06/2023", "(4) + (5) + (6)", "1.236", "Tổng cộng", "Đỗ Thị Thu",
        "CHÁNH VĂN PHÒNG", "NGƯỜI LẬP BIỂU", "Văn phòng Chính phủ", "Ghi chú:",
    ):  # fmt: skip
        assert phrase in words
    assert "#set text(99pt)" in words, "what somebody typed is text"
    assert reading.picture(drawn).width > reading.picture(drawn).height, "the page lies on its side"


SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(book: bytes) -> dict[str, tuple[str, str]]:
    """What stands in each cell of the first sheet: its formula, and its text or number."""
    with zipfile.ZipFile(BytesIO(book)) as whole:
        names = ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml")
        strings, page = (ET.fromstring(whole.read(name)) for name in names)  # noqa: S314 - our own file
    words = ["".join(text.itertext()) for text in strings.iter(f"{SPACE}si")]
    found = {}
    for cell in page.iter(f"{SPACE}c"):
        value = cell.findtext(f"{SPACE}v", "")
        text = words[int(value)] if cell.get("t") == "s" and value else value
        found[cell.get("r", "")] = (cell.findtext(f"{SPACE}f", ""), text)
    return found


def row_of(found: dict[str, tuple[str, str]], title: str) -> list[str]:
    """The places of the numbers of the line with this title."""
    line = next(place[1:] for place, (_, text) in found.items() if place[0] == "B" and text == title)
    return [f"{letter}{line}" for letter in "CDEFGHIJKLM"]


def test_the_workbook_holds_the_printed_numbers_and_computes_its_sums(filled: ReportSheet):
    found = cells(workbook.workbook(filled))

    def computed(place: str) -> int:
        formula, value = found[place]
        return sum(computed(part) for part in formula.split("+")) if formula else int(value)

    for title, numbers in (
        ("Tổng cộng", filled.total),
        ("Cấp xã", filled.rows[0].cells),
        ("Đất đai", filled.rows[2].cells),
    ):
        places = row_of(found, title)
        assert tuple(int(found[place][1]) for place in places) == numbers, "what a reader sees before it computes"
        assert tuple(map(computed, places)) == numbers
    assert all(found[place][0] for place in row_of(found, "Tổng cộng"))
    assert not any(found[place][0] for place in row_of(found, "Đất đai") if place[0] in "DEFHIJLM")
    assert [place for place, (formula, text) in found.items() if text == HOSTILE and not formula], "typed text is text"
