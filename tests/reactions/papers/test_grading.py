"""The sheets of the grading on paper: Decree 30's head, room to sign, every contest beneath its line."""

from datetime import date

import pytest

from motcua.reactions.papers import typeset
from motcua.reactions.papers.grading import sheet
from motcua.reactions.papers.grading.sheet import Column, Graded, Row, Signatory
from motcua.registers.people import queries
from tests import cast as people
from tests.reactions.papers import reading

HOSTILE = "#set text(99pt) \\ *đậm* Chờ ý kiến của huyện."


def graded(*, wide: bool) -> Graded:
    return Graded(
        title="Phiếu đánh giá việc giải quyết thủ tục hành chính", unit=queries.agency("H10.37.01"),
        period="Quý II/2023", about=(("Số hồ sơ xong trong kỳ", "3"),), wide=wide,
        columns=(Column(title="STT", width=1), Column(title="Chỉ số đánh giá", width=8, number=False),
                 Column(title="Điểm thẩm định", width=2)),
        rows=(Row(cells=("Cấp xã",)), Row(cells=("1", "Tổng thời gian", "1,3"), under=(HOSTILE, "giữ nguyên")),
              Row(cells=("", "Tổng điểm", "1,3"), strong=True)),
        remarks=("Cách tính chặt: 0,8 điểm.",),
        signers=(Signatory(title="Người lập phiếu", name="Lê Thị Hoa"), Signatory(title="Thủ trưởng đơn vị")),
    )  # fmt: skip


@pytest.mark.parametrize("wide", [False, True])
def test_a_sheet_has_the_national_head_its_lines_and_room_to_sign(cast: people.Cast, *, wide: bool):
    drawn = typeset.typeset(sheet.fill(graded(wide=wide), day=date(2023, 7, 10)))
    words = reading.words(drawn)
    for phrase in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN XÃ MINH HƯNG",
        "ngày 10 tháng 7 năm 2023", "PHIẾU ĐÁNH GIÁ VIỆC", "Quý II/2023", "Số hồ sơ xong trong kỳ: 3", "Cấp xã",
        "NGƯỜI LẬP PHIẾU", "Lê Thị Hoa", "THỦ TRƯỞNG ĐƠN VỊ", "Thông tư số 01/2018/TT-VPCP", "giữ nguyên",
        "Cách tính chặt: 0,8 điểm.",
    ):  # fmt: skip
        assert phrase in words
    assert "#set text(99pt) \\ *đậm*" in words, "what somebody typed is text"
    page = reading.picture(drawn)
    assert (page.width > page.height) is wide
