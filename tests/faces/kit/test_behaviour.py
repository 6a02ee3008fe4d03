"""What the small script adds, in a real browser; nothing here is needed to get a thing done."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import PHONE

pytestmark = [
    pytest.mark.urls("tests.faces.kit.addresses"),
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
]


def test_a_key_presses_what_bears_its_name(page):
    page.goto("/kit/office/")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Phím tắt").is_visible()
    assert page.locator("dialog dt kbd", has_text="/").count() >= 1
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "find"


def test_a_letter_typed_in_a_field_is_no_command(page):
    page.goto("/kit/office/")
    page.get_by_label("Tìm hồ sơ, người, thủ tục").fill("")
    page.keyboard.type("?")
    assert page.locator("dialog[open]").count() == 0


def test_a_dialog_opens_over_the_page_and_closes_again(page):
    page.goto("/kit/")
    page.get_by_role("link", name="Mở hộp thoại").click()
    box = page.get_by_role("dialog", name="Yêu cầu bổ sung")
    assert box.is_visible()
    box.get_by_role("button", name="Đóng").click()
    assert not box.is_visible()


def test_a_grave_act_is_asked_about_first(page):
    page.goto("/kit/")
    asked = page.get_by_role("dialog", name="Xóa bản nháp này? Không lấy lại được.")
    page.get_by_role("button", name="Hỏi trước khi làm").click()
    assert asked.is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Thôi"
    page.keyboard.press("Enter")
    assert asked.count() == 0


def test_who_presses_twice_to_agree_does_it_once_and_opens_nothing_beneath(page):
    page.goto("/kit/")
    pressed = page.locator("[data-confirm]")
    pressed.click()
    pressed.evaluate("button => button.addEventListener('click', () => { window.done = (window.done || 0) + 1; })")
    yes = page.locator("dialog[open] .row .button").first
    place = yes.bounding_box()
    page.evaluate("addEventListener('click', (event) => { window.last = event.target.closest('dialog') !== null; })")
    page.mouse.dblclick(place["x"] + 8, place["y"] + 8)
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.evaluate("[window.done, window.last]") == [1, True]


def test_a_date_gets_its_strokes(page):
    page.goto("/kit/")
    page.get_by_label("Ngày sinh").fill("2951983")
    page.get_by_label("Ngày sinh").fill("29051983")
    page.keyboard.press("Tab")
    assert page.get_by_label("Ngày sinh").input_value() == "29/05/1983"


def test_a_form_is_on_its_way_only_once(page):
    page.goto("/kit/")
    page.evaluate(
        """() => { const form = document.createElement("form"); form.method = "post"; form.id = "twice";
        window.times = 0; form.innerHTML = "<button>Gửi</button>"; document.querySelector("main").append(form);
        addEventListener("submit", (event) => {
          if (!event.defaultPrevented) { window.times += 1; event.preventDefault(); } }); }"""
    )
    page.locator("#twice button").click()
    page.locator("#twice button").click()
    assert page.evaluate("window.times") == 1
    assert page.locator("#twice button").get_attribute("aria-busy") == "true"


def test_what_was_typed_survives_a_cut_line(open_page):
    page = open_page(PHONE)
    page.goto("/kit/")
    page.route("**/kit/saved/", lambda route: route.abort())
    page.evaluate("document.querySelector('form[data-autosave]').dataset.autosave = '/kit/saved/'")
    page.get_by_label("Gõ thử").fill("Nguyễn Thị Lan")
    state = page.locator("form[data-autosave] [data-autosave-state]")
    expect(state).to_contain_text("sẽ thử lại")
    page.reload()
    assert page.get_by_label("Gõ thử").input_value() == "Nguyễn Thị Lan"
    assert "chưa kịp lưu" in state.inner_text()


def test_to_send_without_a_network_keeps_the_page_and_says_so_where_one_is(open_page):
    page = open_page(PHONE)
    page.goto("/kit/")
    page.route("**/kit/saved/", lambda route: route.abort())
    page.evaluate("document.querySelector('form[data-autosave]').dataset.autosave = '/kit/saved/'")
    page.get_by_label("Gõ thử").fill("Nguyễn Thị Lan")
    page.context.set_offline(True)
    page.evaluate("document.querySelector('form[data-autosave]').requestSubmit()")
    expect(page.locator("[data-autosave-state]")).to_contain_text("Đang mất mạng")
    page.context.set_offline(False)
    assert page.url.endswith("/kit/")
    assert page.get_by_label("Gõ thử").input_value() == "Nguyễn Thị Lan"


def test_a_saved_form_says_when(page):
    page.goto("/kit/")
    page.route("**/kit/saved/", lambda route: route.fulfill(status=204))
    page.evaluate("document.querySelector('form[data-autosave]').dataset.autosave = '/kit/saved/'")
    page.get_by_label("Gõ thử").fill("Nguyễn Thị Lan")
    expect(page.locator("[data-autosave-state]")).to_have_text(re.compile(r"Đã lưu lúc \d\d:\d\d"))
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('autosave:')).length") == 0


def types(page, line, step):
    """Keys arrive `step` milliseconds apart, wherever the focus is."""
    page.evaluate(
        """([line, step]) => [...line, "Enter"].forEach((key, place) => {
        const pressed = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
        Object.defineProperty(pressed, "timeStamp", { value: 1000 + place * step });
        document.body.dispatchEvent(pressed); })""",
        [line, step],
    )


def test_a_hand_scanner_is_heard_anywhere_on_the_page(page):
    page.goto("/kit/office/")
    page.evaluate("document.querySelector('[data-scan]').addEventListener('submit', (event) => event.preventDefault())")
    types(page, "H10-230529-0004", 12)
    assert page.locator("[data-scan-into]").input_value() == "H10-230529-0004"


def test_a_slow_typist_is_no_scanner(page):
    page.goto("/kit/")
    types(page, "xkcdxkxk", 120)
    assert page.locator("[data-scan-into]").input_value() == ""


def test_a_file_too_big_is_told_before_it_is_sent(page):
    page.goto("/kit/")
    page.locator("#p-file").evaluate("(field) => { field.closest('[data-file]').dataset.limit = '0.1'; }")
    big = {"name": "ban-do.pdf", "mimeType": "application/pdf", "buffer": b"0" * 200_000}
    page.locator("#p-file").set_input_files(big)
    assert "quá lớn" in page.locator("[data-file] .file-state").inner_text()
    assert page.evaluate("document.getElementById('p-file').checkValidity()") is False


def test_light_and_dark_change_at_once(page):
    page.goto("/kit/")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("contentinfo").get_by_role("button", name="Tối").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page.reload()
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_the_arrows_walk_through_suggestions(page):
    page.goto("/parts/")
    page.get_by_label("Tìm").press_sequentially("khai")
    expect(page.get_by_role("link", name="Khai sinh")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "Khai tử"
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Khai sinh")).to_have_count(0)


def test_a_refused_part_is_told_and_the_page_stays(page):
    page.goto("/parts/")
    page.get_by_role("button", name="Chuyển").click()
    expect(page.get_by_role("alert")).to_contain_text("Hồ sơ vừa được người khác chuyển đi.")
    assert page.locator("#part").inner_text() == "như cũ"


def test_a_form_refused_as_invalid_is_shown_again(page):
    page.goto("/parts/")
    page.get_by_role("button", name="Gửi").click()
    expect(page.locator("#part")).to_contain_text("Tờ khai chưa đúng.")


def test_a_cut_line_is_told(page):
    page.goto("/parts/")
    page.route("**/refuse/**", lambda route: route.abort())
    page.get_by_role("button", name="Chuyển").click()
    expect(page.get_by_role("alert")).to_contain_text("Mất mạng.")
