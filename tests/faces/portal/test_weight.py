"""What a citizen's page costs: questions asked of the database, and bytes over the wire."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.faces.portal.finding import often
from motcua.ledger import clock
from motcua.reactions.quality import cells
from motcua.registers.people import tree
from tests import cast as people

FIRST_VISIT, LATER_PAGE = 120_000, 40_000


def asked(client: Client, address: str) -> list[str]:
    """The questions that a page asks once the process knows the agencies, the hour and what is filed often."""
    tree.tree()
    often.filed(clock.now().date())
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return [query["sql"][:90] for query in captured.captured_queries]


@pytest.mark.parametrize(("address", "most"), [("/", 6), ("/procedures/P0001/", 4), ("/procedures/?q=khai+sinh", 4),
                                               ("/life/birth/", 2), ("/suggestions/?q=khai", 3)])  # fmt: skip
def test_a_visitor_asks_little_of_the_database(cast: people.Cast, client: Client, address: str, most: int) -> None:
    version = cast.version.procedure
    version.code = "1.001193"
    version.save()
    people.received(cast)
    cells.recount_all()
    questions = asked(client, address)
    assert len(questions) <= most, questions


def test_my_page_asks_six_questions_however_many_dossiers_there_are(cast: people.Cast, lan: Client) -> None:
    people.received(cast)
    few = asked(lan, "/my/")
    for _ in range(8):
        people.received(cast)
    many = asked(lan, "/my/")
    assert len(few) == len(many) <= 6, many


def test_my_dossier_asks_eight_questions_however_long_its_history(cast: people.Cast, lan: Client) -> None:
    code = people.received(cast)
    assert len(asked(lan, f"/my/dossiers/{code}/")) <= 8


def test_a_page_of_the_form_asks_six_questions(lan: Client, draft: str) -> None:
    assert len(asked(lan, f"/drafts/{draft}/form-1/")) <= 6


def wire(name: str) -> int:
    raw = Path(finders.find(name)).read_bytes()
    return len(raw) if name.endswith(".woff2") else len(gzip.compress(raw, 6))


@pytest.fixture
def province(cast: people.Cast) -> people.Cast:
    """As many fields and desks as a real province has."""
    for number in range(86):
        people.procedure(f"P2{number:03}", f"Thủ tục của lĩnh vực thứ {number}", field=f"Lĩnh vực số {number}")
    for number in range(120):
        people.agency(f"H10.37.{number + 10}", f"Ủy ban nhân dân xã số {number}", "commune",
                      tree.Agency.objects.get(code="H10.37"), receives="commune")  # fmt: skip
    people.forget()
    return cast


def sent(client: Client, address: str) -> bytes:
    answer = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    return answer.content


def test_a_first_visit_is_light(province: people.Cast, client: Client) -> None:
    page = sent(client, "/")
    linked = set(re.findall(r'(?:href|src)="/static/([^"?#]+)"', gzip.decompress(page).decode()))
    fonts = {f"kit/fonts/be-vietnam-pro-{weight}.woff2" for weight in (400, 500, 700)}
    assert len(page) + sum(wire(name) for name in linked | fonts) <= FIRST_VISIT


@pytest.mark.parametrize(
    "address", ["/", "/procedures/", "/procedures/P0001/?at=H10.37", "/track/", "/sign-in/", "/public/desks/"]
)
def test_a_later_page_is_light(province: people.Cast, client: Client, address: str) -> None:
    assert len(sent(client, address)) <= LATER_PAGE


@pytest.mark.parametrize("page", ["where", "form-1", "papers", "check"])
def test_every_page_of_filing_is_light(
    province: people.Cast, enter: Callable[..., Client], draft: str, page: str
) -> None:
    assert len(sent(enter(province.lan), f"/drafts/{draft}/{page}/")) <= LATER_PAGE
