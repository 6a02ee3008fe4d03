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
