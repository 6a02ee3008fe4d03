"""A past day of the index, for programs of those who answer for the unit."""

import pytest

from motcua.ledger import clock
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
