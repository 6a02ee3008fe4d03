"""The register, the board and the search."""

import csv
import io
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.registers.people import queries as registers
from motcua.work.dossiers.acts import supplement
from tests import cast as people
from tests.cast import Cast

Enter = Callable[..., Client]
DOOR = re.compile(
    r'<a href="(/office/board/records/[^"]+)"[^>]*>'
    r'(?:<span class="figure-label">[^<]*</span> <span class="figure-value">)?(\d+)'
)


def test_the_register_shows_the_days_asked_for(cast: Cast, enter: Enter) -> None:
    today, before = people.received(cast), people.received(cast, people.at(24))
    browser = enter(cast.hung)
    shown = browser.get("/office/register/").text
    assert today in shown
    assert before not in shown
    week = browser.get("/office/register/?first=22/05/2023&last=29/05/2023").text
    assert week.index(before) < week.index(today)
    assert "0912 345 678" in week


def test_the_register_leaves_the_house_as_table_and_form(cast: Cast, enter: Enter) -> None:
    code, browser = people.received(cast), enter(cast.hung)
    rows = list(csv.reader(io.StringIO(browser.get("/office/register/csv").content.decode("utf-8-sig"))))
    assert rows[1][:2] == ["1", code]
    assert browser.get("/office/register/xlsx").content[:2] == b"PK"
    assert browser.get("/office/register/pdf").content[:5] == b"%PDF-"
    assert browser.get("/office/register/odt").status_code == 404


@pytest.mark.parametrize(
    ("asked", "status"),
    [("first=31/02/2023", 422), ("first=30/05/2023&last=29/05/2023", 422), ("first=01/01/2020", 422),
     ("agency=H10.37.02", 403), ("agency=KHONG", 404)],
)  # fmt: skip
def test_days_and_units_that_cannot_be_are_refused_with_the_form_kept(
    cast: Cast, enter: Enter, asked: str, status: int
) -> None:
    answer = enter(cast.hung).get(f"/office/register/?{asked}")
    assert answer.status_code == status
    assert 'name="first"' in answer.text


def late_and_waiting(cast: Cast) -> None:
    people.received(cast, people.at(8))
    waits = people.received(cast)
    supplement.supplement(by=cast.hung, dossier=waits, items=["Tờ khai"], reason="Thiếu", at=people.at(29, 9))


def test_every_number_of_the_board_is_a_door_to_so_many_dossiers(cast: Cast, enter: Enter) -> None:
    late_and_waiting(cast)
    browser = enter(cast.dung)
    opened = 0
    for unit in ("", "?unit=H10.37", "?unit=H10.37.01"):
        page = browser.get(f"/office/board/{unit}").text
        doors = re.findall(DOOR, page)
        for address, number in doors:
            rows = browser.get(unescape(address)).text
            assert len(re.findall(r'class="row-link code"', rows)) == int(number), address
            opened += 1
    assert opened >= 10


def test_the_chair_walks_down_to_the_dossier_and_back(cast: Cast, enter: Enter) -> None:
    late_and_waiting(cast)
    browser = enter(cast.dung)
    top = browser.get("/office/board/").text
    assert "/office/board/?unit=H10.37" in top
    assert "Ủy ban nhân dân tỉnh Bình Phước" in browser.get("/office/board/?unit=H10.37").text
    rows = browser.get("/office/board/records/?unit=H10&which=late&below=1").text
    code = re.search(r"/office/dossiers/([^/]+)/", rows)[1]
    assert browser.get(f"/office/dossiers/{code}/").status_code == 200


def test_a_head_looks_no_further_than_the_own_unit(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.mai)
    assert browser.get("/office/board/").status_code == 200
    for unit in ("H10", "H10.37", "H10.37.02", "KHONG", "x" * 500):
        assert browser.get("/office/board/", {"unit": unit}).status_code == 404
        assert browser.get("/office/board/records/", {"unit": unit, "which": "open"}).status_code == 404
    assert browser.get("/office/board/records/?which=everything").status_code == 422


@pytest.mark.parametrize(
    ("page", "who"), [("/office/board/", "dung"), ("/office/register/", "hung"), ("/office/search?q=lan", "hung")]
)
def test_these_lists_take_four_queries(cast: Cast, enter: Enter, page: str, who: str) -> None:
    late_and_waiting(cast)
    browser = enter(getattr(cast, who))
    browser.get(page)
    registers.agencies()
    with CaptureQueriesContext(connection) as asked:
        browser.get(page)
    assert len(asked) <= 4


def test_a_dossier_is_found_by_code_number_name_card_and_receipt(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    browser = enter(cast.hoa)
    for words in (code, code.lower(), f"https://dvc.example/track/{code}/"):
        answer = browser.get("/office/search", {"q": words})
        assert (answer.status_code, answer["Location"]) == (302, f"/office/dossiers/{code}/")
    for words in ("070160000001", "tran thi", "Trần Thị Lan", "070160000001||TRẦN THỊ LAN|08031960|Nữ|Ấp 1|01072021"):
        assert code in browser.get("/office/search", {"q": words}).text


def test_nobody_finds_what_he_may_not_read(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    for actor in (cast.stranger, cast.khoa):
        for words in (code, "tran thi lan", "070160000001"):
            answer = enter(actor).get("/office/search", {"q": words})
            assert answer.status_code == 200
            assert f"/office/dossiers/{code}/" not in answer.text


@pytest.mark.parametrize("words", ["", " ", "%", "' OR 1=1 --", "\x00", "a" * 10_000, "|||", "https://", "<b>"])
def test_no_words_whatever_break_the_search(cast: Cast, enter: Enter, words: str) -> None:
    answer = enter(cast.hung).get("/office/search", {"q": words})
    assert answer.status_code == (400 if "\x00" in words else 200)
    assert "<b>" not in answer.text.replace("<b>Một Cửa</b>", "")
