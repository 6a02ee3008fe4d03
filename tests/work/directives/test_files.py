"""Files of every kind, good and bad, through the command line."""

# ruff: noqa: E501 - an example stands on one line

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import docx
import pikepdf
import pytest
import typst

from motcua.faces.cli import main
from motcua.work.directives.reader import document
from motcua.work.directives.reader.errors import Unreadable

ORDERS = [
    "Chủ tịch UBND tỉnh yêu cầu các đơn vị thực hiện các nhiệm vụ sau:",
    "1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Y tế rà soát quy trình; báo cáo UBND tỉnh trước ngày 25/8/2023.",
    "2. Bảo hiểm xã hội tỉnh đối chiếu dữ liệu trẻ em, cung cấp toàn bộ dữ liệu về Công an tỉnh trước ngày 29/8/2023.",
]


def command(*words: str) -> int:
    return main.main(["directives", "read", *words])


def a_pdf(folder: Path) -> Path:
    source = '#set page(paper: "a4")\n#set text(font: "Be Vietnam Pro")\n' + "\n\n".join(
        line.replace("1.", "1\\.").replace("2.", "2\\.") for line in ORDERS
    )
    path = folder / "van-ban.pdf"
    path.write_bytes(typst.compile(source.encode()))
    return path


def a_scan(folder: Path) -> Path:
    path = folder / "quet.pdf"
    with pikepdf.new() as pages:
        pages.add_blank_page()
        pages.save(path)
    return path


def a_word_document(folder: Path) -> Path:
    written = docx.Document()
    for line in ORDERS:
        written.add_paragraph(line)
    table = written.add_table(rows=1, cols=4)
    for cell, words in zip(table.rows[0].cells, ["TT", "Nội dung", "Cơ quan chủ trì", "Thời gian"], strict=True):
        cell.text = words
    for row in (
        ["1", "Xây dựng kế hoạch kiểm tra", "Sở Tư pháp", "Quý IV/2023"],
        ["2", "Tổ chức tập huấn nghiệp vụ", "Sở Y tế", "Tháng 11/2023"],
    ):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    path = folder / "van-ban.docx"
    written.save(str(path))
    return path


def test_a_word_document_is_read_with_its_table(tmp_path: Path) -> None:
    found = document.read(a_word_document(tmp_path)).as_json()["tasks"]
    assert [task["lead"] for task in found] == [["Sở Nội vụ"], ["Bảo hiểm xã hội tỉnh"], ["Sở Tư pháp"], ["Sở Y tế"]]
    assert found[2]["deadline"][0]["date"] == "2023-12-31"


def test_word_numbers_its_own_lists(tmp_path: Path) -> None:
    written = docx.Document()
    written.add_paragraph("Chủ tịch UBND tỉnh yêu cầu:")
    for words in ("Sở Y tế rà soát quy trình nội bộ.", "Sở Nội vụ kiểm tra việc thực hiện."):
        written.add_paragraph(words, style="List Number")
    path = tmp_path / "so.docx"
    written.save(str(path))
    assert [task["point"] for task in document.read(path).as_json()["tasks"]] == ["1", "2"]


def test_a_pdf_with_text_is_read(tmp_path: Path) -> None:
    found = document.read(a_pdf(tmp_path)).as_json()["tasks"]
    assert [task["lead"] for task in found] == [["Sở Nội vụ"], ["Bảo hiểm xã hội tỉnh"]]
    assert [task["report_to"] for task in found] == ["UBND tỉnh", "Công an tỉnh"]


def test_a_scan_is_refused_until_an_adapter_reads_it(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="OCR adapter is not configured"):
        document.read(a_scan(tmp_path))

    class Reads:
        def text_of(self, *_: object) -> str:
            return "\n\n".join(ORDERS)

    assert len(document.read(a_scan(tmp_path), recogniser=Reads()).tasks) == 2


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "khoa.pdf"
    with pikepdf.open(a_pdf(tmp_path)) as open_one:
        open_one.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Unreadable, match="mật khẩu"):
        document.read(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rong.txt", b""),
        ("trang.txt", b"  \n\t "),
        ("rac.txt", bytes(range(256)) * 40),
        ("hong.pdf", b"%PDF-1.7 broken"),
        ("hong.docx", b"PK\x03\x04 broken"),
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("dai.txt", "việc ".encode() * 700_000),
    ],
)
def test_bad_files_are_refused_with_code_two(name: str, content: bytes, tmp_path: Path, capsys) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert command(str(path), "--json") == 2
    told = capsys.readouterr()
    assert told.out == ""
    vietnamese, english = told.err.splitlines()
    assert (name in vietnamese, name in english) == (True, True)


def test_a_missing_file_a_folder_and_a_wrong_day_are_refused(tmp_path: Path, capsys) -> None:
    assert command(str(tmp_path / "khong-co.txt")) == 2
    assert command(str(tmp_path)) == 2
    assert command("/dev/zero") == 2
    path = tmp_path / "a.txt"
    path.write_text("\n\n".join(ORDERS), "utf-8")
    assert command(str(path), "--issued", "2023-02-30") == 2
    assert "2023-02-30" in capsys.readouterr().err


def test_the_list_for_people_and_the_document_for_machines(tmp_path: Path, capsys) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\ufeff" + "\r\n\r\n".join(ORDERS), "utf-8")
    assert command(str(path)) == 0
    shown = capsys.readouterr().out
    assert "2 nhiệm vụ được đề xuất · tasks proposed" in shown
    assert "1. [1] Sở Nội vụ" in shown
    assert "@ 2023-08-25 (báo cáo: trước ngày 25/8/2023)" in shown
    assert command(str(path), "--json", "--issued", "2023-08-17") == 0
    given = json.loads(capsys.readouterr().out)
    path.write_text("Trời hôm nay đẹp.", "utf-8")
    assert command(str(path)) == 0
    assert "a: Tin bài\nKhông đọc được nhiệm vụ nào" in capsys.readouterr().out
    assert (given["doc"], given["date"], len(given["tasks"])) == ("a", "2023-08-17", 2)
    assert set(given["tasks"][0]) >= {
        "point",
        "lead",
        "coordinate",
        "content",
        "passage",
        "deadline",
        "report_to",
        "report_via",
    }


def test_the_command_needs_no_django(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\n\n".join(ORDERS), "utf-8")
    script = (
        "import sys; from motcua.faces.cli import main; code = main.main(['directives', 'read', sys.argv[1], '--json']); "
        "assert not {'django', 'docx', 'pypdfium2', 'yaml'} & set(sys.modules), 'loaded'; sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    piped = subprocess.run(
        [sys.executable, "-c", script, "-"], input=path.read_bytes(), capture_output=True, check=False
    )
    assert json.loads(piped.stdout) == json.loads(done.stdout) | {"doc": "stdin"}


def test_the_same_letter_is_read_the_same_however_its_letters_are_written(tmp_path: Path) -> None:
    text, path = "\n".join(ORDERS), tmp_path / "a.txt"
    for written in (
        text.encode(), unicodedata.normalize("NFD", text).encode(), text.replace("\n", "\r\n").encode(),
        text.replace("\n", "\r").encode(), text.encode("utf-16"), b"\xef\xbb\xbf" + text.encode(),
    ):  # fmt: skip
        path.write_bytes(written)
        assert [task.lead[0].name for task in document.read(path).tasks] == ["Sở Nội vụ", "Bảo hiểm xã hội tỉnh"]


@pytest.mark.parametrize(
    "written",
    [
        "Chñ tÞch UBND tØnh yªu cÇu c¸c ®¬n vÞ: 1. Së Néi vô b¸o c¸o kÕt qu¶.",
        "UÛy ban nhaân daân tænh ñeà nghò caùc sôû baùo caùo keát quaû ñuùng haïn.",
    ],
)
def test_letters_of_the_old_fonts_are_refused_with_what_to_do(written: str, tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_text(f"{written}\n" * 4, "utf-8")
    with pytest.raises(Unreadable, match="TCVN3") as refused:
        document.read(path)
    assert "Unicode" in refused.value.remedy
