import pytest
from django.test import Client
from django.utils import translation

from motcua.faces.kit import wording
from motcua.faces.kit.middleware import problem_of
from motcua.law.sentences import Named, join, say
from motcua.registers.people.errors import NotFound
from tests.faces.kit import addresses

pytestmark = [pytest.mark.urls("tests.faces.kit.addresses"), pytest.mark.django_db]


@pytest.mark.parametrize(
    ("name", "status"),
    [("law", 422), ("state", 409), ("not-allowed", 403), ("not-found", 404), ("conflict", 409), ("invalid", 422)],
)
def test_a_refusal_is_shown_with_its_status_and_its_words(client, name, status):
    answer = client.get(f"/refuse/{name}/")
    assert answer.status_code == status
    assert addresses.ERRORS[name].what in answer.content.decode()


def test_a_refusal_says_why_what_to_do_and_the_article(client):
    page = client.get("/refuse/law/").content.decode()
    assert "Hồ sơ đã gia hạn." in page
    assert "Quyết định ngay." in page
    assert "khoản 9 Điều 19 NĐ 61/2018" in page


def test_a_refusal_is_said_in_the_language_of_the_reader_and_names_stay_as_they_are():
    refusal = NotFound("Không tìm thấy hồ sơ này.", say("Không có hồ sơ mang mã %(code)s.", code="H10-1"), "Không rõ.")
    move = say("Không thể “%(verb)s” khi hồ sơ ở trạng thái “%(state)s”.", verb=("Trả kết quả",), state=("Đang xử lý",))
    with translation.override("en"):
        told = problem_of(refusal)
        assert (told.what, told.why) == ("This dossier was not found.", "There is no dossier with the code H10-1.")
        assert told.remedy == "Không rõ."
        assert wording.told(move) == "“Hand over” is not possible while the dossier is in the state “In progress”."
        assert wording.told(say("Câu lạ: %(state)s.", state=("Đang xử lý",))) == "Câu lạ: Đang xử lý."
        asked = say("Hãy trả lời: %(question)s.", question=Named("Họ tên mẹ", "Mother's name"))
        assert wording.told(join(asked, "Tệp rỗng.")) == "Answer: Mother's name. The file is empty."
    assert problem_of(refusal).why == str(refusal.why) == "Không có hồ sơ mang mã H10-1."
    assert str(asked) == "Hãy trả lời: Họ tên mẹ."


def test_a_machine_gets_a_problem_document(client):
    answer = client.get("/api/v1/refuse/law/")
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.status_code == 422
    told = answer.json()
    assert told["title"] == told["what"] == "Chỉ được gia hạn một lần."
    assert told["source"] == "NĐ 61/2018, Art. 19(9)"
    assert told["code"] == "law"


def test_faulty_fields_are_named_and_escaped(client):
    page = client.get("/refuse/invalid/").content.decode()
    assert "&lt;b&gt;chữ số&lt;/b&gt;" in page
    assert client.get("/api/v1/refuse/invalid/").json()["fields"] == addresses.ERRORS["invalid"].fields


def test_an_error_of_ours_is_a_500_page_without_its_details():
    answer = Client(raise_request_exception=False).get("/refuse/bug/")
    assert answer.status_code == 500
    assert "a fault of ours" not in answer.content.decode()
    assert "không phải do bạn" in answer.content.decode()


@pytest.mark.parametrize("name", ["away", "cut"])
def test_a_database_that_is_away_is_a_503_that_says_when_to_come_back(client, name):
    answer = client.get(f"/refuse/{name}/")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert "X-Motcua-Away" not in answer
    assert "vẫn còn nguyên" in answer.content.decode()


@pytest.mark.parametrize("address", ["/refused-at-the-door/", "/waiting-in-vain/"])
def test_a_database_that_truly_does_not_answer_is_recognised(client, address):
    assert client.get(address).status_code == 503


def test_a_session_that_cannot_be_read_or_kept_is_a_503_too(settings):
    settings.SESSION_ENGINE = "tests.faces.kit.lost_sessions"
    visitor = Client(raise_request_exception=False)
    visitor.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32
    assert visitor.get("/who/").status_code == 503
    kept = visitor.get("/begin/1/")
    assert kept.status_code == 503
    assert kept["Retry-After"] == "30"


def test_a_machine_is_told_503_as_a_problem(client):
    answer = client.post("/api/v1/refuse/away/")
    assert answer.status_code == 503
    assert answer.json()["status"] == 503


def test_a_page_that_only_reads_is_asked_for_once_more(client):
    addresses.times_away.clear()
    assert client.get("/away-once/").content == b"here again"
    assert addresses.times_away == ["GET", "GET"]


def test_a_form_is_never_sent_twice_by_the_house_itself(client):
    addresses.times_away.clear()
    assert client.post("/away-once/").status_code == 503
    assert addresses.times_away == ["POST"]


def test_a_refused_query_does_not_count_as_a_database_that_is_away():
    from django.db import DataError, OperationalError
    from psycopg.errors import DeadlockDetected

    from motcua.faces.kit import away

    deadlock = OperationalError("deadlock detected")
    deadlock.__cause__ = DeadlockDetected()
    assert not away.is_away(deadlock)
    assert not away.is_away(DataError())


@pytest.mark.django_db(transaction=True)
def test_a_connection_lost_between_a_fact_and_its_delivery_counts_as_away():
    from django.db import OperationalError, connection, transaction
    from procrastinate.contrib.django import app
    from procrastinate.exceptions import ConnectorException

    from motcua.faces.kit import away

    deliver = app.configure_task("deliver", queue="facts", allow_unknown=True)
    with transaction.atomic():
        with connection.cursor() as cursor, pytest.raises(OperationalError):
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        with pytest.raises(ConnectorException) as lost:
            deliver.defer(facts=[])
        transaction.set_rollback(True)
    connection.close()
    assert away.is_away(lost.value)


@pytest.mark.parametrize("state", ["53100", "53200", "53300"])
def test_a_database_without_room_memory_or_connections_counts_as_away(state):
    from django.db import OperationalError
    from psycopg import errors

    from motcua.faces.kit import away

    full = OperationalError("could not extend file: No space left on device")
    full.__cause__ = errors.lookup(state)()
    assert away.is_away(full)


def test_a_stale_form_is_told_apart_from_a_forbidden_page():
    page = Client(enforce_csrf_checks=True).post("/sealed/").content.decode()
    assert "Biểu mẫu này đã cũ." in page


def test_a_lost_address_has_a_page(client):
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "Không tìm thấy trang này." in answer.content.decode()


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 422, 429, 500, 503])
def test_every_failure_has_a_page_with_why_and_what_to_do(client, status):
    answer = client.get(f"/kit/problem/{status}/")
    assert answer.status_code == status
    assert "Nên làm gì" in answer.content.decode()


def test_a_visitor_without_a_session_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/who/").content.decode() == "Khách|False"


def test_a_signed_in_visitor_costs_nothing_until_somebody_looks(client, django_assert_num_queries):
    client.get("/begin/1/")
    with django_assert_num_queries(0):
        client.get("/sealed/")


def test_who_is_signed_in_is_the_actor(client, django_user_model):
    account = django_user_model.objects.create(username="lan", full_name="Nguyễn Thị Lan", kind="citizen")
    client.get(f"/begin/{account.pk}/")
    assert client.get("/who/").content.decode() == "Nguyễn Thị Lan|True"


def test_a_closed_account_is_nobody(client, django_user_model):
    account = django_user_model.objects.create(username="cu", full_name="Tài khoản cũ", kind="citizen", is_active=False)
    client.get(f"/begin/{account.pk}/")
    assert client.get("/who/").content.decode() == "Khách|False"
