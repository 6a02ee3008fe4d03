import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.law.workflow import State
from motcua.registers.people.models import Person
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast
from tests.faces.office.test_acts import PICTURE

Enter = Callable[..., Client]
CARD = "070160000001||TRẦN THỊ LAN|08031960|Nữ|Ấp 1, Minh Hưng|01072021"
FULL = {
    "idempotency": "khoa-1", "applicant.kind": "person", "applicant.name": "Trần Thị Lan",
    "applicant.identity": "070160000001", "applicant.birth_date": "08/03/1960", "applicant.phone": "0912 345 678",
    "papers.1": "1", "originals.1": "1", "copies.1": "0", "papers.2": "1", "originals.2": "1", "copies.2": "2",
    "answers.child_name": "Trần Gia Bảo", "channel": "1", "receive_by": "post", "do": "receive",
}  # fmt: skip


def desk(browser: Client, **changes: object) -> object:
    sent = {name: value for name, value in (FULL | changes).items() if value is not None}
    return browser.post("/office/counter/P0001/", sent)


def values(page: str) -> dict[str, str]:
    """What stands in the text fields of the form."""
    return dict(re.findall(r'<input[^>]*?name="([^"]+)"[^>]*?value="([^"]*)"', page))


@pytest.mark.parametrize(
    "words", ["dang ky", "khai sinh", "KHAI SINH", "khai sihn", "ks", "P0001", "1.0001", "ho tich"]
)
def test_a_procedure_is_found_by_what_a_clerk_types(cast: Cast, enter: Enter, words: str) -> None:
    people.procedure("P0002", "Xác nhận thông tin hộ tịch về khai sinh")
    part = enter(cast.hung).get("/office/counter/", {"q": words}, headers={"HX-Request": "true"})
    assert "/office/counter/P0001/" in part.text
    assert "<html" not in part.text


def test_the_only_procedure_that_fits_opens_at_once(cast: Cast, enter: Enter) -> None:
    answer = enter(cast.hung).get("/office/counter/?q=khai sinh")
    assert (answer.status_code, answer["Location"]) == (302, "/office/counter/P0001/")


def test_procedures_of_another_level_are_not_received_here(cast: Cast, enter: Enter) -> None:
    people.procedure("P0009", "Cấp giấy phép xây dựng", levels=["province"])
    browser = enter(cast.hung)
    assert "Không có thủ tục nào khớp" in browser.get("/office/counter/?q=xay dung").text
    answer = desk(browser)
    assert answer.status_code == 302
    assert browser.post("/office/counter/P0009/", FULL | {"answers.child_name": "x"}).status_code == 422


def test_a_complete_application_gets_its_number_and_its_date(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    answer = desk(browser, paid="8.000")
    row = Dossier.objects.get()
    assert answer["Location"] == f"/office/counter/done/{row.code}/"
    assert (row.state, row.fee_paid, row.contact["receive_by"]) == (State.RECEIVED, 8_000, "post")
    assert [(p.no, p.originals, p.copies) for p in row.papers.order_by("no")] == [(1, 1, 0), (2, 1, 2)]
    done = browser.get(answer["Location"]).text
    for words in (row.code, "Hẹn trả thứ Hai 05/06/2023 17:00", f"/office/dossiers/{row.code}/papers/receipt"):
        assert words in done


def test_a_form_sent_twice_is_one_dossier(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    assert desk(browser)["Location"] == desk(browser)["Location"]
    assert Dossier.objects.count() == 1
    assert desk(browser, idempotency="khoa-2")["Location"] != desk(browser)["Location"]


def test_every_fault_is_named_at_its_place_and_nothing_typed_is_lost(cast: Cast, enter: Enter) -> None:
    answer = desk(enter(cast.hung), **{
        "applicant.identity": "12", "applicant.phone": "", "papers.2": None, "answers.child_name": "",
        "applicant.address": "Ấp 7, xã Minh Hưng", "paid": "-5000", "originals.1": "-3", "copies.2": "1,5",
        "applicant.birth_date": "31/02/1960",
    })  # fmt: skip
    assert answer.status_code == 422
    page = answer.text
    places = ("applicant.identity", "applicant.phone", "applicant.birth_date", "papers.2", "answers.child_name",
              "paid", "originals.1", "copies.2")  # fmt: skip
    for place in places:
        fault = re.search(rf'href="#{place}">([^<]+)</a>', page)[1]
        assert page.count(f'id="{place}"') == 1
        assert page.count(fault) == 2, fault  # once in the summary, once at its place
    assert "Ngày sinh phải là một ngày có thật" in page
    assert page.count('aria-invalid="true"') == len(places)
    assert "khoản 3 Điều 15 NĐ 61/2018" in page or "NĐ 61/2018, Art. 15(3)" in page
    kept = values(page)
    assert (kept["applicant.name"], kept["applicant.identity"], kept["paid"]) == ("Trần Thị Lan", "12", "-5000")
    assert (kept["originals.1"], kept["copies.2"], kept["applicant.birth_date"]) == ("-3", "1,5", "31/02/1960")
    assert (kept["applicant.address"], kept["idempotency"]) == ("Ấp 7, xã Minh Hưng", "khoa-1")
    assert re.search(r'name="papers.1" value="1" checked', page)
    assert "Giấy chứng sinh" in re.search(r'<textarea id="items"[^>]*>([^<]*)<', page)[1]
    assert not Dossier.objects.exists()


def test_a_scan_outlives_a_refused_form(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    scan = SimpleUploadedFile("chung-sinh.png", PICTURE, "image/png")
    refused = desk(browser, **{"file.2": scan, "papers.2": None, "applicant.phone": ""})
    assert refused.status_code == 422
    mark = re.search(r'name="kept\.2" value="([^"]+)"', refused.text)[1]
    desk(browser, **{"kept.2": mark, "papers.2": None})
    paper = Dossier.objects.get().papers.get(no=2)
    assert (paper.origin, paper.file.name) == ("scan", "chung-sinh.png")


def test_a_file_that_is_none_is_refused_at_its_place(cast: Cast, enter: Enter) -> None:
    answer = desk(enter(cast.hung), **{"file.1": SimpleUploadedFile("x.pdf", b"MZ\x90 not a pdf")})
    assert answer.status_code == 422
    assert 'href="#papers.1"' in answer.text
    assert not Dossier.objects.exists()


def test_nobody_puts_a_file_of_others_into_his_dossier(cast: Cast, enter: Enter) -> None:
    first = enter(cast.hung)
    refused = desk(first, **{"file.2": SimpleUploadedFile("a.png", PICTURE), "applicant.phone": ""})
    mark = re.search(r'name="kept\.2" value="([^"]+)"', refused.text)[1]
    digest = mark.split(":")[0]
    for stolen in (mark, digest, f"{digest}:{cast.stranger.id}", mark[:-3] + "abc"):
        answer = desk(enter(cast.stranger), **{"kept.2": stolen, "papers.2": None})
        assert answer.status_code == 422, stolen


def test_a_scanned_card_fills_the_form_and_the_register_adds_the_rest(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    page = browser.post("/office/counter/P0001/", {"card": CARD, "do": "look", "answers.child_name": "Bảo"}).text
    filled = values(page)
    assert (filled["applicant.name"], filled["applicant.birth_date"]) == ("Trần Thị Lan", "08/03/1960")
    assert filled["applicant.phone"] == "0912345678"
    assert filled["answers.child_name"] == "Bảo"
    assert "Khớp thẻ căn cước với sổ đăng ký" in page
    stranger = CARD.replace("070160000001", "070199000009").replace("TRẦN THỊ LAN", "ĐIỂU THỊ MƠ")
    page = browser.post("/office/counter/P0001/", {"card": stranger}).text
    assert values(page)["applicant.name"] == "Điểu Thị Mơ"
    assert "chưa có trong sổ đăng ký" in page


def test_the_card_of_somebody_else_takes_nothing_over_from_the_one_before(cast: Cast, enter: Enter) -> None:
    other = CARD.replace("070160000001", "070199000009").replace("TRẦN THỊ LAN", "ĐIỂU THỊ MƠ")
    sent = {name: value for name, value in FULL.items() if name != "do"} | {"card": other, "do": "look"}
    filled = values(enter(cast.hung).post("/office/counter/P0001/", sent).text)
    assert filled["applicant.identity"] == "070199000009"
    assert filled.get("applicant.phone", "") == ""


def test_a_number_alone_finds_the_person(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    page = browser.post("/office/counter/P0001/", {"card": "070160000001", "do": "look"}).text
    assert values(page)["applicant.name"] == "Trần Thị Lan"
    assert "Đã có trong sổ đăng ký" in page
    assert "Không đọc được" in browser.post("/office/counter/P0001/", {"card": "abc", "do": "look"}).text


def test_what_is_missing_is_asked_for_once_and_kept(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    answer = desk(
        browser, **{"do": "ask", "papers.2": None, "items": "Giấy chứng sinh\nẢnh", "reason": "Chưa mang theo"}
    )
    row = Dossier.objects.get()
    assert (row.state, row.received_at) == (State.SUPPLEMENT_NEEDED, None)
    done = browser.get(answer["Location"]).text
    assert "Đã lập phiếu yêu cầu bổ sung" in done
    assert "<li>Ảnh</li>" in done
    assert desk(browser, do="ask", items="x", reason="y")["Location"] == answer["Location"]


def test_an_application_is_refused_at_the_door_with_its_reason(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    assert desk(browser, do="refuse", refusal_reason="").status_code == 422
    answer = desk(browser, do="refuse", refusal_reason="Thuộc thẩm quyền của huyện", idempotency="khoa-9")
    assert Dossier.objects.get().state == State.NOT_RECEIVED
    assert "Thuộc thẩm quyền của huyện" in browser.get(answer["Location"]).text


def test_what_was_declared_on_paper_need_not_be_typed(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    refused = desk(browser, **{"answers.child_name": "", "on_paper": "1", "applicant.phone": ""})
    assert 'href="#answers.child_name"' not in refused.text
    assert re.search(r'name="on_paper" value="1" checked', refused.text)
    desk(browser, **{"answers.child_name": "", "on_paper": "1"})
    assert Dossier.objects.get().state == State.RECEIVED


def test_who_hands_in_for_another_is_written_down(cast: Cast, enter: Enter) -> None:
    other = {
        "has_representative": "1", "representative.name": "Lý Văn Tư", "representative.identity": "070190000002",
        "representative.phone": "0912345670",
    }  # fmt: skip
    desk(enter(cast.hung), **other)
    assert Dossier.objects.get().representative["name"] == "Lý Văn Tư"


def test_somebody_new_is_entered_in_the_register_with_his_birth_date(cast: Cast, enter: Enter) -> None:
    desk(enter(cast.hung), **{"applicant.identity": "070199000009", "applicant.name": "Điểu Thị Mơ"})
    assert str(Person.objects.get(identity_no="070199000009").birth_date) == "1960-03-08"


@pytest.mark.parametrize(
    "wrong",
    [
        {"applicant.birth_date": "31/02/1960"},
        {"originals.1": "nhiều"},
        {"paid": "một nghìn"},
        {"applicant.name": "a" * 10_000},
        {"answers.child_name": "b" * 10_000},
        {"idempotency": "k" * 10_000, "applicant.name": ""},
        {"channel": "2", "applicant.name": "\x00\x01"},
    ],
)
def test_nonsense_is_refused_in_words(cast: Cast, enter: Enter, wrong: dict[str, str]) -> None:
    answer = desk(enter(cast.hung), **wrong)
    assert answer.status_code == 422
    assert "Những gì bạn đã điền vẫn còn nguyên." in answer.text
    assert not Dossier.objects.exists()


def test_a_procedure_that_is_not_received_has_no_desk(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    for key in ("P9999", "%00", "x" * 200):
        assert browser.get(f"/office/counter/{key}/").status_code in {400, 404}
    assert browser.post("/office/counter/P9999/", FULL).status_code == 404
