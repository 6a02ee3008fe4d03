"""Whole documents of each kind, written for this test."""

# ruff: noqa: E501 - an example stands on one line

from tests.work.directives.reading import read, tasks

LETTER = """\
ỦY BAN NHÂN DÂN
TỈNH BÌNH PHƯỚC

Số: 2345/UBND-KSTTHC
V/v chấn chỉnh việc giải quyết hồ sơ

Bình Phước, ngày 05 tháng 9 năm 2023

Kính gửi:

- Các sở, ban, ngành;
- UBND các huyện, thị xã, thành phố.

Thời gian qua, việc giải quyết hồ sơ còn chậm. Chủ tịch UBND tỉnh có ý kiến như sau:

1. Giao Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh rà soát quy trình nội bộ; báo cáo UBND tỉnh trước ngày 20/9/2023.

2. Đề nghị Bưu điện tỉnh, Viễn thông Bình Phước bố trí nhân viên hỗ trợ người dân nộp hồ sơ trực tuyến.

3. UBND các huyện, thị xã, thành phố:

a) Công khai danh sách hồ sơ quá hạn trên cổng thông tin điện tử, hoàn thành trước ngày 31/9/2023.

b) Định kỳ hằng tháng báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ).

Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, phản ánh về Sở Nội vụ để được hướng dẫn.

Yêu cầu các sở, ban, ngành nghiêm túc triển khai thực hiện./.

Nơi nhận:

- Như trên;
- Sở Y tế (phối hợp);
- Lưu: VT.

CHỦ TỊCH
"""

TABLE = """\
KẾ HOẠCH

Triển khai cải cách hành chính năm 2026

I. MỤC ĐÍCH, YÊU CẦU

1. Nâng cao chất lượng phục vụ người dân.

II. NHIỆM VỤ

| STT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |
|---|---|---|---|---|
| I | CẢI CÁCH THỦ TỤC |  |  |  |
| 1 | Rà soát, đơn giản hóa thủ tục nội bộ | Sở Tư pháp | Các sở, ban, ngành | Quý II/2026 |
| 2 | Công bố danh mục thủ tục được sửa đổi | Sở Nội vụ; Sở Y tế | Văn phòng UBND tỉnh | Trước ngày 15/3/2026 |
"""

PLAN = """\
**KẾ HOẠCH**

UBND tỉnh ban hành Kế hoạch với các nội dung sau:

**I. NHIỆM VỤ**

**1. Tuyên truyền**

- Biên soạn tài liệu hỏi đáp về dịch vụ công trực tuyến.

- Tổ chức cuộc thi tìm hiểu cải cách hành chính.

*Cơ quan chủ trì:* Sở Khoa học và Công nghệ.

*Cơ quan phối hợp:* Sở Tư pháp; UBND cấp xã.

*Thời gian thực hiện:* Tháng 11/2025.

**II. TỔ CHỨC THỰC HIỆN**

1. Sở Tài chính bố trí kinh phí thực hiện Kế hoạch.
"""

DECISION = """\
QUYẾT ĐỊNH

Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp.

Điều 2. Giao Sở Xây dựng chủ trì, phối hợp với Công an tỉnh kiểm tra việc thực hiện Quy chế; báo cáo UBND tỉnh trong quý I năm 2026.

Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Xây dựng chịu trách nhiệm thi hành Quyết định này./.
"""

WRAPPED = """\
THÔNG BÁO

Tại cuộc họp ngày 08 tháng 11 năm 2025, Thủ tướng Chính phủ kết luận như sau và yêu cầu
các cơ quan thực hiện đầy đủ các nhiệm vụ dưới đây:

1. Về phủ sóng di động: đề nghị các Tập đoàn: Bưu chính Viễn thông Việt Nam, Công nghiệp
- Viễn thông Quân đội khẩn trương triển khai phủ sóng các thôn, bản còn lõm sóng tại các
xã biên giới, hoàn thành trong tháng 12 năm
2025.

2. Giao Bộ Nội vụ chủ trì, phối hợp với Bộ Tài chính nghiên cứu, tổng hợp, báo cáo Chính
phủ trước ngày 30 tháng 11 năm 2025.
"""

NEWS = """\
Đẩy mạnh dịch vụ công trực tuyến
Sáng 4-11, UBND tỉnh đã tổ chức hội nghị sơ kết công tác cải cách hành chính.
Chủ tịch UBND tỉnh yêu cầu các sở, ban, ngành rà soát, cắt giảm thủ tục hành chính nội bộ trước ngày 30/11/2024.
Tăng cường kiểm tra, giám sát việc tiếp nhận và trả kết quả hồ sơ tại bộ phận một cửa các cấp.
Hội nghị đã nghe nhiều ý kiến tham luận của các địa phương.
"""


def test_a_letter_gives_its_orders_and_nothing_of_its_furniture() -> None:
    found = tasks(LETTER)
    assert [task["point"] for task in found] == ["1", "2", "3.a", "3.b"]
    assert [task["lead"] for task in found] == [
        ["Sở Nội vụ"],
        ["Bưu điện tỉnh", "Viễn thông Bình Phước"],
        ["UBND các huyện, thị xã, thành phố"],
        ["UBND các huyện, thị xã, thành phố"],
    ]
    assert found[0]["coordinate"] == ["Văn phòng UBND tỉnh"]
    assert found[0]["report_to"] == "UBND tỉnh"
    assert found[0]["deadline"][0]["date"] == "2023-09-20"
    assert found[0]["content"] == "rà soát quy trình nội bộ"
    assert (found[3]["report_to"], found[3]["report_via"]) == ("UBND tỉnh", "Sở Nội vụ")
    assert found[3]["deadline"][0]["type"] == "recurring"


def test_the_head_of_a_letter_and_an_impossible_date() -> None:
    reading = read(LETTER)
    assert (reading["kind"], reading["number"], reading["date"]) == ("cong_van", "2345/UBND-KSTTHC", "2023-09-05")
    assert [warning["code"] for warning in reading["warnings"]] == ["impossible_date"]
    assert reading["tasks"][2]["deadline"][0]["date"] is None


def test_a_row_of_a_table_is_a_task_with_its_columns() -> None:
    first, second = tasks(TABLE)
    assert (first["lead"], first["coordinate"]) == (["Sở Tư pháp"], ["Các sở, ban, ngành"])
    assert first["deadline"][0]["date"] == "2026-06-30"
    assert (second["lead"], second["deadline"][0]["date"]) == (["Sở Nội vụ", "Sở Y tế"], "2026-03-15")
    assert second["point"] == "II.I.2"


def test_one_label_holds_for_all_bullets_of_its_block() -> None:
    found = tasks(PLAN)
    assert [task["lead"] for task in found] == [
        ["Sở Khoa học và Công nghệ"],
        ["Sở Khoa học và Công nghệ"],
        ["Sở Tài chính"],
    ]
    assert [task["coordinate"] for task in found[:2]] == [["Sở Tư pháp", "UBND cấp xã"]] * 2
    assert [task["deadline"][0]["date"] for task in found[:2]] == ["2025-11-30"] * 2


def test_a_decision_is_not_told_to_carry_itself_out() -> None:
    found = tasks(DECISION)
    assert [(task["point"], task["lead"]) for task in found] == [("Điều 2", ["Sở Xây dựng"])]


def test_broken_lines_are_mended_even_in_the_middle_of_a_name() -> None:
    found = tasks(WRAPPED)
    assert [task["point"] for task in found] == ["1", "2"]
    assert found[0]["lead"] == ["Tập đoàn Bưu chính Viễn thông Việt Nam", "Tập đoàn Công nghiệp - Viễn thông Quân đội"]
    assert found[0]["deadline"][0]["date"] == "2025-12-31"
    assert found[1]["report_to"] == "Chính phủ"


def test_news_gives_what_was_asked_and_not_what_was_told() -> None:
    found = tasks(NEWS)
    assert [task["point"] for task in found] == ["đoạn 2", "đoạn 3"]
    assert {tuple(task["lead"]) for task in found} == {("các sở, ban, ngành",)}


def test_running_heads_and_page_numbers_are_no_part_of_the_text() -> None:
    page = "UBND TỈNH BÌNH PHƯỚC - MẬT\n{}\n\n{}\n\f"
    text = "".join(page.format(words, number) for number, words in enumerate(LETTER.split("\n\n"), 1))
    assert [task["point"] for task in tasks(text)] == ["1", "2", "3.a", "3.b"]


def test_the_given_day_gives_the_year_of_a_short_date() -> None:
    text = "Chủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Y tế báo cáo UBND tỉnh trước ngày 25/8."
    assert tasks(text)[0]["deadline"] == []
    assert tasks(text, "2023-08-17")[0]["deadline"][0]["date"] == "2023-08-25"


def test_a_task_that_names_nobody_is_raised() -> None:
    reading = read("KẾ HOẠCH\n\nI. NHIỆM VỤ\n\n1. Rà soát toàn bộ quy trình nội bộ của cơ quan trong tháng 9/2025.")
    assert [task["lead"] for task in reading["tasks"]] == [[]]
    assert [warning["code"] for warning in reading["warnings"]] == ["nobody_told"]


def test_a_report_due_before_its_work_is_raised() -> None:
    text = "1. Giao Sở Y tế rà soát, hoàn thành trước ngày 30/9/2025; báo cáo UBND tỉnh trước ngày 25/9/2025."
    assert [warning["code"] for warning in read(text)["warnings"]] == ["report_before_work"]
