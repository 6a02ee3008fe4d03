# ruff: noqa: E501 - an example stands on one line

import pytest

from motcua.work.directives.reader import quoted
from motcua.work.directives.reader.grammar import bodies, clauses, coordination, labels, orders, reports, sieve
from tests.work.directives.reading import words


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("Sở Y tế rà soát", ["Sở Y tế"]),
        ("Sở TN&MT, Sở TT&TT, UBND TP. Đồng Xoài chủ trì", ["Sở TN&MT", "Sở TT&TT", "UBND TP. Đồng Xoài"]),
        ("các sở, ban, ngành; UBND các huyện, thị xã, thành phố thường xuyên", ["các sở, ban, ngành", "UBND các huyện, thị xã, thành phố"]),
        ("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế và Công an tỉnh rà soát", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế", "Công an tỉnh"]),
        ("các Sở: Xây dựng, Nông nghiệp và Môi trường, Nội vụ theo dõi", ["Sở Xây dựng", "Sở Nông nghiệp và Môi trường", "Sở Nội vụ"]),
        ("UBND các tỉnh: Gia Lai, Đắk Lắk tiếp tục", ["UBND tỉnh Gia Lai", "UBND tỉnh Đắk Lắk"]),
        ("Ủy ban nhân dân thành phố Hà Nội, Thành phố Huế chủ trì", ["Ủy ban nhân dân thành phố Hà Nội", "Ủy ban nhân dân Thành phố Huế"]),
        ("Bí thư tỉnh ủy và Chủ tịch UBND các tỉnh: A, B tiếp tục", ["Bí thư tỉnh ủy tỉnh A", "Bí thư tỉnh ủy tỉnh B", "Chủ tịch UBND tỉnh A", "Chủ tịch UBND tỉnh B"]),
        ("Các Bộ, cơ quan ngang Bộ chỉ đạo", ["Các Bộ, cơ quan ngang Bộ"]),
        ("các sở, ngành, tổ chức chính trị - xã hội, UBND các xã, phường xây dựng", ["các sở, ngành, tổ chức chính trị - xã hội", "UBND các xã, phường"]),
        ("lực lượng tham gia bảo vệ an ninh trật tự ở cơ sở triển khai", ["lực lượng tham gia bảo vệ an ninh trật tự ở cơ sở"]),
        ("Thống đốc Ngân hàng Nhà nước Việt Nam chỉ đạo", ["Thống đốc Ngân hàng Nhà nước Việt Nam"]),
        ("Tổng công ty Cảng hàng không Việt Nam hoàn tất", ["Tổng công ty Cảng hàng không Việt Nam"]),
        ("Uỷ ban nhân dân xã Thọ Sơn báo cáo", ["Uỷ ban nhân dân xã Thọ Sơn"]),
    ],
)  # fmt: skip
def test_a_list_of_bodies_is_taken_apart(written: str, named: list[str]) -> None:
    found = bodies.listed(words(written))
    assert found is not None
    assert list(found.names) == named


@pytest.mark.parametrize(
    "written", ["Báo cáo kết quả", "Ban hành kế hoạch", "Bộ chỉ số của tỉnh", "Hội nghị tổng kết", "trường hợp chậm"]
)
def test_what_only_begins_like_a_body_is_none(written: str) -> None:
    assert bodies.listed(words(written)) is None


def test_both_placements_of_tone_marks_are_one_word() -> None:
    assert quoted.one_spelling("hoà thuỷ uỷ quý QUÝ") == "hòa thủy ủy quý QUÝ"
    assert len(quoted.one_spelling("Uỷ ban – “hoà”")) == len("Uỷ ban – “hoà”")


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Giao Sở Nội vụ chủ trì tham mưu.", ["Sở Nội vụ"]),
        ("Chủ tịch UBND tỉnh yêu cầu các sở, ban, ngành rà soát quy trình.", ["các sở, ban, ngành"]),
        ("Về kiến nghị bổ sung vốn: giao Bộ Tài chính xem xét.", ["Bộ Tài chính"]),
        ("Để xác định vị trí dự án, Ủy ban nhân dân tỉnh Thanh Hóa rà soát quy hoạch.", ["Ủy ban nhân dân tỉnh Thanh Hóa"]),
        ("Tại Trung tâm Phục vụ hành chính công tỉnh: thực hiện quyết liệt hơn.", ["Trung tâm Phục vụ hành chính công tỉnh"]),
        ("Đề nghị Bảo hiểm xã hội tỉnh đối chiếu dữ liệu.", ["Bảo hiểm xã hội tỉnh"]),
        ("Báo cáo tháng: Sở Tài chính tổng hợp số liệu.", ["Sở Tài chính"]),
        ("Các cơ quan được giao chủ trì nhiệm vụ có trách nhiệm lập dự toán.", ["Các cơ quan được giao chủ trì nhiệm vụ"]),
    ],
)  # fmt: skip
def test_an_order_names_its_lead(sentence: str, lead: list[str]) -> None:
    found = orders.first(words(sentence))
    assert found is not None
    assert list(found.names.names) == lead


@pytest.mark.parametrize(
    "sentence",
    ["UBND tỉnh đã ban hành kế hoạch.", "Theo đề nghị của Sở Y tế tại tờ trình số 5.", "Tiếp tục rà soát quy trình."],
)
def test_a_sentence_without_an_order_names_nobody(sentence: str) -> None:
    assert orders.first(words(sentence)) is None


@pytest.mark.parametrize(
    ("sentence", "along"),
    [
        ("Chủ trì, phối hợp với Sở Y tế và Công an tỉnh rà soát.", ["Sở Y tế", "Công an tỉnh"]),
        ("Phối hợp chặt chẽ với các doanh nghiệp viễn thông như: Viettel, VNPT,.. tham mưu.", ["Viettel", "VNPT"]),
        ("chỉ đạo EVN khôi phục cung cấp điện", ["EVN"]),
        ("chỉ đạo, hướng dẫn các địa phương khôi phục sản xuất", []),
        ("chỉ đạo các đơn vị trực thuộc triển khai", []),
        ("Phối hợp thực hiện công tác rà soát", []),
    ],
)
def test_those_who_work_along_are_found(sentence: str, along: list[str]) -> None:
    assert [name for names in coordination.of(words(sentence)) for name in names.names] == along


@pytest.mark.parametrize(
    ("sentence", "to", "via"),
    [
        ("rà soát, báo cáo về UBND tỉnh (thông qua Văn phòng UBND tỉnh) trước ngày 30/8/2023", ["UBND tỉnh"], "Văn phòng UBND tỉnh"),
        ("cung cấp toàn bộ dữ liệu liên quan về Công an tỉnh để làm sạch", ["Công an tỉnh"], None),
        ("thống kê thiệt hại, gửi Sở Tài chính để tổng hợp, báo cáo UBND tỉnh", ["Sở Tài chính"], None),
        ("tham mưu UBND tỉnh đánh giá chất lượng", [], None),
        ("hoàn thiện báo cáo sơ kết để có cơ sở báo cáo Bộ Chính trị", [], None),
        ("trình Chính phủ xem xét, quyết định", ["Chính phủ"], None),
        ("báo cáo cấp có thẩm quyền xem xét", ["cấp có thẩm quyền"], None),
    ],
)  # fmt: skip
def test_a_report_goes_to_its_receiver(sentence: str, to: list[str], via: str | None) -> None:
    found = reports.of(words(sentence))
    assert [report.to for report in found] == to
    assert next((report.via.text for report in found if report.via), None) == via


def test_labels_give_bodies_and_time() -> None:
    rest, told = labels.split(
        words("Tổ chức hội nghị. Đơn vị chủ trì tham mưu thực hiện: Sở Tư pháp; Thời gian thực hiện: Quý I năm 2026.")
    )
    assert rest.text == "Tổ chức hội nghị."
    assert [(label.kind, label.value.text) for label in told] == [("lead", "Sở Tư pháp"), ("time", "Quý I năm 2026")]


def test_a_report_after_a_time_label_is_of_the_item() -> None:
    rest, told = labels.split(
        words("Rà soát. Thời hạn hoàn thành: trước ngày 5/8/2023; báo cáo UBND tỉnh trước ngày 9/8/2023.")
    )
    assert "báo cáo UBND tỉnh" in rest.text
    assert told[0].value.text == "trước ngày 5/8/2023"


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("UBND tỉnh thông báo đến các sở, ngành biết, thực hiện.", sieve.is_closing),
        ("Yêu cầu Thủ trưởng các sở, ngành nghiêm túc triển khai thực hiện.", sieve.is_exhortation),
        ("Trong quá trình thực hiện, nếu có vướng mắc, phản ánh về Sở Nội vụ.", sieve.is_contingency),
        ("Các cơ quan chịu trách nhiệm trước pháp luật nếu để chậm trễ.", sieve.is_liability),
        ("Hằng năm, Sở Y tế đã phối hợp tổ chức tập huấn.", sieve.is_history),
        ("Nghị định số 214/2025/NĐ-CP của Chính phủ;", sieve.is_enumeration),
        ("MỤC ĐÍCH, YÊU CẦU", sieve.is_background),
    ],
)
def test_what_is_no_task_is_sifted_out(text: str, test) -> None:
    assert test(words(text))
    assert not test(words("Giao Sở Y tế rà soát quy trình, báo cáo UBND tỉnh trước ngày 5/8/2023."))


def test_sentences_end_at_dates_and_not_at_abbreviations() -> None:
    found = clauses.sentences(words("Giao UBND TP. Huế rà soát trước ngày 30/8/2023. Sở Y tế báo cáo."))
    assert [sentence.text[-8:] for sentence in found] == ["/8/2023.", "báo cáo."]
