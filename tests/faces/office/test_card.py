import pytest
from hypothesis import given
from hypothesis import strategies as some

from motcua.faces.office.counter import card

LINE = "070160000001|285012345|TRẦN THỊ LAN|08031960|Nữ|Ấp 1, Minh Hưng, Bù Đăng, Bình Phước|01072021"


def test_a_scanned_card_says_who_it_is() -> None:
    read = card.read(LINE)
    assert read is not None
    assert read.as_applicant() == {
        "identity": "070160000001", "name": "Trần Thị Lan", "birth_date": "1960-03-08", "sex": "female",
        "address": "Ấp 1, Minh Hưng, Bù Đăng, Bình Phước",
    }  # fmt: skip
    assert (read.issued, read.scanned) == ("2021-07-01", True)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("070160000001||NGUYEN VAN A|01011990|Nam|Ấp 2|01072021", "Nguyen Van A"),
        ("070160000001||Nguyễn Văn A|01011990|Nam|Ấp 2", "Nguyễn Văn A"),
        ("  070160000001 | | Y NHƠI  H'MOK |01011990|Nam|Ấp 2|", "Y Nhơi H'Mok"),
    ],
)
def test_cards_of_every_make_are_read(line: str, name: str) -> None:
    read = card.read(line)
    assert read is not None
    assert read.name == name


@pytest.mark.parametrize("number", ["070160000001", "285012345", "070 160 000 001", "070.160.000.001"])
def test_a_typed_number_will_do(number: str) -> None:
    read = card.read(number)
    assert read is not None
    assert (read.identity, read.name, read.scanned) == ("".join(c for c in number if c.isdigit()), "", False)


@pytest.mark.parametrize(
    "line", ["", "abc", "07016000000", "0701600000012", "070160000001|x", "|||||||", "https://x/y"]
)
def test_anything_else_is_no_card(line: str) -> None:
    assert card.read(line) is None


@pytest.mark.parametrize("born", ["31021990", "00000000", "1990", "abcdefgh", ""])
def test_a_birth_date_that_is_no_day_is_left_out(born: str) -> None:
    read = card.read(f"070160000001||A|{born}|Nam|x|")
    assert read is not None
    assert read.birth_date == ""


@given(some.text(max_size=300))
def test_no_line_whatever_breaks_the_reader(line: str) -> None:
    read = card.read(line)
    assert read is None or len(read.identity) in {9, 12}
