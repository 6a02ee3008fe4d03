"""`motcua index import` takes in what is right and lists what is wrong."""

import json
from pathlib import Path

import pytest

from motcua.faces.cli import main
from motcua.reactions.quality.models import Imported
from tests import cast as people
from tests.reactions.quality.incoming.examples import NOW, second


@pytest.fixture(autouse=True)
def house(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    people.assemble()
    monkeypatch.setattr("motcua.ledger.clock.now", lambda: NOW)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    rows = [second("A-1"), second("A-2", DonViXuLy="Phòng Lạ"), second("A-3", KenhThucHien="9")]
    found = tmp_path / "dossiers.jsonl"
    found.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return found


def test_the_summary_and_the_refusals_are_one_document(path: Path, capsys: pytest.CaptureFixture[str]):
    assert main.main(["index", "import", str(path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert {name: said[name] for name in said if name != "refusals"} == {
        "accepted": 1, "changed": 0, "unchanged": 0, "refused": 2,
    }  # fmt: skip
    assert [(one["line"], one["code"]) for one in said["refusals"]] == [(2, "A-2"), (3, "A-3")]


def test_for_people_each_refusal_is_a_line(path: Path, capsys: pytest.CaptureFixture[str]):
    assert main.main(["index", "import", str(path)]) == 0
    printed = capsys.readouterr()
    assert printed.out == "accepted 1 changed 0 unchanged 0 refused 2\n"
    assert printed.err.splitlines()[1].startswith("3: A-3: KenhThucHien")


def test_a_dictionary_makes_the_strange_known(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    words = tmp_path / "words.yaml"
    words.write_text("agencies:\n  Phòng Lạ: H10.37.02\n", encoding="utf-8")
    assert main.main(["index", "import", str(path), "--map", str(words), "--exchanged", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["accepted"] == 2
    assert all(Imported.objects.values_list("exchanged", flat=True))


@pytest.mark.parametrize("words", ["agencies: [x]", "agencies: {a: nowhere}", "{", ""])
def test_a_dictionary_that_is_none_is_bad_input(path: Path, tmp_path: Path, words: str):
    given = tmp_path / "words.yaml"
    given.write_text(words, encoding="utf-8")
    assert main.main(["index", "import", str(path), "--map", str(given)]) == 2
    assert not Imported.objects.exists()


def test_a_file_that_cannot_be_read_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for name in ("none.jsonl", "."):
        assert main.main(["index", "import", str(tmp_path / name), "--json"]) == 2
    assert "Không đọc được" in capsys.readouterr().err
