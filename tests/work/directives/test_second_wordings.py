"""Wordings met in documents written blind: each phenomenon with an example."""

# ruff: noqa: E501 - an example stands on one line

from datetime import date

import pytest

from motcua.work.directives.reader.grammar import deadlines, enumerations
from tests.work.directives.reading import tasks, words

ABOUT = date(2025, 10, 8)
AROUND = "Chủ tịch UBND tỉnh Vĩnh Long kết luận như sau:\n\n1. Giao Sở Du lịch theo dõi.\n\n2. {}\n"


def second(order: str) -> list[dict]:
    return tasks(AROUND.format(order), "2025-10-08")[1:]


@pytest.mark.parametrize(
    ("written", "limits"),
    [
        ("xong trong tuần đầu tháng 11/2025", ["2025-11-07"]),
        ("hoàn thành trong tuần cuối của tháng 11", ["2025-11-30"]),
        ("hoàn thành trước giữa tháng 02", ["2026-02-15"]),
        ("hoàn thành trong các tháng 11, 12 năm 2025", ["2025-12-31"]),
        ("hoàn thành trong 6 tháng đầu năm 2026", ["2026-06-30"]),
        ("hoàn thành trong quý I", ["2026-03-31"]),
        ("gửi Sở Y tế không muộn hơn ngày 20/11/2025", ["2025-11-20"]),
        ("từ nay đến cuối năm 2025, tuần tra", ["2025-12-31"]),
        ("xây dựng kịch bản tăng trưởng từ nay đến hết năm 2025", []),
        ("tuần tra từ nay đến hết ngày 31/12/2025", ["2025-12-31"]),
        ("ra quân từ 01/11/2025 - 15/11/2025", ["2025-11-15"]),
        ("hoàn thành, đưa vào sử dụng ngày 19/12/2025", ["2025-12-19"]),
        ("tổ chức trong ngày 09 và 10/11/2025", ["2025-11-10"]),
        ("báo cáo UBND tỉnh truớc ngày 20/11", ["2025-11-20"]),
        ("duy trì chốt trực cho đến khi công bố hết dịch", ["relative"]),
        ("tổng hợp, báo cáo khi kết thúc đợt rét", ["relative"]),
        ("thông báo cho phụ huynh trước 20 giờ ngày hôm trước", ["relative"]),
        ("sửa chữa trường lớp trước khai giảng năm học mới", ["relative"]),
        ("báo cáo trước ngày 14 của tháng cuối kỳ báo cáo", ["recurring"]),
        ("báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12", ["recurring", "recurring"]),
        ("hoàn thiện hồ sơ, trình Bộ trưởng ngày 20/11/2025", ["2025-11-20"]),
        ("thực hiện Tờ trình của Sở Y tế trình Bộ trưởng ngày 20/9/2025", []),
        ("đến ngày 30/9/2025 mới giải ngân được 40%", []),
        ("xử lý nguồn nước sinh hoạt sau khi nước rút", ["relative"]),
        ("chia sẻ thông tin cho ngành Y tế ngay khi phát hiện ổ dịch", ["relative"]),
        ("sẵn sàng ứng cứu khi có yêu cầu", []),
        ("định kỳ ngày 20 hằng tháng báo cáo kết quả về UBND tỉnh", ["recurring"]),
        ("xây dựng Đề án dạy học 2 buổi/ngày", []),
        ("công khai kết quả quan trắc hằng tháng trên Cổng thông tin điện tử", ["recurring"]),
        ("nhân rộng mô hình trường học an toàn trong năm 2026", ["2026-12-31"]),
        ("phấn đấu đạt chỉ tiêu thu ngân sách trong năm 2026", []),
    ],
)
def test_a_limit_by_part_of_a_month_or_by_an_event(written: str, limits: list[str]) -> None:
    found = deadlines.of(words(written + "."), ABOUT)
    assert [str(limit.day) if limit.day else limit.kind for limit in found] == limits


@pytest.mark.parametrize(
    ("order", "lead", "along"),
    [
        ("Sở Y tế chủ trì (Vụ Pháp chế, Cục Dân số phối hợp) rà soát.", ["Sở Y tế"], ["Vụ Pháp chế", "Cục Dân số"]),
        ("Công an xã (chủ trì), Ban Chỉ huy Quân sự xã, Đồn Biên phòng (phối hợp): tuần tra.", ["Công an xã"], ["Ban Chỉ huy Quân sự xã", "Đồn Biên phòng"]),
        ("Giao Sở Y tế rà soát hồ sơ; Công an tỉnh phối hợp thực hiện.", ["Sở Y tế"], ["Công an tỉnh"]),
        ("Sở Y tế phối hợp với chính quyền địa phương rà soát.", ["Sở Y tế"], ["chính quyền địa phương"]),
        ("Các chủ đầu tư: Công ty Điện lực Gia Lai, Công ty TNHH Sông Xanh hoàn thành thủ tục.", ["Công ty Điện lực Gia Lai", "Công ty TNHH Sông Xanh"], []),
        ("Sở Y tế rà soát quy trình. Chính quyền địa phương phải gần dân.", ["Sở Y tế"], []),
        ("Giao các cơ quan, đơn vị nêu trên gửi kết quả.", ["các cơ quan, đơn vị nêu trên"], []),
        ("Các sở, UBND các xã, phường (sau đây gọi chung là các đơn vị) rà soát.", ["Các sở", "UBND các xã, phường"], []),
        ("Từng sở, ngành xây dựng kế hoạch khắc phục.", ["Từng sở, ngành"], []),
        ("Việc kiểm tra do Thanh tra tỉnh chủ trì thực hiện.", ["Thanh tra tỉnh"], []),
        ("Sở Công Thương – cơ quan thường trực Ban Chỉ đạo 389 tỉnh – xây dựng kế hoạch.", ["Sở Công Thương"], []),
        ("Trong quá trình triển khai, Sở Nội vụ chủ động tháo gỡ vướng mắc.", ["Sở Nội vụ"], []),
        ("Cục Quản lý Khám, chữa bệnh phối hợp với Cục Lâm nghiệp và Kiểm lâm, Cục Việc làm rà soát.", ["Cục Quản lý Khám, chữa bệnh"], ["Cục Lâm nghiệp và Kiểm lâm", "Cục Việc làm"]),
        ("UBND các xã vùng hạ du: Na Hang, Yên Sơn xây dựng phương án.", ["UBND xã Na Hang", "UBND xã Yên Sơn"], []),
        ("UBND các xã vùng ngọt hóa đắp đập tạm.", ["UBND các xã vùng ngọt hóa"], []),
        ("Về lâu dài, Sở Xây dựng cần sớm tham mưu phương án.", ["Sở Xây dựng"], []),
        ("Các đơn vị được phân công tại Điều 1 báo cáo tiến độ.", ["Các đơn vị được phân công tại Điều 1"], []),
        ("Thi hành án dân sự tỉnh tổ chức kiểm tra.", ["Thi hành án dân sự tỉnh"], []),
        ("Công an tỉnh được giao chỉ đạo lực lượng Cảnh sát giao thông tuần tra.", ["Công an tỉnh"], ["lực lượng Cảnh sát giao thông"]),
        ("UBND các xã, phường có đường sắt đi qua được yêu cầu bố trí người cảnh giới.", ["UBND các xã, phường"], []),
        ("Thủ trưởng các cơ quan, đơn vị chủ trì, phối hợp với Công an xã rà soát.", ["Thủ trưởng các cơ quan, đơn vị"], ["Công an xã"]),
        ("Các đơn vị, địa phương chưa hoàn thành khẩn trương thực hiện.", ["Các đơn vị, địa phương chưa hoàn thành"], []),
        ("Yêu cầu UBND các xã, phường chưa ban hành kế hoạch nghiêm túc kiểm điểm.", ["UBND các xã, phường"], []),
        ("Giám đốc, Thủ trưởng các sở, ban, ngành rà soát hồ sơ.", ["Thủ trưởng các sở, ban, ngành"], []),
        ("Trưởng các thôn, bản rà soát hộ nghèo.", ["Trưởng các thôn, bản"], []),
        ("Đề nghị các doanh nghiệp cung cấp dịch vụ chứng thực chữ ký số miễn phí cấp lần đầu.", ["các doanh nghiệp cung cấp dịch vụ chứng thực chữ ký số"], []),
        ("Hội đồng Giải phóng mặt bằng các xã, phường đẩy nhanh công tác kiểm đếm.", ["Hội đồng Giải phóng mặt bằng các xã, phường"], []),
        ("Công an tỉnh chủ trì, phối hợp với Sở Y tế, UBND các xã, phường đối sánh dữ liệu.", ["Công an tỉnh"], ["Sở Y tế", "UBND các xã, phường"]),
        ("Công an tỉnh chỉ đạo Phòng Cảnh sát phòng, chống tội phạm về môi trường điều tra.", ["Công an tỉnh"], ["Phòng Cảnh sát phòng, chống tội phạm về môi trường"]),
        ("Đồng ý chủ trương tổ chức Lễ hội; giao Sở Y tế xây dựng kế hoạch.", ["Sở Y tế"], []),
    ],
)  # fmt: skip
def test_who_leads_and_who_helps(order: str, lead: list[str], along: list[str]) -> None:
    assert [(task["lead"], task["coordinate"]) for task in second(order)] == [(lead, along)]


@pytest.mark.parametrize(
    ("order", "to"),
    [
        ("Sở Y tế điều tra, thông tin kết quả cho Công an tỉnh.", "Công an tỉnh"),
        ("Sở Y tế phát hiện ca bệnh phải báo ngay cho Công an xã.", "Công an xã"),
        ("Sở Y tế lập danh sách, thông báo cho các lực lượng chức năng để theo dõi.", None),
        ("Sở Y tế tổng hợp, báo cáo Bộ Y tế 06 tháng một lần.", "Bộ Y tế"),
        ("Vụ Pháp chế trình Bộ trưởng ngày 20/11/2025.", "Bộ trưởng"),
        ("Sở Y tế gửi danh sách về Trường Chính trị tỉnh.", "Trường Chính trị tỉnh"),
        ("Sở Y tế báo cáo Tổ công tác Đề án 06 tỉnh.", "Tổ công tác Đề án 06 tỉnh"),
        ("Sở Y tế rà soát giá thuốc; hồ sơ gửi UBND tỉnh trước ngày 20/11/2025.", "UBND tỉnh"),
        ("Sở Y tế lập hồ sơ trình UBND tỉnh.", "UBND tỉnh"),
        ("Sở Y tế chuẩn bị hồ sơ, tài liệu liên quan, cung cấp cho Sở Nội vụ trước ngày 15/11/2025.", "Sở Nội vụ"),
        ("Sở Y tế cung cấp cho các xã đủ thuốc.", None),
        ("Công an tỉnh xác thực thông tin, trả kết quả cho Sở Y tế.", "Sở Y tế"),
        ("Sở Y tế rà soát quy trình, trả kết quả tại Bộ phận Một cửa.", None),
        ("Sở Y tế báo cáo Trưởng Ban Chỉ đạo điều hành giá.", "Trưởng Ban Chỉ đạo điều hành giá"),
        ("Sở Y tế báo cáo kết quả, đề xuất Chủ tịch UBND tỉnh xử lý vi phạm.", "Chủ tịch UBND tỉnh"),
        ("Sở Y tế gửi kết quả thẩm định cho Sở Nội vụ để hoàn thiện, trình UBND tỉnh.", "Sở Nội vụ"),
    ],
)
def test_to_whom_it_is_told(order: str, to: str | None) -> None:
    assert [task["report_to"] for task in second(order)] == [to]


@pytest.mark.parametrize(
    "told",
    [
        "Đánh giá cao Bộ Công Thương đã chuẩn bị báo cáo. Chi phí của vùng còn cao; giao thông thủy chưa hiệu quả.",
        "Thống nhất với báo cáo của Sở Xây dựng. Biểu dương các đơn vị đã nỗ lực.",
        "Về tiến độ: Tại cuộc họp giao ban, các dự án cơ bản bám sát kế hoạch.",
    ],
)
def test_praise_and_a_weekly_meeting_order_nothing(told: str) -> None:
    assert second(told) == []


def test_small_roman_letters_number_items() -> None:
    found = tasks(
        "UBND tỉnh chỉ đạo như sau:\n\ni) Sở Y tế rà soát.\n\nii) Sở Nội vụ kiểm tra.\n\niii) Công an tỉnh điều tra.\n"
    )
    assert [(task["point"], task["lead"]) for task in found] == [("i", ["Sở Y tế"]), ("ii", ["Sở Nội vụ"]), ("iii", ["Công an tỉnh"])]  # fmt: skip


def test_letters_stand_below_a_number_in_brackets_that_waits_for_them() -> None:
    found = tasks(
        "UBND tỉnh chỉ đạo như sau:\n\n(1) Sở Y tế:\na) Rà soát thuốc;\nb) Kiểm tra kho.\n(2) Sở Nội vụ kiểm tra.\n"
    )
    assert [(task["point"], task["lead"]) for task in found] == [("(1).a", ["Sở Y tế"]), ("(1).b", ["Sở Y tế"]), ("(2)", ["Sở Nội vụ"])]  # fmt: skip


def test_who_stresses_one_thing_and_asks_another_tells_two_bodies() -> None:
    found = tasks(
        'Chủ tịch UBND tỉnh chủ trì họp ngày 20/02/2026.\n\n"Sở Y tế phải bảo đảm đủ thuốc", Chủ tịch UBND tỉnh nhấn mạnh, đồng thời đề nghị Bộ Chỉ huy Quân sự tỉnh sẵn sàng phương tiện.\n'
    )
    assert [task["lead"] for task in found] == [["Sở Y tế"], ["Bộ Chỉ huy Quân sự tỉnh"]]


def test_a_heading_tells_one_kind_of_bodies_from_others() -> None:
    found = tasks(
        "Bộ trưởng chỉ thị:\n\nI. Đối với các Bệnh viện, Viện có giường bệnh trực thuộc Bộ\n\n1. Hoàn thành bệnh án điện tử.\n"
    )
    assert found[0]["lead"] == ["các Bệnh viện, Viện có giường bệnh trực thuộc Bộ"]


def test_a_time_after_the_second_item_is_not_of_the_first_that_has_labels_of_its_own() -> None:
    found = tasks(
        "II. NHIỆM VỤ\n\n1. Quản lý đội tàu\n\n- Rà soát tàu cá.\nCơ quan thực hiện: Sở Y tế.\n\n"
        "- Lập danh sách tàu.\nCơ quan thực hiện: Sở Nội vụ.\nThời gian: hằng tuần.\n"
    )
    assert [len(task["deadline"]) for task in found] == [0, 1]


def test_a_name_with_a_body_inside_stays_whole_in_a_list() -> None:
    listed = enumerations.pieces(words("Cục Khởi nghiệp và Doanh nghiệp công nghệ, Cục Dân số"))
    assert [piece.text for piece in listed] == ["Cục Khởi nghiệp và Doanh nghiệp công nghệ", "Cục Dân số"]


def test_who_works_along_under_a_heading_works_along_in_every_item() -> None:
    found = tasks(
        "UBND tỉnh chỉ đạo như sau:\n\n1. Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh, Sở Nội vụ:\n\n"
        "a) Rà soát thuốc.\n\nb) Giao Sở Tài chính kiểm tra kho.\n"
    )
    assert [task["coordinate"] for task in found] == [["Công an tỉnh", "Sở Nội vụ"], []]


@pytest.mark.parametrize(
    ("closing", "told"),
    [
        ("Nhận được Thông báo này, đề nghị các đơn vị khẩn trương triển khai thực hiện; Sở Y tế theo dõi, báo cáo UBND tỉnh.", [["Sở Y tế"]]),
        ("Nhận được Thông báo này, yêu cầu các sở nghiêm túc triển khai thực hiện, báo cáo kết quả về UBND tỉnh trước ngày 20/12/2025.", [["các sở"]]),
        ("Nhận được Thông báo này, yêu cầu các sở nghiêm túc triển khai thực hiện.", []),
        ("Sở Y tế chịu trách nhiệm kiểm tra việc thực hiện, báo cáo UBND tỉnh. Chỉ thị này có hiệu lực kể từ ngày ký.", [["Sở Y tế"]]),
        ("Chỉ thị này có hiệu lực kể từ ngày ký.", []),
    ],
)  # fmt: skip
def test_a_closing_tells_what_it_orders_besides_the_formula(closing: str, told: list[list[str]]) -> None:
    assert [task["lead"] for task in second("Công an tỉnh điều tra.\n\n" + closing)[1:]] == told


def test_what_a_plan_is_for_tells_nobody() -> None:
    found = tasks(
        "QUYẾT ĐỊNH:\n\nĐiều 1. Phê duyệt Kế hoạch với các nội dung sau:\n\n1. Đối tượng: người từ đủ 15 tuổi, ưu tiên hộ nghèo.\n\n"
        "Điều 2. Tổ chức thực hiện\n\n1. Sở Y tế\n\nRà soát nhu cầu.\n"
    )
    assert [task["lead"] for task in found] == [["Sở Y tế"]]
