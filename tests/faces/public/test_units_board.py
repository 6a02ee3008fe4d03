"""The board of units in a real browser: what is folded away is there for the keyboard and on paper."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from motcua.ledger import clock
from motcua.reactions.quality import cells
from tests import cast as people
from tests.browser import DESK, PHONE, sees
from tests.judging import faults

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db: None) -> Iterator[people.Cast]:
    clock.pretend(people.at(7, 10, month=6))
    cast = people.assemble()
    people.received(cast, at=people.at(22, 9))
    cells.recount_all()
    yield cast
    clock.forget()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_units_with_nothing_are_one_line_that_opens_by_key_and_lies_open_on_paper(
    cast: people.Cast, open_page: Callable[..., Page], size: tuple[int, int]
) -> None:
    page = open_page(size)
    page.goto("/public/?period=year")
    idle = page.get_by_role("link", name="xã Đức Liễu")
    expect(idle).to_be_hidden()
    page.emulate_media(media="print")
    expect(idle).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_text("và 1 đơn vị không có hồ sơ").focus()
    page.keyboard.press("Enter")
    expect(idle).to_be_visible()
    assert faults(page) == []
    sees(page, f"units-board-{size[0]}")
