from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.registers.catalog import queries, search, slips, synonyms

pytestmark = pytest.mark.usefixtures("province")
DAY = date(2023, 5, 29)
TRANSFER = (
    "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất "
    "(chuyển đổi, chuyển nhượng, thừa kế, tặng cho, góp vốn)"
)


def first(text: str, **narrowed: str) -> str:
    found = queries.search(text, DAY, **narrowed)
    return found[0].name if found else ""


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("khai sinh", "Đăng ký khai sinh"),
        ("Đăng ký khai sinh", "Đăng ký khai sinh"),
        ("dang ky khai sinh", "Đăng ký khai sinh"),
        ("khia sinh", "Đăng ký khai sinh"),
        ("khaisinh", "Đăng ký khai sinh"),
        ("dang ki khai snh", "Đăng ký khai sinh"),
        ("giấy khai sinh", "Đăng ký khai sinh"),
        ("birth certificate", "Đăng ký khai sinh"),
        ("1.001193", "Đăng ký khai sinh"),
        ("  1.001193 ", "Đăng ký khai sinh"),
        ("khai tử", "Đăng ký khai tử"),
        ("kết hôn", "Đăng ký kết hôn"),
        ("độc thân", "Cấp Giấy xác nhận tình trạng hôn nhân"),
        ("tạm trú", "Đăng ký tạm trú"),
        ("hộ khẩu", "Đăng ký thường trú"),
        ("sao y", "Chứng thực bản sao từ bản chính giấy tờ, văn bản"),
        ("gplx", "Cấp lại Giấy phép lái xe"),
        ("tôi muốn đổi bằng lái xe thì làm thế nào", "Đổi Giấy phép lái xe do ngành Giao thông vận tải cấp"),
        ("hộ kinh doanh", "Đăng ký thành lập hộ kinh doanh"),
        ("hkd", "Đăng ký thành lập hộ kinh doanh"),
        ("tách thửa", "Tách thửa hoặc hợp thửa đất"),
        ("sang tên đất", TRANSFER),
        ("sang ten dat", TRANSFER),
        ("sang tên sổ đỏ", TRANSFER),
        ("thủ tục sang tên nhà đất", TRANSFER),
        ("hổ trợ mai táng", "Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội"),
    ],
)
def test_people_find_what_they_mean(typed: str, name: str) -> None:
    assert first(typed) == name


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("cccd", "căn cước"),
        ("gcn qsdđ", "Giấy chứng nhận quyền sử dụng đất"),
        ("sổ đỏ", "Giấy chứng nhận quyền sử dụng đất"),
        ("giáy phép xay dng", "giấy phép xây dựng"),
        ("lltp", "lý lịch tư pháp"),
        ("passport", "hộ chiếu"),
        ("thẻ bhyt", "bảo hiểm y tế"),
        ("bảo hiểm y tế", "BHYT"),
    ],
)
def test_abbreviations_and_everyday_words_are_understood(typed: str, word: str) -> None:
    assert any(word.lower() in each.name.lower() for each in queries.search(typed, DAY)[:3])


def test_whoever_types_only_the_beginning_of_a_word_is_helped() -> None:
    assert first("đăng ký khai si") == "Đăng ký khai sinh"


@pytest.mark.parametrize("typed", ["", "   ", "zzzzqqq", "9.999999", "%", "_", "\\", "🙂"])
def test_nothing_is_found_for_nothing(typed: str) -> None:
    assert queries.search(typed, DAY) == ()


@pytest.mark.parametrize("typed", ["' OR 1=1 --", "%' ; DROP TABLE catalog_procedureversion", "{limit} %(day)s"])
def test_what_looks_like_an_order_is_only_words(typed: str) -> None:
    queries.search(typed, DAY)
    assert first("khai sinh") == "Đăng ký khai sinh"


def test_a_level_and_a_field_narrow_the_list() -> None:
    assert {"commune"} <= set(queries.search("khai sinh", DAY, level="commune")[0].levels)
    assert all("district" in each.levels for each in queries.search("khai sinh", DAY, level="district"))
    assert all(each.field == "Đất đai" for each in queries.search("giấy chứng nhận", DAY, field="Đất đai"))
    assert queries.search("hộ chiếu", DAY, field="Đất đai") == ()


def test_the_list_is_as_long_as_asked() -> None:
    assert len(queries.search("đăng ký", DAY, limit=7)) == 7
    assert len(queries.search("đăng ký", DAY)) == 20


def test_what_is_not_received_that_day_is_not_found() -> None:
    assert queries.search("khai sinh", date(2020, 1, 1)) == ()


def test_words_that_are_there_take_two_queries(django_assert_num_queries) -> None:
    queries.search("khai sinh", DAY)
    with django_assert_num_queries(2):
        queries.search("khai sinh", DAY)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=250))
def test_nothing_that_is_typed_breaks_the_search(typed: str) -> None:
    assert len(queries.search(typed.replace("\x00", ""), DAY)) <= 20


def test_a_null_byte_is_not_a_word() -> None:
    assert first("khai\x00sinh") == "Đăng ký khai sinh"


@pytest.mark.parametrize(
    ("word", "meant"),
    [("khia", "khai"), ("dng", "dung"), ("xaay", "xay"), ("hoon", "hon"), ("khai", "khai"), ("si", "si")],
)
def test_one_slip_is_forgiven(word: str, meant: str) -> None:
    known = slips.vocabulary(["dang ky khai sinh", "giay phep xay dung", "dung dung", "ket hon"])
    assert known.meant(word)[0][0] == meant


def test_a_slip_that_could_be_several_words_is_told_by_its_neighbours() -> None:
    known = slips.vocabulary(["dang ky khai sinh", "giay phep xay dung", "dang ky ket hon"])
    assert known.meant("dng") == (("dang", "dung"),)
    assert known.meant("dangkykhaisinh") == (("dang",), ("ky",), ("khai",), ("sinh",))
    assert "xây dựng" in first("giáy phép xay dng")


def test_everyday_wording_and_the_catalogues_are_one() -> None:
    assert synonyms.plain("Đổi GPLX (hạng A1)") == "doi giay phep lai xe hang a1"
    assert synonyms.plain("đăng kí li hôn") == "dang ky ly hon"
    assert (
        synonyms.searchable("Cấp thẻ BHYT", "1.000001", "BHXH")
        == " cap the bao hiem y te | 1.000001 | bao hiem xa hoi "
    )


def test_the_words_are_read_once_and_again_after_a_change(django_assert_num_queries) -> None:
    search.forget()
    with django_assert_num_queries(1):
        search.vocabulary()
        search.vocabulary()
