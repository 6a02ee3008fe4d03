"""Findings and petitions in the office: entered by hand and from a list, answered by letter, read by everyone."""

from collections.abc import Callable, Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.ledger import clock
from motcua.registers.people import calendars, tree
from motcua.work.directives import queries
from motcua.work.directives.models import Duty, Task
from tests.work.directives import conftest as directives
from tests.work.directives.conftest import Province, at

Enter = Callable[..., Client]
PETITION = {
    "kind": "petition_council", "title": "Kiến nghị của cử tri sau kỳ họp 15", "number": "4102/UBND-TH",
    "received": "17/08/2023", "units": "LOC-BP-STTTT", "content": "Dịch vụ công trực tuyến khó dùng",
    "voter": "Nguyễn Quyết Thắng", "address": "thôn Đak Xuyên, xã Đak Nhau",
}  # fmt: skip


@pytest.fixture
def who(db: None) -> Iterator[Province]:
    clock.pretend(at(26, hour=10))
    yield directives.province()
    clock.forget()
    tree.forget()
    calendars.forget()


def test_a_petition_goes_from_the_form_to_what_everyone_reads(who: Province, enter: Enter, client: Client) -> None:
    browser = enter(who.thu)
    form = browser.get("/office/directives/enter/", {"kind": "petition_council"}).text
    assert "Trả lời bằng văn bản: trong 30 ngày từ ngày nhận" in form
    refused = browser.post("/office/directives/enter/", PETITION | {"content": "", "due": "1/1/2023"})
    assert (refused.status_code, "thôn Đak Xuyên" in refused.text) == (422, True)
    sent = browser.post("/office/directives/enter/", PETITION)
    assert "Dịch vụ công trực tuyến khó dùng" in browser.get(sent["Location"]).text
    duty = Duty.objects.get(step="answer")
    base = f"/office/tasks/{duty.task_id}/{duty.id}"
    unit = enter(who.linh)
    page = unit.get(f"/office/tasks/{duty.task_id}/?duty={duty.id}").text
    assert "Nguyễn Quyết Thắng" in page
    assert f"{base}/write/" in page
    assert f"{base}/issue/" not in page
    said = {"outcome": "explained", "to": "Hội đồng nhân dân tỉnh", "body": "Cử tri Nguyễn Quyết Thắng gọi 1022."}
    assert unit.post(f"{base}/write/", said).status_code == 302
    assert unit.get(f"{base}/letter.pdf").content.startswith(b"%PDF")
    assert enter(who.phuoc).get(f"{base}/letter.pdf").status_code == 404
    assert enter(who.khanh).post(f"{base}/issue/", {"number": "12/STTTT-CĐS"}).status_code == 302
    publish = browser.get(f"{base}/publish/").text
    assert "Cử tri gọi 1022." in publish
    assert browser.post(f"{base}/publish/", {"matter": "x", "said": said["body"]}).status_code == 422
    assert browser.post(f"{base}/publish/", {"matter": "Khó dùng", "said": "Hãy gọi 1022."}).status_code == 302
    shown = client.get("/public/petitions/", {"q": "hay goi 1022"})
    assert ("Hãy gọi 1022." in shown.text, "Thắng" in shown.text, shown["Cache-Control"]) == (True, False, "no-store")
    english = client.get("/public/petitions/", headers={"Accept-Language": "en"}).text
    assert "Letter no. 12/STTTT-CĐS of 26 August 2023" in english or "12/STTTT-CĐS" in english
    assert browser.post(f"{base}/withdraw/", {"reason": "Sai"}).status_code == 302
    assert "Hãy gọi 1022." not in client.get("/public/petitions/").text


def test_a_list_is_taken_in_with_its_refused_rows_and_twice_changes_nothing(who: Province, enter: Enter) -> None:
    browser = enter(who.thu)
    table = "Nội dung,Đơn vị,Cơ quan thẩm định\nChưa niêm yết,UBND huyện Bù Đăng,Sở Nội vụ\nTrễ hạn,Sở Lạ,\n"
    sent = {"kind": "finding", "title": "Kết luận kiểm tra", "received": "17/08/2023"}

    def post() -> str:
        return browser.post(
            "/office/directives/enter/", sent | {"file": SimpleUploadedFile("ds.csv", table.encode())}
        ).text

    page = post()
    assert "Đã nhập 1 việc." in page
    assert "Không rõ đơn vị “Sở Lạ”." in page
    assert "1 việc đã có." in post()
    assert Task.objects.get().appraiser is not None
    assert (
        browser.post("/office/directives/enter/", sent | {"file": SimpleUploadedFile("x.csv", b"a,b")}).status_code
        == 422
    )
    assert enter(who.linh).get("/office/directives/enter/").status_code == 403


def test_a_task_of_a_directive_is_made_a_promise_at_the_desk_and_proved_by_a_link(who: Province, enter: Enter) -> None:
    number, browser = directives.taken_in(who), enter(who.thu)
    desk = f"/office/directives/{number}/desk/"
    one = next(each for each in queries.desk(number, by=who.thu).proposals if each.draft.point == "II.6")
    assert "Công khai quy hoạch, kế hoạch sử dụng đất" in browser.get(f"{desk}?edit={one.number}").text
    limits = {
        f"{name}.{n}": text
        for n, limit in enumerate(one.draft.limits)
        for name, text in (("day", f"{limit.day}"), ("binds", limit.binds), ("kind", "due"), ("wording", limit.text))
    }
    said = {"do": "edit", "proposal": one.number, "content": one.draft.content, "promise": "land_plan",
            "lead": "\n".join(party.name for party in one.draft.lead)}  # fmt: skip
    assert browser.post(desk, said | limits).status_code == 302
    for doubt in queries.desk(number, by=who.thu).directive.doubts:
        browser.post(desk, {"do": "settle", "doubt": doubt.no, "remark": "Giữ"})
    browser.post(desk, {"do": "accept_all"})
    browser.post(desk, {"do": "confirm"})
    duty = Duty.objects.get(step="publish", agency__code="LOC-BP-696")
    path, district = f"/office/tasks/{duty.task_id}/{duty.id}/report/", enter(who.phuoc)
    assert "Hoàn thành khi có địa chỉ nơi đã công khai." in district.get(f"/office/tasks/{duty.task_id}/").text
    refused = district.post(path, {"text": "Đã công khai", "done": "1"})
    assert refused.status_code == 422
    link = "https://budang.gov.vn/quy-hoach"
    assert district.post(path, {"text": "Đã công khai", "done": "1", "link": link}).status_code == 302
    assert f'href="{link}"' in district.get(f"/office/tasks/{duty.task_id}/?duty={duty.id}").text
