import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.faces.portal.filing import changes, fields
from motcua.registers.catalog.form import AnswerKind, Question
from motcua.registers.people.models import SignIn
from motcua.work.dossiers import detail
from motcua.work.dossiers.models import Dossier
from motcua.work.intake import queries
from motcua.work.intake.acts import draft as drafts
from tests import cast as people
from tests.faces.portal.conftest import picture


def at(draft: str, page: str) -> str:
    return f"/drafts/{draft}/{page}/"


def answer(lan: Client, draft: str, page: str, revision: int = 0, **typed: str) -> object:
    fields = {name.replace("__", "."): text for name, text in typed.items()}
    return lan.post(at(draft, page), fields | {"revision": revision})


def complete(cast: people.Cast, lan: Client, draft: str) -> None:
    """All that the application needs, typed page by page."""
    answer(lan, draft, "where", agency=cast.commune.code)
    answer(lan, draft, "form-1", 1, answers__child_name="Trần Gia Bảo")
    for no in (1, 2):
        lan.post(
            f"/drafts/{draft}/papers/attach/", {"no": no, "file": picture(f"{no}.png", ("white", "black")[no - 1])}
        )


def test_one_begins_where_one_left_off(cast: people.Cast, lan: Client, draft: str) -> None:
    assert lan.get(f"/drafts/{draft}/")["Location"] == at(draft, "where")
    went = answer(lan, draft, "where", agency=cast.commune.code)
    assert went["Location"] == at(draft, "who")
    assert lan.get(f"/drafts/{draft}/")["Location"] == at(draft, "who")


def test_the_desk_named_in_the_address_is_chosen_already(cast: people.Cast, lan: Client, draft: str) -> None:
    drafts.save(by=cast.lan, draft=draft, revision=0, at=people.MONDAY,
                changes={"applicant": {"address": "Thôn 1, xã Minh Hưng, huyện Bù Đăng"}})  # fmt: skip
    page = lan.get(at(draft, "where")).content.decode()
    assert f'value="{cast.commune.code}" checked' in page


def test_the_page_after_form_is_not_reached_while_an_answer_is_missing(lan: Client, draft: str) -> None:
    page = answer(lan, draft, "form-1", answers__child_name="  ")
    assert page.status_code == 422
    assert "Hãy trả lời: Họ và tên trẻ." in page.content.decode()


def test_the_list_of_faults_names_the_field_and_a_day_has_its_example() -> None:
    born = fields.question(Question(name="born", vi="Ngày sinh", en="Born on", kind=AnswerKind.PAST_DATE), "")
    assert born.hint == "Ví dụ 24/04/1985."
    told = changes.summed_up([born], {"answers.born": "Ngày này ở tương lai. Hãy kiểm tra lại."})
    assert told == [("answers.born", "Ngày sinh: Ngày này ở tương lai. Hãy kiểm tra lại.")]
    said = {"answers.born": "Hãy trả lời: Ngày sinh."}
    assert changes.summed_up([born], said) == list(said.items())


def test_what_was_typed_stays_in_a_refused_form_and_in_the_draft(cast: people.Cast, lan: Client, draft: str) -> None:
    page = answer(lan, draft, "applicant", applicant__phone="12", applicant__address="Thôn 2")
    assert page.status_code == 422
    assert 'value="12"' in page.content.decode()
    assert queries.draft(draft, by=cast.lan).applicant.address == "Thôn 2"


def test_the_name_and_number_of_the_account_cannot_be_typed_over(cast: people.Cast, lan: Client, draft: str) -> None:
    answer(lan, draft, "applicant", applicant__name="Ai Khác", applicant__identity="000000000000",
           applicant__phone="0912345678")  # fmt: skip
    who = queries.draft(draft, by=cast.lan).applicant
    assert (who.name, who.identity) == ("Trần Thị Lan", "070160000001")


def test_filing_for_another_makes_oneself_the_representative_and_back(
    cast: people.Cast, lan: Client, draft: str
) -> None:
    answer(lan, draft, "who", who="other")
    view = queries.draft(draft, by=cast.lan)
    assert view.representative is not None
    assert (view.representative.name, view.applicant.name) == ("Trần Thị Lan", "")
    answer(lan, draft, "who", 1, who="self")
    view = queries.draft(draft, by=cast.lan)
    assert (view.representative, view.applicant.name) == (None, "Trần Thị Lan")


def test_what_is_typed_is_saved_by_itself(cast: people.Cast, lan: Client, draft: str) -> None:
    saved = lan.post(at(draft, "form-1"), {"answers.child_name": "Bả", "revision": 0}, headers={"X-Autosave": "1"})
    assert (saved.status_code, saved["X-Revision"]) == (204, "1")
    assert queries.draft(draft, by=cast.lan).answers == {"child_name": "Bả"}


def test_another_window_is_not_overwritten_and_both_versions_are_shown(
    cast: people.Cast, lan: Client, draft: str
) -> None:
    answer(lan, draft, "form-1", answers__child_name="Bản kia")
    behind = lan.post(
        at(draft, "form-1"), {"answers.child_name": "Bản này", "revision": 0}, headers={"X-Autosave": "1"}
    )
    assert behind.status_code == 409
    page = answer(lan, draft, "form-1", answers__child_name="Bản này")
    assert page.status_code == 409
    shown = page.content.decode()
    assert "Bản kia" in shown
    assert 'value="Bản này"' in shown
    assert queries.draft(draft, by=cast.lan).answers == {"child_name": "Bản kia"}
    kept = answer(lan, draft, "form-1", 1, answers__child_name="Bản này")
    assert kept.status_code == 302
    assert queries.draft(draft, by=cast.lan).answers == {"child_name": "Bản này"}


def test_two_windows_on_different_pages_never_meet(cast: people.Cast, lan: Client, draft: str) -> None:
    answer(lan, draft, "where", agency=cast.commune.code)
    went = answer(lan, draft, "receive", 0, receive_by="counter")
    assert went["Location"] == f"/drafts/{draft}/check/"


def test_one_comes_back_to_the_check_after_mending_one_thing(lan: Client, draft: str) -> None:
    went = lan.post(at(draft, "receive") + "?from=check", {"receive_by": "online", "revision": 0})
    assert went["Location"] == f"/drafts/{draft}/check/"


def test_the_post_needs_an_address(cast: people.Cast, lan: Client, draft: str) -> None:
    page = lan.post(at(draft, "receive"), {"receive_by": "post", "applicant.deliver_to": "", "revision": 0})
    assert page.status_code == 422
    assert "Hãy ghi địa chỉ" in page.content.decode()
    before = queries.draft(draft, by=cast.lan)
    sent = {"receive_by": "post", "applicant.deliver_to": "Chợ Minh Hưng", "revision": before.revision}
    assert lan.post(at(draft, "receive"), sent).status_code == 302
    after = queries.draft(draft, by=cast.lan).applicant
    assert (after.deliver_to, after.address) == ("Chợ Minh Hưng", before.applicant.address), "she lives where she lived"
    assert after.contact()["deliver_to"] == "Chợ Minh Hưng"


def test_a_refused_file_says_why_and_the_others_stay(cast: people.Cast, lan: Client, draft: str) -> None:
    files = [picture(), SimpleUploadedFile("virus.pdf", b"MZ" + bytes(100), "application/pdf")]
    page = lan.post(f"/drafts/{draft}/papers/attach/", {"no": 2, "file": files})
    assert page.status_code == 422
    shown = page.content.decode()
    assert "virus.pdf: Không nhận loại tệp này." in shown
    assert "<title>Cần sửa: Giấy tờ kèm theo" in shown
    assert 'papers/attach/#paper-2"' in shown, "without a script too, one lands where the reason stands"
    assert [paper.no for paper in queries.draft(draft, by=cast.lan).papers] == [2]
    assert lan.get(f"/drafts/{draft}/papers/attach/")["Location"] == f"/drafts/{draft}/papers/"


def test_a_file_is_taken_away_again(cast: people.Cast, lan: Client, draft: str) -> None:
    lan.post(f"/drafts/{draft}/papers/attach/", {"no": 2, "file": picture()})
    paper = queries.draft(draft, by=cast.lan).papers[0].id
    assert lan.get(f"/drafts/{draft}/files/{paper}/").status_code == 200
    lan.post(f"/drafts/{draft}/papers/detach/", {"paper": paper})
    assert queries.draft(draft, by=cast.lan).papers == ()
    assert lan.get(f"/drafts/{draft}/files/{paper}/").status_code == 404


def test_the_check_names_everything_missing_at_once(lan: Client, draft: str) -> None:
    page = lan.get(f"/drafts/{draft}/check/").content.decode()
    for missing in ("Hãy chọn nơi nộp hồ sơ.", "Hãy trả lời: Họ và tên trẻ.", "Còn thiếu: Giấy chứng sinh."):
        assert missing in page


def test_nothing_is_filed_without_the_declaration(cast: people.Cast, lan: Client, draft: str) -> None:
    complete(cast, lan, draft)
    page = lan.post(f"/drafts/{draft}/submit/")
    assert page.status_code == 422
    assert "Hãy đánh dấu cam đoan" in page.content.decode()
    assert not Dossier.objects.exists()


def test_a_complete_application_is_filed_once_however_often_it_is_sent(
    cast: people.Cast, lan: Client, draft: str
) -> None:
    complete(cast, lan, draft)
    first = lan.post(f"/drafts/{draft}/submit/", {"declare": "1"})
    again = lan.post(f"/drafts/{draft}/submit/", {"declare": "1"})
    assert first["Location"] == again["Location"]
    dossier = Dossier.objects.get()
    assert first["Location"] == f"/my/dossiers/{dossier.code}/filed/"
    page = lan.get(first["Location"]).content.decode()
    assert dossier.code in page
    assert "30/05/2023" in page  # eight working hours after Monday ten o'clock
    assert "Vì sao ngày này?" in page


def test_the_pages_of_a_filed_draft_lead_to_the_dossier(cast: people.Cast, lan: Client, draft: str) -> None:
    complete(cast, lan, draft)
    filed = lan.post(f"/drafts/{draft}/submit/", {"declare": "1"})["Location"]
    for page in ("", "where/", "papers/", "check/"):
        assert lan.get(f"/drafts/{draft}/{page}")["Location"] == filed


def test_who_filed_for_another_reads_the_confirmation(cast: people.Cast, lan: Client, draft: str) -> None:
    complete(cast, lan, draft)
    revision = queries.draft(draft, by=cast.lan).revision
    answer(lan, draft, "who", revision, who="other")
    answer(lan, draft, "applicant", revision + 1, applicant__name="Lý Thị Tư", applicant__identity="070140000009",
           applicant__phone="0912000009", representative__phone="0912345678")  # fmt: skip
    filed = lan.post(f"/drafts/{draft}/submit/", {"declare": "1"})["Location"]
    assert lan.get(filed).status_code == 200
    assert "Đăng ký khai sinh" in lan.get("/my/").content.decode()
    view = detail.dossier(Dossier.objects.get().code, by=cast.lan, now=people.MONDAY)
    assert (view.applicant, (view.representative or {})["name"]) == ("Lý Thị Tư", "Trần Thị Lan")


def test_a_draft_put_away_is_offered_back(lan: Client, draft: str) -> None:
    gone = lan.post(f"/drafts/{draft}/discard/")
    page = lan.get(gone["Location"]).content.decode()
    assert f"/drafts/{draft}/restore/" in page
    assert lan.get(f"/drafts/{draft}/where/").status_code == 404
    lan.post(f"/drafts/{draft}/restore/")
    assert lan.get(f"/drafts/{draft}/where/").status_code == 200


@pytest.mark.parametrize("page", ["", "where/", "form-1/", "papers/", "check/"])
def test_another_persons_draft_is_not_there(minh: Client, draft: str, page: str) -> None:
    assert minh.get(f"/drafts/{draft}/{page}").status_code == 404


@pytest.mark.parametrize("door", ["discard", "restore", "submit", "papers/attach", "papers/detach"])
def test_nothing_is_done_to_another_persons_draft(cast: people.Cast, minh: Client, draft: str, door: str) -> None:
    assert (
        minh.post(f"/drafts/{draft}/{door}/", {"no": 2, "paper": 1, "declare": "1", "file": picture()}).status_code
        == 404
    )
    assert queries.draft(draft, by=cast.lan).papers == ()


def test_a_page_that_the_form_does_not_have_is_not_there(lan: Client, draft: str) -> None:
    assert lan.get(at(draft, "form-9")).status_code == 404
    assert lan.get(f"/drafts/{uuid.uuid4()}/where/").status_code == 404


def test_what_a_form_brought_is_kept_while_one_signs_in_again(cast: people.Cast, client: Client, draft: str) -> None:
    sent = client.post(at(draft, "form-1"), {"answers.child_name": "Trần Gia Bảo", "revision": 0})
    assert sent["Location"].startswith("/sign-in/?next=")
    session = client.session
    session["account"] = cast.lan.id
    session.save()
    page = client.get(at(draft, "form-1")).content.decode()
    assert 'value="Trần Gia Bảo"' in page
    assert "Phiên đăng nhập vừa hết" in page
    assert "Trần Gia Bảo" not in client.get(at(draft, "form-1")).content.decode()


def test_saving_by_itself_without_a_sign_in_says_so(client: Client, cast: people.Cast, draft: str) -> None:
    kept = client.post(at(draft, "form-1"), {"answers.child_name": "A", "revision": 0}, headers={"X-Autosave": "1"})
    assert kept.status_code == 401
    assert not SignIn.objects.exists()


def test_a_procedure_that_is_not_online_leads_to_its_page(lan: Client) -> None:
    people.procedure("P0002", "Hòa giải tranh chấp đất đai", online_level="")
    assert lan.get("/apply/P0002/")["Location"] == "/procedures/P0002/"


def test_who_forgets_the_declaration_is_led_to_it_from_the_head_of_the_page(
    cast: people.Cast, lan: Client, draft: str
) -> None:
    complete(cast, lan, draft)
    answer = lan.post(f"/drafts/{draft}/submit/", {})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Cần sửa: Xem lại rồi nộp" in page
    assert re.search(r'class="faults" role="alert" tabindex="-1" data-focus', page)
    assert '<a href="#declare">Hãy đánh dấu cam đoan rồi mới nộp.</a>' in page
    assert page.count("data-focus") == 1
    assert page.index("#declare") < page.index("<h1>")
    assert Dossier.objects.count() == 0


def test_the_declaration_is_the_form_itself_and_takes_no_file(cast: people.Cast, lan: Client, draft: str) -> None:
    people.declare_online(cast)
    assert "khai ngay trên trang này" in lan.get("/apply/P0001/").content.decode()
    papers = f"/drafts/{draft}/papers/"
    page = lan.get(papers).content.decode()
    assert 'id="file-1"' not in page
    assert 'id="file-2"' in page
    assert "Chưa khai xong" in page
    assert f'href="/drafts/{draft}/form-1/"' in page
    lan.post(f"/drafts/{draft}/form-1/", {"revision": "0", "answers.child_name": "Trần Gia Bảo"})
    assert "Xem hoặc sửa tờ khai" in lan.get(papers).content.decode()
    checked = lan.get(f"/drafts/{draft}/check/").content.decode()
    assert "Khai trực tuyến theo mẫu điện tử" in checked
    assert "Còn thiếu: Giấy chứng sinh" in checked
    assert "Còn thiếu: Tờ khai" not in checked
