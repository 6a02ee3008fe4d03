"""Wordings met in a third round of documents written blind: each phenomenon with an example."""

# ruff: noqa: E501 - an example stands on one line

from datetime import date

import pytest

from motcua.work.directives.reader.grammar import bodies, deadlines, headings, reports, sieve
from motcua.work.directives.reader.layout import markers, paragraphs
from tests.work.directives.reading import tasks, words

ABOUT = date(2025, 10, 8)
AROUND = "Chủ tịch UBND tỉnh Vĩnh Long kết luận như sau:\n\n1. Giao Sở Du lịch theo dõi.\n\n2. {}\n"


def second(order: str) -> list[dict]:
    return tasks(AROUND.format(order), "2025-10-08")[1:]


@pytest.mark.parametrize(
    ("written", "limits"),
    [
        ("thông báo lịch ngừng cấp điện trước ít nhất 5 ngày", ["relative"]),
        ("thông báo trước cho UBND các phường 03 ngày", ["relative"]),
        ("thiết lập đường dây nóng trước lễ hội 15 ngày", ["relative"]),
        ("sửa chữa xong trước khi bước vào năm học mới", ["relative"]),
        ("lấy ý kiến các sở trước khi trình UBND tỉnh", []),
        ("tổng hợp số liệu, báo cáo sau mỗi đợt ra quân", ["relative"]),
        ("báo cáo Ban Chỉ đạo tại phiên họp kế tiếp", ["relative"]),
        ("xử lý đơn vị có tỷ lệ trễ hạn cao trong 02 tháng liên tiếp", []),
        ("quý IV hằng năm tổ chức khảo sát độc lập", ["recurring"]),
        (
            "báo cáo tiến độ thực hiện 6 tháng đầu năm trước ngày 10/6, cả năm trước ngày 10/12",
            ["recurring", "recurring"],
        ),
    ],
)
def test_a_limit_before_or_after_an_event(written: str, limits: list[str]) -> None:
    found = deadlines.of(words(written + "."), ABOUT)
    assert [str(limit.day) if limit.day else limit.kind for limit in found] == limits


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("Tuần đầu tháng 7/2026", "2026-07-07"),
        ("Nửa đầu tháng 7 năm 2026", "2026-07-15"),
        ("2026 - 2027", "2027-12-31"),
    ],
)
def test_a_column_tells_a_part_of_a_month_without_a_word_before_it(value: str, day: str) -> None:
    (limit,) = deadlines.of_label(words(value), ABOUT, reports=False)
    assert str(limit.day) == day


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Hợp tác xã Hòa Tiến 1, Hòa Tiến 2", ("Hợp tác xã Hòa Tiến 1", "Hợp tác xã Hòa Tiến 2")),
        ("Các Bộ: Tài chính, Công an, Quốc phòng", ("Bộ Tài chính", "Bộ Công an", "Bộ Quốc phòng")),
        ("Các Sở: Y tế, Tài chính, Công an tỉnh", ("Sở Y tế", "Sở Tài chính", "Công an tỉnh")),
        ("NHNN Việt Nam", ("NHNN Việt Nam",)),
        (
            "UB MTTQ Việt Nam xã và các tổ chức chính trị - xã hội",
            ("UB MTTQ Việt Nam xã", "các tổ chức chính trị - xã hội"),
        ),
    ],
)
def test_the_bodies_of_a_list(written: str, names: tuple[str, ...]) -> None:
    found = bodies.listed(words(f"{written} tổ chức thực hiện."))
    assert found is not None
    assert found.names == names


def test_a_number_of_things_is_no_part_of_a_receiver() -> None:
    (report,) = reports.of(words("ban hành kế hoạch, gửi Sở Nội vụ 01 bản để theo dõi."))
    assert report.to == "Sở Nội vụ"


@pytest.mark.parametrize(
    "told",
    [
        "UBND phường Sông Công số hóa thành phần hồ sơ mới đạt 31%.",
        "Trao đổi với phóng viên, lãnh đạo Sở Y tế cho biết sẽ xây dựng kế hoạch kiểm tra.",
    ],
)
def test_how_far_somebody_came_or_what_he_said_is_told(told: str) -> None:
    assert sieve.is_history(words(told))


def test_who_answers_for_a_failure_is_told_no_work() -> None:
    assert sieve.is_only_liability(
        words("Trường hợp để tái lấn chiếm, Chủ tịch UBND phường phải kiểm điểm trách nhiệm.")
    )
    assert sieve.is_only_liability(words("Chủ tịch UBND các xã chịu trách nhiệm toàn diện nếu để mất tài liệu."))
    assert not sieve.is_only_liability(words("Sở Y tế chịu trách nhiệm thực hiện tiêm chủng."))


def test_consent_with_an_order_behind_it_is_an_order() -> None:
    assert sieve.is_consent(words("Ủy ban nhân dân tỉnh thống nhất chủ trương."))
    assert sieve.is_consent(words("Đối với Đề án đặt tên đường: chưa thông qua tại phiên họp này."))
    assert not sieve.is_consent(words("UBND tỉnh ghi nhận, giao Sở Tài chính kiểm tra, đề xuất."))


def test_the_work_can_stand_before_the_colon_and_who_does_it_behind() -> None:
    (task,) = second(
        "Rà soát các văn bản do HĐND hai tỉnh (cũ) ban hành: Sở Tư pháp chủ trì, trình UBND tỉnh trước ngày 20/11/2025."
    )
    assert (task["lead"], task["report_to"]) == (["Sở Tư pháp"], "UBND tỉnh")
    assert task["content"].startswith("Rà soát các văn bản")
    assert (
        headings.topic_end(
            words("Chỉ đạo các đơn vị trực thuộc ở các phường, các xã trên địa bàn toàn tỉnh: Công an xã tuần tra.")
        )
        == 0
    )


@pytest.mark.parametrize(
    ("order", "leads"),
    [
        ("Về kiến nghị giãn nợ: chuyển Sở Tài chính xem xét, xử lý theo thẩm quyền.", ["Sở Tài chính"]),
        ("Đề nghị Điện lực Đức Thọ thông báo lịch ngừng cấp điện đến khách hàng.", ["Điện lực Đức Thọ"]),
        ("Về nguồn vốn, Kho bạc Nhà nước tỉnh được giao chủ trì đối chiếu số liệu.", ["Kho bạc Nhà nước tỉnh"]),
    ],
)
def test_whom_a_sentence_tells(order: str, leads: list[str]) -> None:
    assert [task["lead"] for task in second(order)] == [leads]


def test_one_named_body_asked_behind_a_semicolon_is_told_apart() -> None:
    first, other = second("Sở Công Thương kiểm tra hồ chứa; đề nghị Công ty Điện lực Gia Lai bảo đảm cấp điện.")
    assert (first["lead"], other["lead"]) == (["Sở Công Thương"], ["Công ty Điện lực Gia Lai"])
    (task,) = second("Sở Công Thương kiểm tra hồ chứa; đề nghị các chủ đập vận hành đúng quy trình.")
    assert task["lead"] == ["Sở Công Thương"]


def test_what_stands_before_a_semicolon_keeps_its_own_body() -> None:
    found = second("Định kỳ ngày 25 hằng tháng, các xã báo cáo tiến độ; giao Văn phòng UBND tỉnh theo dõi, nhắc việc.")
    assert [task["lead"] for task in found] == [["các xã"], ["Văn phòng UBND tỉnh"]]


def test_a_conditional_report_of_an_item_has_its_receiver() -> None:
    (task,) = second(
        "Sở Xây dựng làm việc với nhà tài trợ; trường hợp phát sinh vướng mắc, kịp thời báo cáo UBND tỉnh xem xét."
    )
    assert task["report_to"] == "UBND tỉnh"


def test_the_last_duty_to_report_is_of_those_the_letter_tells() -> None:
    found = tasks(
        "Sở Nội vụ đề nghị các cơ quan, đơn vị:\n\n1. Sở Y tế chấn chỉnh việc yêu cầu người dân nộp thêm giấy tờ.\n\n"
        "Báo cáo kết quả khắc phục gửi về Sở Nội vụ trước ngày 20/11/2025.\n"
    )
    assert [task["lead"] for task in found] == [["Sở Y tế"], ["các cơ quan, đơn vị"]]


def test_a_section_on_the_state_of_things_can_end_with_orders() -> None:
    found = tasks(
        "UBND tỉnh kết luận như sau:\n\nI. VỀ TÌNH HÌNH THÁNG 10\n\nThu ngân sách đạt 92%.\n\nĐể hoàn thành kế hoạch, UBND tỉnh yêu "
        "cầu:\n\n1. Sở Tài chính rà soát nguồn thu.\n\n2. Sở Y tế kiểm tra vắc xin.\n"
    )
    assert [task["lead"] for task in found] == [["Sở Tài chính"], ["Sở Y tế"]]


def test_an_item_that_orders_and_then_opens_a_list_is_a_task_of_its_own() -> None:
    found = second(
        "Các sở, ban, ngành tiếp tục thực hiện nghiêm Kế hoạch số 1420/KH-UBND của UBND tỉnh. Lưu ý một số nội dung sau:\n\n"
        "- Sở Y tế kiểm tra, giám sát liên ngành.\n\n- Sở Du lịch chấn chỉnh các bãi tắm."
    )
    assert [task["lead"] for task in found] == [["Các sở, ban, ngành"], ["Sở Y tế"], ["Sở Du lịch"]]


def test_when_and_where_something_is_held_is_no_order() -> None:
    assert second("Thời gian ra quân: 02 đợt, đợt 1 từ ngày 08/12 đến ngày 14/12/2025.") == []


def test_a_heading_keeps_what_tells_its_bodies_from_others() -> None:
    named = headings.told(words("UBND các xã nằm trong vùng quy hoạch:"))
    assert named is not None
    assert named.names == ("UBND các xã nằm trong vùng quy hoạch",)


def test_a_dash_can_end_a_number_of_two_parts() -> None:
    marker = markers.of(words("2.1- Đảng ủy UBND tỉnh rà soát"))
    assert marker is not None
    assert (marker.style, marker.label) == (markers.NUMBER, "2.1")


def test_a_short_first_line_goes_on_where_gaps_part_the_items() -> None:
    wrapped = (
        "1. Sở Tài chính tham mưu điều chuyển vốn của các dự án\n"
        "Không có khả năng giải ngân trong năm 2025 sang các dự án có nhu cầu vốn, trình\n"
        "UBND tỉnh trước ngày 15 tháng 11 năm 2025, bảo đảm đúng quy định của pháp luật về\n"
        "đầu tư công.\n\n2. Thuế tỉnh phối hợp với Sở Nông nghiệp và\n"
        "Môi trường, Sở Xây dựng đôn đốc thu tiền sử dụng đất của các dự án còn nợ đọng và\n"
        "báo cáo.\n\n3. Sở Y tế, Sở Nội vụ phối hợp với\nUBND các xã, phường rà soát biên chế của các trạm y tế xã theo đúng quy\nđịnh.\n"
    )
    assert [paragraph.words.text.split()[0] for paragraph in paragraphs.of(wrapped)] == ["Sở", "Thuế", "Sở"]


def test_a_first_line_is_short_and_a_place_runs_over_its_end() -> None:
    wrapped = (
        "1. Thuế thành phố Hà\nNội: Mở đợt cao điểm 30 ngày hỗ trợ hộ kinh doanh chuyển sang kê khai; phân công\n"
        "cán bộ trực cả thứ Bảy, Chủ nhật và báo cáo kết quả.\n2. Sở Khoa học và Công\n"
        "nghệ hướng dẫn các tổ công nghệ số cộng đồng hỗ trợ hộ kinh doanh cài đặt phần mềm.\n3. Công an Thành phố\n"
        "chỉ đạo Công an các xã, phường xác minh hộ kinh doanh đã bỏ địa chỉ, báo cáo ngay.\n"
        "Giao Thuế thành phố Hà\nNội theo dõi, đôn đốc việc thực hiện văn bản này.\n"
    )
    begun = [paragraph.words.text[:14] for paragraph in paragraphs.of(wrapped)]
    assert begun == ["Thuế thành phố", "Sở Khoa học và", "Công an Thành ", "Giao Thuế thàn"]


@pytest.mark.parametrize(
    ("written", "lead", "along"),
    [
        (
            "Tổ chức 19 buổi họp thôn. Phòng Kinh tế chịu trách nhiệm thực hiện, xong trước ngày 15/01/2026.",
            ["Phòng Kinh tế"],
            [],
        ),
        (
            "Vận động các hộ dự trữ rơm khô. Giao Trưởng thôn, Hội Nông dân xã đôn đốc.",
            ["Trưởng thôn", "Hội Nông dân xã"],
            [],
        ),
        ("Hướng dẫn trồng ngô dày. Thực hiện: Phòng Kinh tế phối hợp Trạm Thú y.", ["Phòng Kinh tế"], ["Trạm Thú y"]),
        (
            "Tuyên truyền trên loa của thôn. (Phòng Văn hóa - Xã hội, Trưởng thôn)",
            ["Phòng Văn hóa - Xã hội", "Trưởng thôn"],
            [],
        ),
    ],
)
def test_who_does_a_work_is_told_behind_it(written: str, lead: list[str], along: list[str]) -> None:
    (task,) = tasks(f"KẾ HOẠCH\n\nII. Nội dung thực hiện\n\n1. Dự trữ thức ăn\n\n- {written}\n")
    assert (task["lead"], task["coordinate"]) == (lead, along)


def test_a_section_can_be_one_order() -> None:
    found = tasks(
        "Thứ trưởng giao nhiệm vụ như sau:\n\nI. Về Đề án 06\n\n1. Cục A làm sạch dữ liệu.\n\nII. Văn phòng Bộ có trách nhiệm đôn đốc tiến độ.\n\nVăn phòng Bộ thông báo để các đơn vị biết, thực hiện./.\n"
    )
    assert [task["lead"] for task in found][1:] == [["Văn phòng Bộ"]]


def test_places_from_one_to_another_are_of_the_name() -> None:
    found = bodies.listed(
        words("Bộ trưởng các Bộ: Công an, Y tế; Chủ tịch UBND các tỉnh ven biển từ Quảng Trị đến Cà Mau hoãn họp.")
    )
    assert found is not None
    assert found.names[-1] == "Chủ tịch UBND các tỉnh ven biển từ Quảng Trị đến Cà Mau"


def test_a_label_holds_nothing_but_bodies() -> None:
    (task,) = tasks(
        "KẾ HOẠCH\n\nII. Nhiệm vụ\n\n1. Tập huấn cho 500 chủ hộ; cơ quan thực hiện: Sở Du lịch; "
        "phối hợp: UBND các xã có điểm du lịch, Hiệp hội Du lịch tỉnh.\n"
    )
    assert task["coordinate"] == ["UBND các xã có điểm du lịch", "Hiệp hội Du lịch tỉnh"]
