import hashlib
import threading
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.urls import resolve

from motcua.law.forms import FormKind
from motcua.ledger import facts
from motcua.reactions.papers import controlling, drawing, filling, keeping, queries
from motcua.reactions.papers.models import IssuedPaper
from motcua.registers.files.models import StoredFile
from motcua.registers.people.errors import Invalid, NotAllowed, NotFound
from motcua.work.dossiers.acts import extend, forward, receive, register, stop, supplement
from motcua.work.dossiers.application import Given
from motcua.work.dossiers.models import Dossier
from motcua.work.dossiers.views import PaperView
from tests import cast as people
from tests.reactions.papers import reading


def last_fact(code: str) -> facts.FactView:
    return facts.about(f"dossier:{code}")[-1]


def issued(code: str) -> list[IssuedPaper]:
    for fact in facts.about(f"dossier:{code}"):
        drawing.issue(fact)
    return list(IssuedPaper.objects.filter(dossier=code).order_by("fact"))


def text_of(paper: IssuedPaper) -> str:
    return reading.words(keeping.content(paper.digest))


def test_a_received_dossier_has_its_receipt_with_all_that_the_registers_know(cast):
    code = people.received(
        cast, contact={"phone": "0912345678", "email": "lan@example.vn", "address": "Ấp 1", "receive_by": "post",
                       "deliver_to": "Chợ Minh Hưng"},
        representative={"name": "Lê Văn Nam", "identity": "070085004321", "authority": "Giấy ủy quyền"},
        fee=8000, paid=8000,
    )  # fmt: skip
    [paper] = issued(code)
    text = text_of(paper)
    assert paper.kind == FormKind.RECEIPT
    for said in (
        "ỦY BAN NHÂN DÂN XÃ MINH HƯNG BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ",
        "Số: 1/BPTNTKQ Minh Hưng, ngày 29 tháng 5 năm 2023",
        f"Mã hồ sơ: {code}",
        "Tiếp nhận hồ sơ của: Trần Thị Lan Số định danh cá nhân: 070160000001 Địa chỉ: Ấp 1",
        "Người được ủy quyền nộp hồ sơ: Lê Văn Nam Số định danh cá nhân: 070085004321",
        "Nội dung yêu cầu giải quyết: Đăng ký khai sinh",
        "1 Tờ khai 1 – 2 Giấy chứng sinh 1 –",
        "là: 05 ngày làm việc 4. Thời gian nhận hồ sơ: 09 giờ 00 phút, ngày 29/05/2023",
        "6. Đăng ký nhận kết quả tại: Chợ Minh Hưng, qua dịch vụ bưu chính công ích",
        "7. Phí, lệ phí: Tổng số 8.000 đồng (thu trước, đã nộp đủ).",
        "Quyển số: 2023, Số thứ tự: 1",
        "Vì sao hẹn ngày này?",
        "Nguyễn Văn Hùng",
        "Mẫu số 01, Thông tư số 01/2018/TT-VPCP",
    ):
        assert said in text, said
    due = Dossier.objects.get(code=code).due_at
    assert f"{due.astimezone(people.MONDAY.tzinfo):%H giờ %M phút, ngày %d/%m/%Y}" in text


def test_what_was_declared_online_is_no_sheet_on_the_receipt(cast):
    form = Given(no=1, name="Tờ khai đăng ký khai sinh", origin="form")
    [paper] = issued(people.received(cast, version=people.declare_online(cast).id, papers=(form,)))
    assert "1 Tờ khai đăng ký khai sinh (khai trực tuyến theo mẫu điện tử) – – 1" in text_of(paper)


def test_two_files_of_one_paper_are_one_line_of_the_receipt(cast):
    code = people.received(cast)
    files = [
        PaperView(3, "Trích lục", 0, 0, "upload", name, f"{name}.jpg", "image/jpeg", 5, people.at(30)) for name in "ab"
    ]
    papers = [files[0], replace(files[0], no=4, name="Giấy ủy quyền"), files[1]]
    told = [(one.name, one.electronic) for one in filling.components(papers)]
    assert told == [("Trích lục (2 tệp)", 2), ("Giấy ủy quyền", 1)]
    assert " tệp)" not in text_of(issued(code)[0])


def test_the_same_fact_told_twice_issues_one_paper_and_spends_one_number(cast):
    code = people.received(cast)
    first = issued(code)
    again = issued(code)
    assert [paper.id for paper in first] == [paper.id for paper in again]
    other = people.received(cast, sender_key="second")
    assert issued(other)[0].number == "2/BPTNTKQ"


def test_the_receipt_of_may_is_the_same_file_in_june_whatever_happened_since(cast):
    code = people.received(cast)
    before = drawing.draw(code, FormKind.RECEIPT)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    extend.extend(by=cast.mai, dossier=code, until=people.at(9, 17, month=6), reason="Chờ xác minh", at=people.at(30))
    Dossier.objects.filter(code=code).update(applicant="Người khác")
    assert drawing.draw(code, FormKind.RECEIPT) == before
    [kept] = StoredFile.objects.filter(digest=hashlib.sha256(before).hexdigest())
    assert (kept.media_type, kept.size, kept.pages) == ("application/pdf", len(before), 1)


def test_a_paper_asked_for_before_its_job_ran_is_the_one_the_job_would_issue(cast):
    code = people.received(cast)
    drawn = drawing.draw(code, FormKind.RECEIPT)
    [paper] = issued(code)
    assert keeping.content(paper.digest) == drawn


def test_an_application_refused_at_the_door_has_its_slip(cast):
    code = register.register(by=cast.hung, application=people.application(cast), received=False, at=people.MONDAY)
    receive.refuse(
        by=cast.hung, dossier=code, reason="Không thuộc thẩm quyền.\nNộp tại xã Đức Liễu.", at=people.at(29, 10)
    )
    [paper] = issued(code)
    assert (paper.kind, paper.number) == (FormKind.REFUSAL, "1/PTC-BPTNTKQ")
    assert "1. Không thuộc thẩm quyền. 2. Nộp tại xã Đức Liễu." in text_of(paper)


def test_a_supplement_is_asked_on_a_slip_and_answered_by_a_new_appointment(cast):
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    supplement.supplement(
        by=cast.hoa, dossier=code, items=["Bản rõ giấy chứng sinh"], reason="Bản nộp bị mờ", at=people.at(30)
    )
    supplement.complete(by=cast.lan, dossier=code, at=people.at(31))
    drawing.issue(last_fact(code))  # whichever job runs first, the dossier keeps its place in the register
    papers = issued(code)
    assert [(paper.kind, paper.number) for paper in papers] == [
        (FormKind.RECEIPT, "1/BPTNTKQ"), (FormKind.SUPPLEMENT, "1/PBS-BPTNTKQ"), (FormKind.RECEIPT, "2/BPTNTKQ"),
    ]  # fmt: skip
    asked, anew = text_of(papers[1]), text_of(papers[2])
    assert "1. Bản rõ giấy chứng sinh Lý do: Bản nộp bị mờ" in asked
    assert "liên hệ với Lê Thị Hoa" in asked
    assert "4. Thời gian nhận hồ sơ: 09 giờ 00 phút, ngày 31/05/2023" in anew
    assert "Vì sao hẹn ngày này?" in anew
    assert "Quyển số: 2023, Số thứ tự: 1" in anew
    assert "Nguyễn Văn Hùng" in anew  # the officer who received; she who completed from home receives nothing
    assert anew.count("Trần Thị Lan") == text_of(papers[0]).count("Trần Thị Lan")
    assert "Số: 1/PKS-BPTNTKQ" in reading.words(drawing.draw(code, FormKind.CONTROL_SLIP))
    assert drawing.draw(code, FormKind.RECEIPT) == keeping.content(papers[2].digest)


def test_a_completion_before_the_receipt_calls_for_no_appointment(cast):
    code = register.register(by=cast.hung, application=people.application(cast), received=False, at=people.MONDAY)
    supplement.supplement(by=cast.hung, dossier=code, items=["Tờ khai"], reason="Thiếu chữ ký", at=people.at(29, 10))
    supplement.complete(by=cast.hung, dossier=code, at=people.at(29, 14))
    assert [paper.kind for paper in issued(code)] == [FormKind.SUPPLEMENT]


def test_the_head_of_the_settling_agency_apologises(cast):
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    extend.extend(by=cast.mai, dossier=code, until=people.at(9, 17, month=6), reason="Chờ xác minh", at=people.at(30))
    paper = issued(code)[-1]
    text = text_of(paper)
    assert (paper.kind, paper.number) == (FormKind.APOLOGY, "1/PXL-UBND")
    assert "ỦY BAN NHÂN DÂN XÃ MINH HƯNG CỘNG HÒA" in text
    assert "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ" in text
    assert "hẹn lại thời gian trả kết quả: 17 giờ 00 phút, ngày 09/06/2023" in text
    assert "Phạm Thị Mai" in text


def test_a_dossier_of_2018_is_stopped_without_a_form_and_one_of_2025_with_form_05(cast):
    old = people.received(cast)
    stop.withdraw(by=cast.lan, dossier=old, at=people.at(29, 10))
    stop.stop(by=cast.hung, dossier=old, reason="Người nộp rút hồ sơ", at=people.at(29, 11))
    assert [paper.kind for paper in issued(old)] == [FormKind.RECEIPT]
    new = people.received(cast, sender_key="new")
    Dossier.objects.filter(code=new).update(
        regime="NĐ 118/2025", received_at=people.MONDAY.replace(year=2025, month=11, day=3)
    )
    stop.withdraw(by=cast.lan, dossier=new, at=people.at(29, 10))
    stop.stop(by=cast.hung, dossier=new, reason="Người nộp rút hồ sơ", at=people.at(29, 11))
    receipt, notice = issued(new)
    assert "Mẫu số 01, Thông tư số 03/2025/TT-VPCP" in text_of(receipt)
    text = text_of(notice)
    assert "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ" in text
    assert "Mẫu số 05, Thông tư số 03/2025/TT-VPCP" in text
    assert "Thời gian đề nghị dừng giải quyết: 10 giờ 00 phút, ngày 29/05/2023" in text


def test_the_control_slip_follows_the_dossier_from_hand_to_hand(cast):
    code = people.received(cast)
    drawing.issue(last_fact(code))
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    text = reading.words(drawing.draw(code, FormKind.CONTROL_SLIP))
    assert "Số: 1/PKS-BPTNTKQ" in text
    assert "10 giờ 00 phút, ngày 29/05/2023" in text
    assert "Trước hạn" in text or "Đúng hạn" in text
    assert "Người giao Nguyễn Văn Hùng" in text
    assert "Người nhận Lê Thị Hoa" in text


def test_the_register_lists_what_the_counter_received_between_two_days(cast):
    inside = people.received(cast)
    people.received(cast, sender_key="later", at=people.at(30))
    drawn = queries.register(cast.commune.code, date(2023, 5, 29), date(2023, 5, 29), by=cast.hung)
    text = reading.words(drawn)
    assert "SỔ THEO DÕI HỒ SƠ" in text
    assert "Sổ có 1 hồ sơ" in text
    assert inside.split("-")[-1] in text
    with pytest.raises(NotAllowed):
        queries.register(cast.commune.code, date(2023, 5, 29), date(2023, 5, 29), by=cast.stranger)


def test_papers_are_shown_to_who_may_read_the_dossier_and_to_nobody_else(cast):
    code = people.received(cast)
    drawing.issue(last_fact(code))
    now = people.at(29, 12)
    for by in (cast.hung, cast.lan):
        [paper] = queries.of_dossier(code, by=by, now=now)
        assert paper.number == "1/BPTNTKQ"
        assert queries.paper(code, paper.kind, by=by, now=now).startswith(b"%PDF-1.7")
    for ask in (queries.of_dossier, lambda *of, **to: queries.paper(*of, FormKind.RECEIPT, **to)):
        with pytest.raises(NotFound):
            ask(code, by=cast.stranger, now=now)


def test_a_paper_that_nothing_calls_for_is_refused_in_words(cast):
    code = people.received(cast)
    with pytest.raises(NotFound, match="chưa có giấy tờ loại này"):
        drawing.draw(code, FormKind.APOLOGY)
    for kind in (FormKind.RECEIPT, FormKind.CONTROL_SLIP):
        with pytest.raises(NotFound, match="Không có hồ sơ H99-230529-0001"):
            drawing.draw("H99-230529-0001", kind)


def test_nothing_is_issued_when_typesetting_fails_and_the_number_is_free_again(cast, monkeypatch):
    code = people.received(cast)
    with monkeypatch.context() as patch:
        patch.setattr(drawing.typeset, "typeset", lambda _: (_ for _ in ()).throw(RuntimeError("no font")))
        with pytest.raises(RuntimeError, match="no font"):
            drawing.issue(last_fact(code))
    assert not IssuedPaper.objects.exists()
    assert issued(code)[0].number == "1/BPTNTKQ"


def test_a_file_kept_twice_lies_in_the_storage_once(cast):
    digest = keeping.keep(b"%PDF-1.7 a", name="a.pdf", pages=1, at=people.MONDAY)
    assert keeping.keep(b"%PDF-1.7 a", name="b.pdf", pages=1, at=people.MONDAY) == digest
    assert StoredFile.objects.get(digest=digest).name == "a.pdf"
    assert default_storage.listdir(digest[:2])[1] == [digest]


def test_half_a_file_left_by_a_crash_is_replaced(cast):
    digest = hashlib.sha256(b"%PDF-1.7 whole").hexdigest()
    default_storage.save(f"{digest[:2]}/{digest}", ContentFile(b"%PDF"))
    keeping.keep(b"%PDF-1.7 whole", name="a.pdf", pages=1, at=people.MONDAY)
    assert keeping.content(digest) == b"%PDF-1.7 whole"


def test_two_who_ask_at_once_get_the_same_paper(transactional_db):
    code = people.received(people.assemble())
    drawn: list[bytes] = []

    def ask() -> None:
        try:
            drawn.append(drawing.draw(code, FormKind.RECEIPT))
        finally:
            connection.close()

    askers = [threading.Thread(target=ask) for _ in range(4)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert len(drawn) == 4
    assert len(set(drawn)) == 1
    assert IssuedPaper.objects.get().number == "1/BPTNTKQ"


def test_the_printed_address_is_one_that_the_portal_answers(cast):
    code = people.received(cast)
    printed = urlsplit(reading.marks(drawing.draw(code, FormKind.RECEIPT))["QRCode"])
    answered = resolve(printed.path)
    assert (answered.view_name, answered.kwargs) == ("portal:short", {"code": code})


def test_a_register_too_thick_to_print_is_refused(cast, monkeypatch):
    monkeypatch.setattr(controlling, "_MOST_ENTRIES", 1)
    for key in ("first", "second"):
        people.received(cast, sender_key=key)
    with pytest.raises(Invalid, match="Sổ quá dày"):
        queries.register(cast.commune.code, date(2023, 5, 1), date(2023, 5, 31), by=cast.hung)


def test_issuing_asks_the_database_no_more_than_it_must(cast, django_assert_max_num_queries):
    fact = last_fact(people.received(cast))
    with django_assert_max_num_queries(12):
        drawing.issue(fact)
    assert connection.in_atomic_block
