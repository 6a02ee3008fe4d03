"""The preview pages in a real browser: usable by everyone, on a phone and at a desk, by day and by night."""

import pytest

from tests.browser import DESK, PHONE, sees
from tests.judging import WIDER, faults

pytestmark = [
    pytest.mark.urls("tests.faces.kit.addresses"),
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
]
PAGES = {
    "citizen": "/kit/",
    "office": "/kit/office/",
    "problem": "/kit/problem/404/",
    "question": "/kit/question/",
    "print": "/kit/print/",
}


# each size and each theme once: colours do not depend on the size, nor marks on the theme
@pytest.mark.parametrize(("size", "theme"), [(PHONE, "light"), (DESK, "dark")], ids=["phone-light", "desk-dark"])
@pytest.mark.parametrize("name", PAGES)
def test_no_piece_shuts_anyone_out(open_page, name, size, theme):
    page = open_page(size)
    page.emulate_media(color_scheme=theme)
    page.goto(PAGES[name])
    assert faults(page) == []
    assert page.evaluate(WIDER) <= 0
    sees(page, f"kit-{name}-{size[0]}-{theme}")


def test_more_contrast_and_the_largest_letters_shut_nobody_out(open_page):
    page = open_page(PHONE, "en")
    page.goto("/kit/")
    page.get_by_role("contentinfo").get_by_role("button", name="Very large").click()
    page.get_by_role("contentinfo").get_by_role("button", name="High contrast").click()
    page.reload()
    assert page.locator("html").get_attribute("data-size") == "larger"
    assert page.locator("html").get_attribute("data-contrast") == "more"
    assert faults(page) == []
    assert page.evaluate(WIDER) <= 0


def test_every_letter_and_figure_comes_from_our_own_font(page):
    page.goto("/kit/")
    page.evaluate("document.fonts.ready")
    widths = page.evaluate(
        """() => { const pen = document.createElement("canvas").getContext("2d"); const letters =
        "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ₫0123456789";
        return [...letters, ...letters.toUpperCase()].filter((letter) => {
          const width = (font) => { pen.font = "400 200px " + font; return pen.measureText(letter).width; };
          return width('"Be Vietnam Pro", monospace') === width("monospace")
            && width('"Be Vietnam Pro", serif') === width("serif"); }); }"""
    )
    assert widths == []


def test_figures_stand_one_under_the_other(page):
    page.goto("/kit/")
    widths = page.evaluate(
        """() => ["1111", "0000", "4747"].map((figures) => { const box = document.createElement("span");
        box.textContent = figures; document.querySelector("main").append(box);
        return box.getBoundingClientRect().width; })"""
    )
    assert max(widths) - min(widths) < 0.1


def test_without_a_script_everything_can_still_be_read_and_reached(open_page):
    page = open_page(PHONE, javascript=False)
    page.goto("/kit/office/")
    assert page.get_by_role("link", name="Việc của tôi").count() == 0
    page.get_by_text("Danh mục", exact=True).click()
    assert page.get_by_role("link", name="Việc của tôi").is_visible()
    page.get_by_role("button", name="Tối", exact=True).last.click()
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_the_keyboard_reaches_the_words_first(page):
    page.goto("/kit/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
