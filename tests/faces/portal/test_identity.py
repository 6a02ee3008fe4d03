"""Signing in by electronic identity, page by page, against a provider in a process of its own."""

from collections.abc import Callable

import pytest
from django.test import Client, override_settings

from motcua.ledger import facts
from motcua.registers.people.acts import accounts
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.faces.portal.test_filing import complete
from tests.identity import Practice

Offering = Callable[..., None]
IN_EARNEST = override_settings(DEMONSTRATION=False)


@pytest.fixture
def back(cast: people.Cast, client: Client, practice: Practice) -> Callable[..., object]:
    """The browser goes to the provider, somebody is chosen there, and it comes back."""

    def walked(page: str = "", level: str = "", **changes: str) -> object:
        out = client.get("/sign-in/with/vneid/", {"next": page} if page else {})
        assert out.status_code == 302, out.content.decode()
        brought = practice.chooses(out["Location"], level=level)
        return client.get("/sign-in/from/vneid/", brought | changes)

    return walked


@pytest.mark.parametrize("earnest", [False, True])
def test_the_sign_in_page_offers_the_providers(
    cast: people.Cast, client: Client, practice: Practice, *, earnest: bool
) -> None:
    with override_settings(DEMONSTRATION=not earnest):
        page = client.get("/sign-in/?next=/my/papers/").content.decode()
        assert 'href="/sign-in/with/vneid/?next=/my/papers/"' in page
        assert "Đăng nhập bằng VNeID" in page
        with override_settings(OIDC=""):
            assert "định danh điện tử" not in client.get("/sign-in/").content.decode()


def test_who_comes_back_is_signed_in_where_he_wanted_to_go(
    cast: people.Cast, client: Client, back: Callable[..., object]
) -> None:
    before = client.session.session_key
    assert back("/my/papers/")["Location"] == "/my/papers/"
    assert client.session["account"] == cast.lan.id
    assert client.session["assurance"] == ["vneid", 2]
    assert client.session.session_key != before
    assert "070160000001" not in str(dict(client.session))
    assert client.get("/my/papers/").status_code == 200


def test_the_level_of_assurance_stands_in_the_fact_of_each_dossier_filed_under_it(
    cast: people.Cast, client: Client, back: Callable[..., object], draft: str
) -> None:
    back(level="3")
    complete(cast, client, draft)
    client.post(f"/drafts/{draft}/submit/", {"declare": "1"})
    code = Dossier.objects.get().code
    first = facts.about(f"dossier:{code}")[0]
    assert (first.name, first.body["identified_by"], first.body["assurance"]) == ("DossierRegistered", "vneid", 3)
    assert "mức xác thực 3" in client.get(f"/my/dossiers/{code}/").content.decode()


def test_a_password_after_it_carries_no_assurance(
    cast: people.Cast, client: Client, back: Callable[..., object]
) -> None:
    back()
    client.post("/sign-in/", {"account": "ba-lan"})
    assert client.session["assurance"] is None
    client.get("/my/")


def test_a_way_is_walked_once_and_by_the_browser_that_set_out(
    cast: people.Cast, client: Client, practice: Practice
) -> None:
    brought = practice.chooses(client.get("/sign-in/with/vneid/")["Location"])
    stranger = Client().get("/sign-in/from/vneid/", brought)
    assert stranger.status_code == 422
    assert "không còn dùng được" in stranger.content.decode()
    assert client.get("/sign-in/from/vneid/", brought).status_code == 302
    assert client.get("/sign-in/from/vneid/", brought).status_code == 422


def test_several_windows_may_be_on_the_way_at_once(cast: people.Cast, client: Client, practice: Practice) -> None:
    first, second = (client.get("/sign-in/with/vneid/")["Location"] for _ in range(2))
    for way in (second, first):
        assert client.get("/sign-in/from/vneid/", practice.chooses(way)).status_code == 302
    for _ in range(9):
        client.get("/sign-in/with/vneid/")
    assert len(client.session["setting_out"]) == 4


@pytest.mark.parametrize(
    ("mischief", "said"),
    [("nonce", "không ai được đăng nhập"), ("unsigned", "không ai được đăng nhập"), ("numberless", "số định danh")],
)
def test_a_wrong_answer_signs_nobody_in_and_says_what_to_do(
    client: Client, back: Callable[..., object], practice: Practice, mischief: str, said: str
) -> None:
    practice.does(mischief)
    answer = back("/my/papers/")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "next=/my/papers/" in page  # one may begin again without losing the way
    assert "account" not in client.session


def test_whoever_gives_up_there_is_told_how_to_begin_again(
    client: Client, cast: people.Cast, practice: Practice
) -> None:
    brought = practice.chooses(client.get("/sign-in/with/vneid/")["Location"], who="")
    page = client.get("/sign-in/from/vneid/", brought)
    assert page.status_code == 422
    assert "Bạn đã dừng đăng nhập ở VNeID" in page.content.decode()


def test_too_low_a_level_and_a_closed_account_are_told_apart(
    client: Client, cast: people.Cast, back: Callable[..., object], offering: Offering
) -> None:
    assert "cần tài khoản mức 2" in back(level="1").content.decode()
    offering(lowest=3)
    assert "ở mức 2, cần mức 3" in back().content.decode()
    offering()
    accounts.close_account(by=cast.khoa, username="ba-lan", reason="Thử", at=people.MONDAY)
    assert "đã khóa" in back().content.decode()


@IN_EARNEST
def test_a_provider_that_is_away_leaves_the_other_ways_open(
    client: Client, cast: people.Cast, offering: Offering
) -> None:
    offering(issuer="http://127.0.0.1:1/identity")
    answer = client.get("/sign-in/with/vneid/")
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "VNeID đang không trả lời" in page
    assert 'name="password"' in page
    assert client.get("/sign-in/with/khong-co/").status_code == 404


def test_signing_out_here_says_that_one_is_still_signed_in_there(
    client: Client, cast: people.Cast, back: Callable[..., object], practice: Practice
) -> None:
    back()
    left = client.post("/sign-out/")["Location"]
    assert "account" not in client.session
    page = client.get(left).content.decode()
    assert left == "/sign-in/left/vneid/"
    assert f"{practice.address}/identity/leave?client_id=mot-cua-thu" in page
    assert "/identity/leave" not in client.get(left, {"state": "done"}).content.decode()
    client.post("/sign-in/", {"account": "ba-lan"})
    assert client.post("/sign-out/")["Location"] == "/"
