"""A past day of the index and its lost points, for programs of those who answer for the unit."""

import pytest

from motcua.ledger import clock
from motcua.reactions.quality import cells
from tests import cast as people
from tests.faces.api.conftest import Enter
from tests.reactions.quality.past import lives

PAST = "/api/v1/index/H10.37.01/past?period=2023-05&day=2023-05-31"


@pytest.fixture
def ways(cast: people.Cast) -> dict[str, str]:
    done = lives.every_life(cast)
    clock.pretend(people.at(30, 17, month=6))
    yield done
    clock.forget()


def test_the_difference_names_the_dossiers_and_their_facts(cast: people.Cast, ways: dict[str, str], enter: Enter):
    said = enter(cast.dung).get(f"{PAST}&listed=2").json()
    e1 = said["components"]["E1"]
    assert (e1["then"], e1["now"], e1["moved"], len(e1["dossiers"])) == ([0, 0], [1, 4], 4, 2)
    assert {each["fact"]: each["dossiers"] for each in e1["causes"]} == {"DossierDecided": 3, "DossierRejected": 1}
    assert said["total_then"] != said["total_now"]


def test_only_who_answers_for_the_unit_is_told(cast: people.Cast, ways: dict[str, str], enter: Enter):
    assert enter(cast.hung).get(PAST).status_code == 403
    assert enter(cast.stranger).get(PAST).status_code == 404
    assert enter(cast.dung).get(PAST.replace("05-31", "07-31")).json()["fields"] == {"day": "Ngày 31/07/2023 chưa đến."}


def test_every_lost_point_is_accounted_for(cast: people.Cast, ways: dict[str, str], enter: Enter):
    address = "/api/v1/index/H10.37.01/accounts?period=2023-05"
    cells.recount_all()
    said = enter(cast.dung).get(address).json()
    assert {each["component"] for each in said["components"]} >= {"A1", "D1", "E1"}
    for name in ("lost", "by_acts", "by_telling", "rest"):
        assert said[name] == pytest.approx(sum(each[name] for each in said["components"])), name
    assert said["lost"] == pytest.approx(said["by_acts"] + said["by_telling"] + said["rest"])
    assert all(each["reason"] for each in said["components"] if each["rest"])
    assert enter(cast.stranger).get(address).status_code == 404
    assert enter(cast.dung).get(address.replace("2023-05", "2024-05")).status_code == 422
