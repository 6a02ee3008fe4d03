"""A birth registration from the counter to the result, by five hands, none of which leaves the keys."""

from collections.abc import Callable

import pytest

from motcua.law.workflow import State
from motcua.ledger import clock, facts
from motcua.work.dossiers.acts import supplement
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.browser import DESK, sees
from tests.journeys import hands

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast() -> people.Cast:
    clock.pretend(people.at(29, 10))
    yield people.assemble()
    clock.forget()


@pytest.fixture
def desk(open_page: Callable[..., object], live: str) -> Callable[..., object]:
    """Somebody's own browser, opened at an address of the office."""

    def opened(actor: object, address: str = "/office/") -> object:
        return hands.come_in(open_page(DESK), live, actor, address)

    return opened


def received(page: object) -> str:
    """anh Hùng receives bà Lan's application without touching the mouse; answers with its code."""
    page.keyboard.press("n")
    page.wait_for_url("**/office/counter/")
    hands.expect_focus(page, "q")
    page.keyboard.type("khai sinh")
    page.wait_for_selector("#found a[href*='P0001']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/office/counter/P0001/")
    hands.expect_focus(page, "card")
    hands.scan(page, hands.CARD)
    assert page.input_value("[id='applicant.phone']") == "0912345678"
    sees(page, "day-1-desk")
    hands.expect_focus(page, "papers.all")
    page.keyboard.press("Space")
    hands.tab_to(page, "answers.child_name")
    page.keyboard.type("Trần Gia Bảo")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/office/counter/done/**")
    sees(page, "day-2-received")
    assert "Hẹn trả thứ Hai 05/06/2023 17:00" in page.inner_text("main")
    hands.expect_focus(page, "/papers/receipt")
    return page.inner_text("h1")


def act(page: object, key: str, name: str) -> None:
    """The key opens the act's form in a dialog; the focus goes to the field of this name."""
    page.keyboard.press(key)
    page.wait_for_selector("#doing:not(:has(.htmx-settling)) form")  # the focus moves once more while it settles
    hands.tab_to(page, name)


def asks(page: object, code: str) -> None:
    """cô Hoa opens the first dossier of her list and asks for what is missing."""
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/dossiers/{code}/")
    act(page, "u", "more")
    page.keyboard.type("Bản chính giấy chứng sinh")
    hands.tab_to(page, "reason")
    page.keyboard.type("Bản sao bị mờ")
    sees(page, "day-3-supplement")
    press(page, "Gửi yêu cầu bổ sung")


def press(page: object, button: str) -> None:
    """The button of the open form is reached with Tab and pressed; the page says that it is done."""
    hands.tab_to(page, button)
    page.keyboard.press("Enter")
    page.wait_for_selector(".flash.success")


def signs(page: object) -> None:
    """chị Mai picks the dossier in her tray and signs the batch."""
    page.keyboard.press("d")
    page.wait_for_url("**/signing/")
    page.keyboard.press("j")
    page.keyboard.press("x")
    sees(page, "day-4-signing")
    hands.tab_to(page, "on_paper")
    page.keyboard.press("Space")
    hands.tab_to(page, "Ghi nhận đã ký")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open] button")
    hands.tab_to(page, "Ghi nhận đã ký")  # the dialog asks whether it is meant
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Đã ký, số 001/KQ-H10.37.01-230529.")


def hands_over(page: object, code: str) -> None:
    """anh Hùng scans the receipt; two keys hand the result over."""
    page.keyboard.press("r")
    page.wait_for_url("**/hand-over/")
    hands.scan(page, code)
    page.wait_for_selector(".handing form")
    hands.expect_focus(page, "identity_checked")
    page.keyboard.press("Space")
    sees(page, "day-5-hand-over")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"text=Đã trả kết quả hồ sơ {code}.")


def test_a_dossier_goes_in_at_one_door_and_comes_out_on_time(cast: people.Cast, desk: Callable[..., object]) -> None:
    hung, hoa, mai = desk(cast.hung), desk(cast.hoa), desk(cast.mai)
    code = received(hung)
    hung.keyboard.press("c")
    hung.wait_for_url("**/forward/")
    press(hung, "Chuyển")

    hoa.goto("/office/")
    asks(hoa, code)
    assert Dossier.objects.get(code=code).state == State.SUPPLEMENT_NEEDED
    hung.goto(f"/office/dossiers/{code}/")
    act(hung, "t", "papers")
    hung.keyboard.press("Space")
    press(hung, "Ghi nhận đã bổ sung")

    hoa.goto(f"/office/dossiers/{code}/")
    act(hoa, "c", "Chuyển")
    press(hoa, "Chuyển")
    signs(mai)
    hung.goto("/office/")
    hands_over(hung, code)

    assert Dossier.objects.get(code=code).state == State.RETURNED
    assert [fact.name for fact in facts.about(f"dossier:{code}")] == [
        "DossierReceived", "DossierForwarded", "SupplementRequested", "SupplementProvided", "DossierForwarded",
        "DossierDecided", "ResultHandedOver",
    ]  # fmt: skip
    hung.goto(f"/office/dossiers/{code}/")
    for words in ("Đã trả kết quả", "Đã đối chiếu giấy tờ tùy thân.", "Bản chính giấy chứng sinh"):
        assert words in hung.inner_text("main")
    sees(hung, "day-6-history")


def test_who_comes_too_late_sees_who_was_there_before(cast: people.Cast, desk: Callable[..., object]) -> None:
    code = people.received(cast, people.at(29, 9))
    first, second = (desk(cast.hung, f"/office/dossiers/{code}/forward/") for _ in range(2))
    first.get_by_role("button", name="Chuyển", exact=True).click()
    first.wait_for_selector(".flash.success")
    second.fill("[name=note]", "Hồ sơ gấp")
    second.get_by_role("button", name="Chuyển", exact=True).click()
    second.wait_for_selector("text=Bạn đã làm việc này lúc")
    assert "Chuyển sang bước 2" in second.inner_text("main")
    assert "Hồ sơ gấp" in second.inner_text("main")
    sees(second, "too-late")
    assert Dossier.objects.get(code=code).step_no == 2


def test_an_act_that_is_no_longer_possible_opens_as_a_page_that_says_why(
    cast: people.Cast, desk: Callable[..., object]
) -> None:
    code = people.received(cast, people.at(29, 9))
    page = desk(cast.hung, f"/office/dossiers/{code}/")
    supplement.supplement(by=cast.hung, dossier=code, items=["Tờ khai"], reason="Thiếu", at=people.at(29, 10))
    page.keyboard.press("c")
    page.wait_for_url(f"**/dossiers/{code}/forward/")
    assert "Yêu cầu bổ sung, hoàn thiện hồ sơ" in page.inner_text("main")


def test_the_list_keeps_itself_fresh_and_what_is_picked_stays_picked(
    cast: people.Cast, open_page: Callable[..., object], live: str
) -> None:
    early = people.received(cast, people.at(29, 8))
    page = open_page(DESK)
    page.clock.install()
    hands.come_in(page, live, cast.hung)
    page.keyboard.press("j")
    page.keyboard.press("x")
    late = people.received(cast, people.at(29, 9))
    with page.expect_response(lambda answer: answer.request.headers.get("hx-request") == "true"):
        page.clock.fast_forward("00:16")
    page.wait_for_selector(f"#list a[href*='{late}']")
    assert page.is_checked(f"input[value^='{early}']")
    assert not page.is_checked(f"input[value^='{late}']")
    with page.expect_response(lambda answer: answer.status == 304):
        page.clock.fast_forward("00:16")
    assert page.locator("#list tbody tr").count() == 2


def test_without_script_the_counter_still_works(cast: people.Cast, open_page: Callable[..., object], live: str) -> None:
    page = hands.come_in(open_page(DESK, javascript=False), live, cast.hung, "/office/counter/")
    page.fill("#q", "khai sinh")
    page.keyboard.press("Enter")
    page.fill("#card", hands.CARD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".known")
    assert page.input_value("[id='applicant.name']") == "Trần Thị Lan"
    page.check("[name='papers.all']")
    page.fill("[name='answers.child_name']", "Trần Gia Bảo")
    page.get_by_role("button", name="Tiếp nhận và in giấy hẹn").click()
    page.wait_for_url("**/counter/done/**")
    code = page.inner_text("h1")
    page.get_by_role("link", name="Chuyển bước tiếp theo").click()
    page.get_by_role("button", name="Chuyển", exact=True).click()
    page.wait_for_selector("text=Đã chuyển hồ sơ sang bước tiếp theo.")
    assert Dossier.objects.get(code=code).step_no == 2
