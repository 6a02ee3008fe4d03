"""Telegrams, resolutions and orders in sections, written for this test."""

from tests.work.directives.reading import tasks

# ruff: noqa: E501 - an example stands on one line

TELEGRAM = """\
Để chủ động ứng phó với bão số 15, Chủ tịch UBND tỉnh yêu cầu:

1. Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường, đặc khu theo dõi chặt chẽ diễn biến của bão; kiểm đếm, hướng dẫn tàu thuyền vào nơi tránh trú an toàn, hoàn thành trước 17 giờ ngày 28/11/2025.

2. Bộ Chỉ huy Quân sự tỉnh, Bộ Chỉ huy Bộ đội Biên phòng tỉnh chủ trì, phối hợp với Công an tỉnh và các địa phương sẵn sàng lực lượng, phương tiện để kịp thời cứu hộ, cứu nạn.

3. Sở Nông nghiệp và Môi trường thường trực theo dõi, tổng hợp tình hình, báo cáo UBND tỉnh và Ban Chỉ đạo Phòng thủ dân sự quốc gia theo quy định.

4. Giao Công ty Điện lực Cà Mau, Viễn thông Cà Mau, Viettel Cà Mau bảo đảm thông tin liên lạc, nguồn điện phục vụ chỉ đạo.

5. Báo và Phát thanh, Truyền hình Cà Mau, Đài Thông tin duyên hải tăng thời lượng phát sóng, đưa tin về diễn biến của bão.

6. Các công ty thủy lợi: khẩn trương kiểm tra, vận hành hồ chứa; báo cáo kết quả về Sở Nông nghiệp và Môi trường trước 15h00 ngày 27/11/2025 để tổng hợp, báo cáo UBND tỉnh.

7. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội vận động Nhân dân chấp hành nghiêm lệnh cấm biển.

8. Đồng chí Nguyễn Văn A - Phó Chủ tịch UBND tỉnh trực tiếp chỉ đạo tại hiện trường.

9. Giám đốc các Ban Quản lý dự án chuyên ngành, các chủ đầu tư rà soát toàn bộ công trình đang thi công; chậm nhất ngày 30/11/2025 gửi Sở Xây dựng danh mục công trình có nguy cơ mất an toàn.

10. Yêu cầu Kho bạc Nhà nước khu vực XX, Thuế tỉnh Cà Mau, Chi cục Hải quan khu vực XX tạo điều kiện thanh toán nhanh kinh phí phòng chống thiên tai.

11. Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện Công điện này; hằng tuần tổng hợp, tham mưu UBND tỉnh báo cáo Thủ tướng Chính phủ./.
"""

RESOLUTION = """\
NGHỊ QUYẾT
PHIÊN HỌP CHÍNH PHỦ THƯỜNG KỲ THÁNG 10 NĂM 2025

QUYẾT NGHỊ:

1. Về tình hình kinh tế - xã hội

Chính phủ thống nhất đánh giá: Tình hình kinh tế - xã hội tiếp tục chuyển biến tích cực.

Thời gian tới, Chính phủ yêu cầu các Bộ trưởng, Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ, Chủ tịch UBND các tỉnh, thành phố trực thuộc Trung ương tập trung thực hiện các nhiệm vụ sau:

a) Bộ Tài chính chủ trì, phối hợp với Ngân hàng Nhà nước Việt Nam và các cơ quan liên quan:

- Theo dõi sát diễn biến thị trường, điều hành chính sách tài khóa mở rộng hợp lý.

- Trình Chính phủ dự thảo Nghị định về quản lý giá trong tháng 11 năm 2025.

b) Bộ Công Thương:

- Khẩn trương hoàn thiện Quy hoạch điện VIII điều chỉnh, trình Thủ tướng Chính phủ trước ngày 15 tháng 11 năm 2025.

- Chỉ đạo Tập đoàn Điện lực Việt Nam bảo đảm cung ứng điện cho sản xuất, tiêu dùng cuối năm.

c) Các bộ, cơ quan, địa phương:

- Đẩy nhanh giải ngân vốn đầu tư công, phấn đấu đạt 100% kế hoạch năm 2025.

- Trước ngày 25 hằng tháng, báo cáo kết quả giải ngân gửi Bộ Tài chính để tổng hợp, báo cáo Chính phủ.

2. Về dự án Luật Đầu tư (sửa đổi)

Giao Bộ trưởng Bộ Tài chính, thừa ủy quyền Thủ tướng Chính phủ, thay mặt Chính phủ ký Tờ trình của Chính phủ trình Quốc hội trước ngày 05 tháng 11 năm 2025. Bộ Tư pháp thẩm định dự thảo Luật theo trình tự, thủ tục rút gọn.

3. Về công tác tổ chức

Phân công Phó Thủ tướng Bùi Thanh Sơn chỉ đạo xử lý những vấn đề phát sinh.

Bộ Nội vụ phối hợp với Văn phòng Chính phủ tổng hợp, báo cáo Thủ tướng Chính phủ kết quả thực hiện trong vòng 15 ngày kể từ ngày ban hành Nghị quyết này.
"""

SECTIONS = """\
CHỈ THỊ
Về việc tăng cường bảo đảm trật tự an toàn giao thông

Thực hiện Chỉ thị số 10/CT-TTg ngày 19/4/2023, Chủ tịch UBND tỉnh chỉ thị:

I. ĐỐI VỚI CÁC SỞ, BAN, NGÀNH

1. Công an tỉnh

1.1. Chủ trì, phối hợp Sở Xây dựng, Sở Y tế tổ chức tuần tra, xử lý vi phạm nồng độ cồn.

1.2. Trước ngày 15/12/2023, tham mưu Chủ tịch UBND tỉnh kế hoạch cao điểm dịp Tết.

2. Ban An toàn giao thông tỉnh:

- Hàng quý, tổng hợp báo cáo Ủy ban An toàn giao thông Quốc gia và UBND tỉnh.

- Rà soát các điểm đen; kiến nghị UBND tỉnh xử lý dứt điểm trong quý I/2024.

3. Sở GD&ĐT, Tỉnh đoàn, Hội LHPN tỉnh: Tuyên truyền pháp luật giao thông trong trường học, đoàn viên, hội viên.

II. ĐỐI VỚI UBND CÁC HUYỆN, THỊ XÃ, THÀNH PHỐ

1. Chịu trách nhiệm trước Chủ tịch UBND tỉnh về trật tự an toàn giao thông trên địa bàn.

2. Giải tỏa lấn chiếm vỉa hè, lòng đường; hoàn thành xong trước 31/12/2023.

3. Chỉ đạo UBND cấp xã ký cam kết với 100% hộ kinh doanh; kết quả báo cáo UBND tỉnh (qua Ban An toàn giao thông tỉnh) trước ngày 20/12.

III. TỔ CHỨC THỰC HIỆN

Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các huyện, thị xã, thành phố căn cứ Chỉ thị này xây dựng kế hoạch, triển khai thực hiện; định kỳ 6 tháng, hằng năm báo cáo kết quả về Công an tỉnh để tổng hợp.

Giao Công an tỉnh chủ trì, phối hợp với Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện Chỉ thị này./.
"""


def test_a_telegram_tells_each_body_its_part() -> None:
    found = tasks(TELEGRAM, "2025-11-26")
    assert [task["point"] for task in found] == [str(number) for number in range(1, 12)]
    assert found[1]["lead"] == ["Bộ Chỉ huy Quân sự tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"]
    assert found[1]["coordinate"] == ["Công an tỉnh", "các địa phương"]
    assert found[2]["lead"] == ["Sở Nông nghiệp và Môi trường"]
    assert found[5]["report_to"] == "Sở Nông nghiệp và Môi trường"
    assert found[6]["lead"] == ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các tổ chức chính trị - xã hội"]
    assert found[7]["lead"] == ["Đồng chí Nguyễn Văn A"]
    assert [task["deadline"][0]["date"] for task in found if task["deadline"]] == [
        "2025-11-28",
        "2025-11-27",
        "2025-11-30",
        None,
    ]


def test_a_resolution_orders_after_it_has_judged() -> None:
    found = tasks(RESOLUTION, "2025-10-26")
    assert [task["point"] for task in found][:6] == [
        "1.a bullet 1",
        "1.a bullet 2",
        "1.b bullet 1",
        "1.b bullet 2",
        "1.c bullet 1",
        "1.c bullet 2",
    ]
    assert found[3]["coordinate"] == ["Tập đoàn Điện lực Việt Nam"]
    assert found[5]["report_to"] == "Bộ Tài chính"
    assert [task["lead"] for task in found[6:]] == [
        ["Bộ trưởng Bộ Tài chính"],
        ["Bộ Tư pháp"],
        ["Phó Thủ tướng Bùi Thanh Sơn"],
        ["Bộ Nội vụ"],
    ]


def test_a_section_names_the_bodies_of_its_items() -> None:
    found = tasks(SECTIONS, "2023-11-26")
    assert [task["point"] for task in found] == [
        "I.1.1",
        "I.1.2",
        "I.2 bullet 1",
        "I.2 bullet 2",
        "I.3",
        "II.2",
        "II.3",
        "III đoạn 1",
        "III đoạn 2",
    ]
    assert found[2]["lead"] == ["Ban An toàn giao thông tỉnh"]
    assert found[4]["lead"] == ["Sở GD&ĐT", "Tỉnh đoàn", "Hội LHPN tỉnh"]
    assert found[6]["deadline"][0]["date"] == "2023-12-20"
    assert (found[6]["report_to"], found[6]["report_via"]) == ("UBND tỉnh", "Ban An toàn giao thông tỉnh")
    assert found[7]["report_to"] == "Công an tỉnh"
