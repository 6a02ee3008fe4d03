"""Directives from the command line: into the office, out as the province's form, as an example for the reader."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from motcua.faces.cli.main import main
from motcua.ledger import clock
from motcua.registers.people import calendars, tree
from motcua.registers.people.actor import HOUSE
from motcua.work.directives import queries
from motcua.work.directives.acts import confirm, correct
from motcua.work.directives.models import Directive, Task
from tests.work.directives import conftest as directives
from tests.work.directives.conftest import TEXTS, at


@pytest.fixture
def province(db: None) -> Iterator[None]:
    clock.pretend(at(18))
    directives.populate()
    yield
    clock.forget()
    tree.forget()
    calendars.forget()


def test_the_notice_is_taken_in_and_the_report_names_what_is_late(
    province: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["directives", "take", str(TEXTS / "seed000.txt"), "--issued", "2023-08-17"]) == 0
    told = capsys.readouterr().out
    assert "15 nhiệm vụ được đề xuất" in told
    assert "! Mục II.2 bullet 1: Văn phòng UBND tỉnh phải báo cáo kết quả thẩm định" in told
    assert not Task.objects.exists()
    number = Directive.objects.get().id
    correct.settle(by=HOUSE, directive=number, doubt=1, remark="Giữ như văn bản", at=at(18))
    correct.accept(by=HOUSE, directive=number, at=at(18))
    confirm.confirm(by=HOUSE, directive=number, at=at(18))
    assert main(["directives", "report", "H10", "--day", "2023-08-26", "--json"]) == 0
    form = json.loads(capsys.readouterr().out)
    late = [(one["point"], one["due_on"], len(one["units"])) for one in form["late"]]
    assert late == [
        ("II.1 bullet 2", "2023-08-25", 1), ("II.2 bullet 1", "2023-08-25", 1), ("II.5", "2023-08-25", 1),
        ("II.6", "2023-08-25", 11),
    ]  # fmt: skip
    assert form["total"]["late"] == 14
    assert main(["directives", "report", "LOC-BP-696", "--day", "2023-08-26"]) == 0
    assert "UBND huyện Bù Đăng" in capsys.readouterr().out
    assert main(["directives", "example", str(number)]) == 0
    example = json.loads(capsys.readouterr().out)
    assert (len(example["tasks"]), example["corrected"]) == (15, False)
    wanted = ["directives", "find", "kế", "hoạch", "sử", "dụng", "đất", "--unit", "LOC-BP-696", "--day", "2023-08-26"]
    assert main(wanted) == 0
    told = capsys.readouterr().out
    assert "1 kết quả" in told
    assert "UBND huyện Bù Đăng: 2023-08-25 · Chưa hoàn thành, quá hạn" in told
    assert main([*wanted[:3], "--texts", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 1


@pytest.mark.parametrize(
    "words",
    [["report", "H10", "--day", "26/8"], ["report", "nowhere"], ["example", "99"], ["find", "x", "--state", "y"]],
)
def test_what_is_not_there_is_said_in_words(
    province: None, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main(["directives", *words]) == 2
    assert capsys.readouterr().err


def test_a_file_that_cannot_be_read_leaves_nothing(
    province: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"\x00" * 100)
    assert main(["directives", "take", str(tmp_path / "scan.pdf")]) == 2
    assert not Directive.objects.exists()
    assert queries.directives(by=HOUSE, today=at(18).date())[1] == 0


def test_a_list_is_entered_row_by_row_and_what_is_wrong_with_it_is_said(
    province: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "ds.csv"
    file.write_text("Nội dung,Đơn vị\nChưa niêm yết,Sở Y tế\nx,Sở Nào đó\n", encoding="utf-8")
    words = ["directives", "enter", str(file), "--kind", "finding", "--title", "Kết luận", "--received", "2023-08-17"]
    assert main(words) == 1
    told = capsys.readouterr()
    assert "1 mới · new, 0 đã có · there, 1 bị từ chối · refused" in told.out
    assert "3: Không rõ đơn vị “Sở Nào đó”." in told.err
    assert main(words) == 1
    assert "0 mới · new, 1 đã có" in capsys.readouterr().out
