import pytest
from django.test import Client, override_settings

from motcua.law.workflow import State
from motcua.registers.people.models import SignIn
from motcua.work.dossiers.models import Dossier
from tests import cast as people


def test_the_code_alone_tells_the_state_and_no_more(cast: people.Cast, client: Client) -> None:
    code = people.received(cast)
    page = client.get("/track/", {"code": code}).content.decode()
    for wanted in ("Đăng ký khai sinh", "xã Minh Hưng", "Được tiếp nhận", "0/4"):
        assert wanted in page
    for secret in ("Trần Thị Lan", "05/06/2023", "Nguyễn Văn Hùng", "070160000001", "0912345678", "Trần Gia Bảo"):
        assert secret not in page


@pytest.mark.parametrize("digits", ["0001", "5678"])
def test_four_digits_of_number_or_telephone_open_the_date_and_the_history(
    cast: people.Cast, client: Client, digits: str
) -> None:
    code = people.received(cast)
    page = client.post("/track/", {"code": code, "digits": digits}).content.decode()
    assert "05/06/2023" in page
    assert "Tiếp nhận hồ sơ" in page
    assert "Trần Gia Bảo" not in page


@pytest.mark.parametrize("digits", ["0002", "", "001", "00001", "abcd", "٠٠٠١", "%%%%"])
def test_other_digits_open_nothing(cast: people.Cast, client: Client, digits: str) -> None:
    code = people.received(cast)
    page = client.post("/track/", {"code": code, "digits": digits}).content.decode()
    assert "05/06/2023" not in page
    assert "Được tiếp nhận" in page


def test_the_digits_never_stand_in_an_address(cast: people.Cast, client: Client) -> None:
    code = people.received(cast)
    page = client.get("/track/", {"code": code, "digits": "0001"}).content.decode()
    assert "05/06/2023" not in page


def test_the_code_of_the_receipt_opens_by_its_short_address(cast: people.Cast, client: Client) -> None:
    code = people.received(cast)
    assert client.get(f"/t/{code}", follow=True).redirect_chain[-1][0] == f"/track/?code={code}"


def test_a_code_typed_carelessly_is_found(cast: people.Cast, client: Client) -> None:
    code = people.received(cast)
    assert client.get("/track/", {"code": f"  {code.lower()} "}).status_code == 200
    assert client.get("/track/", {"code": code.replace("-", " ")}).status_code == 200
    bare = code.replace("-", "").replace(".", "").lower()
    assert f'<span class="code">{code}</span>' in client.get("/track/", {"code": bare}).content.decode()


def test_the_end_of_a_code_is_told_what_it_lacks(cast: people.Cast, client: Client) -> None:
    code = people.received(cast)
    page = client.get("/track/", {"code": code.partition("-")[2]})
    assert page.status_code == 422
    assert "còn thiếu phần đầu là mã đơn vị" in page.content.decode()
    assert page.content.decode().count("còn thiếu phần đầu") == 2  # title and heading, and not again above the field


def test_a_returned_dossier_promises_nothing_any_more(cast: people.Cast, client: Client) -> None:
    code = people.received(cast)
    Dossier.objects.filter(code=code).update(state=State.RETURNED, finished_at=people.at(30), returned_at=people.at(31))
    page = client.post("/track/", {"code": code, "digits": "0001"}).content.decode()
    due = page[page.index("due-label") :][:400]
    assert "đã xong" in due
    assert "trễ" not in due


@pytest.mark.parametrize(
    ("typed", "status"), [("abc", 422), ("H10-230529-9999", 404), ("<script>", 422), ("9" * 5000, 422)]
)
def test_a_wrong_code_says_what_to_do_and_keeps_what_was_typed(
    cast: people.Cast, client: Client, typed: str, status: int
) -> None:
    page = client.get("/track/", {"code": typed})
    assert page.status_code == status
    assert "<script>" not in page.content.decode()
    assert 'aria-invalid="true"' in page.content.decode()
    assert ", Art. " not in page.content.decode()


@pytest.mark.parametrize(
    ("tongue", "words"),
    [
        ("vi", ("Không tìm thấy hồ sơ H10-230529-9999.", "có thể gõ sai một chữ số", "Nên làm gì", "So từng chữ số")),
        ("en", ("No dossier H10-230529-9999 was found.", "a digit may be wrong", "What to do", "Compare every digit")),
    ],
)
def test_an_unknown_code_gets_a_page_of_its_own_saying_what_why_and_what_to_do(
    cast: people.Cast, client: Client, tongue: str, words: tuple[str, ...]
) -> None:
    page = client.get("/track/", {"code": "H10-230529-9999"}, headers={"Accept-Language": tongue}).text
    assert page.index(words[0]) < page.index(words[1]) < page.index(words[2]) < page.index(words[3])
    assert page.count("<h1") == 1
    assert "/sign-in/" in page or "/my/" in page
    assert 'value="H10-230529-9999"' in page


def test_guessing_the_digits_of_one_code_is_stopped_for_everybody(cast: people.Cast, client: Client) -> None:
    code = people.received(cast)
    for number in range(10):
        guess = Client(REMOTE_ADDR=f"10.0.0.{number}")
        assert guess.post("/track/", {"code": code, "digits": f"{number:04}"[::-1]}).status_code == 200
    stopped = client.post("/track/", {"code": code, "digits": "0001"})
    assert stopped.status_code == 429
    assert "Hãy chờ 15 phút" in stopped.content.decode()


def test_guessing_codes_from_one_address_is_stopped(cast: people.Cast, client: Client) -> None:
    code = people.received(cast)
    for number in range(10):
        assert client.get("/track/", {"code": f"H10-230529-{9000 + number}"}).status_code == 404
    assert client.get("/track/", {"code": code}).status_code == 429
    assert Client(REMOTE_ADDR="10.9.9.9").get("/track/", {"code": code}).status_code == 200


def test_a_right_answer_is_never_counted_as_a_guess(cast: people.Cast, client: Client) -> None:
    code = people.received(cast)
    for _ in range(12):
        client.get("/track/", {"code": code})
        client.post("/track/", {"code": code, "digits": "0001"})
    assert not SignIn.objects.exists()


@override_settings(PROXIES=1)
def test_behind_our_proxy_the_visitor_is_whom_the_proxy_saw(cast: people.Cast, client: Client) -> None:
    client.get("/track/", {"code": "H10-230529-9999"}, headers={"X-Forwarded-For": "1.1.1.1, 203.0.113.7"})
    assert [row.address for row in SignIn.objects.all()] == ["203.0.113.7"]


def test_without_a_proxy_nobody_chooses_his_own_address(cast: people.Cast, client: Client) -> None:
    client.get("/track/", {"code": "H10-230529-9999"}, headers={"X-Forwarded-For": "203.0.113.7"})
    assert [row.address for row in SignIn.objects.all()] == ["127.0.0.1"]


@pytest.mark.parametrize("page", ["/", "/track/", "/track/?code=abc"])
def test_the_example_of_a_code_is_one_that_a_counter_here_would_write(
    cast: people.Cast, client: Client, page: str
) -> None:
    cast.elsewhere.identifier = "000.07.43.H10"
    cast.elsewhere.save()
    people.forget()
    shown = client.get(page).content.decode()
    assert '<span class="code">000.07.43.H10-230529-0001</span>' in shown
    assert shown.count("000.07.43.H10-230529-0001") == (2 if "code=" in page else 1)
    assert "H56" not in shown
