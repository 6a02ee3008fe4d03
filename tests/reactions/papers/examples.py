"""One sheet of each form, about bà Lan's dossier, for the tests of this room."""

from datetime import date, datetime

from motcua.law.calendar import ZONE
from motcua.reactions.papers import sheets

OLD = "Thông tư số 01/2018/TT-VPCP"
NEW = "Thông tư số 03/2025/TT-VPCP"
CODE = "000.00.06.H10-230529-0001"
DESK = "Bộ phận Tiếp nhận và Trả kết quả UBND phường Tân Phú"
LOOKUP = sheets.Lookup(address=f"https://dichvucong.binhphuoc.gov.vn/tra-cuu/{CODE}", phone="1022")
LAN = sheets.Party(
    name="Nguyễn Thị Lan",
    identity_no="070185001234",
    address="Số 12, đường Phú Riềng Đỏ, phường Tân Phú, thành phố Đồng Xoài, tỉnh Bình Phước",
    phone="0912 345 678",
    email="lan@example.vn",
)
COMPANY = sheets.Party(name="Công ty TNHH Cao su Đồng Phú", identity_no="3800100376", organisation=True)
NAM = sheets.Party(name="Lê Văn Nam", identity_no="070085004321", address="Xã Tiến Hưng", phone="0987 654 321")


def at(*clock: int) -> datetime:
    return datetime(*clock, tzinfo=ZONE)


def head(number: str) -> sheets.Letterhead:
    return sheets.Letterhead(
        superior="UBND phường Tân Phú",
        unit="Bộ phận Tiếp nhận và Trả kết quả",
        number=number,
        place="Đồng Xoài",
        day=date(2023, 5, 29),
    )


RECEIPT = sheets.ReceiptSheet(
    form=sheets.Form(number=1, title="Giấy tiếp nhận hồ sơ và hẹn trả kết quả", circular=OLD),
    head=head("125/BPTNTKQ"),
    dossier_code=CODE,
    desk=DESK,
    applicant=LAN,
    proxy=sheets.Proxy(party=NAM, authority="Giấy ủy quyền số 15/2023"),
    request="Đăng ký khai sinh",
    components=(
        sheets.Component(name="Tờ khai đăng ký khai sinh", originals=1),
        sheets.Component(name="Giấy chứng sinh", originals=1, certified=2, photocopies=3),
    ),
    sets=1,
    term="01 ngày làm việc",
    received=at(2023, 5, 29, 9, 32),
    due=at(2023, 5, 30, 17, 0),
    collect_at="Trung tâm Phục vụ hành chính công",
    lookup=LOOKUP,
    receiver="Trần Văn Hùng",
    fees=(sheets.Fee(name="Lệ phí hộ tịch", amount=8000, when="thu trước"),),
    reckoning=("Nhận lúc 09:32 ngày 29/05/2023; ngày nhận không tính.", "Ngày làm việc thứ 1: 30/05/2023."),
    register_book="01/2023",
    register_no="0412",
)
SUPPLEMENT = sheets.SupplementSheet(
    form=sheets.Form(number=2, title="Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", circular=OLD),
    head=head("17/PBS-BPTNTKQ"),
    dossier_code=CODE,
    desk=DESK,
    applicant=LAN,
    request="Đăng ký khai sinh",
    items=("Giấy chứng sinh bản rõ số seri.", "Giấy tờ chứng minh nơi cư trú."),
    reason="Thành phần hồ sơ chưa đủ.",
    contact="ông Trần Văn Hùng",
    contact_phone="0271 3888 999",
    guide="Trần Văn Hùng",
    lookup=LOOKUP,
    answer_by=at(2023, 6, 19, 17, 0),
)
REFUSAL = sheets.RefusalSheet(
    form=sheets.Form(number=3, title="Phiếu từ chối tiếp nhận giải quyết hồ sơ", circular=OLD),
    head=head("3/PTC-BPTNTKQ"),
    dossier_code=CODE,
    desk=DESK,
    applicant=LAN,
    request="Đăng ký khai sinh",
    reasons=("Trẻ đã được đăng ký khai sinh.", "Đề nghị xin cấp bản sao trích lục."),
    receiver="Trần Văn Hùng",
    lookup=LOOKUP,
)
APOLOGY = sheets.ApologySheet(
    form=sheets.Form(number=4, title="Phiếu xin lỗi và hẹn lại ngày trả kết quả", circular=OLD),
    head=head("2/PXL"),
    dossier_code=CODE,
    applicant=LAN,
    request="Đăng ký biến động đất đai",
    received=at(2023, 5, 8, 8, 5),
    due=at(2023, 5, 30, 17, 0),
    reason="Phải trích đo lại thửa đất.",
    new_due=at(2023, 6, 6, 17, 0),
    collect_at="Trung tâm Phục vụ hành chính công",
    signer_title="Giám đốc",
    signer="Nguyễn Thị Mai",
    lookup=LOOKUP,
    copies_to=("Trung tâm Phục vụ hành chính công",),
)
STOP = sheets.StopSheet(
    form=sheets.Form(number=5, title="Thông báo dừng giải quyết hồ sơ", circular=NEW),
    head=head("4/TB-TTPVHCC"),
    dossier_code=CODE,
    applicant=LAN,
    request="Đăng ký khai sinh",
    received=at(2025, 11, 3, 8, 30),
    asked=at(2025, 11, 5, 9, 0),
    finding="Chưa có văn bản giải quyết hoặc thông báo kết quả.",
    reason="Người nộp hồ sơ đề nghị rút hồ sơ.",
    stopped=at(2025, 11, 5, 9, 20),
    signer_title="Giám đốc",
    signer="Nguyễn Thị Mai",
    lookup=LOOKUP,
)
CONTROL = sheets.ControlSheet(
    form=sheets.Form(number=5, title="Phiếu kiểm soát quá trình giải quyết hồ sơ", circular=OLD),
    head=head("125/PKS-BPTNTKQ"),
    dossier_code=CODE,
    applicant=LAN,
    request="Đăng ký khai sinh",
    settling_unit="UBND phường Tân Phú",
    received=at(2023, 5, 29, 9, 32),
    due=at(2023, 5, 30, 17, 0),
    lookup=LOOKUP,
    coordinating_units=("Công an phường Tân Phú",),
    passages=(
        sheets.Passage(
            giver="Trần Văn Hùng", giver_unit="Bộ phận Một cửa", receiver="Phạm Thu Hà", receiver_unit="Tư pháp",
            at=at(2023, 5, 29, 10, 5), result="Trước hạn", note="Kèm bản gốc",
        ),
        sheets.Passage(giver="Phạm Thu Hà", giver_unit="Tư pháp", receiver="Nguyễn Thị Mai", receiver_unit="Lãnh đạo"),
    ),
)  # fmt: skip
ENTRY = sheets.Entry(
    dossier_code=CODE,
    procedure="Đăng ký khai sinh",
    sets=1,
    applicant="Nguyễn Thị Lan",
    address="Phường Tân Phú",
    phone="0912345678",
    settling_unit="UBND phường Tân Phú",
    received=at(2023, 5, 29, 9, 32),
    due=at(2023, 5, 30, 17, 0),
    returned=at(2023, 5, 31, 8, 0),
    way_of_receiving="Trực tiếp",
    note="Đã ký nhận",
)
REGISTER = sheets.RegisterSheet(
    form=sheets.Form(number=6, title="Sổ theo dõi hồ sơ", circular=OLD),
    head=head("01/STD-BPTNTKQ"),
    field="Hộ tịch",
    book="01/2023",
    first_day=date(2023, 5, 1),
    last_day=date(2023, 5, 31),
    entries=(ENTRY,) * 25,
    keeper_title="Người lập sổ",
    keeper="Trần Văn Hùng",
    first_no=101,
)
ALL: dict[str, sheets.Sheet] = {
    "receipt": RECEIPT,
    "supplement": SUPPLEMENT,
    "refusal": REFUSAL,
    "apology": APOLOGY,
    "stop": STOP,
    "control": CONTROL,
    "register": REGISTER,
}
