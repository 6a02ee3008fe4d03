"""Bà Lan follows what she filed: by the QR code of the receipt, and by answering what the office asks for."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from motcua.ledger import clock
from motcua.work.dossiers.acts import supplement
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.browser import PHONE, sees
from tests.judging import WIDER

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db: None) -> Iterator[people.Cast]:
    clock.pretend(people.at(30, 9))
    yield people.assemble()
    clock.forget()


def enter(page: Page) -> None:
    page.goto("/sign-in/")
    page.locator(".part", has_text="Trần Thị Lan").get_by_role("button", name="Vào với tên này").click()
    expect(page.get_by_role("heading", name="Hồ sơ của tôi")).to_be_visible()


def read(page: Page) -> str:
    """What a camera reads from the QR code on the page."""
    shown = page.locator("svg.qr").screenshot()
    codes = zxingcpp.read_barcodes(Image.open(BytesIO(shown)).convert("L").resize((600, 600)))
    assert len(codes) == 1
    return str(codes[0].text)


def sticks_out(page: Page) -> list[str]:
    """The codes and marks that end beyond the card or the row in which they stand."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".code, .tag, .due")].filter((one) => one.getBoundingClientRect().right
        > one.closest(".card, li, main").getBoundingClientRect().right + 1).map((one) => one.innerText)"""
    )


def test_the_code_on_the_confirmation_leads_a_stranger_no_further_than_the_state(
    cast: people.Cast, open_page: Callable[..., Page]
) -> None:
    code = people.received(cast)
    lan = open_page(PHONE)
    enter(lan)
    lan.goto(f"/my/dossiers/{code}/")
    address = read(lan)
    lan.get_by_role("contentinfo").get_by_role("button", name="Rất to").click()
    for page in ("/", "/my/", f"/my/dossiers/{code}/", "/track/"):
        assert lan.goto(page).ok, page
        assert (lan.evaluate(WIDER) <= 0, sticks_out(lan)) == (True, []), f"{page} in very large letters"
    stranger = open_page(PHONE)
    stranger.goto(address)
    expect(stranger.get_by_role("heading", name="Đăng ký khai sinh")).to_be_visible()
    expect(stranger.get_by_text("Được tiếp nhận")).to_be_visible()
    assert "Trần Thị Lan" not in stranger.content()
    assert "05/06/2023" not in stranger.content()
    stranger.get_by_label("4 số cuối").fill("0000")
    stranger.get_by_role("button", name="Xem thêm").click()
    expect(stranger.get_by_text("4 số này không khớp")).to_be_visible()
    stranger.get_by_label("4 số cuối").fill("5678")
    stranger.get_by_role("button", name="Xem thêm").click()
    expect(stranger.get_by_role("heading", name="Đã làm những gì")).to_be_visible()
    expect(stranger.get_by_text("05/06/2023").first).to_be_visible()
    sees(stranger, "citizen-6-tracked")


def test_ba_lan_answers_a_supplement_and_sees_the_new_date(
    cast: people.Cast, open_page: Callable[..., Page], tmp_path: object
) -> None:
    code = people.received(cast)
    supplement.supplement(
        by=cast.hung, dossier=code, items=["Giấy chứng nhận kết hôn"], reason="Bản chụp mờ", at=people.at(29, 15)
    )
    photo = tmp_path / "ket-hon.jpg"  # type: ignore[operator]
    Image.new("RGB", (1200, 1600), "ivory").save(photo, "JPEG")
    page = open_page(PHONE)
    enter(page)
    expect(page.get_by_role("heading", name="Việc tôi cần làm")).to_be_visible()
    sees(page, "citizen-7-asks")
    page.get_by_role("link", name="Đăng ký khai sinh").click()
    page.get_by_role("link", name="Bổ sung ngay").click()
    page.get_by_role("button", name="Gửi phần bổ sung").click()
    expect(page.get_by_role("link", name="Chưa có tệp nào cho mục này")).to_be_visible()
    page.locator("input[type=file]").set_input_files(str(photo))
    page.get_by_role("button", name="Gửi phần bổ sung").click()
    expect(page.get_by_text("Đã gửi phần bổ sung.")).to_be_visible()
    expect(page.get_by_text("06/06/2023").first).to_be_visible()  # five working days again, from Tuesday
    page.get_by_text("Vì sao ngày này?").click()
    sees(page, "citizen-8-answered")
    dossier = Dossier.objects.get(code=code)
    assert (dossier.state, dossier.supplements) == (4, 1)
    assert dossier.papers.filter(name="Giấy chứng nhận kết hôn", file__isnull=False).count() == 1
