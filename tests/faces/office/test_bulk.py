import re
from collections.abc import Callable

from django.test import Client

from motcua.law.workflow import State
from motcua.ledger import facts
from motcua.registers.people.roles import Role
from motcua.work.dossiers.acts import decide, forward
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast

Enter = Callable[..., Client]


def sent(browser: Client, do: str, *picks: str) -> object:
    return browser.post("/office/bulk/", {"do": do, "pick": list(picks), "back": "/office/?tab=unit"})


def test_many_go_on_at_once_and_each_tells_what_became_of_it(cast: Cast, enter: Enter) -> None:
    good, moved = people.received(cast), people.received(cast)
    forward.forward(by=cast.hung, dossier=moved, at=people.at(29, 10))
    report = sent(enter(cast.hung), "forward", f"{good}|1", f"{moved}|1", "H10-0-0|1")
    assert report.status_code == 200
    assert Dossier.objects.get(code=good).step_no == 2
    assert Dossier.objects.get(code=moved).step_no == 2
    assert "Hồ sơ đã được chuyển bước." in report.text
    assert "Không tìm thấy hồ sơ này." in report.text
    assert report.text.index(moved) < report.text.index(good)  # what failed stands first


def test_what_lies_in_the_tray_is_taken(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    Dossier.objects.filter(code=code).update(holder_id=None)
    colleague = people.officer("anh-nam", "Lê Văn Nam", cast.commune, Role.COUNTER)
    sent(enter(colleague), "take", f"{code}|1")
    assert Dossier.objects.get(code=code).holder_id == colleague.id


def test_results_that_are_sent_are_handed_over_in_one_go_and_those_collected_one_by_one(
    cast: Cast, enter: Enter
) -> None:
    ways = ("post", "online", "counter")
    codes = [people.received(cast, contact={"phone": "0912345678", "receive_by": way}) for way in ways]
    for code in codes:
        forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
        decide.decide(by=cast.mai, dossier=code, at=people.at(29, 10), on_paper=True)
    report = sent(enter(cast.hung), "hand_over", *(f"{code}|4" for code in codes))
    assert "Đã trả." in report.text
    assert "Hãy mở hồ sơ, đối chiếu giấy tờ tùy thân của người nhận rồi trả." in report.text
    states = {row.code: row.state for row in Dossier.objects.all()}
    assert [states[code] for code in codes] == [State.RETURNED, State.RETURNED, State.FINISHED]
    assert [facts.about(f"dossier:{code}")[-1].body["channel"] for code in codes[:2]] == [3, 2]


def test_what_cannot_be_undone_is_asked_about_before_it_is_done_to_many(cast: Cast, enter: Enter) -> None:
    buttons = re.findall(r'<button[^>]*name="do"[^>]*>', enter(cast.hung).get("/office/").text)
    asks = {re.search(r'value="(\w+)"', one)[1]: 'data-confirm="' in one and "#" in one for one in buttons}  # type: ignore[index]
    assert asks == {"take": False, "forward": False, "issue": True, "hand_over": True}


def test_who_may_not_changes_nothing_in_a_batch_either(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    for actor in (cast.stranger, cast.khoa, cast.dung):
        assert sent(enter(actor), "forward", f"{code}|1").status_code == 200
    assert Dossier.objects.get(code=code).step_no == 1


def test_nothing_picked_leads_back_with_a_sentence(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    answer = sent(browser, "forward")
    assert (answer.status_code, answer["Location"]) == (302, "/office/?tab=unit")
    assert "Chưa chọn hồ sơ nào" in browser.get("/office/?tab=unit").text


def test_a_batch_leads_back_to_nowhere_else(cast: Cast, enter: Enter) -> None:
    for elsewhere in ("https://evil.example/", "//evil.example/", "/kit/", "javascript:alert(1)"):
        answer = enter(cast.hung).post("/office/bulk/", {"do": "forward", "back": elsewhere})
        assert answer["Location"] == "/office/"


def test_an_unknown_act_and_too_many_at_once_are_refused(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    assert sent(browser, "delete", "X|1").status_code == 422
    assert sent(browser, "forward", *(f"X{n}|1" for n in range(101))).status_code == 422
    assert browser.get("/office/bulk/").status_code == 405
