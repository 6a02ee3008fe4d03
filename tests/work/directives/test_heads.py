"""Number, day, issuer and title of a document, in the layouts that offices write and scanners make."""

# ruff: noqa: E501 - an example stands on one line

from datetime import date
from pathlib import Path

import pytest

from motcua.work.directives.reader import quoted
from motcua.work.directives.reader.assembly import head

HERE = Path(__file__).parent
DAY = date(2023, 8, 23)


def told(text: str) -> tuple[str | None, date | None, str | None, str]:
    found = head.of(quoted.composed(text), None)
    return found.number, found.day, found.issuer, found.title


def heads() -> list[tuple[str, str | None, date | None, str | None, str]]:
    """What stands in the heads of the documents of these tests; the shared ones without what their collector noted."""
    rows = []
    for line in (HERE / "heads.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, number, day, issuer, title = (None if part == "-" else part for part in line.split(" | "))
            rows.append((name or "", number, date.fromisoformat(day) if day else None, issuer, title or ""))
    return rows


def text_of(name: str) -> str:
    fresh = HERE / "fresh" / f"{name}.txt"
    if not fresh.exists():
        return (HERE / "gold" / "texts" / f"{name}.txt").read_text("utf-8").partition("\n")[2]
    text = fresh.read_text("utf-8").partition("=====")[0]
    return text if name.startswith("news") else text.partition("\n")[2]


def _small(*row: str | date | None) -> tuple[str | date | None, ...]:
    return (*row[:-1], str(row[-1]).lower())


def test_the_heads_of_sixty_two_documents_are_read_whole() -> None:
    every = heads()
    read = [(name, *told(text_of(name))) for name, *_ in every]
    # a title in capitals is written small as the text writes the same words, where it has them
    wrong = [(one, known) for one, known in zip(read, every, strict=True) if _small(*one) != _small(*known)]
    assert len(every) == 62
    assert [known[0] for _, known in wrong] == ["seed001"], wrong  # news: who is named first there issued nothing


TWO_COLUMNS = """\
UBND TỈNH BÌNH PHƯỚC            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     VĂN PHÒNG                        Độc lập - Tự do - Hạnh phúc
   --------                              ---------------
 Số: 245/TB-VP                   Bình Phước, ngày 23 tháng 8 năm 2023

                          THÔNG BÁO
     Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về tiến độ
              cấp giấy chứng nhận quyền sử dụng đất

Ngày 21/8/2023, Chủ tịch UBND tỉnh chủ trì cuộc họp.
"""
BARS = """\
| ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC | CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc |
| --- | --- |
| Số: 2345/UBND-KSTTHC | *Bình Phước, ngày 23 tháng 8 năm 2023* |
| V/v chấn chỉnh việc giải quyết hồ sơ | |

Kính gửi: Các sở, ban, ngành.
"""
RUN_ON = (
    "UBND TỈNH BÌNH PHƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 1234/UBND-TH Bình Phước, "
    "ngày 23 tháng 8 năm 2023 V/v xử lý hồ sơ quá hạn Kính gửi: Sở Y tế.\n\nChủ tịch UBND tỉnh yêu cầu báo cáo."
)
PARTY = """\
TỈNH ỦY BÌNH PHƯỚC
*
Số 43-CV/TU
V/v lãnh đạo cải cách hành chính

ĐẢNG CỘNG SẢN VIỆT NAM

Bình Phước, ngày 23 tháng 8 năm 2023

Kính gửi: Các huyện ủy.
"""
AT_THE_FOOT = """\
THÔNG BÁO

KẾT LUẬN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

TẠI PHIÊN HỌP THƯỜNG KỲ

1. Sở Y tế rà soát quy trình theo kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại phiên họp.

Văn phòng UBND tỉnh thông báo để các đơn vị biết, thực hiện./.

Bình Phước, ngày 23 tháng 8 năm 2023

CHÁNH VĂN PHÒNG
"""
SIGNED = """\
SỞ NỘI VỤ TỈNH BÌNH PHƯỚC
Số: 77/KH-SNV
Bình Phước, ngày      tháng 8 năm 2023
Thời gian ký: 23/08/2023 10:15:22 +07:00

KẾ HOẠCH
THỰC HIỆN ĐỀ ÁN VỊ TRÍ VIỆC LÀM NĂM 2023

I. MỤC ĐÍCH
"""
CONCLUSION = "Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về tiến độ cấp giấy chứng nhận quyền sử dụng đất"


@pytest.mark.parametrize(
    ("text", "number", "issuer", "title"),
    [
        (TWO_COLUMNS, "245/TB-VP", "Văn phòng UBND tỉnh Bình Phước", CONCLUSION),
        (BARS, "2345/UBND-KSTTHC", "Ủy ban nhân dân tỉnh Bình Phước", "V/v chấn chỉnh việc giải quyết hồ sơ"),
        (RUN_ON, "1234/UBND-TH", "UBND tỉnh Bình Phước", "V/v xử lý hồ sơ quá hạn"),
        (PARTY, "43-CV/TU", "Tỉnh ủy Bình Phước", "V/v lãnh đạo cải cách hành chính"),
        (AT_THE_FOOT, None, "Văn phòng UBND tỉnh", "Kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại phiên họp thường kỳ"),
        (SIGNED, "77/KH-SNV", "Sở Nội vụ tỉnh Bình Phước", "Thực hiện đề án vị trí việc làm năm 2023"),
    ],
)  # fmt: skip
def test_a_head_is_found_wherever_its_parts_stand(text: str, number: str | None, issuer: str, title: str) -> None:
    assert told(text) == (number, DAY, issuer, title)


def test_without_a_head_who_speaks_issued_it_and_no_verb_is_swallowed() -> None:
    for words, issuer in (
        ("Chủ tịch UBND tỉnh yêu cầu Sở Y tế báo cáo trước ngày 30/8/2023.", "Chủ tịch UBND tỉnh"),
        ("Chủ tịch UBND tỉnh Bình Phước giao Sở Nội vụ rà soát.", "Chủ tịch UBND tỉnh Bình Phước"),
        ("Phó Chủ tịch UBND tỉnh Trần Văn Minh vừa có ý kiến chỉ đạo như sau:", "Phó Chủ tịch UBND tỉnh"),
        ("Thực hiện Công văn số 12/UBND-TH của UBND tỉnh, Sở Y tế đề nghị các bệnh viện rà soát.", "Sở Y tế"),
        ("1. Rà soát hồ sơ quá hạn.", None),
    ):
        assert told(words)[2] == issuer
        assert told(words)[:2] == (None, None)


def test_a_day_of_the_calendar_alone_is_the_day_of_a_document() -> None:
    assert told("Bình Phước, ngày 31 tháng 9 năm 2023\n\nTHÔNG BÁO\nVề việc nghỉ lễ")[1] is None
    assert told("THÔNG BÁO\nVề việc nghỉ lễ\n\nNgày 23 tháng 8 năm 2023, UBND tỉnh họp.")[1] is None
