"""The periodic reports in the office: on screen, as files, in the envelope of the axis."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from motcua.faces.cli.main import main
from motcua.reactions.quality import settlers
from motcua.reactions.sync.edxml import reading
from motcua.registers.people.actor import Actor
from motcua.work.dossiers.acts import decide, forward
from tests import cast as people
from tests.reactions.papers import reading as paper

Enter = Callable[[Actor], Client]
HOME = "/office/reports/"
PERIOD = "?unit=H10.37.01&period=2023-Q2"
LETTER = {
    "receiver": "000.00.00.H10", "receiver_name": "Ủy ban nhân dân tỉnh", "number": "12", "notation": "BC-UBND",
    "issued": "29/05/2023", "subject": "Báo cáo quý II", "signer": "Phạm Thị Mai", "post": "Chủ tịch",
}  # fmt: skip


@pytest.fixture
def may(cast: people.Cast) -> people.Cast:
    """Two dossiers of the commune: one decided late, one open."""
    settlers.renew()
    people.received(cast, at=people.at(25, 9))
    code = people.received(cast, at=people.at(8, 9))
    forward.forward(by=cast.hung, dossier=code, at=people.at(8, 11))
    forward.forward(by=cast.hoa, dossier=code, at=people.at(17, 9))
    decide.decide(by=cast.mai, dossier=code, on_paper=True, at=people.at(17, 11))
    return cast


def test_each_number_of_the_report_opens_its_dossiers(may: people.Cast, enter: Enter):
    browser = enter(may.mai)
    page = browser.get(HOME).text
    assert "II.06a/VPCP/KSTT" in page
    assert "Hộ tịch" in page
    assert "column=10" in page
    late = browser.get(f"{HOME}behind/{PERIOD}&column=10").text
    assert late.count("/office/dossiers/") == 1
    assert "17/05/2023" in late
    assert browser.get(f"{HOME}behind.csv{PERIOD}&column=3").text.count("\n") == 3
    assert "Đăng ký khai sinh" in browser.get(f"{HOME}behind/{PERIOD}&form=procedures&column=3").text
    empty = browser.get(f"{HOME}?first=01/01/2022&last=31/01/2022").text
    assert "Không có gì để báo cáo trong kỳ này" in empty


def test_days_that_are_none_are_said_beside_them_and_kept(may: people.Cast, enter: Enter):
    answer = enter(may.mai).get(f"{HOME}?first=31/05/2023&last=01/05/2023")
    assert answer.status_code == 422
    assert "31/05/2023" in answer.text


def test_the_files_are_there_to_be_signed(may: people.Cast, enter: Enter):
    browser = enter(may.mai)
    words = paper.words(browser.get(f"{HOME}sheet.pdf{PERIOD}").content)
    assert "Đơn vị báo cáo: Ủy ban nhân dân xã Minh Hưng" in words
    assert "Phạm Thị Mai" in words
    assert browser.get(f"{HOME}sheet.xlsx{PERIOD}&form=procedures").content[:2] == b"PK"
    assert browser.get(f"{HOME}sheet.docx{PERIOD}").status_code == 404


def test_the_report_goes_into_an_envelope_that_can_be_read_back(may: people.Cast, enter: Enter):
    browser = enter(may.mai)
    assert "BC-UBND" in browser.get(f"{HOME}package/{PERIOD}").text
    opened = reading.read(browser.post(f"{HOME}package/{PERIOD}", LETTER).content, today=date(2023, 5, 29))
    assert opened.sealed
    assert (opened.document.sender.id, opened.document.number) == ("H10.37.01", "12")
    [file] = opened.document.attachments
    assert "Biểu số II.06a/VPCP/KSTT" in paper.words(file.content)


def test_a_letter_that_lacks_something_keeps_what_was_typed(may: people.Cast, enter: Enter):
    answer = enter(may.mai).post(f"{HOME}package/{PERIOD}", LETTER | {"number": "", "receiver": "Ở đâu"})
    assert answer.status_code == 422
    assert "Số văn bản còn trống" in answer.text
    assert "Báo cáo quý II" in answer.text


def test_the_command_line_says_the_same(may: people.Cast, capsys: pytest.CaptureFixture[str]):
    words = ["reports", "show", "dossiers", "H10.37.01", "--period", "2023-Q2"]
    assert main([*words, "--json"]) == 0
    assert '"received": 2' in capsys.readouterr().out
    assert main(words) == 0
    assert "Hộ tịch" in capsys.readouterr().out
    assert main([*words[:-1], "2023-Q9"]) == 2


def test_a_pdf_goes_into_an_envelope_and_out_again_from_the_command_line(
    may: people.Cast, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
):
    assert main(["reports", "write", "procedures", "H10.37.01", "--period", "2023-Q2"]) == 0
    pdf, envelope = tmp_path / "II.07b.pdf", tmp_path / "goi.edxml"
    pdf.write_bytes(capfdbinary.readouterr().out)
    words = ["--from", "H10.37.01", "--to", "H10=UBND tỉnh", "--number", "3/BC-UBND", "--subject", "Biểu II.07b"]
    assert main(["reports", "pack", str(pdf), *words, "--signer", "Phạm Thị Mai"]) == 0
    envelope.write_bytes(capfdbinary.readouterr().out)
    out = tmp_path / "out"
    out.mkdir()
    assert main(["reports", "unpack", str(envelope), "--into", str(out)]) == 0
    assert (out / "II.07b.pdf").read_bytes() == pdf.read_bytes()
    assert main(["reports", "unpack", str(envelope), "--into", str(out)]) == 1, "nothing is overwritten"
    envelope.write_bytes(envelope.read_bytes().replace("Phạm Thị Mai".encode(), "Trần Văn Lạ".encode()))
    assert main(["reports", "unpack", str(envelope)]) == 2
    assert main(["reports", "pack", str(envelope), *words, "--signer", "x"]) == 1, "an envelope is no PDF"
