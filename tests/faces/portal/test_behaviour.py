"""What is better with a script: suggestions while one types, desks without a reload, a file sent when it is chosen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from motcua.ledger import clock
from motcua.work.intake.acts import draft as drafts
from tests import cast as people
from tests.browser import PHONE, sees
from tests.journeys import hands
from tests.judging import faults

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db: None) -> Iterator[people.Cast]:
    clock.pretend(people.at(29, 10))
    yield people.assemble()
    clock.forget()


def test_suggestions_come_while_one_types_and_lead_to_the_procedure(
    cast: people.Cast, open_page: Callable[..., Page]
) -> None:
    page = open_page(PHONE)
    page.goto("/")
    page.get_by_label("Gõ việc bạn cần").press_sequentially("khai sihn")
    suggestion = page.get_by_role("link", name="Đăng ký khai sinh")
    expect(suggestion).to_be_visible()
    suggestion.click()
    page.wait_for_url("**/procedures/P0001/")


def test_desks_of_an_area_are_shown_without_a_reload(cast: people.Cast, open_page: Callable[..., Page]) -> None:
    for number in range(25):
        town = people.tree.Agency.objects.get(code="H10.37")
        people.agency(f"H10.37.{number + 10}", f"Ủy ban nhân dân xã số {number}", "commune", town, receives="commune")
    people.forget()
    page = open_page(PHONE)
    page.goto("/procedures/P0001/")
    page.evaluate("window.stayed = true")
    page.get_by_label("Bạn ở huyện").select_option("H10.37")
    expect(page.get_by_text("Ủy ban nhân dân xã Minh Hưng")).to_be_visible()
    assert page.evaluate("window.stayed") is True


def test_the_sign_in_in_earnest_shuts_nobody_out(
    cast: people.Cast, open_page: Callable[..., Page], settings: object
) -> None:
    settings.DEMONSTRATION = False  # type: ignore[attr-defined]
    page = open_page(PHONE)
    page.goto("/sign-in/")
    page.get_by_label("Tên đăng nhập").fill("anh-hung")
    page.get_by_label("Mật khẩu").fill("sai")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_text("Tên đăng nhập hoặc mật khẩu không đúng.")).to_be_visible()
    assert page.get_by_role("textbox", name="Tên đăng nhập").input_value() == "anh-hung"
    assert faults(page) == []
    sees(page, "portal-password-360")


def test_a_file_chosen_before_the_script_has_arrived_is_sent_all_the_same(
    cast: people.Cast, open_page: Callable[..., Page], live: str, tmp_path: Path
) -> None:
    photo = tmp_path / "to-khai.png"
    Image.new("RGB", (60, 80), "white").save(photo)
    draft = drafts.start(by=cast.lan, procedure="P0001", at=people.at(29, 9))
    page = hands.come_in(open_page(PHONE), live, cast.lan, "/")
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route("**/portal.*js", hold)
    page.goto(f"/drafts/{draft}/papers/", wait_until="commit")
    slot = page.locator("#paper-1")
    slot.locator("input[type=file]").set_input_files(photo)
    late.pop().continue_()
    expect(slot.get_by_text("Đã có")).to_be_visible()
