"""Lists of officials in the office: drawn up, contested, published with what everyone will see."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from motcua.ledger import clock
from motcua.work.dossiers.acts import forward
from motcua.work.publications import queries
from motcua.work.publications.models import Publication
from tests import cast as people
from tests.cast import Cast

Enter = Callable[..., Client]
PERIOD = {"unit": "H10.37.01", "first": "01/05/2023", "last": "28/05/2023"}
TERMS = {"first": "29/05/2023", "until": "10/06/2023", "seen": "1"}
BASIS = "Kế hoạch 198/KH-UBND ngày 28/8/2023"


@pytest.fixture
def late(cast: Cast) -> str:
    """cô Hoa has held a dossier since the eighth of May; it was due on the fifteenth."""
    code = people.received(cast, at=people.at(8))
    forward.forward(by=cast.hung, dossier=code, at=people.at(8, 10), holder=cast.hoa.id)
    return code


@pytest.fixture
def proposed(cast: Cast, enter: Enter, late: str) -> str:
    """chị Mai has proposed the list of her commune, by the form."""
    sent = enter(cast.mai).post("/office/publications/draft/", PERIOD | {"remedy": "Phân công lại"})
    assert sent.status_code == 302
    return str(sent["Location"])


def test_the_draft_shows_what_a_list_would_hold_and_writes_nothing(cast: Cast, enter: Enter, late: str) -> None:
    page = enter(cast.mai).get("/office/publications/draft/", PERIOD).text
    assert "Lê Thị Hoa" in page
    assert late in page
    assert not Publication.objects.exists()


def test_a_broken_day_is_refused_and_what_was_typed_stays(cast: Cast, enter: Enter, late: str) -> None:
    sent = enter(cast.mai).post("/office/publications/draft/", PERIOD | {"last": "31/02", "remedy": "Phân công lại"})
    assert sent.status_code == 422
    assert 'value="31/02"' in sent.text
    assert "Phân công lại" in sent.text


def test_who_is_named_finds_the_list_and_contests_it(cast: Cast, enter: Enter, proposed: str) -> None:
    browser = enter(cast.hoa)
    assert "có tên bạn" in browser.get("/office/publications/").text
    assert f"{proposed}1/contest/" in browser.get(proposed).text
    refused = browser.post(f"{proposed}1/contest/", {"reason": ""})
    assert refused.status_code == 422
    assert browser.post(f"{proposed}1/contest/", {"reason": "Chờ xác minh"}).status_code == 302
    assert "Chờ xác minh" in enter(cast.mai).get(f"{proposed}1/answer/").text
    chosen = enter(cast.mai).post(f"{proposed}1/answer/", {"reason": "Đúng"})
    assert (chosen.status_code, "Hãy chọn giữ hoặc xóa" in chosen.text) == (422, True)
    assert enter(cast.mai).post(f"{proposed}1/answer/", {"reason": "Đúng", "verdict": "strike"}).status_code == 302
    assert "Đã xóa dòng này" in browser.get(proposed).text


def test_the_form_of_publishing_shows_what_everyone_will_see(
    cast: Cast, enter: Enter, late: str, proposed: str
) -> None:
    page = enter(cast.mai).get(f"{proposed}publish/").text
    assert "Lê Thị Hoa" in page
    assert late not in page
    assert f"-{late[-4:]}" in page
    assert 'value="28/06/2023"' in page  # thirty days are the most


def test_without_a_basis_nothing_is_published_and_the_days_stay(cast: Cast, enter: Enter, proposed: str) -> None:
    refused = enter(cast.mai).post(f"{proposed}publish/", TERMS | {"basis": "", "until": "11/06/2023"})
    assert refused.status_code == 422
    assert 'value="11/06/2023"' in refused.text
    assert queries.current(clock.now()) == ()


def test_a_published_list_is_public_until_its_day(
    cast: Cast, enter: Enter, client: Client, late: str, proposed: str
) -> None:
    assert "Lê Thị Hoa" not in client.get("/public/publications/").text
    assert enter(cast.mai).post(f"{proposed}publish/", TERMS | {"basis": BASIS}).status_code == 302
    shown = client.get("/public/publications/")
    for said in ("Lê Thị Hoa", "Chuyên viên thụ lý", BASIS, "10/06/2023", "Phân công lại", "Phạm Thị Mai"):
        assert said in shown.text
    for hidden in (late, "Trần Thị Lan", "070160000001"):
        assert hidden not in shown.text
    assert (shown["Cache-Control"], shown["X-Robots-Tag"]) == ("no-store", "noindex, noarchive")
    clock.pretend(people.at(11, 0, month=6))
    assert "Lê Thị Hoa" not in client.get("/public/publications/").text


def test_the_data_say_the_same_and_are_kept_by_nobody(
    cast: Cast, enter: Enter, client: Client, late: str, proposed: str
) -> None:
    enter(cast.mai).post(f"{proposed}publish/", TERMS | {"basis": BASIS})
    table = client.get("/public/data/publications.json")
    [row] = table.json()["rows"]
    assert set(row) == set(table.json()["columns"])
    assert (row["official"], row["basis"], row["shown_until"]) == ("Lê Thị Hoa", BASIS, date(2023, 6, 10).isoformat())
    assert row["dossier"].endswith(late[-4:])
    assert late not in table.content.decode()
    assert table["Cache-Control"] == "no-store"
    assert "Lê Thị Hoa" in client.get("/public/data/publications.csv").content.decode()


def test_the_pages_speak_english(cast: Cast, enter: Enter, proposed: str) -> None:
    page = enter(cast.mai, headers={"Accept-Language": "en"}).get("/office/publications/").text
    assert "Who made dossiers late" in page
