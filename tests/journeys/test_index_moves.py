"""A leader watches the index while somebody else works."""

import time
from collections.abc import Callable

import pytest

from motcua.ledger import clock
from motcua.work.dossiers.acts import decide, forward
from tests import cast as people
from tests.browser import DESK, sees, until
from tests.journeys import hands

SECONDS_TO_SEE = 5
SECONDS_TO_FOLLOW = 4  # a machine that runs other journeys beside; alone it is seen within two
# the answer stands where one ticks; the figures above may move meanwhile
IN_SIGHT = """() => {
    document.querySelector("input[name=do][value=exchange]").scrollIntoView({block: "nearest"})
    return document.querySelector("#what-if").getBoundingClientRect().bottom <= window.innerHeight + 1
}"""

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast() -> people.Cast:
    clock.pretend(people.at(29, 10))
    yield people.assemble()
    clock.forget()


def test_a_decision_in_one_window_moves_the_number_in_another(
    cast: people.Cast, open_page: Callable[..., object], live: str, settle: Callable[[], int]
) -> None:
    late = people.received(cast, at=people.at(4, 9))
    forward.forward(by=cast.hung, dossier=late, at=people.at(4, 11))
    forward.forward(by=cast.hoa, dossier=late, at=people.at(5, 11))
    settle()
    page = hands.come_in(open_page(DESK), live, cast.mai, "/office/index/")
    assert "0/1 hồ sơ" in page.inner_text("#now")
    before = page.inner_text("#now .gauge-number")
    sees(page, "index-1-before")
    box = page.locator("input[name=do][value=exchange]")
    box.check()
    page.wait_for_selector("#what-if >> text=nếu làm hết những việc đã chọn")
    until(page, IN_SIGHT)
    people.received(cast, at=people.at(29, 9))
    decide.decide(by=cast.mai, dossier=late, number="1/KS", at=people.at(29, 11), on_paper=True)
    settle()
    counted = time.monotonic()
    page.wait_for_selector("#now >> text=1/2 hồ sơ")
    assert time.monotonic() - counted < SECONDS_TO_FOLLOW
    assert box.is_checked(), "what was ticked stays ticked while the figures move"
    page.click("#what-if [data-untick]")
    page.wait_for_selector("#what-if >> text=Chọn việc để thấy điểm mới")
    assert not box.is_checked()
    assert page.inner_text("#now .gauge-number") != before
    sees(page, "index-2-after")


def test_a_leader_sees_within_seconds_what_costs_most_and_two_clicks_lead_to_the_dossier(
    cast: people.Cast, open_page: Callable[..., object], live: str, settle: Callable[[], int]
) -> None:
    code = people.received(cast, at=people.at(4, 9))
    settle()
    page = hands.come_in(open_page(DESK), live, cast.mai, "/office/index/")
    opened = time.monotonic()
    page.reload()
    most = page.locator(".losses li:first-child").first
    most.wait_for()
    assert time.monotonic() - opened < SECONDS_TO_SEE
    place = most.bounding_box()
    assert place["y"] + place["height"] <= page.viewport_size["height"], "what costs most is seen without scrolling"
    page.click(".losses a:has-text('Hồ sơ giải quyết đúng hạn')")
    page.wait_for_url("**/index/behind/**")
    page.click(f"a:has-text('{code}')")
    page.wait_for_url(f"**/dossiers/{code}/")
