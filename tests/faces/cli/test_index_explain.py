"""`motcua index explain`, `winback`, `footnote` and `load` say what the index rests on."""

import json
import re
from datetime import datetime
from typing import Any

import pytest

from motcua.faces.cli import main
from motcua.law.calendar import ZONE
from motcua.registers.people import pack
from tests import cast as people

NOW = datetime(2024, 1, 25, 9, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def house(db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], settings: Any):
    """Tuyên Quang with its month, on 25 January 2024."""
    settings.PACK = "tuyen-quang-2024"
    monkeypatch.setattr("motcua.ledger.clock.now", lambda: NOW)
    people.forget()
    assert main.main(["pack", "load", "tuyen-quang-2024"]) == 0
    people.forget()
    assert main.main(["index", "load", "tuyen-quang-2024"]) == 0
    assert "5086 dossiers and 8 told counts" in capsys.readouterr().out
    yield
    people.forget()


def said(capsys: pytest.CaptureFixture[str], *words: str) -> dict:
    assert main.main(["index", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_question_of_a_province_is_answered(capsys: pytest.CaptureFixture[str]):
    told = said(capsys, "explain", "H60", "--period", "2024-01")
    assert len(told["groups"]) == 6
    assert round(sum(group["points"] for group in told["groups"]), 2) == told["total"]
    one = said(capsys, "explain", "H60", "--period", "2024-01", "--component", "b1")
    assert (one["id"], one["whole"], one["most"]) == ("B1", 5086, 20.0)
    assert main.main(["index", "explain", "H60", "--period", "2024-01"]) == 0
    assert "QĐ 766/2022, Annex I(2)" in capsys.readouterr().out
    words = ["explain", "LOC-TQ-075", "--period", "2024-01", "--component", "B1", "--rows", "rest", "--json"]
    assert main.main(["index", *words]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows
    assert len(rows) == one_rest(capsys)
    assert all(row["days_late"] > 0 for row in rows if row["ended"])
    board = said(capsys, "winback", "H60", "--period", "2024-01", "--tick", "sign_digitised=10")
    assert board["what_if"]["done"] == {"sign_digitised": 10}
    assert board["what_if"]["regained"] > 0
    assert {each["component"] for each in board["lost_for_good"]} >= {"B1", "A2", "C3"}
    assert main.main(["index", "winback", "H60", "--period", "2024-01"]) == 0
    told = capsys.readouterr().out
    assert "Ký số" in told
    assert re.search(r"^Điểm \d+,\d\d → \d+,\d\d nếu làm các việc chọn ở --tick", told, re.MULTILINE)
    lost = said(capsys, "accounts", "H60", "--period", "2024-01")
    assert lost["lost"] == pytest.approx(100 - board["total"])
    assert lost["lost"] == pytest.approx(lost["by_acts"] + lost["by_telling"] + lost["rest"])
    assert main.main(["index", "accounts", "H60", "--period", "2024-01"]) == 0
    assert re.search(r"^Mất \d+,\d\d điểm: giành lại bằng việc", capsys.readouterr().out, re.MULTILINE)
    end = said(capsys, "project", "H60", "--period", "2024-01")
    assert end["now"] == board["total"]
    assert end["low"] is None
    assert "14 ngày" in end["reason"]
    assert main.main(["index", "footnote", "H60", "--month", "2024-01"]) == 0
    assert "11 cơ quan, đơn vị không đạt" in capsys.readouterr().out
    assert len(said(capsys, "footnote", "H60", "--month", "2024-01")["items"]) == 6


def one_rest(capsys: pytest.CaptureFixture[str]) -> int:
    own = said(capsys, "explain", "LOC-TQ-075", "--period", "2024-01", "--component", "B1")
    return own["whole"] - own["part"]


WRONG = [
    ["explain", "nowhere", "--period", "2024-01"],
    ["explain", "H60", "--period", "2024-13"],
    ["explain", "H60", "--period", "2024-01", "--component", "Z1"],
    ["explain", "H60", "--period", "2024-01", "--rows", "rest"],
    ["explain", "LOC-TQ-BHXH", "--period", "2024-01"],
    ["winback", "H60", "--period", "2024-01", "--tick", "sign"],
    ["accounts", "H60", "--period", "2024-14"],
    ["winback", "H60", "--period", "2024-01", "--tick", "magic=1"],
    ["footnote", "H60", "--month", "January"],
    ["load", "nowhere"],
]


def test_what_cannot_be_asked_is_bad_input(capsys: pytest.CaptureFixture[str]):
    for words in WRONG:
        assert main.main(["index", *words]) == 2, words
        assert capsys.readouterr().err


def test_a_pack_without_months_cannot_be_loaded(capsys: pytest.CaptureFixture[str], settings: Any):
    settings.PACK = "binh-phuoc-2023"
    assert "binh-phuoc-2023" in pack.known()
    assert main.main(["index", "load", "binh-phuoc-2023"]) == 1
    assert "index/dossiers.csv" in capsys.readouterr().err
