"""What a visit costs over the wire, as a browser that accepts gzip gets it."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from motcua.faces.kit import stylesheet

pytestmark = [pytest.mark.urls("tests.faces.kit.addresses"), pytest.mark.django_db]
FIRST_VISIT, LATER_PAGE, SHEET = 120_000, 40_000, 30_000
ALREADY_SMALL = {".woff2", ".png", ".webp", ".jpg"}


def over_the_wire(name: str) -> int:
    raw = Path(finders.find(name)).read_bytes()
    return len(raw) if Path(name).suffix in ALREADY_SMALL else len(gzip.compress(raw, 6))


def sent(client, address: str) -> bytes:
    """The page as it travels, packed by the house itself."""
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    return answer.content


def asked_for(page: str) -> set[str]:
    """The files of ours that a browser fetches for a page, the fonts of the sheet included."""
    linked = set(re.findall(r'(?:href|src)="/static/([^"?#]+)"', page))
    fonts = re.findall(r'url\("(fonts/[^"]+)"\)', stylesheet.css())
    return linked | {f"kit/{font}" for font in fonts}


def test_the_sheet_and_the_script_are_fresh():
    assert (stylesheet.OUT / "kit.css").read_text() == stylesheet.css(), "Run python -m motcua.faces.kit.stylesheet"
    assert (stylesheet.OUT / "kit.js").read_text() == stylesheet.js(), "Run python -m motcua.faces.kit.stylesheet"


def test_the_style_sheet_stays_light():
    assert over_the_wire("kit/kit.css") <= SHEET


@pytest.mark.parametrize("address", ["/kit/", "/kit/office/", "/kit/problem/503/"])
def test_a_first_visit_with_every_piece_stays_within_its_budget(client, address):
    page = sent(client, address)
    files = sum(over_the_wire(name) for name in asked_for(gzip.decompress(page).decode()))
    assert files + len(page) <= FIRST_VISIT


@pytest.mark.parametrize("address", ["/kit/", "/kit/office/"])
def test_a_later_page_with_every_piece_stays_within_its_budget(client, address):
    assert len(sent(client, address)) <= LATER_PAGE


def test_a_page_asks_no_other_site_for_anything(client):
    page = client.get("/kit/").content.decode()
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)
    assert not re.search(r"url\(\"?(https?:|//)", stylesheet.css())


def test_a_page_carries_no_script_and_no_style_of_its_own(client):
    page = client.get("/kit/").content.decode()
    assert not re.search(r"<script(?![^>]* src=)", page)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page)


def test_a_weight_of_the_letters_stays_small():
    for weight in (400, 500, 700):
        assert over_the_wire(f"kit/fonts/be-vietnam-pro-{weight}.woff2") <= 16_000
