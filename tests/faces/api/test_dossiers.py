import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast
from tests.faces.api.conftest import Enter

DOSSIERS = "/api/v1/dossiers"


@pytest.fixture(autouse=True)
def on_that_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.ledger.clock.now", lambda: people.at(29, 10))


def application(cast: Cast, **changes: object) -> dict[str, object]:
    return {
        "procedure": "P0001",
        "agency": cast.commune.code,
        "applicant": {"name": "Trần Thị Lan", "identity": "070160000001", "phone": "0912345678"},
        "papers": [{"no": 1, "name": "Tờ khai", "originals": 1}, {"no": 2, "name": "Giấy chứng sinh", "originals": 1}],
        "answers": {"child_name": "Trần Gia Bảo"},
        **changes,
    }


def post(client: Client, path: str, body: object = None, **headers: str) -> "Client.response":  # type: ignore[name-defined]
    return client.post(f"{DOSSIERS}{path}", body or {}, content_type="application/json", headers=headers)


def test_an_application_taken_in_has_a_code_a_date_and_its_reasons(cast: Cast, enter: Enter) -> None:
    answer = post(enter(cast.hung), "", application(cast))
    assert answer.status_code == 201
    body = answer.json()
    assert body["code"] == "H10.37.01-230529-0001"
    assert body["due_at"].startswith("2023-06-05T17:00")
    assert any("05/06/2023" in line["text"] for line in body["why"])
    assert "Tiếp nhận" in answer.content.decode(), "a person can read the answer, too"


def test_the_same_key_gives_the_same_dossier(cast: Cast, enter: Enter) -> None:
    client = enter(cast.hung)
    first = post(client, "", application(cast), **{"Idempotency-Key": "k1"}).json()["code"]
    assert post(client, "", application(cast), **{"Idempotency-Key": "k1"}).json()["code"] == first
    assert Dossier.objects.count() == 1


def test_what_is_missing_is_named_with_the_article(cast: Cast, enter: Enter) -> None:
    answer = post(enter(cast.hung), "", application(cast, papers=[], answers={}))
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    body = answer.json()
    assert {"papers.1", "papers.2", "answers.child_name"} == set(body["fields"])
    assert body["source"] == "NĐ 61/2018, Art. 15(3)"


@pytest.mark.parametrize(
    "body",
    [
        "not json at all",
        "[]",
        '{"procedure": 7}',
        '{"procedure": "' + "x" * 100_000 + '"}',
        '{"papers": "no"}',
    ],
)
def test_a_malformed_body_is_a_problem_not_a_crash(cast: Cast, enter: Enter, body: str) -> None:
    answer = enter(cast.hung).post(DOSSIERS, body, content_type="application/json")
    assert answer.status_code in {400, 422}
    assert answer["Content-Type"] == "application/problem+json"


def test_a_stranger_is_told_to_bring_a_key(cast: Cast, client: Client) -> None:
    answer = post(client, "", application(cast))
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")


def test_a_citizen_takes_nothing_in(cast: Cast, enter: Enter) -> None:
    assert post(enter(cast.lan), "", application(cast)).status_code == 403


def test_a_dossier_walks_its_whole_way_through_the_api(cast: Cast, enter: Enter) -> None:
    hung, hoa, mai = enter(cast.hung), enter(cast.hoa), enter(cast.mai)
    code = post(hung, "", application(cast)).json()["code"]
    assert post(hung, f"/{code}/forward", {"step": 1}).json()["holder"] == "Lê Thị Hoa"
    asked = post(hoa, f"/{code}/supplement", {"items": ["Giấy chứng sinh rõ hơn"], "reason": "Mờ"})
    assert asked.json()["standing"] == "waiting"
    assert (
        post(hung, f"/{code}/complete", {"papers": [{"no": 2, "name": "Giấy chứng sinh", "originals": 1}]}).status_code
        == 200
    )
    assert post(hoa, f"/{code}/forward").json()["holder"] == "Phạm Thị Mai"
    assert post(mai, f"/{code}/decide", {"number": "15/2023"}).json()["fields"] == {
        "file": "Hãy kèm tệp kết quả, hoặc đánh dấu kết quả là bản giấy."
    }
    assert post(mai, f"/{code}/decide", {"number": "15/2023", "on_paper": True}).json()["state"] == 9
    unseen = post(hung, f"/{code}/hand-over", {"to": "Trần Thị Lan", "channel": 1, "identity_checked": False})
    assert (unseen.status_code, unseen.json()["source"]) == (422, "NĐ 61/2018, Art. 20")
    assert post(hung, f"/{code}/hand-over", {"to": "Trần Thị Lan", "identity_checked": True}).json()["state"] == 10
    history = hung.get(f"{DOSSIERS}/{code}").json()["history"]
    assert [fact["name"] for fact in history] == [
        "DossierReceived", "DossierForwarded", "SupplementRequested", "SupplementProvided", "DossierForwarded",
        "DossierDecided", "ResultHandedOver",
    ]  # fmt: skip


def test_a_move_the_law_does_not_permit_is_a_conflict_with_its_article(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    answer = post(enter(cast.hung), f"/{code}/hand-over", {"to": "Lan", "identity_checked": True})
    assert answer.status_code == 409
    assert "NĐ 61/2018" in answer.json()["source"]


def test_another_commune_does_not_learn_that_the_dossier_exists(cast: Cast, enter: Enter) -> None:
    assert enter(cast.stranger).get(f"{DOSSIERS}/{people.received(cast)}").status_code == 404


def test_anyone_with_the_code_learns_how_far_it_is_and_no_name(cast: Cast, client: Client) -> None:
    body = client.get(f"{DOSSIERS}/{people.received(cast)}/progress").json()
    assert (body["state"], body["steps_planned"], body["due_at"]) == (2, 4, None)
    assert "Lan" not in str(body)


def test_the_work_list_pages_without_losing_or_repeating(cast: Cast, enter: Enter) -> None:
    codes = {people.received(cast) for _ in range(7)}
    client, seen, after = enter(cast.hung), [], ""
    while True:
        page = client.get(DOSSIERS, {"tab": "unit", "limit": 3, "after": after}).json()
        seen += [row["code"] for row in page["rows"]]
        after = page["after"]
        if not after:
            break
    assert len(seen) == 7
    assert set(seen) == codes
    assert page["counts"]["unit"] == 7


@pytest.mark.parametrize("query", [{"tab": "x"}, {"after": "%%%"}, {"limit": 0}, {"limit": 10**20}, {"after": "e30"}])
def test_a_strange_question_gets_a_clear_refusal(cast: Cast, enter: Enter, query: dict[str, object]) -> None:
    assert enter(cast.hung).get(DOSSIERS, query).status_code == 422


def test_the_questions_put_to_the_database_stay_few(cast: Cast, enter: Enter) -> None:
    client = enter(cast.hung)
    code = post(client, "", application(cast)).json()["code"]
    budgets = {
        "take in": (20, lambda: post(client, "", application(cast))),
        "act": (14, lambda: post(client, f"/{code}/forward")),
        "read": (8, lambda: client.get(f"{DOSSIERS}/{code}")),
        "list": (6, lambda: client.get(DOSSIERS, {"tab": "unit"})),
    }
    for name, (most, ask) in budgets.items():
        with CaptureQueriesContext(connection) as asked:
            assert ask().status_code < 300, name
        assert len(asked) <= most, (name, len(asked), [query["sql"][:80] for query in asked])
