"""Nothing that was typed is lost when the session ran out meanwhile, or the form's token is too old."""

from collections.abc import Callable
from html import unescape

from django.contrib.sessions.models import Session
from django.test import Client

from motcua.law.workflow import State
from motcua.ledger import facts
from motcua.registers.people.actor import Actor
from motcua.work.dossiers.acts import forward
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast

Enter = Callable[..., Client]
REASON = "Giấy chứng sinh bị rách, không đọc được ngày.\nHãy xin bản mới ở nơi đã cấp."
ASKED = {"items": ["Giấy chứng sinh"], "more": "Ảnh 4x6 mới chụp", "reason": REASON, "step": "2", "upto": "2"}


def signed_out(browser: Client) -> None:
    Session.objects.all().delete()


def signed_in(browser: Client, actor: Actor) -> None:
    session = browser.session
    session["account"] = actor.id
    session.save()


def at_work(cast: Cast) -> str:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 9, 30))
    return code


def test_a_long_request_is_there_after_signing_in_again_and_can_be_sent(cast: Cast, enter: Enter) -> None:
    code, browser = at_work(cast), enter(cast.hoa)
    door = f"/office/dossiers/{code}/supplement/"
    signed_out(browser)
    answer = browser.post(door, ASKED)
    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={door}")
    assert "điều bạn đã gõ vẫn còn" in browser.get(answer["Location"]).text
    signed_in(browser, cast.hoa)
    page = unescape(browser.get(door).text)
    for words in ("Chưa gửi: phiên làm việc đã hết", REASON, "Ảnh 4x6 mới chụp", 'value="Giấy chứng sinh" checked'):
        assert words in page
    assert len(facts.about(f"dossier:{code}")) == 2
    assert REASON not in browser.get(door).text, "shown once: the next applicant's form is empty"
    assert browser.post(door, ASKED).status_code == 302
    assert facts.about(f"dossier:{code}")[-1].body["reason"] == REASON


def test_the_desk_has_the_applicant_and_the_reason_of_a_refusal_again(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    typed = {"idempotency": "khoa-9", "applicant.name": "Trần Thị Lan", "do": "refuse", "refusal_reason": REASON}
    signed_out(browser)
    assert browser.post("/office/counter/P0001/", typed)["Location"] == "/sign-in/?next=/office/counter/P0001/"
    signed_in(browser, cast.hung)
    page = unescape(browser.get("/office/counter/P0001/").text)
    for words in ("Chưa gửi: phiên làm việc đã hết", REASON, 'value="Trần Thị Lan"', 'value="khoa-9"'):
        assert words in page
    assert "data-focus" not in page, "it is read from the top, where the notice stands"
    assert not Dossier.objects.exists()


def test_an_act_that_has_become_impossible_gives_the_words_back_to_copy(cast: Cast, enter: Enter) -> None:
    code, browser = at_work(cast), enter(cast.hoa)
    signed_out(browser)
    browser.post(f"/office/dossiers/{code}/supplement/", ASKED)
    forward.forward(by=cast.hoa, dossier=code, at=people.at(29, 11))
    signed_in(browser, cast.hoa)
    answer = browser.get(f"/office/dossiers/{code}/supplement/")
    assert answer.status_code == 409
    assert "Hãy xin bản mới ở nơi đã cấp." in answer.text


def test_a_form_without_a_page_of_its_own_leads_back_to_where_it_was_sent_from(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.mai)
    signed_out(browser)
    said = {"reason": "Việc này thuộc Sở Tài chính.", "seal": "a1b2c3"}
    sent = browser.post("/office/mandates/7/decline/", said, headers={"Referer": "http://testserver/office/?tab=unit"})
    assert sent["Location"] == "/sign-in/?next=/office/%3Ftab%3Dunit"
    signed_in(browser, cast.mai)
    page = browser.get("/office/?tab=unit").text
    assert "Việc này thuộc Sở Tài chính." in page
    assert "a1b2c3" not in page
    assert "Việc này thuộc Sở Tài chính." not in browser.get("/office/?tab=unit").text


def test_a_form_with_an_old_token_is_opened_again_with_its_words(cast: Cast, enter: Enter) -> None:
    code, browser = at_work(cast), enter(cast.hoa, enforce_csrf_checks=True)
    door = f"/office/dossiers/{code}/supplement/"
    assert browser.post(door, ASKED, headers={"Origin": "http://elsewhere.example"}).status_code == 403
    assert REASON not in unescape(browser.get(door).text), "what another's page sent is not believed"
    answer = browser.post(door, ASKED, headers={"Origin": "http://testserver"})
    assert answer.status_code == 403
    assert f'href="{door}"' in answer.text
    assert REASON in unescape(browser.get(door).text)
    assert Dossier.objects.get(code=code).state == State.IN_PROGRESS


def test_no_password_is_ever_kept(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    said = {"username": "anh-hung", "password": "mat khau dai"}
    assert browser.post("/sign-in/", said, headers={"Origin": "http://testserver"}).status_code == 403
    assert "mat khau" not in str([one.get_decoded() for one in Session.objects.all()])
