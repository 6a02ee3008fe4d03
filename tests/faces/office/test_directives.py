"""Directives in the office: taken in, confirmed beside their text, followed, reported on from outside."""

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override
from python_calamine import CalamineWorkbook

from motcua.faces.office.directives import desk as desk_
from motcua.faces.office.directives import task as task_
from motcua.faces.office.directives import words as words_
from motcua.ledger import clock
from motcua.registers.people import calendars, tree
from motcua.work.directives import measures, queries
from motcua.work.directives.acts import share
from motcua.work.directives.models import Directive, Duty, Report
from tests.faces.doors.visitors import picture
from tests.work.directives import conftest as directives
from tests.work.directives.conftest import NOTICE, Province, at

Enter = Callable[..., Client]
WORKSHOP = {"title": "Kết luận Hội thảo", "issued": "17/08/2023"}


@pytest.fixture
def who(db: None) -> Iterator[Province]:
    """The house lives on Saturday 26 August 2023 in Bình Phước."""
    clock.pretend(at(26, hour=10))
    yield directives.province()
    clock.forget()
    tree.forget()
    calendars.forget()


@pytest.fixture
def followed(who: Province) -> int:
    return directives.confirmed(who)


def test_a_file_goes_from_the_form_to_the_desk_and_the_trap_stands_at_its_head(who: Province, enter: Enter) -> None:
    browser = enter(who.thu)
    sent = browser.post("/office/directives/take/", WORKSHOP | {"file": SimpleUploadedFile("tb.txt", NOTICE.encode())})
    assert sent.status_code == 302
    page = browser.get(sent["Location"]).text
    assert "Thời hạn mâu thuẫn" in page
    assert page.count('class="proposal is-proposed"') == 15
    assert '<mark class="m-lead" data-of="14"' in page
    assert "= 11 đơn vị" in page
    refused = browser.post(sent["Location"], {"do": "confirm"})
    assert (refused.status_code, "Còn 15 nhiệm vụ chưa xem." in refused.text) == (409, True)


def test_what_cannot_be_read_is_refused_and_what_was_typed_stays(who: Province, enter: Enter) -> None:
    scan = SimpleUploadedFile("quet.png", picture())
    refused = enter(who.thu).post("/office/directives/take/", WORKSHOP | {"file": scan})
    assert refused.status_code == 422
    assert "Kết luận Hội thảo" in refused.text
    assert enter(who.thu).post("/office/directives/take/", WORKSHOP | {"text": " "}).status_code == 422
    assert not Directive.objects.exists()


def test_what_came_in_by_mistake_is_found_again_and_put_away(who: Province, enter: Enter) -> None:
    browser, said = enter(who.thu), {"text": "Trời hôm nay đẹp."}
    desk = browser.post("/office/directives/take/", said)["Location"]
    again = browser.post("/office/directives/take/", said)
    assert (again.status_code, f'href="{desk.removesuffix("desk/")}"' in again.text) == (409, True)
    assert "Xác nhận 0 nhiệm vụ" not in browser.get(desk).text
    refused = browser.post(desk, {"do": "put_away", "why": ""})
    assert (refused.status_code, "Hãy nhập “Lý do”." in refused.text) == (422, True)
    told = browser.post(desk, {"do": "put_away", "why": "Nhầm tệp"}, follow=True)
    assert "Đã cất văn bản đi" in told.text
    assert "Trời hôm nay đẹp" not in told.text
    assert browser.get(desk).status_code == 404


def test_a_proposal_is_edited_split_and_taken_back_by_forms_alone(who: Province, enter: Enter) -> None:
    number, browser = directives.taken_in(who), enter(who.thu)
    desk = f"/office/directives/{number}/desk/"
    first = queries.desk(number, by=who.thu).proposals[0].number
    form = browser.get(f"{desk}?edit={first}").text
    assert "Chủ trì, mỗi dòng một đơn vị" in form
    wrong = {"do": "edit", "proposal": first, "content": "Công khai", "lead": "Sở Y tế", "day.0": "31/02/2023"}
    refused = browser.post(desk, wrong)
    assert (refused.status_code, "Công khai</textarea>" in refused.text, "31/02/2023" in refused.text) == (
        422,
        True,
        True,
    )
    sent = browser.post(desk, wrong | {"day.0": "01/09/2023", "wording.0": "đến ngày 1/9/2023"})
    assert sent["Location"].startswith(f"{desk}#p")
    draft = queries.desk(number, by=who.thu).proposals[0].draft
    assert (draft.lead[0].codes, draft.limits[0].day) == (("LOC-BP-SYT",), date(2023, 9, 1))
    browser.post(desk, {"do": "undo"})
    assert len(queries.desk(number, by=who.thu).proposals[0].draft.lead) == 2


def test_a_unit_reports_with_evidence_and_keeps_the_file_when_it_is_refused(
    who: Province, enter: Enter, followed: int
) -> None:
    duty = Duty.objects.get(task__point="II.1 bullet 2", due_on=date(2023, 8, 25))
    browser, path = enter(who.linh), f"/office/tasks/{duty.task_id}/{duty.id}/report/"
    page = browser.get(f"/office/tasks/{duty.task_id}/?duty={duty.id}").text
    assert "trễ 1 ngày" in page
    refused = browser.post(path, {"text": "", "files": SimpleUploadedFile("anh.png", picture())})
    assert refused.status_code == 422
    mark = refused.text.split('name="kept" value="')[1].split('"')[0]
    assert (
        browser.post(path, {"text": "Đã đánh giá", "kept": mark, "done": "1", "done_on": "25/08/2023"}).status_code
        == 302
    )
    told = Report.objects.get()
    assert (told.files[0]["name"], Duty.objects.get(id=duty.id).done_on) == ("anh.png", date(2023, 8, 25))
    file = browser.get(f"/office/tasks/{duty.task_id}/files/{told.files[0]['digest']}")
    assert file["Content-Disposition"].startswith("attachment")
    assert enter(who.dung).post(f"/office/tasks/{duty.task_id}/{duty.id}/send_back/", {"reason": ""}).status_code == 422
    assert enter(who.dung).post(f"/office/tasks/{duty.task_id}/{duty.id}/confirm/", {"reason": ""}).status_code == 302


def test_every_number_of_board_and_form_opens_exactly_what_it_counted(
    who: Province, enter: Enter, followed: int
) -> None:
    browser = enter(who.thu)
    page = browser.get("/office/duties/board/").text
    rows = page.split("is-number-late")[1:]
    assert len(rows) == 14
    for part in rows:
        address = part.split('href="')[1].split('"')[0].replace("&amp;", "&")
        count = int(part.split(f'{address.replace("&", "&amp;")}">')[1].split("<")[0])
        assert browser.get(address).context["total"] == count
    form = browser.get("/office/duties/form/", {"unit": "H10", "day": "26/08/2023"})
    assert "4 nhiệm vụ quá hạn, 14 lượt đơn vị" in form.text
    clock.pretend(at(30, hour=10))
    past = browser.get("/office/duties/form/", {"unit": "H10", "day": "26/08/2023"})
    line, doors = next((line, doors) for _, line, doors, _ in past.context["rows"] if line.rate.late)
    count, _, address = doors[0]
    opened = enter(who.thu).get(address)
    assert (count, opened.context["total"]) == (line.rate.late, line.rate.late)
    assert "như ngày 26/08/2023" in opened.text
    assert 'name="on"' in opened.text  # the day stands in a field, as on the form
    refused = browser.get("/office/duties/", {"on": "31/9/2023", "words": "vung lom"})
    assert (refused.status_code, 'value="31/9/2023"' in refused.text, 'value="vung lom"' in refused.text) == (
        422,
        True,
        True,
    )
    assert [one.point for one, _ in form.context["late"]] == ["II.1 bullet 2", "II.2 bullet 1", "II.5", "II.6"]


def test_the_form_leaves_the_house_as_a_table_that_adds_up(who: Province, enter: Enter, followed: int) -> None:
    browser = enter(who.dung)
    assert browser.get("/office/duties/form.xlsx", {"unit": "H10"}).content.startswith(b"PK")
    table = browser.get("/office/duties/form.csv", {"unit": "H10"}).content.decode("utf-8-sig")
    _, *rows = csv.reader(table.splitlines())
    assert rows[-1][1] == "Tổng cộng"
    told = browser.get("/office/duties/list.json", {"standing": "chuahoanthanh_quahan"}).json()
    assert (len(told["rows"]), {row["standing"] for row in told["rows"]}) == (
        int(rows[-1][6]),
        {"Chưa hoàn thành, quá hạn"},
    )
    assert set(told["columns"].values()) == set(told["definitions"])
    for column in range(2, 7):
        assert int(rows[-1][column]) == sum(int(row[column]) for row in rows[:-1])
    assert enter(who.dung).get("/office/duties/form.pdf").status_code == 404


def test_the_tables_of_a_past_day_say_so_in_the_language_of_the_reader(
    who: Province, enter: Enter, followed: int
) -> None:
    clock.pretend(at(30, hour=10))
    english = enter(who.thu, headers={"Accept-Language": "en"})
    asked = {"on": "26/08/2023", "standing": "chuahoanthanh_quahan"}
    told = english.get("/office/duties/list.json", asked).json()
    assert {row["standing"] for row in told["rows"]} == {"Not done, overdue"}
    assert ({row["days_late"] for row in told["rows"]}, len(told["rows"])) == ({1}, 14)
    assert (told["title"].endswith("as of 26/08/2023"), "26/08/2023" in told["source"]) == (True, True)
    heads = next(csv.reader(english.get("/office/duties/list.csv", asked).content.decode("utf-8-sig").splitlines()))
    assert heads == list(told["columns"].values())
    for address, said in (("/office/duties/list.xlsx", asked), ("/office/duties/form.xlsx", {"day": "26/08/2023"})):
        book = CalamineWorkbook.from_filelike(BytesIO(english.get(address, said).content))
        notes = {str(name): str(text) for name, text in book.get_sheet_by_index(1).to_python()}
        assert "26/08/2023" in notes["Source"], notes
    form = english.get("/office/duties/form.json", {"unit": "H10", "day": "26/08/2023"}).json()
    assert (form["rows"][-1]["unit"], form["rows"][-1]["late"]) == ("Total", 14)
    vietnamese = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
    for words in (*told["columns"].values(), *told["definitions"].values(), *form["definitions"].values()):
        assert not vietnamese.search(words), words


def test_a_document_of_hundreds_of_tasks_is_confirmed_page_by_page(
    who: Province, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_, "_SHOWN", 6)
    browser, number = enter(who.thu), directives.taken_in(who, NOTICE)
    address = f"/office/directives/{number}/desk/"
    first = browser.get(address)
    assert (first.text.count('class="proposal is-proposed"'), first.context["doubts_elsewhere"]) == (6, 1)
    last = browser.get(address, {"page": "3"})
    assert (last.text.count('class="proposal is-proposed"'), last.context["doubts"]) == (3, [])
    assert len(browser.get(address, {"page": "2"}).context["doubts"]) == 1
    texts = [
        "".join(piece.text for piece in page.context["pieces"])
        for page in (first, browser.get(f"{address}?page=2"), last)
    ]
    assert "".join(texts) == queries.desk(number, by=who.thu).directive.text
    sixth = queries.desk(number, by=who.thu).proposals[5].number
    sent = browser.post(address, {"do": "drop", "proposal": str(sixth)})
    assert sent["Location"] == f"{address}?page=2#p{sixth + 1}"
    assert browser.post(address, {"do": "undo"})["Location"] == f"{address}#p{sixth}"
    assert "is-open" in browser.get(address, {"edit": str(sixth + 1)}).text  # whichever page it stands on


def test_of_many_units_the_first_that_must_be_looked_at_stand_open(
    who: Province, enter: Enter, followed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task_, "_MOST", 10)
    last = Duty.objects.filter(task__point="II.6", binds="report").order_by("agency__sort_key").last()
    page = enter(who.thu).get(f"/office/tasks/{last.task_id}/", {"duty": last.id})
    shown, folded = page.context["rows"], page.context["others"]
    assert (len(shown), len(folded), shown[0][0].row.number, shown[0][1]) == (8, 14, last.id, True)
    assert {line.word for line, _ in shown[1:]} == {"Chưa hoàn thành, quá hạn"}
    assert [(n, shape) for n, _, shape in page.context["tallies"]] == [(11, "late"), (11, "on-time")]
    assert "14 dòng nữa" in page.text


def test_a_body_outside_reports_without_an_account_and_sees_nothing_else(
    who: Province, enter: Enter, client: Client, followed: int
) -> None:
    duty = Duty.objects.get(task__point="II.5")
    token = share.share(by=who.dung, duty=duty.id, at=clock.now())
    page = client.get(f"/office/duties/outside/{token}/")
    assert page.status_code == 200
    assert "15.000 trẻ em" in page.text
    assert "Sở TT&amp;TT" not in page.text
    assert (page["Referrer-Policy"], "no-store" in page["Cache-Control"]) == ("same-origin", True)
    assert client.post(page.request["PATH_INFO"], {"name": "", "text": "x"}).status_code == 422
    refused = client.post(
        page.request["PATH_INFO"], {"name": "", "text": "x", "files": SimpleUploadedFile("a.png", picture())}
    )
    mark = refused.text.split('name="kept" value="')[1].split('"')[0]
    sent = {"name": "An", "text": "Đã gửi", "kept": mark, "done": "1"}
    assert client.post(page.request["PATH_INFO"], sent).status_code == 302
    digest = Report.objects.get().files[0]["digest"]
    assert digest in client.get(page.request["PATH_INFO"]).text
    file = client.get(f"/office/duties/outside/{token}/files/{digest}")
    assert (file.status_code, file["Referrer-Policy"]) == (200, "same-origin")
    assert client.get(f"/office/duties/outside/{token}/files/{'0' * 64}").status_code == 404
    inside = Duty.objects.filter(task__point="II.1 bullet 1").first()
    assert inside is not None
    Report.objects.update(duty=inside)
    assert client.get(f"/office/duties/outside/{token}/files/{digest}").status_code == 404
    assert "Đã báo cáo hoàn thành ngày 26/08/2023" in client.get(page.request["PATH_INFO"]).text
    assert client.get(f"/office/duties/outside/{token[:-2]}xx/").status_code == 404


def test_the_calendar_is_asked_for_without_a_session_and_its_lines_are_short(
    who: Province, enter: Enter, client: Client, followed: int
) -> None:
    browser = enter(who.linh)
    assert browser.post("/office/duties/calendar/").status_code == 302
    address = browser.get("/office/duties/calendar/").text.split('id="address">')[1].split("<")[0]
    feed = client.get(address)
    text = feed.content.decode()
    assert feed["Content-Type"].startswith("text/calendar")
    assert text.count("BEGIN:VEVENT") == 5
    assert "DTSTART;VALUE=DATE:20230825" in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    browser.post("/office/duties/calendar/")
    assert client.get(address).status_code == 404


def test_the_pages_speak_english_and_a_clerk_sees_only_his_own(who: Province, enter: Enter, followed: int) -> None:
    english = enter(who.thu, headers={"Accept-Language": "en"})
    for path, words in (
        ("/office/directives/", "Directives"),
        ("/office/duties/", "Not done, overdue"),
        ("/office/duties/form/", "Summary form"),
    ):
        assert words in english.get(path).text
    waiting = directives.taken_in(who, f"{NOTICE}\nBản sao.")
    first = queries.desk(waiting, by=who.thu).proposals[0].number
    desk = english.get(f"/office/directives/{waiting}/desk/", {"edit": first}).text
    assert "must report what was appraised and summed up before 25/08/2023, but" in desk
    assert "Share: Dossiers settled on time or early" in desk
    with override("en"):
        assert (
            words_.doubt("Mục đoạn 2: “31/2” không phải là ngày có thật.")
            == "Item đoạn 2: “31/2” is no day of the calendar."
        )
        assert {one.label for one in measures.MEASURES if words_.measure(one) == one.label} == set()
        assert words_.unit(measures.Unit.POINTS) == "points"
    assert enter(who.van).get(f"/office/directives/{followed}/desk/").status_code == 403
    assert enter(who.van).get("/office/duties/", {"standing": "chuahoanthanh_quahan"}).context["total"] == 0


def test_what_was_promised_is_found_without_marks_and_narrowed(who: Province, enter: Enter, followed: int) -> None:
    browser = enter(who.thu)
    assert "Hỏi về một việc" in browser.get("/office/duties/search/").text
    page = browser.get("/office/duties/search/", {"words": "ke hoach su dung dat", "unit": "LOC-BP-696"})
    assert (page.context["pages"]["total"], "<mark>Kế hoạch sử dụng đất</mark>" in page.text) == (1, True)
    assert "đơn vị: UBND huyện Bù Đăng" in page.text
    texts = browser.get("/office/duties/search/", {"words": "chung chung", "within": "texts"}).text
    assert "<mark>chung chung</mark>" in texts
    assert "Không tìm thấy" in browser.get("/office/duties/search/", {"words": "sân bay vũ trụ"}).text
    assert browser.get("/office/duties/search/", {"words": "x", "standing": "lạ"}).status_code == 422
    english = enter(who.thu, headers={"Accept-Language": "en"}).get("/office/duties/board/").text
    assert ("late by 1 day<" in english, "late by 1 days" in english) == (True, False)
