import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.registers.people import numbers
from motcua.registers.people.folding import fold, sort_key


def test_marks_fall_and_d_with_a_bar_is_d() -> None:
    assert fold("  Đăng ký  KHAI SINH ") == "dang ky khai sinh"
    assert fold("Nguyễn Thị Ừ") == "nguyen thi u"


def test_names_stand_in_the_order_of_the_dictionary() -> None:
    names = ["Bù Đăng", "Bù Đốp", "Ấp", "An", "Ăn", "Ân", "Đa", "Da", "Uyên", "Ước", "Bình", "Bính", "Binh"]
    assert sorted(names, key=sort_key) == [
        "An", "Ăn", "Ân", "Ấp", "Binh", "Bình", "Bính", "Bù Đăng", "Bù Đốp", "Da", "Đa", "Uyên", "Ước",
    ]  # fmt: skip


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once_and_nothing_breaks_it(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert sort_key(text)


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [("0912 345 678", "0912345678"), ("+84.912.345.678", "0912345678"), ("(0271) 3-880-011", "02713880011")],
)
def test_telephone_numbers_are_dialled_as_at_home(typed: str, dialled: str) -> None:
    assert numbers.tidy_phone(typed) == dialled
    assert numbers.phone_fault(dialled) == ""


@pytest.mark.parametrize("address", ["", "a@b", "a b@c.vn", "@c.vn", "a" * 300 + "@c.vn"])
def test_addresses_that_cannot_be_are_told(address: str) -> None:
    assert numbers.email_fault(address)
