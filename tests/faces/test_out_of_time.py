"""A form in good order about a world that is not so: a procedure or desk that is closed, a day that no calendar knows.

Refused by every face with the reason and what to do, and nothing typed is lost.
"""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from django.test import Client

from motcua.law.calendar import ZONE
from motcua.ledger import clock, facts
from motcua.registers.people.actor import Actor
from motcua.work.dossiers.models import Dossier
from motcua.work.intake import queries
from motcua.work.intake.acts import draft as drafts
from tests import cast as people
from tests.cast import Cast
from tests.faces.portal.conftest import picture

YESTERDAY, TOMORROW = date(2023, 5, 28), date(2023, 5, 30)


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    clock.pretend(people.at(29, 10))
    yield people.assemble()
    clock.forget()


def browser(actor: Actor) -> Client:
    client = Client()
    session = client.session
    session["account"] = actor.id
    session.save()
    return client


def application(cast: Cast, **changes: object) -> dict[str, object]:
    return {
        "procedure": "P0001", "agency": cast.commune.code, "answers": {"child_name": "Trần Gia Bảo"},
        "applicant": {"name": "Trần Thị Lan", "identity": "070160000001", "phone": "0912345678"},
        "papers": [{"no": 1, "name": "Tờ khai", "originals": 1}, {"no": 2, "name": "Giấy chứng sinh", "originals": 1}],
        **changes,
    }  # fmt: skip


def by_machine(cast: Cast, key: str = "", **changes: object) -> object:
    sent, told = application(cast, **changes), {"Idempotency-Key": key} if key else {}
    return browser(cast.hung).post("/api/v1/dossiers", sent, content_type="application/json", headers=told)


def at_the_counter(cast: Cast, key: str = "once", **changes: str) -> object:
    form = {
        "idempotency": key, "applicant.kind": "person", "applicant.name": "Trần Thị Lan", "channel": "1",
        "applicant.identity": "070160000001", "applicant.phone": "0912345678", "do": "receive",
        "papers.1": "1", "originals.1": "1", "papers.2": "1", "originals.2": "1",
        "answers.child_name": "Trần Gia Bảo", **changes,
    }  # fmt: skip
    return browser(cast.hung).post("/office/counter/P0001/", form)


@pytest.fixture
def draft(cast: Cast) -> str:
    """All that bà Lan must say, said; only the last button is left."""
    lan, code = browser(cast.lan), str(drafts.start(by=cast.lan, procedure="P0001", at=people.MONDAY))
    for page, typed in (("where", {"agency": cast.commune.code}), ("form-1", {"answers.child_name": "Trần Gia Bảo"})):
        revision = queries.draft(code, by=cast.lan).revision
        assert lan.post(f"/drafts/{code}/{page}/", typed | {"revision": revision}).status_code == 302
    for no in (1, 2):
        assert lan.post(f"/drafts/{code}/papers/attach/", {"no": no, "file": picture()}).status_code == 302
    return code


def file(cast: Cast, draft: str) -> object:
    return browser(cast.lan).post(f"/drafts/{draft}/submit/", {"declare": "1"})


def close(row: object, **days: date) -> None:
    for name, day in days.items():
        setattr(row, name, day)
    row.save()
    people.forget()


def test_the_draft_of_these_tests_would_be_filed(cast: Cast, draft: str) -> None:
    assert file(cast, draft).status_code == 302
    assert Dossier.objects.count() == 1


@pytest.mark.parametrize("days", [{"valid_to": YESTERDAY}, {"valid_from": TOMORROW}], ids=["ended", "not begun"])
def test_a_version_that_is_not_in_force_today_takes_no_application(
    cast: Cast, draft: str, days: dict[str, date]
) -> None:
    close(cast.version, **days)
    refused = by_machine(cast)
    assert refused.status_code == 404
    assert "29/05/2023" in refused.json()["why"]
    assert "P0001" in refused.json()["why"]
    for page in (at_the_counter(cast), browser(cast.lan).post("/apply/P0001/"), file(cast, draft)):
        assert page.status_code == 404
        assert "không có thủ tục “P0001” đang được tiếp nhận" in page.text
    assert not Dossier.objects.exists()
    assert queries.draft(draft, by=cast.lan).answers == {"child_name": "Trần Gia Bảo"}


def test_a_closed_agency_takes_no_application(cast: Cast, draft: str) -> None:
    close(cast.commune, valid_to=YESTERDAY)
    refused = by_machine(cast)
    assert (refused.status_code, list(refused.json()["fields"])) == (422, ["agency"])
    assert "xã Minh Hưng" in refused.json()["why"]
    assert at_the_counter(cast).status_code == 403
    page = file(cast, draft)
    assert page.status_code == 422
    assert "Cơ quan này không tiếp nhận hồ sơ." in page.text
    assert f"/drafts/{draft}/where/" in page.text
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("year", [1999, 2099, 9000])
def test_a_day_that_no_calendar_knows_is_named_with_the_article(cast: Cast, draft: str, year: int) -> None:
    close(cast.version, valid_from=date(1990, 1, 1))
    people.Agency.objects.update(valid_from=date(1990, 1, 1))
    people.Post.objects.update(first_day=date(1990, 1, 1))
    people.forget()
    clock.pretend(datetime(year, 5, 28, 10, tzinfo=ZONE))
    refused = by_machine(cast)
    assert (refused.status_code, refused.json()["code"]) == (422, "calendar_ends")
    assert refused.json()["source"]
    page = at_the_counter(cast)
    assert page.status_code == 422
    assert "nằm ngoài lịch làm việc" in page.text
    assert "Trần Gia Bảo" in page.text
    page = file(cast, draft)
    assert page.status_code == 422
    assert "Nên làm gì" in page.text
    assert not Dossier.objects.exists()


def test_a_day_that_is_no_day_is_named_at_its_place(cast: Cast) -> None:
    for wrong in ("30/02/2023", "hôm qua", "01/01/9999", "29/05/2024"):
        page = at_the_counter(cast, **{"applicant.birth_date": wrong})
        assert page.status_code == 422, wrong
        assert "Trần Gia Bảo" in page.text
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(
    "until", ["2099-01-01T10:00:00+07:00", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00"]
)
def test_a_new_date_outside_the_calendar_is_refused(cast: Cast, until: str) -> None:
    code = people.received(cast)
    refused = browser(cast.mai).post(
        f"/api/v1/dossiers/{code}/extend", {"until": until, "reason": "Thiếu người"}, content_type="application/json"
    )
    assert (refused.status_code, refused["Content-Type"]) == (422, "application/problem+json")
    assert refused.json()["what"]
    assert [fact.name for fact in facts.about(f"dossier:{code}")] == ["DossierReceived"]


def test_a_key_sent_again_leads_to_the_same_dossier(cast: Cast) -> None:
    assert by_machine(cast, "k1").json()["code"] == by_machine(cast, "k1").json()["code"]
    assert at_the_counter(cast, "k2")["Location"] == at_the_counter(cast, "k2")["Location"]
    assert Dossier.objects.count() == 2


def test_a_key_of_one_sender_is_not_the_key_of_another(cast: Cast) -> None:
    code = by_machine(cast, "k1").json()["code"]
    sent = application(cast, agency=cast.elsewhere.code)
    other = browser(cast.stranger).post(
        "/api/v1/dossiers", sent, content_type="application/json", headers={"Idempotency-Key": "k1"}
    )
    assert other.status_code == 201
    assert other.json()["code"] != code


OTHER = {"name": "Điểu Thị Mơ", "identity": "070199000009", "phone": "0912345678"}


@pytest.mark.parametrize("changes", [{"applicant": OTHER}, {"answers": {"child_name": "Trần Gia Bình"}}])
def test_another_application_under_a_used_key_is_refused_and_not_lost_in_silence(
    cast: Cast, changes: dict[str, object]
) -> None:
    code = by_machine(cast, "k1").json()["code"]
    refused = by_machine(cast, "k1", **changes)
    assert refused.status_code == 409
    assert code in refused.json()["why"]
    page = at_the_counter(cast, "k1", **{"answers.child_name": "Trần Gia Khánh"})
    assert page.status_code == 409
    assert code in page.text
    assert Dossier.objects.count() == 1
