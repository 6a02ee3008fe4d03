from datetime import date

import pytest

from motcua.registers.catalog import basis
from tests import cast as people

DAY = date(2023, 5, 29)


@pytest.fixture
def _catalogue(db: None) -> None:
    people.forget()
    people.procedure("P0001", legal_basis=["Luật Đất đai 45/2013/QH13", "Luật Giá (2012)"])


@pytest.mark.usefixtures("_catalogue")
@pytest.mark.parametrize(
    ("text", "called", "later"),
    [
        ("123/2015/NĐ-CP", "Nghị định 123/2015/NĐ-CP", False),
        ("04/2024/TT-BTP", "Thông tư 04/2024/TT-BTP", True),
        ("45/2013/QH13", "Luật Đất đai 45/2013/QH13", False),  # another procedure names it
        ("60/2014/QH13", "Luật Hộ tịch 60/2014/QH13", False),  # the register of the law does
        ("62/2020/QH14", "62/2020/QH14", False),  # a law, a code or a resolution: nobody says
        ("Luật Đất đai 31/2024/QH15", "Luật Đất đai 31/2024/QH15", True),
        ("Quyết định 1868/QĐ-TTg (2024)", "Quyết định 1868/QĐ-TTg (2024)", True),
        ("03/2023/TT-BTP", "Thông tư 03/2023/TT-BTP", False),  # of the same year: unknown, and not called later
        ("Luật Giá", "Luật Giá", False),
    ],
)
def test_a_text_has_its_name_where_somebody_says_it(text: str, called: str, *, later: bool) -> None:
    assert basis.read((text,), DAY) == (basis.Basis(called, later),)
