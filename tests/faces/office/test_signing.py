import re
from collections.abc import Callable

from django.test import Client

from motcua.law.workflow import State
from motcua.work.dossiers.acts import decide, forward
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast

Enter = Callable[..., Client]


def to_sign(cast: Cast) -> str:
    code = people.received(cast, people.at(29, 8))
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 8, 30))
    forward.forward(by=cast.hoa, dossier=code, at=people.at(29, 9))
    return code


def test_a_batch_is_signed_with_the_numbers_of_the_day_and_one_typed(cast: Cast, enter: Enter) -> None:
    first, second, third = (to_sign(cast) for _ in range(3))
    browser = enter(cast.mai)
    assert "001/KQ-H10.37.01-230529" in browser.get("/office/signing/").text
    report = browser.post(
        "/office/signing/",
        {"pick": [f"{first}|3", f"{second}|3", f"{third}|3"], f"number.{second}": "15/2023", "on_paper": "on"},
    )
    numbers = {row.code: row.result["number"] for row in Dossier.objects.all()}
    assert numbers == {first: "001/KQ-H10.37.01-230529", second: "15/2023", third: "002/KQ-H10.37.01-230529"}
    assert all(number in report.text for number in numbers.values())


def test_one_that_was_signed_meanwhile_does_not_hold_up_the_others(cast: Cast, enter: Enter) -> None:
    early, late = to_sign(cast), to_sign(cast)
    decide.decide(by=cast.mai, dossier=early, number="1", at=people.at(29, 9, 30), on_paper=True)
    report = enter(cast.mai).post("/office/signing/", {"pick": [f"{early}|3", f"{late}|3", "X|3"], "on_paper": "on"})
    assert Dossier.objects.get(code=early).result["number"] == "1"
    assert Dossier.objects.get(code=late).state == State.FINISHED
    assert report.text.count("Chưa làm được") == 2


def test_only_what_is_picked_is_signed(cast: Cast, enter: Enter) -> None:
    code, browser = to_sign(cast), enter(cast.mai)
    assert re.findall(r'name="pick" value="([^|"]+)\|3"', browser.get("/office/signing/").text) == [code]
    assert browser.post("/office/signing/", {f"number.{code}": "1"}).status_code == 302
    assert Dossier.objects.get(code=code).result is None


def test_nobody_signs_for_another_unit(cast: Cast, enter: Enter) -> None:
    code = to_sign(cast)
    assert code not in enter(cast.stranger).get("/office/signing/").text
    for actor in (cast.stranger, cast.hung, cast.hoa, cast.dung):
        enter(actor).post("/office/signing/", {"pick": f"{code}|3"})
    assert Dossier.objects.get(code=code).result is None


def test_too_many_at_once_and_an_empty_tray_are_told(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.mai)
    assert browser.post("/office/signing/", {"pick": [f"X{n}|3" for n in range(101)]}).status_code == 422
    assert "Không có hồ sơ nào chờ ký" in browser.get("/office/signing/").text
