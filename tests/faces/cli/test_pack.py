import json

import pytest

from motcua.faces.cli import main
from motcua.registers.people.models import Agency


def test_a_pack_is_checked_without_a_database(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["pack", "check", "binh-phuoc-2023", "--json"]) == 0
    counted = json.loads(capsys.readouterr().out)
    assert (counted["agencies"], counted["procedures"], counted["terms_assumed"]) == (171, 392, 42)


def test_the_packs_are_listed_with_their_titles(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["pack", "list"]) == 0
    assert "Tỉnh Bình Phước" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_pack_is_loaded_and_loaded_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["pack", "load", "binh-phuoc-2023", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert first == {
        "agencies_opened": 171, "agencies_changed": 0, "agencies_closed": 0, "published": 392, "withdrawn": 0,
    }  # fmt: skip
    assert main.main(["pack", "load", "binh-phuoc-2023", "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out).values()) == {0}
    assert Agency.objects.count() == 171


@pytest.mark.parametrize("words", [["check", "nowhere"], ["load", "nowhere"], ["check", "../names"]])
def test_a_pack_that_is_not_there_is_bad_input(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["pack", *words]) == 2
    assert "binh-phuoc-2023" in capsys.readouterr().err


def test_a_day_that_is_none_is_bad_input(capsys: pytest.CaptureFixture[str], db: None) -> None:
    assert main.main(["pack", "load", "binh-phuoc-2023", "--from-day", "yesterday"]) == 2
    assert "yesterday" in capsys.readouterr().err
