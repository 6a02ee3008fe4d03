"""The wordings of orders, one phenomenon an example: who is told, with whom, and by when."""

# ruff: noqa: E501 - an example stands on one line

import pytest

from tests.work.directives.reading import tasks

AROUND = "Chủ tịch UBND tỉnh yêu cầu:\n\n1. {}\n\n2. Giao Sở Y tế rà soát quy trình nội bộ.\n"


def the_task(order: str, issued: str = "2025-03-01") -> dict:
    return tasks(AROUND.format(order), issued)[0]


@pytest.mark.parametrize(
    ("order", "lead"),
    [
        ("Giao đồng chí Nguyễn Thị Hoa - Phó Chủ tịch UBND tỉnh trực tiếp theo dõi các dự án.", ["Nguyễn Thị Hoa"]),
        ("Giao Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh, Ban Quản lý Khu kinh tế tỉnh rà soát.", ["Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh", "Ban Quản lý Khu kinh tế tỉnh"]),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, Tỉnh đoàn, Hội Nông dân tỉnh vận động hội viên tham gia.", ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Tỉnh đoàn", "Hội Nông dân tỉnh"]),
        ("Báo Hà Giang, Cổng thông tin điện tử tỉnh mở chuyên trang tuyên truyền.", ["Báo Hà Giang", "Cổng thông tin điện tử tỉnh"]),
        ("Ủy ban nhân dân thành phố và các huyện tổ chức đánh giá kế hoạch sử dụng đất.", ["Ủy ban nhân dân thành phố và các huyện"]),
        ("Thực hiện Công văn số 60 của Bộ Y tế, UBND tỉnh có ý kiến như sau: Sở Nội vụ chủ trì rà soát.", ["Sở Nội vụ"]),
        ("Bộ Tài chính xuất cấp kịp thời gạo dự trữ; UBND tỉnh tri ân người có công.", ["Bộ Tài chính"]),
        ("Kiến nghị Chủ tịch UBND tỉnh chỉ đạo Sở Y tế tăng cường hướng dẫn nghiệp vụ.", ["Chủ tịch UBND tỉnh"]),
        ("Giao Công an tỉnh là cơ quan Thường trực, chủ trì đôn đốc.", ["Công an tỉnh"]),
        ("Phòng Giám sát, kiểm tra và xử lý sau thanh tra theo dõi việc thực hiện.", ["Phòng Giám sát, kiểm tra và xử lý sau thanh tra"]),
        ("Các bộ, cơ quan trung ương, địa phương: tổ chức Tết trồng cây.", ["Các bộ, cơ quan trung ương, địa phương"]),
        ("Đối với các cơ sở giáo dục có tổ chức bếp ăn: báo ngay cho trung tâm y tế khi có ngộ độc.", ["các cơ sở giáo dục có tổ chức bếp ăn"]),
        ("Đối với dự thảo Nghị quyết: Thống nhất nội dung. Giao Sở Tư pháp hoàn chỉnh hồ sơ.", ["Sở Tư pháp"]),
        ("Đề nghị Hội đồng nhân dân, Ủy ban nhân dân các huyện bố trí đủ vốn đối ứng.", ["Hội đồng nhân dân các huyện", "Ủy ban nhân dân các huyện"]),
        ("Các cơ quan chủ quản chương trình khẩn trương tổng kết giai đoạn.", ["Các cơ quan chủ quản chương trình"]),
        ("Thủ trưởng các cơ quan, đơn vị tổ chức quán triệt chỉ thị.", ["Thủ trưởng các cơ quan, đơn vị"]),
        ("Các tổ dân phố, trạm y tế vận động nhân dân nộp hồ sơ trực tuyến.", ["Các tổ dân phố", "trạm y tế"]),
        ("UBND tỉnh thống nhất nội dung dự án. Giao Sở Tư pháp hoàn thiện hồ sơ.", ["Sở Tư pháp"]),
        ("Công văn số 14/UBND ngày 22.2 ghi rõ: “Giao Chủ tịch UBND TP.Huế tổ chức kiểm điểm”.", ["Chủ tịch UBND TP.Huế"]),
        ("Đài Khí tượng tỉnh, Báo Huế cung cấp thông tin để người dân biết, phòng tránh.", ["Đài Khí tượng tỉnh", "Báo Huế"]),
        ("Các tổ chức, cá nhân được cấp phép khai thác cát, sỏi: chấp hành nghiêm công suất khai thác.", ["Các tổ chức, cá nhân được cấp phép khai thác cát, sỏi"]),
        ("Lắp đặt 150 camera giám sát giao thông (Công an tỉnh chủ trì, phối hợp Sở Xây dựng; xong trong năm 2025).", ["Công an tỉnh"]),
        ("UBND các tỉnh Vĩnh Long, Tiền Giang, Bến Tre khẩn trương hoàn thiện thủ tục.", ["UBND tỉnh Vĩnh Long", "UBND tỉnh Tiền Giang", "UBND tỉnh Bến Tre"]),
        ("UBND các huyện Hàm Yên, Na Hang và thành phố Tuyên Quang ra quân.", ["UBND huyện Hàm Yên", "UBND huyện Na Hang", "UBND thành phố Tuyên Quang"]),
        ("UBND huyện Ngọc Hiển tri ân người có công.", ["UBND huyện Ngọc Hiển"]),
        ("UBND tỉnh Hà Tĩnh giải quyết kiến nghị; yêu cầu nhà thầu hoàn trả đường gom.", ["UBND tỉnh Hà Tĩnh"]),
        ("Các cấp, các ngành quán triệt sâu sắc Nghị quyết số 71.", ["Các cấp, các ngành"]),
        ("Công ty Thoát nước và Xử lý nước thải Đà Nẵng được yêu cầu nạo vét cửa thu nước.", ["Công ty Thoát nước và Xử lý nước thải Đà Nẵng"]),
        ("Đề nghị Bộ Chỉ huy Quân sự tỉnh, Lữ đoàn 575, Agribank Hậu Giang bố trí lực lượng.", ["Bộ Chỉ huy Quân sự tỉnh", "Lữ đoàn 575", "Agribank Hậu Giang"]),
        ("Các sở, ban, ngành, đoàn thể, quận, huyện, thị xã sớm có kế hoạch triển khai.", ["Các sở, ban, ngành, đoàn thể, quận, huyện, thị xã"]),
        ("Giao các Sở Tài chính, Xây dựng và Nội vụ rà soát quy trình.", ["Sở Tài chính", "Sở Xây dựng", "Sở Nội vụ"]),
        ("Sở Nội vụ (chủ trì), Văn phòng UBND tỉnh (phối hợp) đưa kết quả vào tiêu chí.", ["Sở Nội vụ"]),
        ("Thành viên Ban Chỉ huy Phòng thủ dân sự tỉnh theo địa bàn phụ trách xuống cơ sở chỉ đạo.", ["Thành viên Ban Chỉ huy Phòng thủ dân sự tỉnh"]),
        ("Về đầu tư tuyến đường: Đồng ý về nguyên tắc. Bộ Tài chính tổng hợp, đề xuất hỗ trợ.", ["Bộ Tài chính"]),
        ("Về bàn giao sân bay: (i) Bộ Quốc phòng trả lời Tỉnh; (ii) Bộ Xây dựng cập nhật quy hoạch.", ["Bộ Quốc phòng"]),
        ("Sở Y tế quản lý việc ra khơi; thông báo cho chủ tàu biết vị trí của bão.", ["Sở Y tế"]),
        ("Sở Khoa học và Công nghệ được UBND tỉnh giao chủ trì xây dựng kế hoạch.", ["Sở Khoa học và Công nghệ"]),
        ("“Sở Xây dựng phải làm việc với từng nhà đầu tư”, Chủ tịch UBND tỉnh nhấn mạnh.", ["Sở Xây dựng"]),
        ("Giao Văn phòng HĐND và UBND xã niêm yết lịch tiếp công dân.", ["Văn phòng HĐND và UBND xã"]),
        ("Báo cáo của các đơn vị gửi về Sở Nội vụ trước ngày 06/8/2025.", ["các đơn vị"]),
        ("Thủ trưởng các sở chịu trách nhiệm trước Chủ tịch UBND tỉnh về kết quả; báo cáo Sở Y tế trước ngày 20/8/2025.", ["Thủ trưởng các sở"]),
        ("Sở Y tế, Sở An toàn thực phẩm (nếu có), Công an tỉnh tổ chức kiểm tra.", ["Sở Y tế", "Sở An toàn thực phẩm", "Công an tỉnh"]),
        ("UBND thành phố Hà Nội, UBND Thành phố Hồ Chí Minh nghiên cứu cơ chế.", ["UBND thành phố Hà Nội", "UBND Thành phố Hồ Chí Minh"]),
        ("Đài Truyền hình Việt Nam, Báo Nhân dân đẩy mạnh tuyên truyền.", ["Đài Truyền hình Việt Nam", "Báo Nhân dân"]),
        ("UBND các xã thành lập các chốt kiểm dịch; phân công lực lượng trực 24/24 giờ.", ["UBND các xã"]),
    ],
)  # fmt: skip
def test_who_is_told(order: str, lead: list[str]) -> None:
    assert the_task(order)["lead"] == lead


@pytest.mark.parametrize(
    ("order", "along"),
    [
        ("Sở Xây dựng chủ trì, cùng Sở Tài chính, Thuế tỉnh thẩm định giá đất.", ["Sở Tài chính", "Thuế tỉnh"]),
        (
            "Giao Công an tỉnh chủ trì, Sở Xây dựng, UBND các huyện phối hợp xử lý vi phạm.",
            ["Sở Xây dựng", "UBND các huyện"],
        ),
        ("Sở Xây dựng chỉ đạo các cơ quan có liên quan trên địa bàn bảo đảm tiến độ.", []),
        (
            "Lắp đặt 150 camera giám sát (Công an tỉnh chủ trì, phối hợp Sở Xây dựng; xong trong năm 2025).",
            ["Sở Xây dựng"],
        ),
        (
            "Sở Xây dựng chỉ đạo Ban Duy tu các công trình hạ tầng giao thông khắc phục hư hỏng.",
            ["Ban Duy tu các công trình hạ tầng giao thông"],
        ),
        ("Bộ Công an phối hợp với các lực lượng chức năng bóc gỡ các đường dây buôn lậu.", ["các lực lượng chức năng"]),
        ("Sở Nội vụ (chủ trì), Văn phòng UBND tỉnh (phối hợp) đưa kết quả vào tiêu chí.", ["Văn phòng UBND tỉnh"]),
        (
            "Sở Xây dựng có trách nhiệm chủ trì phối hợp với sở, ngành liên quan; UBND các huyện rà soát nhiệm vụ.",
            ["sở, ngành liên quan", "UBND các huyện"],
        ),
        ("Sở Xây dựng tổ chức kiểm tra với sự tham gia của Công an tỉnh.", ["Công an tỉnh"]),
        (
            "UBND các xã chỉ đạo các đồn biên phòng, Chi cục Thủy sản kiểm đếm tàu.",
            ["các đồn biên phòng", "Chi cục Thủy sản"],
        ),
    ],
)
def test_who_works_along(order: str, along: list[str]) -> None:
    assert the_task(order)["coordinate"] == along


@pytest.mark.parametrize(
    ("order", "limits"),
    [
        ("Sở Nội vụ sửa chữa trụ sở, không quá ngày 15 tháng 9 năm 2025.", [("due", "2025-09-15")]),
        ("Sở Nội vụ định kỳ vào ngày 15 và ngày cuối tháng cung cấp số liệu cho Sở Tài chính.", [("recurring", None)]),
        ("Sở Nội vụ niêm yết kết luận trong thời gian 15 ngày liên tục.", [("relative", None)]),
        ("Sở Nội vụ báo cáo Chính phủ tại phiên họp thường kỳ tháng 02 năm 2026.", [("relative", None)]),
        ("Các chủ đầu tư cam kết đến 31/12/2025 giải ngân hết vốn.", [("due", "2025-12-31")]),
        ("Sở Nội vụ chi trả quà tặng, xong trước ngày Quốc khánh 02/9/2025.", [("due", "2025-09-02")]),
        ("Sở Nội vụ khắc phục trong vòng 24 giờ kể từ khi nhận được phản ánh.", [("relative", None)]),
        ("Trước 15 giờ 00 thứ Sáu hằng tuần, Sở Nội vụ gửi báo cáo tiến độ.", [("recurring", None)]),
        ("Sở Nội vụ ban hành quy trình luân chuyển hồ sơ chậm nhất là ngày 05/9/2025.", [("due", "2025-09-05")]),
        ("Sở Y tế bảo đảm an toàn trong thời gian diễn ra Kỳ thi từ ngày 26 đến ngày 29 tháng 6 năm 2025.", []),
        ("Sở Nội vụ tham mưu tổ chức sơ kết vào năm 2025.", [("due", "2025-12-31")]),
        ("Sở Nội vụ báo cáo tình hình trước 16h00 hằng ngày.", [("recurring", None)]),
        ("Sở Nội vụ huy động lực lượng vào sáng thứ Bảy, Chủ nhật hằng tuần.", [("recurring", None)]),
        ("Sở Nội vụ công khai kết quả vào ngày 05 hằng tháng.", [("recurring", None)]),
        ("Sở Nội vụ tổ chức cấp lưu động trong tháng 9 và tháng 10/2025.", [("due", "2025-10-31")]),
        ("Sở Nội vụ tổng hợp, trình UBND tỉnh tại cuộc họp quý III.", [("relative", None)]),
        ("Sở Nội vụ rà soát, trình UBND tỉnh công bố danh mục; chậm nhất là 15/8/2025.", [("report", "2025-08-15")]),
        ("Sở Nội vụ tổ chức cảnh giới, duy trì 24/24h từ ngày 01/4/2025.", [("due", "2025-04-01")]),
        ("Sở Nội vụ định kỳ 10 ngày báo cáo UBND tỉnh một lần.", [("recurring", None)]),
        ("Sở Nội vụ rà soát các nhiệm vụ có thời hạn hoàn thành trong năm 2025.", []),
        ("Hằng năm, Sở Nội vụ sơ kết, báo cáo UBND tỉnh trước ngày 10 tháng 12.", [("recurring", None)]),
        ("Sở Công Thương bảo đảm cung cấp điện cho các bệnh viện trước ngày 10/9/2025.", [("due", "2025-09-10")]),
        ("Sở Nội vụ công khai kết quả vào ngày 05 và ngày 20 hằng tháng.", [("recurring", None)]),
        ("Sở Nội vụ sơ kết 06 tháng một lần.", [("recurring", None)]),
        ("Sở Nội vụ báo cáo định kỳ 06 tháng (trước ngày 20/6) và năm (trước ngày 20/12).", [("recurring", None)] * 2),
        ("Báo Cà Mau mở chuyên mục, tối thiểu 02 tin, bài/tháng.", [("recurring", None)]),
        ("Sở Nội vụ công bố chỉ số chất lượng không khí hằng ngày; bảo trì trạm quan trắc.", [("recurring", None)]),
        ("Sở Nội vụ chăm lo đời sống hằng ngày.", []),
        ("Sở Nội vụ tổng hợp, báo cáo UBND tỉnh tại cuộc họp giao ban tháng 9/2025.", [("relative", None)]),
        ("Sở Nội vụ xử lý dứt điểm 45 hồ sơ quá hạn trước 15/12/2025.", [("due", "2025-12-15")]),
        ("Sở Nội vụ hoàn thành chi trả cho các hộ có lợn bị tiêu hủy trước ngày 31/8/2025.", [("due", "2025-08-31")]),
    ],
)
def test_by_when(order: str, limits: list[tuple[str, str | None]]) -> None:
    found = the_task(order)["deadline"]
    assert [(limit["type"], limit["date"]) for limit in found if "Hằng năm" not in limit["text"]] == limits


@pytest.mark.parametrize(
    "order",
    [
        "Chủ tịch UBND các huyện chịu trách nhiệm trước Chủ tịch UBND tỉnh nếu để xảy ra chậm trễ.",
        "Chịu trách nhiệm toàn diện trước Ủy ban nhân dân tỉnh về quản lý khoáng sản trên địa bàn;",
        "Văn phòng UBND thành phố truyền đạt ý kiến chỉ đạo để các đơn vị triển khai.",
        "Chịu trách nhiệm toàn diện về công tác tổ chức thi tại địa phương.",
        "Lực lượng tham gia: 450 người của các xã.",
        "Chánh Văn phòng, Thủ trưởng các phòng, ban căn cứ Quyết định thi hành.",
        "Phê bình Giám đốc Văn phòng Đăng ký đất đai tỉnh do để tồn đọng nhiều hồ sơ.",
        "Đại diện nhà đầu tư cam kết sẽ hoàn thành dự án vào cuối năm 2027.",
        "Đánh giá chung: Thời gian qua, các sở, ngành có nhiều cố gắng, song tiến độ còn chậm.",
    ],
)
def test_what_orders_nothing(order: str) -> None:
    assert [task["point"] for task in tasks(AROUND.format(order))] == ["2"]


def test_an_article_that_only_enacts_is_no_task() -> None:
    found = tasks("QUYẾT ĐỊNH:\n\nĐiều 1. Phê duyệt Đề án phát triển thương mại điện tử.\n\nĐiều 2. Sở Y tế rà soát.\n")
    assert [task["point"] for task in found] == ["Điều 2"]


def test_two_bodies_of_one_sentence_are_two_tasks() -> None:
    found = tasks(AROUND.format("Công an tỉnh bảo đảm an ninh mạng, trong khi Sở Nội vụ chủ trì tập huấn công chức."))
    assert [task["lead"] for task in found[:2]] == [["Công an tỉnh"], ["Sở Nội vụ"]]


def test_in_news_the_bodies_after_the_first_order_are_told_too() -> None:
    found = tasks(
        "Chuyển đổi số ở các sở\n\nSáng 4/11, UBND tỉnh họp phiên thường kỳ.\n\n"
        "UBND tỉnh yêu cầu các sở, ngành rà soát quy trình.\n\n"
        "Văn phòng UBND tỉnh được giao hoàn thiện hệ thống báo cáo. Công an tỉnh bảo đảm an toàn thông tin.\n"
    )
    assert [task["lead"] for task in found] == [["các sở, ngành"], ["Văn phòng UBND tỉnh"], ["Công an tỉnh"]]


def test_numbers_may_end_with_a_dash() -> None:
    found = tasks("UBND tỉnh chỉ đạo:\n\n1- Sở Y tế rà soát quy trình.\n\n2- Các huyện tổ chức di dời dân.\n")
    assert [task["point"] for task in found] == ["1", "2"]


def test_a_gap_before_every_line_is_no_end_of_a_paragraph() -> None:
    text = "1. Giao Sở Nông nghiệp\n\nvà Môi trường rà soát\n\ncác bản đồ địa chính.\n\n2. Sở Y tế kiểm tra\n\nviệc thực hiện.\n"
    assert [task["lead"] for task in tasks(text)] == [["Sở Nông nghiệp và Môi trường"], ["Sở Y tế"]]


def test_the_one_who_gives_the_orders_is_told_none() -> None:
    found = tasks(
        "Họp tháng\n\nSáng 4/11, UBND tỉnh họp phiên thường kỳ.\n\nPhát biểu kết luận, Chủ tịch UBND tỉnh ghi nhận những đóng góp. "
        "Đồng chí yêu cầu các sở, ngành rà soát quy trình.\n\nChủ tịch UBND tỉnh chia sẻ khó khăn với doanh nghiệp.\n"
    )
    assert [task["lead"] for task in found] == [["các sở, ngành"]]


def test_those_a_letter_is_addressed_to_are_not_told_by_it() -> None:
    text = (
        "Hà Nội, ngày 18 tháng 9 năm 2023\n\nKính gửi:\n- Trưởng phòng Giáo dục các huyện;\n- Hiệu trưởng các trường học.\n\n"
        "Căn cứ Công văn số 42, Sở Giáo dục đề nghị Thủ trưởng các đơn vị thực hiện:\n\n1. Rà soát cơ sở vật chất.\n"
    )
    assert [(task["point"], task["lead"]) for task in tasks(text)] == [("1", ["Thủ trưởng các đơn vị"])]


def test_a_page_number_does_not_break_a_name() -> None:
    text = (
        "   1. UBND các xã thống kê tổng đàn lợn, gửi danh sách về Phòng Nông nghiệp và\n\n            2\n\n"
        "Phát triển nông thôn huyện trước ngày 15/6/2023; thành lập chốt kiểm dịch tạm\nthời tại vùng có dịch.\n"
        "   2. Công an huyện tăng cường kiểm tra việc vận chuyển, giết mổ lợn trên địa\nbàn; xử lý nghiêm vi phạm.\n"
    )
    found = tasks(text)
    assert [task["report_to"] for task in found] == ["Phòng Nông nghiệp và Phát triển nông thôn huyện", None]


def test_the_label_of_the_lead_may_name_helpers() -> None:
    found = tasks(
        "I. NHIỆM VỤ\n\n- Thành lập Tổ công nghệ số.\n\n+ Đơn vị thực hiện: Sở Y tế chủ trì, phối hợp với Công an tỉnh.\n"
    )
    assert (found[0]["lead"], found[0]["coordinate"]) == (["Sở Y tế"], ["Công an tỉnh"])


def test_in_news_a_line_that_only_announces_is_no_task() -> None:
    found = tasks(
        "Chủ động ứng phó mưa lớn\n\nĐể ứng phó, Chủ tịch UBND tỉnh yêu cầu các sở, ngành thực hiện một số nội dung:\n\n"
        "UBND các huyện theo dõi chặt chẽ diễn biến thời tiết, sơ tán dân.\n"
    )
    assert [task["lead"] for task in found] == [["UBND các huyện"]]


def test_a_past_order_counts_only_with_its_time() -> None:
    told = "1. Giao Sở Y tế rà soát.\n\n2. Đoàn đã có báo cáo và yêu cầu {}UBND huyện báo cáo kết quả khắc phục.\n"
    assert len(tasks(told.format("trong vòng 30 ngày "))) == 2
    assert len(tasks(told.format(""))) == 1


def test_after_a_semicolon_the_one_who_said_giao_goes_on() -> None:
    found = tasks(AROUND.format("Yêu cầu Sở Nội vụ rà soát quy trình; yêu cầu Sở Tài chính bố trí kinh phí."))
    assert [task["lead"] for task in found[:2]] == [["Sở Nội vụ"], ["Sở Tài chính"]]


def test_the_label_of_the_lead_with_many_helpers_is_no_order() -> None:
    found = tasks(
        "I. NHIỆM VỤ\n\na) Xây dựng mô hình thu gom rác.\n\n"
        "- Cơ quan thực hiện: Sở Y tế chủ trì; Ban Quản lý Cảng cá tỉnh, Bộ Chỉ huy Bộ đội Biên phòng tỉnh phối hợp.\n"
    )
    assert [task["lead"] for task in found] == [["Sở Y tế"]]
    assert found[0]["coordinate"] == ["Ban Quản lý Cảng cá tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"]


def test_money_is_no_order_but_who_provides_it_is_told() -> None:
    found = tasks(
        "1. Giao Sở Y tế rà soát.\n\nIII. KINH PHÍ\n\n"
        "Kinh phí thực hiện từ nguồn sự nghiệp. Sở Tài chính tham mưu UBND tỉnh bố trí kinh phí hằng năm.\n"
    )
    assert [task["lead"] for task in found] == [["Sở Y tế"], ["Sở Tài chính"]]


def test_the_province_is_short_for_itself() -> None:
    found = tasks(
        "Họp.\n\nBộ trưởng đề nghị tỉnh An Giang rà soát cán bộ cấp xã. Tỉnh cần ưu tiên đầu tư hạ tầng công nghệ.\n"
    )
    assert [task["lead"] for task in found] == [["tỉnh An Giang"]]


def test_to_carry_out_is_no_order_of_its_own() -> None:
    found = tasks("1. Giao Sở Y tế rà soát.\n\nYêu cầu các cơ quan, đơn vị, địa phương triển khai thực hiện./.\n")
    assert [task["point"] for task in found] == ["1"]


def test_what_a_department_asks_of_builders_is_its_own_work() -> None:
    """Under "1. Sở Xây dựng" the builders are asked by the department; a committee is asked by the document."""
    text = "Chủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Xây dựng\n\na) Yêu cầu các chủ đầu tư che chắn công trình.\n\nb) Đề nghị {} hỗ trợ.\n"
    found = tasks(text.format("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"), "2025-03-01")
    assert [one["lead"] for one in found] == [["Sở Xây dựng"], ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"]]


def test_deputies_share_the_body_of_their_chair_and_a_product_tells_its_receiver() -> None:
    one = the_task("Văn phòng UBND tỉnh tổng hợp, báo cáo Chủ tịch, các Phó Chủ tịch UBND tỉnh.")
    assert one["report_to"] == "Chủ tịch UBND tỉnh; các Phó Chủ tịch UBND tỉnh"
    table = (
        "Chủ tịch UBND tỉnh giao nhiệm vụ như sau:\n\n| TT | Nội dung | Cơ quan chủ trì | Thời gian hoàn thành | Sản phẩm |\n"
        "| 1 | Tổng hợp kết quả kiểm soát thủ tục hành chính | Văn phòng UBND tỉnh | Tháng 4/2026 | Báo cáo gửi Bộ Tư pháp |\n"
    )
    assert tasks(table)[0]["report_to"] == "Bộ Tư pháp"


def test_a_short_day_takes_the_year_of_a_day_told_in_full() -> None:
    """A promise for 2027 elsewhere in the text moves nothing."""
    text = "Chiều 18/9/2025, Chủ tịch UBND tỉnh giao Sở Y tế báo cáo trước ngày 10/10. Dự án xong vào cuối năm 2027.\n"
    assert tasks(text)[0]["deadline"][0]["date"] == "2025-10-10"
