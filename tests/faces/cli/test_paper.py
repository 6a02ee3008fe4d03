import pytest

from motcua.faces.cli import main
from tests import cast as people
from tests.reactions.papers import reading


@pytest.fixture
def cast(db: None) -> people.Cast:
    return people.assemble()


def test_a_receipt_comes_out_as_a_file(cast, capsysbinary):
    code = people.received(cast)
    assert main.main(["paper", "receipt", code]) == 0
    assert "GIẤY TIẾP NHẬN HỒ SƠ" in reading.words(capsysbinary.readouterr().out)


def test_a_register_comes_out_for_its_days_and_asks_for_them(cast, capsysbinary):
    people.received(cast)
    days = ["--from", "2023-05-01", "--to", "2023-05-31"]
    assert main.main(["paper", "register", cast.commune.code, *days, "--field", "Hộ tịch"]) == 0
    assert "Sổ có 1 hồ sơ" in reading.words(capsysbinary.readouterr().out)
    assert main.main(["paper", "register", cast.commune.code]) == 1
    assert b"--from and --to" in capsysbinary.readouterr().err


def test_a_code_that_nobody_has_is_refused_in_words(cast, capsysbinary):
    assert main.main(["paper", "receipt", "H10-230529-9999"]) == 1
    out, err = capsysbinary.readouterr()
    assert out == b""
    assert "Không có hồ sơ" in err.decode()
