from dataclasses import replace

import pytest
from django.test import Client, override_settings

from motcua.registers.people import cast as players
from motcua.registers.people.models import Account
from tests import cast as people

PASSWORD = "mat-khau-thu-nghiem"
IN_EARNEST = override_settings(DEMONSTRATION=False)


def whom(client: Client) -> object:
    return client.session.get("account")


def test_one_press_makes_one_somebody_of_the_cast(cast: people.Cast, client: Client) -> None:
    page = client.get("/sign-in/").content.decode()
    for wanted in ("Bạn muốn là ai?", "Trần Thị Lan", "Nguyễn Văn Hùng", "Thử làm:"):
        assert wanted in page
    assert client.post("/sign-in/", {"account": "ba-lan"})["Location"] == "/my/"
    assert whom(client) == cast.lan.id
    assert client.post("/sign-in/", {"account": "anh-hung"})["Location"] == "/office/"
    assert whom(client) == cast.hung.id


def test_nobody_outside_the_cast_is_entered_by_a_press(cast: people.Cast, client: Client) -> None:
    people.citizen("nguoi-dan", "Lê Văn Minh", "070160000002", "0912345679")
    for name in ("nguoi-dan", "", "' OR 1=1", "x" * 9000):
        assert client.post("/sign-in/", {"account": name}).status_code == 422
        assert whom(client) is None


def test_an_empty_demonstration_says_how_it_is_built(monday: None, client: Client) -> None:
    assert "make demo" in client.get("/sign-in/").content.decode()


def test_every_part_has_something_to_try_or_none_at_all(cast: people.Cast, client: Client) -> None:
    page = client.get("/sign-in/").content.decode()
    assert page.count("Thử làm:") <= page.count("Vào với tên này")
    assert all(player.says("en") for player in players.cast())


def test_everything_offered_to_try_opens_for_who_is_offered_it(cast: people.Cast, client: Client) -> None:
    page = client.get("/sign-in/").context["parts"]
    assert {part.player.username for part in page} >= {"ba-lan", "anh-hung", "co-hoa", "chi-mai", "co-thu", "anh-khoa"}
    for part in page:
        for address, _label in part.tries:
            client.post("/sign-in/", {"account": part.player.username, "next": address})
            assert client.get(address).status_code == 200, (part.player.username, address)


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", "/sign-in/", "/sign-out/", "\\\\x"]
)
def test_the_sign_in_leads_to_our_own_pages_only(cast: people.Cast, client: Client, elsewhere: str) -> None:
    assert client.post("/sign-in/", {"account": "ba-lan", "next": elsewhere})["Location"] == "/my/"


def test_the_sign_in_leads_on_to_where_one_wanted_to_go(cast: people.Cast, client: Client) -> None:
    sent = client.get("/drafts/")
    assert sent["Location"] == "/sign-in/?next=%2Fdrafts%2F"
    assert client.post(sent["Location"], {"account": "ba-lan"})["Location"] == "/drafts/"


def test_the_session_has_a_new_key_and_nothing_of_another_person(cast: people.Cast, client: Client) -> None:
    client.post("/sign-in/", {"account": "ba-lan"})
    before = client.session.session_key
    session = client.session
    session["secret"] = "of bà Lan"
    session.save()
    client.post("/sign-in/", {"account": "anh-hung"})
    assert client.session.session_key != before
    assert "secret" not in client.session


def test_the_language_one_reads_in_stays(cast: people.Cast, client: Client) -> None:
    client.cookies["django_language"] = "en"
    client.post("/sign-in/", {"account": "ba-lan"})
    assert '<html lang="en"' in client.get("/my/").content.decode()


def test_signing_out_leaves_nothing(cast: people.Cast, lan: Client) -> None:
    assert lan.get("/sign-out/").status_code == 405
    assert lan.post("/sign-out/")["Location"] == "/"
    assert lan.get("/my/").status_code == 302


def test_who_was_sent_to_sign_in_is_told_that_the_way_goes_on(cast: people.Cast, client: Client) -> None:
    said = "bạn trở lại đúng trang vừa mở"
    assert said in client.get("/sign-in/?next=/my/").content.decode()
    assert said not in client.get("/sign-in/").content.decode()


@IN_EARNEST
def test_in_earnest_there_is_no_choosing_whom_to_be(cast: people.Cast, client: Client) -> None:
    page = client.get("/sign-in/").content.decode()
    assert "Bạn muốn là ai?" not in page
    assert client.post("/sign-in/", {"account": "ba-lan"}).status_code == 422
    assert whom(client) is None


@IN_EARNEST
def test_in_earnest_name_and_password_open(cast: people.Cast, client: Client) -> None:
    went = client.post("/sign-in/", {"username": " Anh-Hung ", "password": PASSWORD})
    assert went["Location"] == "/office/"
    assert whom(client) == cast.hung.id


@IN_EARNEST
def test_a_wrong_password_keeps_the_name_and_says_too_little_to_a_guesser(cast: people.Cast, client: Client) -> None:
    known = client.post("/sign-in/", {"username": "anh-hung", "password": "sai"})
    stranger = client.post("/sign-in/", {"username": "khong-co", "password": "sai"})
    assert known.status_code == stranger.status_code == 422
    assert 'value="anh-hung"' in known.content.decode()
    assert "sai" not in known.content.decode().split('<form method="post" action="/sign-in/">')[1].split("</form>")[0]
    assert known.context["refusal"].what == stranger.context["refusal"].what


@IN_EARNEST
def test_five_wrong_guesses_lock_the_name_for_a_while(cast: people.Cast, client: Client) -> None:
    for _ in range(5):
        client.post("/sign-in/", {"username": "anh-hung", "password": "sai"})
    locked = client.post("/sign-in/", {"username": "anh-hung", "password": PASSWORD})
    assert locked.status_code == 429
    assert "Tài khoản tạm khóa." in locked.content.decode()
    assert whom(client) is None


@IN_EARNEST
def test_a_closed_account_opens_nothing(cast: people.Cast, client: Client) -> None:
    Account.objects.filter(username="anh-hung").update(is_active=False)
    assert client.post("/sign-in/", {"username": "anh-hung", "password": PASSWORD}).status_code == 422


def test_a_player_without_a_job_in_english_speaks_vietnamese(cast: people.Cast) -> None:
    player = players.cast()[0]
    assert replace(player, job={"vi": "Việc"}).says("en") == "Việc"
