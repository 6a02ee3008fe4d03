"""The permission table, walked from outside: every page for every person, both ways."""

from collections.abc import Callable

import pytest
from django.test import Client

from motcua.ledger import facts
from motcua.registers.people.roles import Role
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast

OFFICERS = {"hung", "hoa", "mai", "dung", "thu", "stranger", "khoa"}
EVERYBODY = [*sorted(OFFICERS), "lan"]
PAGES = {
    "/office/?tab=mine": OFFICERS,
    "/office/index/": {"mai", "dung", "thu", "stranger"},
    "/office/?tab=unit": OFFICERS,
    "/office/export/csv": OFFICERS,
    "/office/search?q=lan": OFFICERS,
    "/office/hand-over/": OFFICERS,
    "/office/counter/": {"hung", "stranger"},
    "/office/counter/P0001/": {"hung", "stranger"},
    "/office/signing/": {"mai", "stranger"},
    "/office/register/": {"hung", "hoa", "mai", "stranger"},
    "/office/register/xlsx": {"hung", "hoa", "mai", "stranger"},
    "/office/board/": {"mai", "dung", "thu", "stranger"},
    "/office/board/records/?which=open": {"mai", "dung", "thu", "stranger"},
}
OF_A_DOSSIER = ["", "papers/receipt"]


@pytest.mark.parametrize("page", PAGES)
def test_each_page_answers_for_the_right_people_only(cast: Cast, enter: Callable[..., Client], page: str) -> None:
    found = {name for name in EVERYBODY if enter(getattr(cast, name)).get(page).status_code == 200}
    assert found == PAGES[page]
    refused = {name: enter(getattr(cast, name)).get(page).status_code for name in EVERYBODY if name not in PAGES[page]}
    assert set(refused.values()) <= {403}


@pytest.mark.parametrize("page", [*PAGES, "/office/dossiers/X/", "/office/dossiers/X/forward/"])
def test_a_visitor_is_led_to_the_sign_in_page_and_back(db: None, page: str) -> None:
    answer = Client().get(page)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/?next=/office/")


@pytest.mark.parametrize("rest", OF_A_DOSSIER)
def test_a_dossier_is_there_only_for_who_may_read_it(cast: Cast, enter: Callable[..., Client], rest: str) -> None:
    code = people.received(cast)
    found = {name: enter(getattr(cast, name)).get(f"/office/dossiers/{code}/{rest}").status_code for name in EVERYBODY}
    readers = {name for name, status in found.items() if status == 200}
    assert {"hung", "hoa", "mai", "dung"} <= readers
    assert not readers & {"stranger", "khoa", "lan"}
    assert {status for name, status in found.items() if name not in readers} <= {403, 404}


VERBS = {
    "receive": set(),
    "refuse": set(),
    "forward": {"hung", "mai"},
    "supplement": {"hung", "mai"},
    "decide": {"mai"},
    "reject": {"mai"},
    "extend": {"mai"},
    "withdraw": {"hung"},
    "require_payment": {"mai"},
    "assign": {"mai"},
    "hand_over": set(),
    "complete": set(),
    "take": set(),
}


@pytest.mark.parametrize("verb", VERBS)
def test_an_act_is_offered_to_the_right_people_only(cast: Cast, enter: Callable[..., Client], verb: str) -> None:
    code = people.received(cast)
    address = f"/office/dossiers/{code}/{verb}/"
    answers = {name: enter(getattr(cast, name)).get(address).status_code for name in EVERYBODY}
    assert {name for name, status in answers.items() if status == 200} == VERBS[verb]
    assert set(answers.values()) <= {200, 403, 404, 409}


@pytest.mark.parametrize("verb", VERBS)
def test_an_act_sent_by_the_wrong_people_changes_nothing(cast: Cast, enter: Callable[..., Client], verb: str) -> None:
    code = people.received(cast)
    before = Dossier.objects.filter(code=code).values().get(), len(facts.about(f"dossier:{code}"))
    sent = {"step": "1", "reason": "Không rõ", "items": "Tờ khai", "number": "1", "to": "Kẻ lạ", "channel": "1",
            "amount": "1000", "until": "30/06/2023", "holder": str(cast.hung.id)}  # fmt: skip
    for name in EVERYBODY:
        if name in VERBS[verb] or (name, verb) == ("hung", "take"):  # who holds it may take it again
            continue
        status = enter(getattr(cast, name)).post(f"/office/dossiers/{code}/{verb}/", sent).status_code
        assert status in {403, 404, 409, 422}, name
    assert (Dossier.objects.filter(code=code).values().get(), len(facts.about(f"dossier:{code}"))) == before


def test_a_page_of_the_office_is_kept_by_no_cache_but_the_own(cast: Cast, enter: Callable[..., Client]) -> None:
    answer = enter(cast.hung).get("/office/")
    assert {"private", "no-cache"} <= set(answer["Cache-Control"].split(", "))


def test_a_part_asked_for_after_the_session_ended_leads_the_whole_page_to_the_sign_in(db: None) -> None:
    answer = Client().get("/office/", headers={"HX-Request": "true"})
    assert answer["HX-Refresh"] == "true"
    assert b"<form" not in answer.content


def test_who_has_no_list_of_work_begins_where_the_work_is(cast: Cast, enter: Callable[..., Client]) -> None:
    ut = people.officer("chi-ut", "Mai Thị Út", cast.province, Role.HOTLINE)
    for actor, home in ((cast.khoa, "/office/exchange/"), (ut, "/office/search")):
        assert enter(actor).get("/office/")["Location"] == home
        assert enter(actor).get(home).status_code == 200
    for actor in (cast.dung, cast.thu):
        assert enter(actor).get("/office/")["Location"] == "/office/index/"
