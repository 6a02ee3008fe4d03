import dataclasses
import threading
from datetime import date

import pytest

from motcua.reactions.papers import sheets, typeset
from tests.reactions.papers import examples, reading

EVERY_FORM = pytest.mark.parametrize("name", examples.ALL)
PHRASES = {
    "receipt": (
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        f"Mã hồ sơ: {examples.CODE}",
        f"Bộ phận tiếp nhận: {examples.DESK}",
        "Tiếp nhận hồ sơ của: Nguyễn Thị Lan",
        "Số định danh cá nhân: 070185001234",
        "Địa chỉ: Số 12, đường Phú Riềng Đỏ, phường Tân Phú, thành phố Đồng Xoài, tỉnh Bình Phước",
        "Số điện thoại: 0912 345 678 Email: lan@example.vn",
        "Người được ủy quyền nộp hồ sơ: Lê Văn Nam Số định danh cá nhân: 070085004321 Địa chỉ: Xã Tiến Hưng",
        "Số điện thoại: 0987 654 321 Email: ....",
        "Văn bản ủy quyền: Giấy ủy quyền số 15/2023",
        "Nội dung yêu cầu giải quyết: Đăng ký khai sinh",
        "TT Tên giấy tờ Bản chính Bản chứng thực Bản chụp 1 Tờ khai đăng ký khai sinh 1 – – 2 Giấy chứng sinh 1 2 3",
        "2. Số lượng hồ sơ: 01 (bộ)",
        "3. Thời gian giải quyết hồ sơ theo quy định là: 01 ngày làm việc",
        "4. Thời gian nhận hồ sơ: 09 giờ 32 phút, ngày 29/05/2023",
        "5. Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 30/05/2023",
        "6. Đăng ký nhận kết quả tại: Trung tâm Phục vụ hành chính công",
        "7. Phí, lệ phí: Lệ phí hộ tịch 8.000 đồng (thu trước).",
        "Vào Sổ theo dõi hồ sơ, Quyển số: 01/2023, Số thứ tự: 0412",
        "Vì sao hẹn ngày này? - Nhận lúc 09:32 ngày 29/05/2023; ngày nhận không tính. - Ngày làm việc thứ 1: ",
        "Hồ sơ có thể có kết quả sớm hơn: xem ở trang tra cứu hoặc hỏi quầy.",
        f"Tra cứu: {examples.LOOKUP.address} hoặc gọi 1022.",
        "NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) Lê Văn Nam",
        "NGƯỜI TIẾP NHẬN HỒ SƠ (Ký, ghi rõ họ tên hoặc ký số) Trần Văn Hùng",
        "Mẫu số 01, Thông tư số 01/2018/TT-VPCP",
        "Trang 1/1",
    ),
    "supplement": (
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "Hồ sơ của: Nguyễn Thị Lan",
        "1. Giấy chứng sinh bản rõ số seri. 2. Giấy tờ chứng minh nơi cư trú.",
        "Lý do: Thành phần hồ sơ chưa đủ.",
        "Đề nghị nộp giấy tờ bổ sung trước: 17 giờ 00 phút, ngày 19/06/2023.",
        "Ông/Bà liên hệ với ông Trần Văn Hùng, số điện thoại 0271 3888 999 để được hướng dẫn./.",
        "NGƯỜI HƯỚNG DẪN",
    ),
    "refusal": (
        "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
        "thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau: 1. Trẻ đã được đăng ký",
        "Xin thông báo để Ông/Bà được biết và thực hiện./.",
        "NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) Nguyễn Thị Lan",
    ),
    "apology": (
        "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ Kính gửi: Ông/Bà Nguyễn Thị Lan",
        "Ngày 08/05/2023,",
        f"số định danh cá nhân 070185001234; mã số hồ sơ {examples.CODE}.",
        "Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày 30/05/2023.",
        "Lý do: Phải trích đo lại thửa đất.",
        "hẹn lại thời gian trả kết quả: 17 giờ 00 phút, ngày 06/06/2023, tại Trung tâm Phục vụ hành chính công.",
        "Nơi nhận: - Như trên; - Trung tâm Phục vụ hành chính công; - Lưu: VT.",
        "GIÁM ĐỐC",
    ),
    "stop": (
        "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
        "Thời gian nhận hồ sơ: 08 giờ 30 phút, ngày 03/11/2025",
        "Thời gian đề nghị dừng giải quyết: 09 giờ 00 phút, ngày 05/11/2025",
        "Kiểm tra tình trạng giải quyết: Chưa có văn bản giải quyết hoặc thông báo kết quả.",
        "Lý do dừng: Người nộp hồ sơ đề nghị rút hồ sơ.",
        "kể từ 09 giờ 20 phút, ngày 05/11/2025.",
        "Mẫu số 05, Thông tư số 03/2025/TT-VPCP",
    ),
    "control": (
        "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
        "Cơ quan giải quyết hồ sơ: UBND phường Tân Phú",
        "Cơ quan phối hợp giải quyết hồ sơ: Công an phường Tân Phú",
        "10 giờ 05 phút, ngày 29/05/2023",
        "Giao: Bộ phận Một cửa Nhận: Tư pháp",
        "Trước hạn",
        "Kèm bản gốc",
        "Người giao Trần Văn Hùng Người nhận Phạm Thu Hà",
    ),
    "register": (
        "SỔ THEO DÕI HỒ SƠ",
        "Lĩnh vực: Hộ tịch. Quyển số: 01/2023. Từ ngày 01/05/2023 đến ngày 31/05/2023.",
        "101 000.00.06.H10- 230529-0001 Đăng ký khai sinh 1 Nguyễn Thị Lan Phường Tân Phú; 0912345678",
        "UBND phường Tân Phú 29/05/2023 30/05/2023 31/05/2023 Trực tiếp Đã ký nhận",
        "Sổ có 25 hồ sơ, số thứ tự từ 101 đến 125.",
    ),
}


@EVERY_FORM
def test_every_field_of_the_form_stands_on_the_paper(name):
    text = reading.words(typeset.typeset(examples.ALL[name]))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc" in text
    assert "UBND PHƯỜNG TÂN PHÚ BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ" in text
    assert f"Số: {examples.ALL[name].head.number} Đồng Xoài, ngày 29 tháng 5 năm 2023" in text
    missing = [phrase for phrase in PHRASES[name] if phrase not in text]
    assert not missing, text


@EVERY_FORM
def test_a_paper_claims_to_be_archivable_and_accessible(name):
    with reading.opened(typeset.typeset(examples.ALL[name])) as pdf, pdf.open_metadata() as claims:
        assert claims["pdfaid:part"] == "2"
        assert claims["pdfaid:conformance"] == "A"
        assert claims["pdfuaid:part"] == "1"
        assert str(pdf.Root.Lang) == "vi-VN"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert examples.ALL[name].form.title in claims["dc:title"]
        assert len(pdf.Root.OutputIntents) == 1
        assert not pdf.check_pdf_syntax()


@EVERY_FORM
def test_every_font_travels_inside_the_file(name):
    with reading.opened(typeset.typeset(examples.ALL[name])) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        inner = [font.DescendantFonts[0] for font in fonts]
        assert inner
        assert all("Tinos" in str(font.BaseFont) for font in inner)
        assert all("/FontFile2" in font.FontDescriptor or "/FontFile3" in font.FontDescriptor for font in inner)


@EVERY_FORM
def test_nothing_is_drawn_where_a_printer_cannot_reach(name):
    drawn = typeset.typeset(examples.ALL[name])
    assert all(reading.edges_are_white(drawn, page, 5) for page in range(len(reading.pages(drawn))))


@EVERY_FORM
def test_the_same_sheet_gives_the_same_bytes(name):
    sheet = examples.ALL[name]
    assert typeset.typeset(sheet) == typeset.typeset(dataclasses.replace(sheet))


def test_the_sheets_but_the_register_are_a5():
    for name, sheet in examples.ALL.items():
        with reading.opened(typeset.typeset(sheet)) as pdf:
            width, height = (round(float(side) / 72 * 25.4) for side in pdf.pages[0].MediaBox[2:])
        assert (width, height) == ((297, 210) if name == "register" else (148, 210)), name


def test_a_scanner_reads_the_address_and_the_code():
    marks = reading.marks(typeset.typeset(examples.RECEIPT))
    assert marks == {"QRCode": examples.LOOKUP.address, "Code128": examples.CODE}


def test_an_apology_of_2025_asks_for_more_time_and_speaks_to_a_company():
    form = sheets.Form(number=4, title="Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết", circular=examples.NEW)
    text = reading.words(typeset.typeset(dataclasses.replace(examples.APOLOGY, form=form, applicant=examples.COMPANY)))
    assert "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT" in text
    assert "xin lỗi Quý tổ chức vì sự chậm trễ này và đề nghị gia hạn thời gian giải quyết đến: 17 giờ 00 phút" in text
    assert "mã định danh tổ chức 3800100376" in text
    assert "hẹn lại thời gian trả kết quả:" not in text


def test_a_receipt_of_2018_leaves_an_unknown_identity_out_and_one_of_2025_leaves_a_line_for_it():
    unknown = dataclasses.replace(examples.RECEIPT, applicant=sheets.Party(name="Điểu Thị Lan"), proxy=None)
    newer = dataclasses.replace(unknown, form=dataclasses.replace(unknown.form, circular=examples.NEW))
    assert "Số định danh" not in reading.words(typeset.typeset(unknown))
    assert "Số định danh cá nhân: ...." in reading.words(typeset.typeset(newer))


def test_a_long_list_of_papers_goes_on_under_a_repeated_heading_and_signatures_are_never_alone():
    many = tuple(sheets.Component(name=f"Giấy tờ thứ {i}", originals=i) for i in range(1, 41))
    found = reading.pages(typeset.typeset(dataclasses.replace(examples.RECEIPT, components=many)))
    assert len(found) > 1
    assert all("TT Tên giấy tờ" in page for page in found if "Giấy tờ thứ" in page)
    assert found[1].startswith("2 ")  # the number of the page, which the first does not show
    signed = next(page for page in found if "NGƯỜI TIẾP NHẬN HỒ SƠ" in page)
    assert "7. Phí, lệ phí" in signed
    assert all(f"Giấy tờ thứ {i} {i} –" in " ".join(found) for i in range(1, 41))


def test_a_long_reckoning_runs_over_the_page_and_loses_no_line():
    lines = tuple(f"Ngày {i:03d}: ngày làm việc, tính vào thời hạn giải quyết." for i in range(120))
    text = reading.words(typeset.typeset(dataclasses.replace(examples.RECEIPT, reckoning=lines)))
    assert all(line in text for line in lines)


HOSTILE = (
    '#import "x.typ": * *đậm* _nghiêng_ $x^2$ \\ #panic() `raw` <nhãn> @ref // /* [ ] { } ~ -- --- ... \' " = - + 1.',
    "#let sheet = 1; #sys.inputs",
    '"}{"name":"chèn"}',
)


@pytest.mark.parametrize("typed", HOSTILE)
@EVERY_FORM
def test_what_a_citizen_typed_is_never_taken_for_markup(name, typed):
    sheet = examples.ALL[name]
    if isinstance(sheet, sheets.RegisterSheet):
        entry = dataclasses.replace(examples.ENTRY, applicant=typed, procedure=typed, address=typed)
        hostile = dataclasses.replace(sheet, entries=(entry,), keeper=typed)
    else:
        party = dataclasses.replace(sheet.applicant, name=typed, address=typed)
        hostile = dataclasses.replace(sheet, applicant=party, request=typed)
    assert "".join(typed.split()) in "".join(reading.words(typeset.typeset(hostile)).split())


def test_a_name_without_end_stays_on_the_paper():
    endless = dataclasses.replace(examples.LAN, name="Ư" * 400, address="Nguyễn " * 200)
    drawn = typeset.typeset(dataclasses.replace(examples.RECEIPT, applicant=endless))
    assert "".join(reading.words(drawn).split()).count("Ư") >= 400
    assert all(reading.edges_are_white(drawn, page, 5) for page in range(len(reading.pages(drawn))))


def test_signs_that_the_font_lacks_become_boxes_and_the_paper_is_still_made():
    party = dataclasses.replace(examples.LAN, name="Lan 😀 مرحبا שלום \u202e\u0000", email="\ud83d")
    text = reading.words(typeset.typeset(dataclasses.replace(examples.RECEIPT, applicant=party)))
    assert "Lan □ □□□□□" in text


def test_a_sheet_with_everything_optional_left_out_has_lines_for_the_pen():
    bare = dataclasses.replace(
        examples.RECEIPT, applicant=sheets.Party(name=""), proxy=None, desk="", term="", due=None, collect_at="",
        fees=(), reckoning=(), register_book="", register_no="", receiver="", components=(),
        lookup=sheets.Lookup(address=""), dossier_code="",
    )  # fmt: skip
    text = reading.words(typeset.typeset(bare))
    assert "Tiếp nhận hồ sơ của: ...." in text
    assert "thủ tục không quy định thời hạn" in text
    assert "7. Phí, lệ phí: không thu." in text
    assert "Tra cứu:" not in text
    assert not reading.marks(typeset.typeset(bare))


def test_eight_threads_draw_at_once_and_none_disturbs_another():
    wanted = {name: typeset.typeset(sheet) for name, sheet in examples.ALL.items()}
    wrong: list[str] = []

    def draw() -> None:
        wrong.extend(name for name, sheet in examples.ALL.items() if typeset.typeset(sheet) != wanted[name])

    threads = [threading.Thread(target=draw) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_the_file_is_dated_by_the_day_on_the_paper():
    sheet = dataclasses.replace(examples.RECEIPT, head=dataclasses.replace(examples.RECEIPT.head, day=date(2024, 2, 7)))
    with reading.opened(typeset.typeset(sheet)) as pdf:
        assert str(pdf.docinfo.CreationDate).startswith("D:20240206170000")  # midnight in Vietnam
    assert "ngày 07 tháng 02 năm 2024" in reading.words(typeset.typeset(sheet))
