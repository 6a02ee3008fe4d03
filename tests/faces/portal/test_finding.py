import pytest
from django.test import Client

from motcua.faces.portal.finding import life_events
from motcua.reactions.quality import cells
from motcua.registers.people import pack
from tests import cast as people

FEES = [{"kind": "amount", "amount": 8000, "condition": "Mỗi bản sao"}, {"kind": "free"}]


def test_the_front_page_offers_what_people_come_for(cast: people.Cast, client: Client) -> None:
    page = client.get("/").content.decode()
    for wanted in ("Bạn cần làm việc gì?", "Hồ sơ của tôi đến đâu rồi?", "Hộ tịch", 'lang="vi"'):
        assert wanted in page


def test_a_life_event_without_published_procedures_is_not_offered(cast: people.Cast, client: Client) -> None:
    people.procedure("P0100", "Đăng ký khai sinh").procedure.save()
    page = client.get("/").content.decode()
    assert "/life/driving/" not in page
    assert client.get("/life/driving/").status_code == 404


def test_a_life_event_lists_the_usual_procedure_first(cast: people.Cast, client: Client) -> None:
    second = people.procedure("P0300", "Đăng ký lại khai sinh").procedure
    second.code = "1.004884"
    second.save()
    first = cast.version.procedure
    first.code = "1.001193"
    first.save()
    page = client.get("/life/birth/").content.decode()
    assert page.index("/procedures/P0001/") < page.index("/procedures/P0300/")


def test_every_life_event_has_both_languages_and_procedures_of_the_province() -> None:
    table = (pack.load("binh-phuoc-2023").folder / "procedures" / "procedures.csv").read_text(encoding="utf-8")
    for event in life_events.every():
        assert event.title("vi") != event.title("en")
        assert [code for code in event.codes if f",{code}," not in table] == []


@pytest.mark.parametrize("typed", ["khai sinh", "KHAI SINH", "khai  sihn", "Đăng ký khai sinh"])
def test_a_procedure_is_found_as_people_type(cast: people.Cast, client: Client, typed: str) -> None:
    assert "/procedures/P0001/" in client.get("/procedures/", {"q": typed}).content.decode()
    assert "/procedures/P0001/" in client.get("/suggestions/", {"q": typed}).content.decode()


def test_nothing_found_says_what_to_do(cast: people.Cast, client: Client) -> None:
    page = client.get("/procedures/", {"q": "zzzzqqq"}).content.decode()
    assert "Chưa tìm thấy thủ tục nào" in page
    assert "Thử ít chữ hơn" in page


def test_results_are_narrowed_by_level_and_field_and_turn_pages(cast: people.Cast, client: Client) -> None:
    for number in range(25):
        people.procedure(f"P1{number:03}", f"Thủ tục đất {number:02}", field="Đất đai", levels=["district"])
    page = client.get("/procedures/", {"level": "district", "field": "Đất đai"}).content.decode()
    assert page.count('class="result"') == 20
    assert "1–20" in page
    last = client.get("/procedures/", {"level": "district", "page": "2"}).content.decode()
    assert last.count('class="result"') == 5
    assert "P0001" not in page + last


@pytest.mark.parametrize("page", ["0", "-1", "999", "x", "9" * 40, "١"])
def test_a_page_number_that_cannot_be_shows_one_that_is_there(cast: people.Cast, client: Client, page: str) -> None:
    assert client.get("/procedures/", {"page": page}).status_code == 200


def test_the_card_says_what_it_takes(cast: people.Cast, client: Client) -> None:
    people.procedure("P0017", "Cấp bản sao trích lục", fees=FEES, term_value=2)
    page = client.get("/procedures/P0017/").content.decode()
    for wanted in ("2 giấy tờ", "2 ngày làm việc", "Từ 0 đến 8.000 đồng", "Giấy khai sinh", "Mỗi bản sao"):
        assert wanted in page


def test_an_assumed_time_limit_is_said_to_be_assumed(cast: people.Cast, client: Client) -> None:
    people.procedure("P0137", "Chấm dứt trợ cấp", term_assumed=True)
    assert "Thời hạn này là tạm tính" in client.get("/procedures/P0137/").content.decode()
    assert "tạm tính" not in client.get("/procedures/P0001/").content.decode()


def test_papers_are_told_apart_by_case_and_what_is_only_shown(cast: people.Cast, client: Client) -> None:
    papers = [
        {"no": 1, "name": "Tờ khai", "originals": 1, "copies": 0},
        {"no": 2, "name": "Giấy ủy quyền", "originals": 1, "copies": 0, "case": "Trường hợp ủy quyền"},
        {"no": 3, "name": "Căn cước", "originals": 1, "copies": 0, "shown": True},
    ]
    people.procedure("P0200", "Thủ tục có trường hợp", papers=papers)
    page = client.get("/procedures/P0200/").content.decode()
    assert "1 giấy tờ" in page
    assert page.index("Tờ khai") < page.index("Trường hợp ủy quyền") < page.index("xuất trình khi đến quầy")


def test_steps_are_shown_with_their_whole_time(cast: people.Cast, client: Client) -> None:
    page = client.get("/procedures/P0001/").content.decode()
    for wanted in ("Thẩm định hồ sơ", "2 ngày 4 giờ", "1 ngày 4 giờ"):
        assert wanted in page


def test_a_procedure_filed_at_a_desk_says_so_and_offers_no_form(cast: people.Cast, client: Client) -> None:
    people.procedure("P0097", "Hòa giải tranh chấp đất đai", online_level="")
    page = client.get("/procedures/P0097/").content.decode()
    assert "Thủ tục này nộp tại quầy" in page
    assert "/apply/" not in page


def test_many_desks_are_found_by_area(cast: people.Cast, client: Client) -> None:
    town = people.agency("H10.38", "Ủy ban nhân dân thị xã Phước Long", "district", cast.province, receives="district")
    for number in range(25):
        people.agency(f"H10.38.{number:02}", f"Ủy ban nhân dân phường {number:02}", "commune", town, receives="commune")
    people.forget()
    page = client.get("/procedures/P0001/").content.decode()
    assert "Chọn nơi ở" in page
    assert "phường 07" not in page
    chosen = client.get("/procedures/P0001/", {"at": "H10.38"}).content.decode()
    assert "phường 07" in chosen
    assert "xã Minh Hưng" not in chosen
    part = client.get("/procedures/P0001/desks/", {"at": "H10.37"}).content.decode()
    assert "xã Minh Hưng" in part
    assert "<html" not in part


def test_a_procedure_that_is_not_there_is_a_page_that_says_so(cast: people.Cast, client: Client) -> None:
    page = client.get("/procedures/P9999/")
    assert page.status_code == 404
    assert "Hãy tìm lại thủ tục trong danh mục." in page.content.decode()


def test_english_labels_stand_beside_vietnamese_names(cast: people.Cast, client: Client) -> None:
    client.cookies["django_language"] = "en"
    page = client.get("/procedures/P0001/").content.decode()
    assert '<html lang="en"' in page
    assert '<h1 lang="vi">Đăng ký khai sinh</h1>' in page
    for wanted in ("Which papers?", "5 working days", "Fully online", "File online"):
        assert wanted in page


def test_the_figures_of_the_month_lead_to_their_source(cast: people.Cast, client: Client) -> None:
    assert "Hồ sơ nhận trong tháng" not in client.get("/").content.decode()
    people.received(cast)
    cells.recount_all()
    page = client.get("/").content.decode()
    assert "Hồ sơ nhận trong tháng" in page
    assert 'href="/public/"' in page
