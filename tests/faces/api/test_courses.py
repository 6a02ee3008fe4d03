"""Another province's system tells of its dossiers through the API."""

from collections.abc import Callable

import pytest
from django.test import Client

from motcua.reactions.quality.models import Imported
from motcua.registers.people.acts import tokens
from motcua.registers.people.models import Account
from motcua.registers.people.roles import Kind
from tests import cast as people
from tests.reactions.quality.incoming.examples import NOW, second

PATH = "/api/v1/courses"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.ledger.clock.now", lambda: NOW)


@pytest.fixture
def key(cast: people.Cast) -> Callable[..., Client]:
    """A system that has a key for these verbs."""
    Account.objects.create(username="tinh-khac", full_name="Hệ thống tỉnh khác", kind=Kind.SYSTEM.value)

    def client(*scopes: str) -> Client:
        given = tokens.issue_token(by=cast.khoa, username="tinh-khac", name="thử", scopes=list(scopes), at=NOW)
        return Client(headers={"Authorization": f"Bearer {given}"})

    return client


def send(client: Client, **body: object) -> tuple[int, dict[str, object]]:
    answer = client.post(PATH, body, content_type="application/json")
    return answer.status_code, answer.json()


def test_a_batch_is_answered_message_by_message(key: Callable[..., Client]):
    status, said = send(key("index.import"), data=[second("A-1"), second("A-2", MaTTHC="?")], exchanged=True)
    assert status == 200
    assert [said[name] for name in ("accepted", "changed", "unchanged", "refused")] == [1, 0, 0, 1]
    one, two = said["answers"]  # type: ignore[misc]
    assert one == {"place": 1, "code": "A-1", "outcome": "accepted", "reason": ""}
    assert (two["place"], two["outcome"]) == (2, "refused")
    assert "?" in two["reason"]
    assert Imported.objects.get().exchanged


def test_the_same_batch_again_changes_nothing(key: Callable[..., Client]):
    client = key("index.import")
    for expected in ("accepted", "unchanged"):
        assert send(client, data=[second("A-1")])[1][expected] == 1


def test_a_dictionary_comes_with_the_batch(key: Callable[..., Client]):
    client, strange = key("index.import"), second("A-1", DonViXuLy="Phòng Lạ")
    assert send(client, data=[strange])[1]["refused"] == 1
    assert send(client, data=[strange], dictionary={"agencies": {"Phòng Lạ": "H10.37.02"}})[1]["accepted"] == 1
    assert send(client, data=[strange], dictionary={"agencies": {"Phòng Lạ": "nowhere"}})[0] == 422


@pytest.mark.parametrize("data", [[], ["x"], [second(f"A-{n}") for n in range(1001)]])
def test_what_is_no_batch_is_refused_whole(key: Callable[..., Client], data: list[object]):
    assert send(key("index.import"), data=data)[0] == 422
    assert not Imported.objects.exists()


def test_a_key_for_something_else_tells_nothing(key: Callable[..., Client], cast: people.Cast, enter):  # type: ignore[no-untyped-def]
    assert send(key("dossier.register"), data=[second("A-1")])[0] == 403
    assert send(enter(cast.hung), data=[second("A-1")])[0] == 403
    assert not Imported.objects.exists()
