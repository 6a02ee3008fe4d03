"""What was promised about something is asked by other systems through the API, page by page."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from motcua.ledger import clock
from motcua.registers.people import calendars, tree
from motcua.registers.people.acts import tokens
from motcua.registers.people.models import Account
from motcua.registers.people.roles import Kind, Role
from motcua.work.directives.acts import take_in
from tests import cast as people
from tests.faces.api.conftest import Enter
from tests.work.directives import conftest as directives
from tests.work.directives.conftest import Province, at


@pytest.fixture
def who(db: None) -> Iterator[Province]:
    """Bình Phước on 26 August 2023, its notice confirmed."""
    clock.pretend(at(26, hour=10))
    found = directives.province()
    directives.confirmed(found)
    yield found
    clock.forget()
    tree.forget()
    calendars.forget()


def key(*scopes: str, agency: str = "") -> Client:
    """A system that has a key for these verbs, beneath this agency."""
    operator = people.officer("ong-khoa", "Lý Văn Khoa", directives.unit("H10"), Role.OPERATOR)
    Account.objects.create(username="vpcp", full_name="Hệ thống khác", kind=Kind.SYSTEM.value)
    given = tokens.issue_token(by=operator, username="vpcp", name="thử", scopes=list(scopes), at=at(26), agency=agency)
    return Client(headers={"Authorization": f"Bearer {given}"})


def test_a_key_finds_what_was_promised_with_its_duties(who: Province) -> None:
    browser = key("directive.read")
    got = browser.get("/api/v1/duties", {"q": "ke hoach su dung dat"}).json()
    assert (got["total"], got["page"], got["loosely"]) == (1, 1, False)
    [task] = got["rows"]
    assert task["point"] == "II.6"
    assert {row["due_on"] for row in task["duties"]} == {"2023-08-25", "2023-08-30"}
    late = browser.get("/api/v1/duties", {"q": "kế hoạch sử dụng đất", "standing": "chuahoanthanh_quahan"}).json()
    assert {row["days_late"] for row in late["rows"][0]["duties"]} == {1}
    assert browser.get("/api/v1/duties", {"q": "kế hoạch sử dụng đất", "page": 2}).json()["rows"] == []
    texts = browser.get("/api/v1/directives", {"q": "kế hoạch sử dụng đất"}).json()
    assert "sử dụng đất" in texts["rows"][0]["said"][0]
    assert browser.get("/api/v1/duties").json()["total"] == 0
    for wrong in ({"page": 0}, {"standing": "x"}, {"first": "31/02/2023"}, {"q": "x" * 201}):
        assert browser.get("/api/v1/duties", wrong).status_code == 422


def test_pages_follow_one_another_without_gap(who: Province) -> None:
    for no in range(23):
        told = take_in.Told(title=f"Công văn {no}", issued=date(2023, 8, 1))
        take_in.take_in(by=who.thu, agency="H10", text=f"Công văn {no} về cầu Rạch Rồng.", told=told, at=at(20))
    browser = key("directive.read")
    pages = [browser.get("/api/v1/directives", {"q": "cầu Rạch Rồng", "page": n}).json() for n in (1, 2, 3)]
    assert [(one["total"], len(one["rows"])) for one in pages] == [(23, 20), (23, 3), (23, 0)]
    assert len({row["directive"] for one in pages for row in one["rows"]}) == 23


def test_a_key_reaches_as_far_as_its_agency_and_an_officer_sees_his_own(who: Province, enter: Enter) -> None:
    asked = {"q": "kế hoạch sử dụng đất"}
    assert key("directive.read", agency="LOC-BP-STTTT").get("/api/v1/duties", asked).json()["total"] == 0
    [task] = enter(who.phuoc).get("/api/v1/duties", asked).json()["rows"]
    assert {row["unit_code"] for row in task["duties"]} == {"LOC-BP-696"}
    assert Client().get("/api/v1/duties", asked).status_code == 401
