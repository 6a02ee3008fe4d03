"""What was published of a province: its place among all, and how far it fell or rose."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from motcua.law.quality import Group
from motcua.reactions.quality.board import published
from motcua.registers.people import pack
from motcua.registers.people.pack import BadPack

HEAD = (
    "unit,kind,day,transparency,progress,online_service,online_payment,digitization,satisfaction,"
    "total,rank,rank_of,source"
)


@dataclass(frozen=True)
class Unit:
    code: str


def known(code: str, day: date, folder: Path) -> published.Known | None:
    return published.by(Unit(code), day, folder)  # type: ignore[arg-type]


def written(folder: Path, *rows: str) -> Path:
    (folder / "index").mkdir()
    (folder / published.FILE).write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    return folder


def test_the_letter_of_tuyen_quang_says_twenty_eighth_of_sixty_three_seven_places_down():
    found = known("H60", date(2024, 1, 31), pack.load("tuyen-quang-2024").folder)
    assert found is not None
    assert (found.now.place, found.now.total, found.places_lost) == ("28/63", Decimal("67.7"), 7)
    assert found.points is None, "the score of December was not published"
    assert found.by_group == {}


def test_binh_phuoc_stood_tenth_and_nothing_is_known_before_it_was_said():
    folder = pack.load("binh-phuoc-2023").folder
    found = known("H10", date(2023, 5, 29), folder)
    assert found is not None
    assert (found.now.place, found.now.total, found.before) == ("10/63", Decimal("71.69"), None)
    assert known("H10", date(2023, 5, 28), folder) is None
    assert known("H10.37", date(2023, 5, 29), folder) is None


def test_groups_and_places_are_compared_only_where_both_sides_have_them(tmp_path: Path):
    folder = written(
        tmp_path, "H10,month,2025-09-30,10,10,10,10,10,10,60,9,34,a", "H10,month,2025-10-31,12,10,9,10,10,10,61,7,34,b",
        "H10,month,2025-11-30,,,,,,,62,7,63,c",
    )  # fmt: skip
    found = known("H10", date(2025, 10, 31), folder)
    assert found is not None
    assert (found.points, found.places_lost) == (Decimal(1), -2)
    assert (found.by_group[Group.TRANSPARENCY], found.by_group[Group.ONLINE_SERVICE]) == (Decimal(2), Decimal(-1))
    later = known("H10", date(2025, 12, 1), folder)
    assert later is not None
    assert (later.places_lost, later.by_group) == (None, {})


def test_a_row_with_some_of_the_groups_is_refused(tmp_path: Path):
    with pytest.raises(BadPack):
        known("H10", date(2025, 10, 1), written(tmp_path, "H10,month,2025-09-30,10,,,,,,60,9,34,a"))
