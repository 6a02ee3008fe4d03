"""Every page of a citizen and of everyone in a real browser: nobody is shut out, on a phone and at a desk."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from motcua.ledger import clock, facts
from motcua.reactions.papers import drawing
from motcua.reactions.quality import cells
from motcua.work.dossiers.acts import supplement
from motcua.work.intake.acts import draft as drafts
from tests import cast as people
from tests.browser import DESK, PHONE, sees
from tests.judging import WIDER, faults

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
# the marks of a page are the same at both sizes; the desk only lays them out in columns
JUDGED_AT_A_DESK_TOO = {"home", "procedure", "board", "my", "dossier", "check"}
FOR_ALL = {
    "home": "/", "procedures": "/procedures/?q=khai", "nothing": "/procedures/?q=zzzz",
    "procedure": "/procedures/P0001/", "life": "/life/birth/", "track": "/track/",
    "tracked": "/track/?code={code}", "wrong-code": "/track/?code=abc",
    "sign-in": "/sign-in/", "board": "/public/?period=year", "indicator": "/public/indicators/on_time/",
    "unit": "/public/units/H10.37.01/", "late": "/public/late/", "desks": "/public/desks/",
    "open-data": "/public/procedures/", "status": "/public/status/", "about": "/public/about/",
    "gone": "/procedures/P9/",
}  # fmt: skip
OF_LAN = {
    "my": "/my/", "papers": "/my/papers/", "dossier": "/my/dossiers/{code}/", "filed": "/my/dossiers/{code}/filed/",
    "asked": "/my/dossiers/{asked}/", "supplement": "/my/dossiers/{asked}/supplement/", "apply": "/apply/P0001/",
    "drafts": "/drafts/", "where": "/drafts/{draft}/where/", "who": "/drafts/{draft}/who/",
    "applicant": "/drafts/{draft}/applicant/", "form": "/drafts/{draft}/form-1/", "uploads": "/drafts/{draft}/papers/",
    "receive": "/drafts/{draft}/receive/", "check": "/drafts/{draft}/check/",
}  # fmt: skip


@pytest.fixture
def things(transactional_db: None) -> Iterator[dict[str, str]]:
    """What the addresses name: a dossier of bà Lan, one that waits for her, a draft."""
    cast = people.assemble()
    clock.pretend(people.at(29, 10))
    version = cast.version.procedure
    version.code = "1.001193"
    version.save()
    code, asked = people.received(cast), people.received(cast)
    supplement.supplement(by=cast.hung, dossier=asked, items=["Giấy kết hôn"], reason="Thiếu", at=people.at(29, 10))
    people.received(cast, at=people.MONDAY - timedelta(days=30))
    drawing.issue(facts.about(f"dossier:{code}")[0])
    cells.recount_all()
    yield {"code": code, "asked": asked, "draft": str(drafts.start(by=cast.lan, procedure="P0001", at=people.MONDAY))}
    clock.forget()


def walk(page: object, addresses: dict[str, str], things: dict[str, str], size: tuple[int, int]) -> list[str]:
    """What is wrong with any of these pages, named by page."""
    wrong = []
    for name, address in addresses.items():
        if size == DESK and name not in JUDGED_AT_A_DESK_TOO:
            continue
        page.goto(address.format(**things))  # type: ignore[attr-defined]
        wrong += [f"{name}: {fault}" for fault in faults(page)]
        if page.evaluate(WIDER) > 0:  # type: ignore[attr-defined]
            wrong.append(f"{name}: wider than the screen")
        sees(page, f"portal-{name}-{size[0]}")
    return wrong


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_for_all_shuts_anyone_out(
    things: dict[str, str], open_page: Callable[..., object], size: tuple[int, int]
) -> None:
    assert walk(open_page(size), FOR_ALL, things, size) == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_of_a_citizen_shuts_anyone_out(
    things: dict[str, str], open_page: Callable[..., object], size: tuple[int, int]
) -> None:
    page = open_page(size)
    enter(page)
    assert walk(page, OF_LAN, things, size) == []


def test_a_refused_form_shuts_nobody_out_and_leads_to_the_fault(
    things: dict[str, str], open_page: Callable[..., object]
) -> None:
    page = open_page(PHONE)
    enter(page)
    page.goto(f"/drafts/{things['draft']}/form-1/")
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    page.wait_for_selector(".faults")
    assert faults(page) == []
    page.get_by_role("link", name="Hãy trả lời: Họ và tên trẻ.").click()
    assert page.evaluate("document.activeElement.name") == "answers.child_name"


def test_the_largest_letters_most_contrast_and_english_shut_nobody_out(
    things: dict[str, str], open_page: Callable[..., object]
) -> None:
    page = open_page(PHONE, "en")
    page.goto("/")
    page.get_by_role("contentinfo").get_by_role("button", name="English").click()
    page.get_by_role("contentinfo").get_by_role("button", name="Very large").click()
    page.get_by_role("contentinfo").get_by_role("button", name="High contrast").click()
    some = ("home", "procedure", "tracked", "board", "desks")
    assert walk(page, {f"{name}-en": FOR_ALL[name] for name in some}, things, PHONE) == []
    assert page.locator("html").get_attribute("lang") == "en"


def enter(page: object) -> None:
    """Bà Lan has signed in."""
    page.goto("/sign-in/")
    page.locator(".part", has_text="Trần Thị Lan").get_by_role("button", name="Vào với tên này").click()
    page.wait_for_url("**/my/")
