"""`motcua index show --as-of` and `motcua index difference`."""

import json

import pytest

from motcua.faces.cli import main
from tests import cast as people
from tests.reactions.quality.past import lives

DIFFERENCE = ["index", "difference", "H10.37.01", "--period", "2023-05"]


@pytest.fixture(autouse=True)
def house(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    lives.every_life(people.assemble())
    monkeypatch.setattr("motcua.ledger.clock.now", lambda: people.at(30, 17, month=6))


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert main.main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]


def test_the_index_is_shown_as_it_stood(capsys: pytest.CaptureFixture[str]):
    show = ["index", "show", "H10.37.01", "--period", "2023-05"]
    then, now = printed(capsys, *show, "--as-of", "2023-05-31"), printed(capsys, *show)
    assert then["as_of"] == "2023-05-31"
    counts = [document["units"]["H10.37.01"]["counts"]["E1"] for document in (then, now)]  # type: ignore[index]
    assert counts == [[0, 0], [1, 4]]
    assert printed(capsys, *show, "--as-of", "2023-06-30")["units"] == now["units"]


def test_the_difference_is_one_document(capsys: pytest.CaptureFixture[str]):
    said = printed(capsys, *DIFFERENCE, "--as-of", "2023-05-31")
    assert (said["as_of"], said["today"]) == ("2023-05-31", "2023-06-30")
    e1 = said["components"]["E1"]  # type: ignore[index]
    assert (e1["then"], e1["now"], e1["moved"]) == ([0, 0], [1, 4], 4)
    assert {fact["name"] for each in e1["dossiers"] for fact in each["facts"]} >= {"DossierDecided", "DossierRejected"}
    assert said["total_then"] != said["total_now"]


def test_for_people_each_dossier_is_a_line(capsys: pytest.CaptureFixture[str]):
    assert main.main([*DIFFERENCE, "--as-of", "2023-05-31"]) == 0
    assert "DossierRejected 02/06/2023" in capsys.readouterr().out


@pytest.mark.parametrize("day", ["2023-04-30", "2023-07-01"])
def test_a_day_out_of_reach_is_bad_input(capsys: pytest.CaptureFixture[str], day: str):
    assert main.main([*DIFFERENCE, "--as-of", day]) == 2
    assert "01/05/2023" in capsys.readouterr().err
