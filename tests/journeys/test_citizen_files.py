"""Bà Lan registers her grandchild's birth: on her phone, without script, and with a line that breaks."""

from collections.abc import Callable, Iterator

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from motcua.ledger import clock
from motcua.work.dossiers.models import Dossier
from motcua.work.intake.models import Draft
from tests import cast as people
from tests.browser import PHONE, sees

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SAVE = "Lưu và tiếp tục"


@pytest.fixture
def cast(transactional_db: None) -> Iterator[people.Cast]:
    clock.pretend(people.at(29, 9))
    known = people.assemble()
    people.declare_online(known)
    yield known
    clock.forget()


@pytest.fixture
def photo(tmp_path: object) -> str:
    """A picture as a phone takes it."""
    place = tmp_path / "chung-sinh.jpg"  # type: ignore[operator]
    Image.new("RGB", (1200, 1600), "beige").save(place, "JPEG")
    return str(place)


def begin(page: Page) -> None:
    """From the front page to the first question, as somebody who has never been here."""
    page.goto("/")
    page.get_by_label("Gõ việc bạn cần").fill("khai sinh")
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.get_by_role("link", name="Đăng ký khai sinh").first.click()
    sees(page, "citizen-1-procedure")
    page.get_by_role("link", name="Nộp trực tuyến").click()
    page.locator(".part", has_text="Trần Thị Lan").get_by_role("button", name="Vào với tên này").click()
    page.get_by_role("button", name="Bắt đầu").click()


def answer_questions(page: Page) -> None:
    """Where, for whom, how to be reached, and the form."""
    page.get_by_label("Ủy ban nhân dân xã Minh Hưng").check()
    page.get_by_role("button", name=SAVE).click()
    expect(page.get_by_label("Cho chính tôi")).to_be_checked()
    page.get_by_role("button", name=SAVE).click()
    expect(page.get_by_label("Số điện thoại")).to_have_value("0912345678")
    page.get_by_role("button", name=SAVE).click()
    page.get_by_label("Họ và tên trẻ").fill("Trần Gia Bảo")
    page.get_by_role("button", name=SAVE).click()


def hand_in(page: Page, photo: str, *, script: bool) -> None:
    """The certificate; the declaration is the form she has just filled in."""
    expect(page.locator("#paper-1").get_by_text("Xem hoặc sửa tờ khai")).to_be_visible()
    slot = page.locator("#paper-2")
    slot.locator("input[type=file]").set_input_files(photo)
    if not script:
        slot.get_by_role("button", name="Tải lên").click()
    expect(slot.get_by_text("Đã có")).to_be_visible()
    page.get_by_role("link", name="Tiếp tục").click()


def send(page: Page) -> str:
    """How to receive the result, check, declare, send; answers with the code."""
    page.get_by_label("Đến quầy lấy").check()
    page.get_by_role("button", name=SAVE).click()
    expect(page.get_by_text("Trần Gia Bảo")).to_be_visible()
    sees(page, "citizen-2-check")
    page.get_by_label("Tôi cam đoan").check()
    page.get_by_role("button", name="Nộp hồ sơ").click()
    expect(page.get_by_role("heading", name="Đã nộp hồ sơ")).to_be_visible()
    sees(page, "citizen-3-filed")
    return page.locator(".big-code .code").inner_text()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_ba_lan_registers_a_birth_on_her_phone(
    cast: people.Cast, open_page: Callable[..., Page], photo: str, *, script: bool
) -> None:
    page = open_page(PHONE, javascript=script)
    begin(page)
    answer_questions(page)
    hand_in(page, photo, script=script)
    code = send(page)
    dossier = Dossier.objects.get(code=code)
    assert (dossier.channel, dossier.state, dossier.applicant) == (2, 1, "Trần Thị Lan")
    assert dossier.answers == {"child_name": "Trần Gia Bảo"}
    assert set(dossier.papers.values_list("no", "origin")) == {(1, "form"), (2, "upload")}
    expect(page.get_by_text("30/05/2023").first).to_be_visible()  # eight working hours from Monday nine o'clock
    page.get_by_role("link", name="Xem hồ sơ").click()
    expect(page.get_by_role("heading", name="Đăng ký khai sinh")).to_be_visible()


def test_a_line_that_breaks_loses_nothing(cast: people.Cast, open_page: Callable[..., Page]) -> None:
    page = open_page(PHONE)
    begin(page)
    answer_questions(page)
    page.get_by_role("link", name="Quay lại").click()
    page.wait_for_url("**/form-1/")
    context, address = page.context, page.url
    context.set_offline(True)
    page.get_by_label("Họ và tên trẻ").fill("Trần Gia Bảo An")
    expect(page.locator("[data-autosave-state]")).to_contain_text("sẽ thử lại")
    sees(page, "citizen-4-offline")
    page.close()  # she puts the phone away before the line is back
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_label("Họ và tên trẻ")).to_have_value("Trần Gia Bảo An")
    expect(page.locator("[data-autosave-state]")).to_contain_text("Đã lưu lúc")
    page.goto("/my/")
    page.get_by_role("link", name="Làm tiếp").click()
    expect(page.get_by_label("Họ và tên trẻ")).to_have_value("Trần Gia Bảo An")


def test_two_windows_show_both_versions(cast: people.Cast, open_page: Callable[..., Page]) -> None:
    page = open_page(PHONE)
    begin(page)
    answer_questions(page)
    page.get_by_role("link", name="Quay lại").click()
    page.wait_for_url("**/form-1/")
    second = page.context.new_page()
    second.goto(page.url)
    second.get_by_label("Họ và tên trẻ").fill("Tên ở cửa sổ kia")
    expect(second.locator("[data-autosave-state]")).to_contain_text("Đã lưu lúc")
    page.get_by_label("Họ và tên trẻ").fill("Tên ở cửa sổ này")
    expect(page.locator("[data-autosave-state]")).to_contain_text("cửa sổ khác")
    page.get_by_role("button", name=SAVE).click()
    expect(page.get_by_text("Tên ở cửa sổ kia")).to_be_visible()
    expect(page.get_by_label("Họ và tên trẻ")).to_have_value("Tên ở cửa sổ này")
    sees(page, "citizen-5-two-windows")
    page.get_by_role("button", name=SAVE).click()
    expect(page.get_by_role("heading", name="Giấy tờ kèm theo")).to_be_visible()


def test_a_draft_thrown_away_is_had_back_with_one_press(cast: people.Cast, open_page: Callable[..., Page]) -> None:
    page = open_page(PHONE)
    begin(page)
    answer_questions(page)
    page.get_by_role("link", name="Để sau, giữ bản nháp").click()
    page.get_by_role("button", name="Bỏ").click()
    expect(page.get_by_text("Không có bản nháp nào")).to_be_visible()
    page.get_by_role("button", name="Lấy lại bản vừa bỏ").click()
    page.get_by_role("link", name="Làm tiếp").click()
    expect(page.get_by_role("heading", name="Giấy tờ kèm theo")).to_be_visible()


@pytest.mark.parametrize("answered", [True, False], ids=["answered", "answer lost"])
def test_letters_typed_while_a_save_is_on_its_way_are_there_after_a_reload(
    cast: people.Cast, open_page: Callable[..., Page], *, answered: bool
) -> None:
    page = open_page(PHONE)
    begin(page)
    answer_questions(page)
    page.get_by_role("link", name="Quay lại").click()
    page.wait_for_url("**/form-1/")
    field = page.get_by_label("Họ và tên trẻ")

    sent: list[str] = []

    def slow(route: Route) -> None:
        """The save reaches the house; before its answer is back, more is typed."""
        if not route.request.headers.get("x-autosave"):
            route.continue_()
            return
        sent.append(route.request.url)
        if sent[1:] and not answered:
            route.abort()
            return
        reply = route.fetch()
        if not sent[1:]:
            field.press_sequentially(" Minh")
        if answered:
            route.fulfill(response=reply)
        else:
            route.abort()

    page.route("**/form-1/", slow)
    field.fill("Trần Gia")
    if answered:
        expect(page.locator("[data-autosave-state]")).to_contain_text("Đã lưu lúc")
    else:
        expect(field).to_have_value("Trần Gia Minh")
    page.unroute_all(behavior="wait")
    page.reload()
    expect(field).to_have_value("Trần Gia Minh")
    expect(page.locator("[data-autosave-state]")).to_contain_text("Đã lưu lúc")
    assert Draft.objects.get().answers["child_name"] == "Trần Gia Minh"
