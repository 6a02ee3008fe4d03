import re
from collections.abc import Callable

from django.test import Client

from motcua.ledger import clock
from motcua.registers.people.roles import Role
from motcua.work.dossiers.acts import decide, forward, register
from tests import cast as people
from tests.cast import Cast

Enter = Callable[..., Client]


def possible(browser: Client) -> dict[str, str]:
    """What each row of the unit's list says can be done with it."""
    page = browser.get("/office/?tab=unit").text
    return dict(re.findall(r'name="pick" value="([^|"]+)\|\d+" data-pick data-can="([^"]*)"', page))


def decided(cast: Cast, way: str) -> str:
    code = people.received(cast, people.at(29, 8), contact={"receive_by": way})
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 9))
    decide.decide(by=cast.mai, dossier=code, on_paper=True, at=people.at(29, 9))
    return code


def test_a_row_offers_in_one_go_only_what_can_be_done_with_it(cast: Cast, enter: Enter) -> None:
    fresh, passed_on, signed = (people.received(cast, people.at(29, 8)) for _ in range(3))
    forward.forward(by=cast.hung, dossier=passed_on, at=people.at(29, 9))
    by_post, collected = decided(cast, "post"), decided(cast, "counter")
    forward.forward(by=cast.hung, dossier=signed, at=people.at(29, 9))
    forward.forward(by=cast.hoa, dossier=signed, at=people.at(29, 9))
    assert possible(enter(cast.hung)) == {
        fresh: "forward", passed_on: "", signed: "", by_post: "hand_over", collected: "",
    }  # fmt: skip
    assert possible(enter(cast.hoa)) == {fresh: "", passed_on: "forward", signed: "", by_post: "", collected: ""}
    colleague = people.officer("anh-nam", "Lê Văn Nam", cast.commune, Role.COUNTER)
    assert possible(enter(colleague))[fresh] == "take forward"


def test_what_is_signed_is_issued_in_one_go(cast: Cast, enter: Enter) -> None:
    version = people.procedure("P0009", "Xác nhận cư trú", process=people.STAMPED)
    code = people.received(cast, people.at(29, 8), version=version.id)
    tu = people.officer("chi-tu", "Hồ Thị Tú", cast.commune, Role.REGISTRY)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 9))
    forward.forward(by=cast.hoa, dossier=code, at=people.at(29, 9))
    assert possible(enter(cast.mai)) == {code: ""}, "what she signs is not passed on"
    decide.decide(by=cast.mai, dossier=code, on_paper=True, at=people.at(29, 9))
    assert possible(enter(tu)) == {code: "issue"}
    page = enter(tu).get(f"/office/dossiers/{code}/").text
    assert re.search(r'data-key="y"[^>]*>|Đóng dấu, phát hành kết quả', page)
    assert "chờ đóng dấu, phát hành" in page
    shown = enter(tu).get(f"/office/dossiers/{code}/issue/").text
    assert "người ký: Phạm Thị Mai" in shown
    report = enter(tu).post("/office/bulk/", {"do": "issue", "pick": f"{code}|4"})
    assert "Đã phát hành." in report.text
    assert possible(enter(tu)) == {code: ""}


def test_a_late_step_is_flagged_long_before_the_dossier_is_late(cast: Cast, enter: Enter) -> None:
    people.received(cast, people.at(29, 9))  # its first step may take until three in the afternoon
    assert "Bước này trễ" not in enter(cast.hung).get("/office/").text
    clock.pretend(people.at(29, 16))
    page = enter(cast.hung).get("/office/").text
    assert "Bước này trễ từ 29/05/2023 14:30" in page
    assert "Trong hạn" in page


def test_no_date_is_promised_before_the_dossier_is_received(cast: Cast, enter: Enter) -> None:
    register.register(by=cast.lan, application=people.application(cast, channel=2), received=False, at=people.at(29))
    page = enter(cast.hung).get("/office/?tab=incoming").text
    assert "Trả lời trước 30/05/2023 09:00" in page
    row = enter(cast.hung).get("/office/export/csv?tab=incoming").content.decode("utf-8-sig").splitlines()[1]
    assert "30/05/2023" not in row
