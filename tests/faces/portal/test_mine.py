import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.ledger import facts
from motcua.reactions.notify import messages
from motcua.reactions.papers import drawing
from motcua.registers.catalog.models import ProcedureVersion
from motcua.registers.files import acts as files
from motcua.work.dossiers.acts import decide, forward, hand_over, pause, supplement
from motcua.work.dossiers.application import Given
from motcua.work.dossiers.models import Dossier, Paper
from tests import cast as people
from tests.faces.portal.conftest import picture


def asked(cast: people.Cast) -> str:
    """A dossier of bà Lan that waits for her."""
    code = people.received(cast)
    supplement.supplement(by=cast.hung, dossier=code, at=people.at(29, 10), reason="Thiếu giấy",
                          items=["Giấy chứng nhận kết hôn", "Sổ hộ khẩu"])  # fmt: skip
    return code


def decided(cast: people.Cast, file: str = "") -> str:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 11))
    forward.forward(by=cast.hoa, dossier=code, at=people.at(29, 14))
    decide.decide(by=cast.mai, dossier=code, number="17/KS", file=file, on_paper=True, at=people.at(30))
    return code


def test_what_waits_for_me_stands_on_top(cast: people.Cast, lan: Client) -> None:
    people.received(cast)
    code = asked(cast)
    page = lan.get("/my/").content.decode()
    assert page.index("Việc tôi cần làm") < page.index(code) < page.index("Đang giải quyết")


def test_who_has_nothing_is_told_what_to_do(cast: people.Cast, minh: Client) -> None:
    page = minh.get("/my/").content.decode()
    assert "Bạn chưa có hồ sơ nào" in page
    assert "Tìm thủ tục" in page


def test_my_dossier_says_where_it_is_and_why_the_date(cast: people.Cast, lan: Client) -> None:
    code = people.received(cast)
    page = lan.get(f"/my/dossiers/{code}/").content.decode()
    for wanted in ("Được tiếp nhận", "05/06/2023", "Vì sao ngày này?", "Nguyễn Văn Hùng", "Thẩm định hồ sơ"):
        assert wanted in page


def test_another_persons_dossier_is_not_there(cast: people.Cast, minh: Client) -> None:
    code = people.received(cast)
    for page in ("", "filed/", "supplement/"):
        assert minh.get(f"/my/dossiers/{code}/{page}").status_code == 404
    assert minh.post(f"/my/dossiers/{code}/withdraw/").status_code == 404


def test_an_officer_is_told_that_these_pages_are_for_citizens(cast: people.Cast, enter: object) -> None:
    page = enter(cast.hung).get("/my/")  # type: ignore[operator]
    assert page.status_code == 403
    assert "Trang này dành cho người dân" in page.content.decode()


def test_a_supplement_is_answered_with_a_file_for_each_thing(cast: people.Cast, lan: Client) -> None:
    code = asked(cast)
    for where in ("/my/", f"/my/dossiers/{code}/", f"/my/dossiers/{code}/supplement/"):
        page = lan.get(where).content.decode()
        assert "Hạn bổ sung" in page, where
        assert where == "/my/" or "15 ngày làm việc" in page, "each date says why"
        assert "19/06" in page, where  # fifteen working days after 29/05/2023
    assert "Sổ hộ khẩu" in page
    assert "Trần Gia Bảo" in lan.get(f"/my/dossiers/{code}/").content.decode(), "she reads what she declared"
    done = lan.post(
        f"/my/dossiers/{code}/supplement/", {"file-0": picture("kh.png"), "file-1": picture("hk.png", "black")}
    )
    assert done["Location"] == f"/my/dossiers/{code}/"
    assert list(Paper.objects.filter(origin="upload").order_by("id").values_list("name", flat=True)) == [
        "Giấy chứng nhận kết hôn", "Sổ hộ khẩu",
    ]  # fmt: skip
    assert "Đã bổ sung, hoàn thiện hồ sơ" in lan.get(done["Location"]).content.decode()
    assert lan.get(f"/my/dossiers/{code}/supplement/").status_code == 302


def test_half_a_supplement_is_kept_until_the_other_half_comes(cast: people.Cast, lan: Client) -> None:
    code = asked(cast)
    bad = SimpleUploadedFile("x.pdf", b"MZ" + bytes(50))
    page = lan.post(f"/my/dossiers/{code}/supplement/", {"file-0": picture("kh.png"), "file-1": bad})
    assert page.status_code == 422
    shown = page.content.decode()
    assert "x.pdf: Không nhận loại tệp này." in shown
    seal = shown.split('name="kept-0" value="')[1].split('"')[0]
    done = lan.post(f"/my/dossiers/{code}/supplement/", {"kept-0": seal, "file-1": picture("hk.png", "black")})
    assert done.status_code == 302
    assert Paper.objects.filter(origin="upload", file__isnull=False).count() == 2


def test_the_very_file_that_was_not_good_enough_completes_nothing(cast: people.Cast, lan: Client) -> None:
    known = files.store(by=cast.lan, stream=picture("cu.png"), name="cu.png", at=people.at(29))
    code = people.received(cast, papers=[Given(no=2, name="Giấy chứng sinh", file=known.id, origin="upload")])
    supplement.supplement(by=cast.hung, dossier=code, at=people.at(29, 10), reason="Mờ", items=["Giấy chứng sinh rõ"])
    page = lan.post(f"/my/dossiers/{code}/supplement/", {"file-0": picture("moi.png")})
    assert page.status_code == 422
    assert "giống hệt" in page.content.decode()
    assert lan.post(f"/my/dossiers/{code}/supplement/", {"file-0": picture("kh.png", "black")}).status_code == 302


def test_a_file_kept_for_one_dossier_does_not_count_for_another(cast: people.Cast, lan: Client) -> None:
    first, second = asked(cast), asked(cast)
    page = lan.post(f"/my/dossiers/{first}/supplement/", {"file-0": picture("kh.png")}).content.decode()
    seal = page.split('name="kept-0" value="')[1].split('"')[0]
    for forged in (seal, seal[:-3] + "xyz", "1"):
        sent = {"kept-0": forged, "file-1": picture("hk.png", "black")}
        assert lan.post(f"/my/dossiers/{second}/supplement/", sent).status_code == 422
    assert not Paper.objects.filter(origin="upload").exists()


def test_a_dossier_is_asked_back_and_then_waits(cast: people.Cast, lan: Client) -> None:
    code = people.received(cast)
    lan.post(f"/my/dossiers/{code}/withdraw/", {"reason": "Nộp nhầm nơi"})
    page = lan.get(f"/my/dossiers/{code}/").content.decode()
    assert "Công dân yêu cầu rút hồ sơ" in page
    assert "Xin rút hồ sơ" not in page


def test_a_signed_result_can_no_longer_be_asked_back(cast: people.Cast, lan: Client) -> None:
    code = decided(cast)
    assert "Xin rút hồ sơ" not in lan.get(f"/my/dossiers/{code}/").content.decode()
    assert lan.post(f"/my/dossiers/{code}/withdraw/").status_code == 409


def test_a_payment_asked_for_is_said_with_its_sum(cast: people.Cast, lan: Client) -> None:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 11))
    pause.require_payment(by=cast.hoa, dossier=code, amount=150_000, reason="Lệ phí", at=people.at(29, 14))
    page = lan.get(f"/my/dossiers/{code}/").content.decode()
    assert "Bạn cần nộp tiền" in page
    assert "150.000 đồng" in page


def test_papers_issued_are_had_again_and_the_agencies_own_slips_are_not(
    cast: people.Cast, lan: Client, minh: Client
) -> None:
    code = people.received(cast)
    drawing.issue(facts.about(f"dossier:{code}")[0])
    page = lan.get(f"/my/dossiers/{code}/").content.decode()
    assert "Giấy tiếp nhận và hẹn trả kết quả" in page
    link = page.split(f'href="/my/dossiers/{code}/files/')[1].split('"')[0]
    paper = lan.get(f"/my/dossiers/{code}/files/{link}")
    assert paper["Content-Type"] == "application/pdf"
    assert b"".join(paper.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    assert minh.get(f"/my/dossiers/{code}/files/{link}").status_code == 404
    assert code in lan.get("/my/papers/").content.decode()


@pytest.mark.parametrize(("way", "status"), [("counter", 404), ("online", 200)])
def test_a_result_as_a_file_waits_for_the_hand_over_unless_it_was_to_be_electronic(
    cast: people.Cast, lan: Client, way: str, status: int
) -> None:
    file = files.store(by=cast.mai, name="ks.png", stream=picture(colour="red"), at=people.MONDAY)
    code = decided(cast, file.digest)
    Dossier.objects.update(contact={"receive_by": way})
    assert lan.get(f"/my/dossiers/{code}/files/{file.digest}/").status_code == status
    hand_over.hand_over(
        by=cast.hung, dossier=code, to="Trần Thị Lan", channel=1, at=people.at(31), identity_checked=True
    )
    assert lan.get(f"/my/dossiers/{code}/files/{file.digest}/").status_code == 200
    assert "17/KS" in lan.get("/my/papers/").content.decode()


def test_a_file_that_is_somebody_elses_is_not_sent(cast: people.Cast, lan: Client) -> None:
    code = people.received(cast)
    file = files.store(by=cast.mai, name="mat.png", stream=picture(colour="blue"), at=people.MONDAY)
    for digest in (file.digest, "0" * 64, "..", "x" * 500):
        assert lan.get(f"/my/dossiers/{code}/files/{digest}/").status_code == 404


def test_a_declaration_asked_for_again_is_corrected_on_the_page(cast: people.Cast, lan: Client) -> None:
    sheet = str(people.PAPERS[0]["name"])
    code = people.received(
        cast, version=people.declare_online(cast).id, papers=[Given(no=1, name=sheet, origin="form")]
    )
    assert '<a href="#declared">khai trực tuyến</a>' in lan.get(f"/my/dossiers/{code}/").content.decode()
    supplement.supplement(by=cast.hung, dossier=code, at=people.at(29, 10), reason="Sai tên", items=[sheet])
    address = f"/my/dossiers/{code}/supplement/"
    shown = lan.get(address).content.decode()
    assert 'id="declared" open' in shown
    assert "Trần Gia Bảo" in shown
    same = lan.post(address, {"answers.child_name": "Trần Gia Bảo"})
    assert (same.status_code, "Tờ khai chưa sửa gì" in same.content.decode()) == (422, True)
    wrong = lan.post(address, {"answers.child_name": "Bảo 2"})
    assert (wrong.status_code, "Bảo 2" in wrong.content.decode()) == (422, True)
    assert lan.post(address, {"answers.child_name": "Trần Gia Bách"}).status_code == 302
    page = lan.get(f"/my/dossiers/{code}/").content.decode()
    assert "Tờ khai đăng ký khai sinh: Họ và tên trẻ" in page
    assert "Trần Gia Bảo" not in page


def test_who_reads_english_finds_notices_steps_and_timeline_in_english(cast: people.Cast, lan: Client) -> None:
    process = [{**step, "name_en": f"Step {step['no']} in English"} for step in people.PROCESS]
    ProcedureVersion.objects.filter(pk=cast.version.id).update(process=process)
    people.forget()
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 11))
    [notice] = [fact for fact in facts.about(f"dossier:{code}") if fact.name == "DossierReceived"]
    messages.tell(notice)
    assert "Hồ sơ đã được tiếp nhận" in lan.get("/my/").content.decode()
    lan.cookies["django_language"] = "en"
    listed = lan.get("/my/").content.decode()
    assert "Dossier received" in listed
    assert "Hồ sơ đã được tiếp nhận" not in listed
    page = lan.get(f"/my/dossiers/{code}/").content.decode()
    assert "step 2 – Step 2 in English" in page
    assert '<li lang="en">Step 3 in English</li>' in page
    assert "Thẩm định hồ sơ" not in page
