"""Every address of the house is tried by every kind of visitor, and each gets the answer that the tables promise.

The tables are tests/faces/doors/*.yaml; their heads say how they are read.
"""

import pytest
from django.test import Client

from tests import cast as people
from tests.faces.doors import visitors, walk

SEND_FREELY = {"/kit/preferences/"}  # changes nothing but the look of the visitor's own pages
KNOCKED: dict[tuple[str, str, str], walk.Answer] = {}  # every house of this file is built alike: one knock does for all


def knock(house: visitors.House, name: str, method: str, door: walk.Door) -> walk.Answer:
    """What came of this knock; the house was asked once, whichever test came first."""
    key = (name, method, door.label)
    if key not in KNOCKED:
        KNOCKED[key] = walk.knock(house, name, method, door)
    return KNOCKED[key]


@pytest.fixture
def house(db: None, monkeypatch: pytest.MonkeyPatch) -> visitors.House:
    monkeypatch.setattr("motcua.ledger.clock.now", lambda: people.at(29, 10))
    return visitors.build()


def test_every_door_opens_to_the_right_people_only(house: visitors.House) -> None:
    table, wrong = walk.expected(), []
    for door in walk.doors(house):
        found = {
            method: "".join(knock(house, name, method, door).sign for name in visitors.NAMES)
            for method in ("GET", "POST")
        }
        if door.label not in table:
            wrong.append(
                f"{door.label} has no row. If each answer is right, write it into tests/faces/doors: "
                f'"{door.label}": {walk.row(found)}'
            )
            continue
        for method, signs in found.items():
            wrong += walk.told(door.label, method, table[door.label].get(method, ""), signs)
    assert not wrong, "\n".join(wrong)


def test_no_row_speaks_of_a_door_that_is_gone(house: visitors.House) -> None:
    gone = sorted(set(walk.expected()) - {door.label for door in walk.doors(house)})
    assert not gone, f"Strike these rows out of tests/faces/doors: {gone}"


def test_looking_changes_nothing(house: visitors.House) -> None:
    changed = [
        f"GET {door.label} as {name} wrote to {sorted(answer.touched)}"
        for door in walk.doors(house)
        for name in ("nobody", "lan", "hung", "mai", "dung", "key")
        if (answer := knock(house, name, "GET", door)).touched - walk.NOTED
    ]
    assert not changed, "\n".join(changed)


def test_who_is_turned_away_changes_nothing(house: visitors.House) -> None:
    changed = [
        f"POST {door.label} as {name} was answered {answer.sign} and wrote to {sorted(answer.touched)}"
        for door in walk.doors(house)
        for name in ("nobody", "minh", "stranger", "khoa", "bare_key")
        if (answer := knock(house, name, "POST", door)).sign in "→xk?-" and answer.touched - walk.NOTED
    ]
    assert not changed, "\n".join(changed)


def test_a_form_from_elsewhere_is_refused_everywhere(house: visitors.House) -> None:
    wrong = [
        f"POST {door.label} as {name} without the site's token: {answer}"
        for door in walk.doors(house)
        for name in ("lan", "hung", "mai")
        if (answer := walk.knock(house, name, "POST", door, forged=True)).sign not in "x-" or answer.touched
    ]
    assert [line for line in wrong if line.split()[1] not in SEND_FREELY] == []


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS"])
def test_unheard_of_ways_of_asking_are_refused_in_words(house: visitors.House, method: str) -> None:
    for door in walk.doors(house):
        answer = walk.knock(house, "hung", method, door)
        assert answer.sign in ({"-", "·", "x", "?"} if method == "OPTIONS" else {"-", "x", "?"}), (door, answer)
        assert not answer.touched, (door, answer)


def test_a_key_that_opens_nothing_is_told_so_and_not_of_the_sites_token(house: visitors.House) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Authorization": "Bearer mc_not-a-key"})
    for answer in (client.post("/api/v1/dossiers", {}, content_type="application/json"), client.get("/api/v1/me")):
        assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
        assert answer["Content-Type"] == "application/problem+json"


def test_nobody_enters_as_the_house_itself(house: visitors.House) -> None:
    """No session, key or number of an account makes a visitor the house, who may do everything."""
    for account in (None, 0, -1, "", "0", 2**62):
        client = visitors.browser()
        session = client.session
        session["account"] = account
        session.save()
        client.cookies["sessionid"] = session.session_key
        assert client.get("/api/v1/me").status_code == 401, account
        assert client.get("/health/detail").status_code == 403, account
    for name in visitors.NAMES[1:]:
        assert house.visitors[name]().get("/api/v1/me").json()["name"] != "Hệ thống Một Cửa"


def test_in_earnest_the_doors_of_the_demonstration_are_walls(house: visitors.House, settings: object) -> None:
    settings.DEMONSTRATION = False
    for path in ("/kit/", "/kit/office/", "/kit/problem/404/"):
        assert house.visitors["hung"]().get(path).status_code == 404
    client = visitors.browser()
    sent = {"account": "anh-hung", "username": "anh-hung", "csrfmiddlewaretoken": visitors.TOKEN}
    assert client.post("/sign-in/", sent).status_code == 422
    assert "account" not in client.session
