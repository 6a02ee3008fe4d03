"""What is typed, uploaded and posted in bad faith, or by a broken machine."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.work.dossiers.models import Dossier
from motcua.work.intake import queries
from tests import cast as people
from tests.faces.portal.conftest import picture

SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def saved(lan: Client, draft: str, text: str) -> object:
    return lan.post(f"/drafts/{draft}/form-1/", {"answers.child_name": text, "revision": 0})


def test_a_script_typed_as_an_answer_is_shown_as_text(lan: Client, draft: str) -> None:
    for page in (saved(lan, draft, SCRIPT), lan.get(f"/drafts/{draft}/form-1/"), lan.get(f"/drafts/{draft}/check/")):
        shown = page.content.decode()
        assert "alert(1)" in shown
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


def test_a_script_in_the_name_of_a_file_is_shown_as_text(cast: people.Cast, lan: Client, draft: str) -> None:
    refused = lan.post(f"/drafts/{draft}/papers/attach/", {"no": 1, "file": SimpleUploadedFile("<b>x</b>.pdf", b"MZ")})
    assert "<b>x" not in refused.content.decode()
    lan.post(f"/drafts/{draft}/papers/attach/", {"no": 1, "file": picture("<svg onload=1>.png")})
    assert "<svg onload" not in lan.get(f"/drafts/{draft}/papers/").content.decode()


@pytest.mark.parametrize("words", [SCRIPT, "' OR 1=1 --", "%", "_" * 300, "{{ 7*7 }}", "𝕂𝕙𝕒𝕚" * 60])
def test_a_search_for_anything_answers(cast: people.Cast, client: Client, words: str) -> None:
    for address in ("/procedures/", "/suggestions/", "/public/desks/", "/track/"):
        page = client.get(address, {"q": words, "code": words, "field": words, "level": words})
        assert page.status_code in {200, 422}
        assert "<script>alert" not in page.content.decode()


UNKEEPABLE = (
    "/procedures/?field=%00", "/procedures/?level=%00", "/procedures/%00/", "/life/%00/", "/t/%00", "/track/?code=%00",
    "/my/dossiers/%00/", "/my/dossiers/%00/files/%00/", "/apply/%00/", "/public/units/%00/", "/public/?period=%00",
    "/public/data/units/%00.csv",
)  # fmt: skip


@pytest.mark.parametrize("address", UNKEEPABLE)
def test_a_sign_that_no_database_keeps_is_no_failure_of_ours(lan: Client, address: str) -> None:
    assert lan.get(address).status_code == 400


def test_a_megabyte_typed_into_a_field_is_refused_in_words_and_nothing_is_lost(
    cast: people.Cast, lan: Client, draft: str
) -> None:
    saved(lan, draft, "Trần Gia Bảo")
    page = lan.post(f"/drafts/{draft}/form-1/", {"answers.child_name": "x" * 1_000_000, "revision": 1})
    assert page.status_code == 422
    assert "dài quá" in page.content.decode()
    assert queries.draft(draft, by=cast.lan).answers == {"child_name": "Trần Gia Bảo"}


def test_more_than_the_house_reads_at_all_is_refused_in_words(lan: Client, draft: str) -> None:
    page = lan.post(f"/drafts/{draft}/form-1/", {"answers.child_name": "x" * 3_000_000, "revision": 0})
    assert page.status_code == 413
    assert "Nên làm gì" in page.content.decode()


def test_what_no_keyboard_types_is_not_kept(cast: people.Cast, lan: Client, draft: str) -> None:
    saved(lan, draft, "Bả\x00o\x1b[31m\u202e")
    kept = str(queries.draft(draft, by=cast.lan).answers["child_name"])
    assert "\x00" not in kept
    assert "\x1b" not in kept


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 50, "1.5", "0; DROP TABLE", "٣"])
def test_a_revision_that_was_never_given_asks_which_version_to_keep_or_goes_on(
    cast: people.Cast, lan: Client, draft: str, revision: str
) -> None:
    saved(lan, draft, "Trần Gia Bảo")
    page = lan.post(f"/drafts/{draft}/form-1/", {"answers.child_name": "Khác", "revision": revision})
    assert page.status_code == 409
    assert queries.draft(draft, by=cast.lan).answers == {"child_name": "Trần Gia Bảo"}


def test_fields_that_the_page_does_not_ask_are_not_listened_to(cast: people.Cast, lan: Client, draft: str) -> None:
    sent = {"answers.child_name": "Bảo", "answers.other": "1", "applicant.name": "Ai Khác", "representative.name": "X",
            "agency": "H10.37.02", "submitted_as": "1", "owner": "1", "page": "check", "revision": 0}  # fmt: skip
    lan.post(f"/drafts/{draft}/form-1/", sent)
    view = queries.draft(draft, by=cast.lan)
    assert view.answers == {"child_name": "Bảo"}
    assert (view.applicant.name, view.agency, view.representative) == ("Trần Thị Lan", None, None)


@pytest.mark.parametrize("agency", ["", "H10", "khong-co", "H10.37", SCRIPT])
def test_only_a_desk_that_receives_the_procedure_can_be_chosen(
    cast: people.Cast, lan: Client, draft: str, agency: str
) -> None:
    page = lan.post(f"/drafts/{draft}/where/", {"agency": agency, "revision": 0})
    assert page.status_code == 422
    assert "Hãy chọn nơi nộp trong danh sách." in page.content.decode()
    assert queries.draft(draft, by=cast.lan).agency is None


@pytest.mark.parametrize("no", ["", "99", "-1", "x", "2; --", "9" * 30])
def test_a_paper_that_the_list_does_not_have_takes_no_file(cast: people.Cast, lan: Client, draft: str, no: str) -> None:
    page = lan.post(f"/drafts/{draft}/papers/attach/", {"no": no, "file": picture()})
    assert page.status_code == 422
    assert queries.draft(draft, by=cast.lan).papers == ()


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"%PDF-1.7 half",
        b"\x89PNG\r\n\x1a\n" + bytes(20),
        b"PK\x03\x04" + bytes(30),
        b"<svg xmlns='x'/>",
        b"#!/bin/sh",
    ],
)
def test_a_broken_file_is_refused_in_words(cast: people.Cast, lan: Client, draft: str, broken: bytes) -> None:
    page = lan.post(f"/drafts/{draft}/papers/attach/", {"no": 1, "file": SimpleUploadedFile("giay.pdf", broken)})
    assert page.status_code == 422
    assert "giay.pdf:" in page.content.decode()
    assert queries.draft(draft, by=cast.lan).papers == ()


def test_an_upload_cut_off_in_the_middle_leaves_nothing(cast: people.Cast, lan: Client, draft: str) -> None:
    body = (
        b'--x\r\nContent-Disposition: form-data; name="no"\r\n\r\n1\r\n--x\r\nContent-Disposition: form-data; name="fi'
    )
    page = lan.post(f"/drafts/{draft}/papers/attach/", body, content_type="multipart/form-data; boundary=x")
    assert page.status_code in {400, 422}
    assert queries.draft(draft, by=cast.lan).papers == ()


def test_a_paper_of_another_draft_is_not_taken_away(cast: people.Cast, lan: Client, minh: Client, draft: str) -> None:
    lan.post(f"/drafts/{draft}/papers/attach/", {"no": 1, "file": picture()})
    paper = queries.draft(draft, by=cast.lan).papers[0].id
    started = minh.post("/apply/P0001/")["Location"]
    assert minh.post(f"{started}papers/detach/", {"paper": paper}).status_code == 404
    assert len(queries.draft(draft, by=cast.lan).papers) == 1


def test_every_form_asks_for_the_sites_own_token(cast: people.Cast, enter: object, draft: str) -> None:
    lan = enter(cast.lan, enforce_csrf_checks=True)  # type: ignore[operator]
    code = people.received(cast)
    of_draft = [f"/drafts/{draft}/{page}/" for page in ("where", "submit", "papers/attach", "discard")]
    for address in (*of_draft, f"/my/dossiers/{code}/withdraw/", "/sign-in/", "/sign-out/", "/track/", "/apply/P0001/"):
        assert lan.post(address, {"revision": 0}).status_code == 403, address
    assert not Dossier.objects.filter(state=7).exists()


def test_a_reason_of_a_novels_length_is_cut(cast: people.Cast, lan: Client) -> None:
    code = people.received(cast)
    assert lan.post(f"/my/dossiers/{code}/withdraw/", {"reason": "dài " * 100_000}).status_code == 302
