from collections.abc import Callable

import pytest
from django.test import Client

from motcua.law.workflow import State
from motcua.ledger import facts
from motcua.work.dossiers.acts import decide, forward
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast

Enter = Callable[..., Client]


def finished(cast: Cast, **changes: object) -> str:
    code = people.received(cast, **changes)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 9, 30))
    decide.decide(by=cast.mai, dossier=code, at=people.at(29, 9, 40), on_paper=True)
    return code


def scan(browser: Client, code: str) -> str:
    return browser.get("/office/hand-over/", {"code": code}).text


@pytest.mark.parametrize("written", ["{}", " {} ", "https://dvc.example/track/{}/", "https://dvc.example/track/{}"])
def test_a_receipt_is_scanned_whatever_its_code_says(cast: Cast, enter: Enter, written: str) -> None:
    code = finished(cast)
    shown = scan(enter(cast.hung), written.format(code))
    assert "Đã đối chiếu giấy tờ tùy thân" in shown
    assert "070160000001" in shown
    assert f'name="code" value="{code}"' in shown


def test_small_letters_and_spaces_are_forgiven(cast: Cast, enter: Enter) -> None:
    code = finished(cast)
    assert f'name="code" value="{code}"' in scan(enter(cast.hung), f" {code.lower()[:5]} {code.lower()[5:]}")


def test_the_result_is_handed_over_and_the_next_may_come(cast: Cast, enter: Enter) -> None:
    code, browser = finished(cast), enter(cast.hung)
    answer = browser.post(
        "/office/hand-over/", {"code": code, "to": "Trần Thị Lan", "channel": "1", "identity_checked": "1"}
    )
    assert (answer.status_code, answer["Location"]) == (302, "/office/hand-over/")
    assert Dossier.objects.get(code=code).state == State.RETURNED
    assert facts.about(f"dossier:{code}")[-1].body == {"to": "Trần Thị Lan", "channel": 1, "identity_checked": True}
    assert f"Đã trả kết quả hồ sơ {code}." in browser.get("/office/hand-over/").text


def test_what_is_not_ready_says_where_it_is(cast: Cast, enter: Enter) -> None:
    code, browser = people.received(cast), enter(cast.hung)
    shown = scan(browser, code)
    assert "Chưa trả được: Được tiếp nhận" in shown
    assert "Hẹn trả thứ Hai 05/06/2023" in shown
    assert 'name="identity_checked"' not in shown
    assert (
        browser.post(
            "/office/hand-over/", {"code": code, "to": "Lan", "channel": "1", "identity_checked": "1"}
        ).status_code
        == 409
    )
    assert Dossier.objects.get(code=code).state == State.RECEIVED


def test_what_was_handed_over_says_to_whom(cast: Cast, enter: Enter) -> None:
    code, browser = finished(cast), enter(cast.hung)
    browser.post("/office/hand-over/", {"code": code, "to": "Lý Văn Tư", "channel": "3"})
    assert "Người nhận: Lý Văn Tư." in scan(browser, code)


def test_a_refused_form_keeps_what_was_typed(cast: Cast, enter: Enter) -> None:
    code = finished(cast)
    answer = enter(cast.hung).post("/office/hand-over/", {"code": code, "to": "Lý Văn Tư", "channel": "9"})
    assert answer.status_code == 422
    assert 'value="Lý Văn Tư"' in answer.text
    assert "Hình thức trả kết quả không hợp lệ." in answer.text


def test_results_of_others_are_neither_seen_nor_handed_over(cast: Cast, enter: Enter) -> None:
    code = finished(cast)
    for actor in (cast.stranger, cast.khoa):
        assert "Không có hồ sơ này" in scan(enter(actor), code)
        sent = enter(actor).post(
            "/office/hand-over/", {"code": code, "to": "Kẻ lạ", "channel": "1", "identity_checked": "1"}
        )
        assert sent.status_code == 403
    assert Dossier.objects.get(code=code).state == State.FINISHED


def test_what_waits_for_its_owner_is_listed_by_the_number_above(cast: Cast, enter: Enter) -> None:
    codes = {finished(cast), finished(cast)}
    shown = enter(cast.hung).get("/office/hand-over/").text
    assert all(f"?code={code}" in shown for code in codes)
    assert '<span class="tab-count">2</span>' in shown
