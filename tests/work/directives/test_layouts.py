"""Documents as they come: tables between tabs, plans behind decisions, givers who only announce."""

# ruff: noqa: E501 - an example stands on one line

from tests.work.directives.reading import tasks


def test_cells_between_tabs_are_a_table() -> None:
    text = (
        "II. NỘI DUNG\n\nSTT\tTên nhóm thủ tục\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian bắt đầu\tThời gian hoàn thành\n"
        "1\tĐăng ký kinh doanh hợp tác xã\tSở Tài chính\tUBND cấp xã\t01/2024\t6/2024\n"
        "2\tLĩnh vực bảo trợ xã hội\tSở Nội vụ\tUBND cấp xã\t02/2024\t7/2024\n"
    )
    found = tasks(text)
    assert [task["lead"] for task in found] == [["Sở Tài chính"], ["Sở Nội vụ"]]
    assert [[limit["date"] for limit in task["deadline"]] for task in found] == [["2024-06-30"], ["2024-07-31"]]
    start, end = found[0]["spans"]["lead"][0][0]
    assert text[start:end] == "Sở Tài chính"


def test_a_plan_behind_its_decision_begins_anew() -> None:
    found = tasks(
        "QUYẾT ĐỊNH:\n\nĐiều 1. Giao Sở Y tế theo dõi.\n\nĐiều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.\n\n"
        "KẾ HOẠCH\n\nRà soát, đánh giá thủ tục hành chính năm 2024\n\nI. TỔ CHỨC THỰC HIỆN\n\n1. Sở Tài chính bố trí kinh phí.\n"
    )
    assert [task["point"] for task in found] == ["Điều 1", "I.1"]


def test_who_issues_the_document_is_told_nothing_by_it() -> None:
    found = tasks(
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung sau:\n\nI. NHIỆM VỤ\n\n1. Rà soát 33 điểm thường xuyên ùn tắc.\n"
    )
    assert [task["lead"] for task in found] == [[]]


def test_an_exhortation_before_an_order_is_left_out() -> None:
    found = tasks(
        "1. Giao Sở Y tế rà soát.\n\nYêu cầu Giám đốc các Sở nghiêm túc triển khai thực hiện. Giao Sở Nội vụ theo dõi, đôn đốc.\n"
    )
    assert [task["lead"] for task in found] == [["Sở Y tế"], ["Sở Nội vụ"]]


def test_a_bracket_of_the_label_stays_whole() -> None:
    found = tasks("I. NHIỆM VỤ\n\n1. Đẩy mạnh sáng kiến cải cách.\n\nChủ trì: Sở Nội vụ (Hội đồng sáng kiến tỉnh)\n")
    assert found[0]["lead"] == ["Sở Nội vụ (Hội đồng sáng kiến tỉnh)"]


WRAPPED = """\
Hà Nội, ngày 09 tháng 7 năm 2025
Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương
Thực hiện Công điện số 100/CĐ-TTg ngày 30/6/2025 của Thủ tướng Chính phủ, Bộ Nội vụ
đề nghị Ủy ban nhân dân các tỉnh, thành phố thực hiện:
1. Phê duyệt danh sách, chi trả kinh phí cho người nghỉ việc theo Nghị định số 178,
bảo đảm hoàn thành trước ngày 31/8/2025.
2. Căn cứ tình hình thực tiễn, các sở, ban, ngành, các tổ chức chính trị
- xã hội xây dựng kế hoạch, gửi báo cáo tiến độ thực hiện hằng tuần về Ban
Chỉ huy Phòng thủ dân sự trước ngày 15/9/2025 để tổng hợp kết quả chung cả nước.
Yêu cầu các cơ quan nghiêm túc triển khai thực hiện./.
"""


def test_a_wrapped_letter_opens_after_its_address() -> None:
    found = tasks(WRAPPED)
    assert [task["point"] for task in found] == ["1", "2"]
    assert found[0]["lead"] == ["Ủy ban nhân dân các tỉnh, thành phố"]


def test_a_wrapped_line_may_begin_with_the_dash_of_a_name() -> None:
    assert tasks(WRAPPED)[1]["lead"] == ["các sở, ban, ngành", "các tổ chức chính trị - xã hội"]


def test_the_time_to_come_is_no_background() -> None:
    found = tasks(
        "2. Thời gian tới, đề nghị các sở tập trung:\n\n2.1. Sở Y tế rà soát quy trình.\n\n2.2. Sở Nội vụ kiểm tra.\n"
    )
    assert [task["lead"] for task in found] == [["Sở Y tế"], ["Sở Nội vụ"]]


def test_items_that_say_the_same_on_many_pages_are_no_running_headers() -> None:
    """The rest of a sentence, an item or a list of over a hundred can come to stand at the edge of page after page."""
    told = "Sở Nội vụ rà soát quy trình nội bộ của các xã, phường, thị trấn, tổng hợp và báo cáo Ủy ban nhân dân\ntỉnh trước ngày 29/8/2023."
    pages = [
        f"CÔNG BÁO/Số 10{n}\n{3 * n + 97}. {told}\n{3 * n + 98}. {told}\n{3 * n + 99}. {told}\n{n + 1}"
        for n in range(6)
    ]
    cut = "Ủy ban nhân dân\n"
    split = [page.replace(cut, f"{cut}{n}\fCÔNG BÁO/Số 10{n}\n", 1) for n, page in enumerate(pages)]
    for text in ("\f".join(pages), "\f".join(split)):
        found = tasks(f"UBND tỉnh yêu cầu:\n{text}")
        assert [task["point"] for task in found] == [str(number) for number in range(97, 115)]
        assert {task["passage"] for task in found} == {told.replace("\n", " ")}


def test_a_file_can_hold_one_directive_after_the_other() -> None:
    letter = (
        "THÔNG BÁO\n\nUBND tỉnh kết luận, chỉ đạo như sau:\n\n1. Giao Sở Y tế rà soát quy trình.\n\n"
        "2. Giao Sở Nội vụ kiểm tra.\n\nNơi nhận:\n- Sở Y tế;\n- Lưu: VT.\n\nKT. CHỦ TỊCH\n\n"
    )
    assert [task["lead"][0] for task in tasks(letter * 3)] == ["Sở Y tế", "Sở Nội vụ"] * 3
