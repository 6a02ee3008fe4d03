"""Every page of the office in a real browser: usable by everyone, at a desk and on a phone."""

from collections.abc import Callable

import pytest

from motcua.ledger import clock
from motcua.work.dossiers.acts import consult, decide, forward, supplement
from tests import cast as people
from tests.browser import DESK, PHONE, sees, until
from tests.journeys import hands
from tests.judging import WIDER, faults

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
# the marks of a page are the same at both sizes; the desk adds the column of ways at the side
JUDGED_AT_A_DESK_TOO = {"work", "at-work", "board"}


def busy_house() -> tuple[people.Cast, dict[str, str]]:
    """A house in which something of every kind is under way."""
    cast = people.assemble()
    codes = {name: people.received(cast, people.at(22)) for name in ("fresh", "at_work", "to_sign", "done", "waits")}
    for name in ("at_work", "to_sign", "done"):
        forward.forward(by=cast.hung, dossier=codes[name], at=people.at(22, 10), note="Kẹp trong bìa")
    for name in ("to_sign", "done"):
        forward.forward(by=cast.hoa, dossier=codes[name], at=people.at(22, 14))
    consult.consult(
        by=cast.hoa,
        dossier=codes["at_work"],
        agency=cast.elsewhere.code,
        question="Đúng không?",
        days=3,
        at=people.at(23),
    )
    decide.decide(by=cast.mai, dossier=codes["done"], at=people.at(23), on_paper=True)
    supplement.supplement(by=cast.hung, dossier=codes["waits"], items=["Tờ khai"], reason="Thiếu", at=people.at(22))
    return cast, codes


def addresses(cast: people.Cast, codes: dict[str, str]) -> dict[str, tuple[object, str]]:
    """What each of them looks at."""
    one = {name: f"/office/dossiers/{code}/" for name, code in codes.items()}
    return {
        "work": (cast.hung, "/office/"),
        "nothing-found": (cast.hung, "/office/?text=khong co"),
        "counter": (cast.hung, "/office/counter/?q=khong"),
        "desk": (cast.hung, "/office/counter/P0001/"),
        "done": (cast.hung, f"/office/counter/done/{codes['fresh']}/"),
        "fresh": (cast.hung, one["fresh"]),
        "at-work": (cast.hoa, one["at_work"]),
        "waits": (cast.hung, one["waits"]),
        "answer": (cast.stranger, one["at_work"] + "answer/"),
        "supplement": (cast.hoa, one["at_work"] + "supplement/"),
        "complete": (cast.hung, one["waits"] + "complete/"),
        "extend": (cast.mai, one["to_sign"] + "extend/"),
        "decide": (cast.mai, one["to_sign"] + "decide/"),
        "too-late": (cast.mai, one["done"] + "reject/"),
        "hand-over": (cast.hung, f"/office/hand-over/?code={codes['done']}"),
        "signing": (cast.mai, "/office/signing/"),
        "register": (cast.hung, "/office/register/?first=22/05/2023"),
        "board": (cast.dung, "/office/board/?unit=H10.37"),
        "records": (cast.dung, "/office/board/records/?unit=H10.37&which=open&below=1"),
        "index": (cast.dung, "/office/index/?unit=H10.37&do=exchange"),
        "index-past": (cast.dung, "/office/index/past/?unit=H10.37&found=1"),
        "index-losses": (cast.dung, "/office/index/losses/?unit=H10.37&component=E1"),
        "index-untold": (cast.dung, "/office/index/behind/?component=A1&side=rest"),
        "search": (cast.hung, "/office/search?q=tran"),
    }


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_of_the_office_shuts_anyone_out(
    open_page: Callable[..., object], live: str, size: tuple[int, int]
) -> None:
    clock.pretend(people.at(29, 10))
    found: list[str] = []
    for name, (actor, address) in addresses(*busy_house()).items():
        if size == DESK and name not in JUDGED_AT_A_DESK_TOO:
            continue
        page = hands.come_in(open_page(size), live, actor, address)
        found += faults(page)
        if page.evaluate(WIDER) > 0:
            found.append(f"{address} is wider than the screen")
        sees(page, f"office-{name}-{size[0]}")
        page.context.close()
    clock.forget()
    assert found == []


def test_the_dialog_and_a_refused_form_shut_nobody_out(open_page: Callable[..., object], live: str) -> None:
    clock.pretend(people.at(29, 10))
    cast, codes = busy_house()
    page = hands.come_in(open_page(PHONE), live, cast.hoa, f"/office/dossiers/{codes['at_work']}/")
    page.keyboard.press("u")
    page.wait_for_selector("#doing form")
    assert faults(page) == []
    page.get_by_role("button", name="Gửi yêu cầu bổ sung").click()
    page.wait_for_selector(".faults")
    assert faults(page) == []
    until(page, "() => document.activeElement.className === 'faults'")
    sees(page, "office-refused-360")
    clock.forget()
