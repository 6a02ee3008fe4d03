"""The Government's tasks in the office: what came is taken or declined; duties are measured by figures."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from motcua.ledger import clock
from motcua.registers.people import calendars, tree
from motcua.registers.people.actor import HOUSE
from motcua.work.directives.acts import confirm, correct, mandate
from motcua.work.directives.mandates.word import Kind, Word
from motcua.work.directives.models import Duty, Mandate, Target
from tests.work.directives import conftest as directives
from tests.work.directives.conftest import Province, at

Enter = Callable[..., Client]
WORD = Word(
    code="NV-434/7", n=1, kind=Kind.ASSIGNED, told_at=at(20), sign="434/TB-VPCP", issuer="Văn phòng Chính phủ",
    issued_on=date(2023, 8, 19), content="Kết nối hệ thống theo dõi nhiệm vụ", due_on=date(2023, 9, 30),
    lead=("Sở Thông tin và Truyền thông",),
)  # fmt: skip


@pytest.fixture
def who(db: None) -> Iterator[Province]:
    """The house lives on Saturday 26 August 2023 in Bình Phước."""
    clock.pretend(at(26, hour=10))
    yield directives.province()
    clock.forget()
    tree.forget()
    calendars.forget()


@pytest.fixture
def heard(who: Province) -> Mandate:
    mandate.hear(by=HOUSE, word=WORD, at=at(25))
    return Mandate.objects.get()


def test_a_task_is_found_changed_by_its_giver_and_taken(who: Province, heard: Mandate, enter: Enter) -> None:
    mandate.hear(by=HOUSE, word=replace(WORD, n=2, kind=Kind.EXTENDED, due_on=date(2023, 10, 31)), at=at(26))
    browser, place = enter(who.thu), f"/office/mandates/{heard.id}/"
    assert "1 thông báo chờ nhận" in browser.get("/office/directives/").text
    assert "434/TB-VPCP" in browser.get("/office/mandates/").text
    page = browser.get(place).text
    assert "Hạn mới: 31/10/2023" in page
    refused = browser.post(f"{place}take/", {"notice": "3"})
    assert refused.status_code == 404
    assert browser.post(f"{place}take/", {"notice": "2"}).status_code == 302
    page = browser.get(place).text
    assert "Nhận thông báo này" not in page
    assert enter(who.khanh).get("/office/mandates/").status_code == 403


def test_a_task_is_declined_with_a_reason_or_not_at_all(who: Province, heard: Mandate, enter: Enter) -> None:
    browser, place = enter(who.dung), f"/office/mandates/{heard.id}/"
    assert browser.post(f"{place}decline/", {"reason": " "}).status_code == 422
    assert browser.post(f"{place}decline/", {"reason": "Thuộc thẩm quyền bộ"}).status_code == 302
    page = browser.get(place).text
    assert "Thuộc thẩm quyền bộ" in page
    assert "Đã báo: Không tiếp nhận" in page


def test_a_confirmed_task_is_measured_by_a_figure_nobody_types(who: Province, heard: Mandate, enter: Enter) -> None:
    correct.accept(by=who.thu, directive=heard.directive_id, at=at(26))
    confirm.confirm(by=who.thu, directive=heard.directive_id, at=at(26))
    duty, browser = Duty.objects.get(), enter(who.thu)
    form = f"/office/tasks/{duty.task_id}/{duty.id}/measure/"
    said = {"measure": "B1%", "agency": "LOC-BP-STTTT", "period": "2023-Q3", "at_least": "98,5"}
    assert browser.post(form, said | {"period": "2023-13"}).status_code == 422
    assert browser.post(form, said | {"at_least": "nhiều"}).status_code == 422
    assert browser.post(form, said).status_code == 302
    page = browser.get(f"/office/tasks/{duty.task_id}/").text
    assert "Tỷ lệ: Hồ sơ giải quyết đúng hạn, trước hạn" in page
    assert "Quý III/2023: từ 98,5 %" in page
    assert "chưa có số liệu" in page
    assert "NV-434/7" in page
    assert "unit=LOC-BP-STTTT&amp;period=2023-Q3" in page
    assert "Nhiệm vụ đo bằng chỉ tiêu" in browser.get("/office/duties/form/?unit=H10").text
    assert "98,5" in browser.get(form).text
    assert browser.post(form, {"measure": ""}).status_code == 302
    assert not Target.objects.exists()
    mandate.hear(by=HOUSE, word=replace(WORD, n=2, kind=Kind.WITHDRAWN, reason="Trùng"), at=at(26))
    mandate.take(by=who.dung, mandate=WORD.code, notice=2, at=at(26))
    page = browser.get(f"/office/tasks/{duty.task_id}/").text
    assert "Người giao đã thu hồi nhiệm vụ này ngày 26/08/2023." in page
    assert "Đã thu hồi" in page
