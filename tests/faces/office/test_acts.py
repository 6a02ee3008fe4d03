"""Every act from its form: what is typed is done, or refused with everything still there."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.law.workflow import State
from motcua.ledger import facts
from motcua.registers.people.roles import Role
from motcua.work.dossiers.acts import decide, forward, pause, supplement, take
from motcua.work.dossiers.models import Consultation, Dossier
from tests import cast as people
from tests.cast import Cast

Enter = Callable[..., Client]
PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde\x00\x00\x00\x0cIDAT"
    b"x\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\r\xefF\xb8\x00\x00\x00\x00IEND\xaeB`\x82"
)


def done(browser: Client, code: str, verb: str, **typed: object) -> Dossier:
    answer = browser.post(f"/office/dossiers/{code}/{verb}/", typed)
    assert answer.status_code == 302, answer.text
    return Dossier.objects.get(code=code)


def at_work(cast: Cast) -> str:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 9, 30))
    return code


def new(cast: Cast) -> str:
    from motcua.work.dossiers.acts import register

    return register.register(by=cast.hung, application=people.application(cast), received=False, at=people.at(29, 9))


def test_the_counter_receives_and_refuses(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    assert done(browser, new(cast), "receive").state == State.RECEIVED
    code = new(cast)
    assert done(browser, code, "refuse", reason="Thuộc thẩm quyền huyện").state == State.NOT_RECEIVED
    assert facts.about(f"dossier:{code}")[-1].body["reason"] == "Thuộc thẩm quyền huyện"


def test_completion_is_asked_for_and_taken_in_with_a_scan(cast: Cast, enter: Enter) -> None:
    code, browser = at_work(cast), enter(cast.hoa)
    row = done(browser, code, "supplement", items=["Giấy chứng sinh"], more="Ảnh 4x6\n\n", reason="Bị rách")
    assert row.state == State.SUPPLEMENT_NEEDED
    assert facts.about(f"dossier:{code}")[-1].body["items"] == ["Giấy chứng sinh", "Ảnh 4x6"]
    scan = SimpleUploadedFile("chứng sinh.png", PICTURE, "image/png")
    row = done(enter(cast.hung), code, "complete", papers=["1"], more="Ảnh 4x6", **{"file-2": scan})
    assert row.state == State.IN_PROGRESS
    added = row.papers.order_by("id")[2:]
    assert [(paper.no, paper.origin) for paper in added] == [(1, "paper"), (2, "scan"), (0, "paper")]


def test_the_road_on_and_back_is_walked_with_names_and_reasons(cast: Cast, enter: Enter) -> None:
    code, phuc = people.received(cast), people.officer("anh-phuc", "Lê Phúc", cast.commune, Role.SPECIALIST)
    assert done(enter(cast.hung), code, "forward", step="1", holder=str(phuc.id)).holder_id == phuc.id
    assert done(enter(cast.hoa), code, "take", step="2").holder_id == cast.hoa.id
    assert done(enter(cast.mai), code, "assign", holder=str(phuc.id), reason="Nghỉ phép").holder_id == phuc.id
    assert done(enter(phuc), code, "send_back", step="2", reason="Thiếu chữ ký").step_no == 1


def test_another_unit_is_asked_for_its_opinion(cast: Cast, enter: Enter) -> None:
    code = at_work(cast)
    done(enter(cast.hoa), code, "consult", agency=cast.elsewhere.code, question="Đúng không?", days="3")
    assert Consultation.objects.get().question == "Đúng không?"


def test_the_clock_is_stopped_and_runs_on(cast: Cast, enter: Enter) -> None:
    code, browser = at_work(cast), enter(cast.hoa)
    assert done(browser, code, "suspend", reason="Chờ giám định", basis="Điều 5").waiting_since is not None
    assert done(browser, code, "resume").waiting_since is None


def test_a_payment_is_asked_for_and_confirmed(cast: Cast, enter: Enter) -> None:
    code = at_work(cast)
    assert done(enter(cast.hoa), code, "require_payment", amount="1.500.000", reason="Thuế").fee_total == 1_500_000
    paid = {"do": "collect", "amount": "1.500.000", "receipt": "BL-0007"}
    assert enter(cast.hung).post(f"/office/dossiers/{code}/payment/", paid).status_code == 302
    row = Dossier.objects.get(code=code)
    assert (row.fee_paid, row.fee_channel, row.state) == (1_500_000, 1, State.IN_PROGRESS)


def test_a_new_date_is_named_with_an_apology(cast: Cast, enter: Enter) -> None:
    code = at_work(cast)
    row = done(enter(cast.mai), code, "extend", until="12/06/2023", clock="16:30", reason="Chờ xác minh")
    assert row.due_at == people.at(12, 16, 30, month=6)


def test_a_result_is_signed_with_its_file_and_seen(cast: Cast, enter: Enter) -> None:
    code, browser = at_work(cast), enter(cast.mai)
    row = done(browser, code, "decide", number="15/2023", step="2", on_paper="1",
               file=SimpleUploadedFile("kq.png", PICTURE))  # fmt: skip
    assert row.result["number"] == "15/2023"
    assert browser.get(f"/office/dossiers/{code}/files/{row.result['file']}")["Content-Type"] == "image/png"
    row = done(enter(cast.hung), code, "hand_over", to="Trần Thị Lan", channel="1", identity_checked="1")
    assert row.state == State.RETURNED
    assert facts.about(f"dossier:{code}")[-1].body["identity_checked"] is True


def test_a_request_is_refused_withdrawn_or_stopped(cast: Cast, enter: Enter) -> None:
    assert done(enter(cast.mai), at_work(cast), "reject", reason="Không đủ điều kiện").result["granted"] is False
    code = at_work(cast)
    assert done(enter(cast.hung), code, "withdraw", reason="Đổi ý").state == State.WITHDRAWAL_ASKED
    assert done(enter(cast.hung), code, "stop", reason="Theo đề nghị").state == State.STOPPED


@pytest.mark.parametrize(
    ("verb", "who", "typed", "fault"),
    [
        ("supplement", "hoa", {"reason": "Bị rách", "more": ""}, "Hãy ghi ít nhất một giấy tờ"),
        ("suspend", "hoa", {"reason": "Chờ giám định", "basis": ""}, "Căn cứ pháp lý"),
        ("require_payment", "hoa", {"amount": "mười nghìn", "reason": "Thuế đất"}, "Hãy nhập một số nguyên"),
        ("consult", "hoa", {"agency": "", "question": "Đúng không?", "days": "3"}, "Không tìm thấy cơ quan"),
        ("extend", "mai", {"until": "31/02/2023", "reason": "Chờ xác minh"}, "ngày/tháng/năm"),
        ("extend", "mai", {"until": "12/06/2023", "clock": "chiều", "reason": "Chờ xác minh"}, "giờ:phút"),
        ("reject", "mai", {"reason": " ", "number": "12/CV"}, "Lý do không giải quyết"),
        ("assign", "mai", {"holder": "", "reason": "Nghỉ phép"}, "Hãy chọn một người"),
    ],
)
def test_a_refused_form_says_why_and_keeps_what_was_typed(
    cast: Cast, enter: Enter, verb: str, who: str, typed: dict[str, str], fault: str
) -> None:
    code = at_work(cast)
    answer = enter(getattr(cast, who)).post(f"/office/dossiers/{code}/{verb}/", typed)
    assert answer.status_code in {404, 422}
    assert fault in answer.text
    assert "Những gì bạn đã điền vẫn còn nguyên." in answer.text
    for value in typed.values():
        assert value.strip() in answer.text
    assert len(facts.about(f"dossier:{code}")) == 2


def test_who_comes_too_late_learns_who_was_there_before(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    late = enter(cast.hung)
    assert late.get(f"/office/dossiers/{code}/forward/").status_code == 200
    done(enter(cast.hung), code, "forward", step="1")
    answer = late.post(f"/office/dossiers/{code}/forward/", {"step": "1", "note": "Gấp"})
    assert answer.status_code == 409
    for words in ("Hồ sơ đã được chuyển bước.", "Chuyển sang bước 2", "Nguyễn Văn Hùng", "Gấp"):
        assert words in answer.text
    assert Dossier.objects.get(code=code).step_no == 2


def test_a_second_completion_is_refused_with_the_article(cast: Cast, enter: Enter) -> None:
    code, browser = at_work(cast), enter(cast.hoa)
    asked = {"step": "2", "items": "other", "more": "Giấy chứng sinh", "reason": "Bản sao bị mờ"}
    done(browser, code, "supplement", **asked)
    answer = browser.get(f"/office/dossiers/{code}/supplement/")
    assert answer.status_code == 409
    for words in ("đã được yêu cầu bổ sung một lần", "Điều 15", "Những việc gần nhất", "Lê Thị Hoa"):
        assert words in answer.text


def test_who_presses_twice_is_told_so_and_of_nothing_older(cast: Cast, enter: Enter) -> None:
    code, browser = at_work(cast), enter(cast.hoa)
    page = browser.get(f"/office/dossiers/{code}/forward/").text
    sent = {"step": "2", "upto": re.search(r'name="upto" value="(\d+)"', page)[1]}
    done(browser, code, "forward", **sent)
    again = browser.post(f"/office/dossiers/{code}/forward/", sent)
    assert again.status_code == 409
    assert "Bạn đã làm việc này lúc" in again.text
    assert 'enctype="multipart/form-data"' not in again.text  # nothing is left to send
    someone = enter(cast.mai).post(f"/office/dossiers/{code}/forward/", sent)
    assert "Chuyển sang bước 3" in someone.text
    assert "Chuyển sang bước 2" not in someone.text


def test_a_result_without_a_digital_signature_is_told_and_kept_in_the_form(cast: Cast, enter: Enter) -> None:
    code, browser = at_work(cast), enter(cast.mai)
    scan = SimpleUploadedFile("kết quả.png", PICTURE, "image/png")
    refused = browser.post(f"/office/dossiers/{code}/decide/", {"step": "2", "file": scan})
    assert (refused.status_code, "Tệp này không mang chữ ký số" in refused.text) == (422, True)
    kept = re.search(r'name="kept.file" value="([^"]+)"', refused.text)[1]
    row = done(browser, code, "decide", step="2", on_paper="1", **{"kept.file": kept})
    assert len(row.result["file"]) == 64


def test_what_the_law_does_not_permit_now_shows_what_happened_last(cast: Cast, enter: Enter) -> None:
    code = at_work(cast)
    decide.decide(by=cast.mai, dossier=code, at=people.at(29, 12), on_paper=True)
    answer = enter(cast.mai).get(f"/office/dossiers/{code}/reject/")
    assert answer.status_code == 409
    assert "Đã có kết quả" in answer.text


def test_a_form_tells_what_follows_and_by_which_article(cast: Cast, enter: Enter) -> None:
    code = at_work(cast)
    shown = enter(cast.hoa).get(f"/office/dossiers/{code}/supplement/").text
    assert "Chỉ được yêu cầu một lần" in shown
    assert "khoản 4 Điều 19 NĐ 61/2018" in shown
    assert "tính lại từ đầu" in shown
    waiting = people.received(cast)
    supplement.supplement(by=cast.hung, dossier=waiting, items=["Tờ khai"], reason="Thiếu", at=people.at(29, 9))
    again = enter(cast.hung).get(f"/office/dossiers/{waiting}/complete/").text
    assert "hẹn trả thứ Hai 05/06/2023" in again


def test_the_form_alone_is_sent_for_a_dialog(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    part = enter(cast.hung).get(f"/office/dossiers/{code}/forward/", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert 'name="csrfmiddlewaretoken"' in part


def test_the_next_holder_is_chosen_among_those_who_hold_the_role(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    shown = enter(cast.hung).get(f"/office/dossiers/{code}/forward/").text
    assert f'<option value="{cast.hoa.id}"' in shown
    assert f'<option value="{cast.stranger.id}"' not in shown
    answer = enter(cast.hung).post(f"/office/dossiers/{code}/forward/", {"step": "1", "holder": str(cast.stranger.id)})
    assert answer.status_code == 422
    assert "Không thể giao hồ sơ cho người này." in answer.text


def test_a_form_without_its_token_is_not_believed(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    browser = enter(cast.hung, enforce_csrf_checks=True)
    assert browser.post(f"/office/dossiers/{code}/forward/", {"step": "1"}).status_code == 403
    assert Dossier.objects.get(code=code).step_no == 1


def test_there_is_no_act_of_any_other_name(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    for verb in ("register", "delete", "__class__", "perform"):
        assert enter(cast.hung).post(f"/office/dossiers/{code}/{verb}/").status_code == 404


def test_a_colleague_takes_over_what_nobody_looked_at(cast: Cast, enter: Enter) -> None:
    code = at_work(cast)
    phuc = people.officer("anh-phuc", "Lê Phúc", cast.commune, Role.SPECIALIST)
    take.take(by=phuc, dossier=code, at=people.at(29, 11))
    pause.suspend(by=phuc, dossier=code, reason="Chờ", basis="Điều 5", at=people.at(29, 11))
    assert "Tiếp tục tính thời hạn" in enter(phuc).get(f"/office/dossiers/{code}/").text
    assert date(2023, 5, 29) == Dossier.objects.get(code=code).received_at.date()


@pytest.mark.parametrize("door", ["/office/dossiers/{}/hand_over/", "/office/hand-over/"])
def test_who_takes_the_result_in_person_is_compared_with_a_paper_first(cast: Cast, enter: Enter, door: str) -> None:
    code = at_work(cast)
    decide.decide(by=cast.mai, dossier=code, at=people.at(29, 12), on_paper=True)
    sent = {"code": code, "step": "4", "to": "Trần Thị Lan", "channel": "1"}
    refused = enter(cast.hung).post(door.format(code), sent)
    assert refused.status_code == 422
    for words in ("Chưa xác nhận đã đối chiếu giấy tờ tùy thân.", "Hãy đối chiếu rồi đánh dấu vào ô này.", "Điều 20"):
        assert words in refused.text
    assert Dossier.objects.get(code=code).returned_at is None
    assert enter(cast.hung).post(door.format(code), sent | {"channel": "3"}).status_code == 302
    assert Dossier.objects.get(code=code).returned_at is not None


def test_a_number_left_empty_is_said_to_be_given_by_the_house(cast: Cast, enter: Enter) -> None:
    code = at_work(cast)
    shown = enter(cast.mai).get(f"/office/dossiers/{code}/decide/").text
    assert "Để trống thì hệ thống cấp số tiếp theo" in shown
    assert shown.index("Số của kết quả") < shown.index("(không bắt buộc)") < shown.index("Để trống thì")
