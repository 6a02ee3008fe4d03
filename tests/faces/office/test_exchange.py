"""The exchange in the office: what was refused is seen with its reason and sent again; and the figures for machines."""

import json
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from motcua.faces.cli.main import main
from motcua.ledger import facts
from motcua.reactions.quality import cells
from motcua.reactions.sync import exchange
from motcua.reactions.sync.models import Connection, Transfer
from motcua.reactions.sync.ports import Misconfigured
from motcua.registers.catalog import queries as catalog
from motcua.registers.catalog.models import Procedure
from tests import cast as people
from tests.cast import Cast
from tests.reactions.sync import houses
from tests.reactions.sync.houses import Faulty

Enter = Callable[..., Client]
REASON = "Cổng Dịch vụ công quốc gia từ chối: thiếu trường bắt buộc MaTTHC"


@pytest.fixture
def wire(cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch) -> Faulty:
    return houses.connect(settings, monkeypatch)


@pytest.fixture
def refused(cast: Cast, wire: Faulty) -> str:
    """A dossier that the portal has refused, among others that it has."""
    codes = houses.received(cast, 3)
    take = wire.inner._take_one
    wire.inner._take_one = lambda told, updating: (
        {"MaHoSo": codes[1], "error_code": "1", "message": "thiếu trường bắt buộc MaTTHC"}
        if told["MaHoSo"] == codes[1] else take(told, updating)
    )  # fmt: skip
    exchange.send_owed()
    wire.inner._take_one = take
    return codes[1]


def test_what_was_refused_is_listed_with_its_reason_and_sent_again(cast: Cast, enter: Enter, refused: str) -> None:
    browser = enter(cast.thu)
    page = browser.get("/office/exchange/").text
    assert REASON in page
    assert refused in page
    assert "66,67" in page, "two of three are there"
    sent = browser.post("/office/exchange/again/", {"dossier": refused}, follow=True)
    assert "1 hồ sơ sẽ được gửi lại ngay" in sent.text
    exchange.send_owed()
    assert Transfer.objects.get(dossier=refused).state == "even"
    assert "Không có hồ sơ nào bị từ chối" in browser.get("/office/exchange/").text
    again = browser.post("/office/exchange/again/", {"reason": REASON}, follow=True)
    assert "Không còn hồ sơ nào như vậy" in again.text
    assert browser.post("/office/exchange/again/", {}).status_code == 422


def test_a_missing_national_code_is_given_once_and_all_who_waited_are_sent(
    cast: Cast, enter: Enter, wire: Faulty
) -> None:
    Procedure.objects.update(code="")
    catalog.version.cache_clear()
    codes = houses.received(cast, 3)
    exchange.send_owed()
    assert set(Transfer.objects.values_list("state", flat=True)) == {"repair"}
    browser = enter(cast.thu)
    assert "Thủ tục chưa có mã quốc gia" in browser.get("/office/exchange/").text
    assert "Thủ tục chưa có mã quốc gia" not in enter(cast.khoa).get("/office/exchange/").text
    wrong = browser.post("/office/exchange/code/", {"procedure": "P0001", "code": "P0001"})
    assert wrong.status_code == 422
    given = browser.post("/office/exchange/code/", {"procedure": "P0001", "code": "1.001193"}, follow=True)
    assert "3 hồ sơ sẽ được gửi lại ngay" in given.text
    exchange.send_owed()
    assert {str(wire.inner.dossiers[code]["MaTTHC"]) for code in codes} == {"1.001193"}
    assert facts.about("procedure:P0001")[-1].body == {"code": "1.001193"}
    again = browser.post("/office/exchange/code/", {"procedure": "P0001", "code": "1.001194"})
    assert again.status_code == 409, "a code that stands is changed by publishing"


def test_a_connection_that_is_tried_and_works_sends_at_once_what_waited(cast: Cast, enter: Enter, wire: Faulty) -> None:
    [code] = houses.received(cast, 1)

    def refuse(_path: str, _body: object) -> None:
        raise Misconfigured("Cổng Dịch vụ công quốc gia không chấp nhận tài khoản của tỉnh.")

    wire.before = refuse
    exchange.send_owed()
    browser = enter(cast.khoa)
    page = browser.get("/office/exchange/").text
    assert "Đang dừng gửi" in page
    assert "không chấp nhận tài khoản" in page
    name = Connection.objects.get().name
    assert "không chấp nhận tài khoản" in browser.post("/office/exchange/test/", {"connection": name}, follow=True).text
    wire.before = lambda _path, _body: None
    assert "thành công" in browser.post("/office/exchange/test/", {"connection": name}, follow=True).text
    assert "Thông suốt" in browser.get("/office/exchange/").text
    assert exchange.send_owed() == 1
    assert code in wire.inner.dossiers


def test_a_faulty_setting_is_told_on_the_page_beside_the_other_connections(
    cast: Cast, enter: Enter, settings: object
) -> None:
    settings.DVCQG = "/nowhere/at/all"
    settings.RESIDENTS = json.dumps({"address": "https://lgsp.example.vn", "key": "k", "secret": "s", "unit": "H10"})
    browser = enter(cast.khoa)
    page = browser.get("/office/exchange/").text
    assert page.count("Không đọc được cấu hình") == 2, "where it is stuck, and on its card"
    assert "Cơ sở dữ liệu quốc gia về dân cư" in page
    assert "Chưa hỏi lần nào" in page
    assert 'motcua_connection_passes{connection="dvcqg"} 0\n' in browser.get("/metrics").text
    assert exchange.send_owed() == 0


def test_the_balance_is_taken_away_as_a_table(cast: Cast, enter: Enter, refused: str) -> None:
    table = enter(cast.thu).get("/office/exchange/sheet.csv").content.decode("utf-8-sig")
    assert "H10.37.01,Ủy ban nhân dân xã Minh Hưng,3,2,0,1,1,3,2,1,0" in table
    assert enter(cast.thu).get("/office/exchange/sheet.xlsx").content[:2] == b"PK"
    told = enter(cast.thu).get("/office/exchange/sheet.json").json()
    [unit] = [row for row in told["rows"] if row["unit_code"] == "H10.37.01"]
    assert unit["owed"] == unit["accepted"] + unit["refused"] + unit["outstanding"]
    assert set(told["columns"].values()) == set(told["definitions"]), "every column says what it means"
    [stuck] = enter(cast.thu).get("/office/exchange/repair.json").json()["rows"]
    assert (stuck["dossier"], stuck["arrived"]) == (refused, "Không")
    assert enter(cast.thu).get("/office/exchange/repair.json?reason=khac").json()["rows"] == []
    assert enter(cast.thu).get("/office/exchange/sheet.pdf").status_code == 404


def test_both_sides_of_the_index_are_shown(cast: Cast, enter: Enter, refused: str) -> None:
    cells.recount_all()
    page = enter(cast.thu).get("/office/exchange/index/?unit=H10.37.01&period=2023-05").text
    assert "Cổng thiếu 1" in page
    assert "component=A4" in page
    assert "chưa nhận hồ sơ nào" in enter(cast.thu).get("/office/exchange/index/?unit=H10.37.02&period=2023-05").text


def test_machines_that_watch_read_figures_and_others_do_not(refused: str, client: Client, settings: object) -> None:
    told = client.get("/metrics").text
    assert 'motcua_exchange_dossiers{state="repair"} 1\n' in told
    assert 'motcua_connection_refused_dossiers_total{connection="dvcqg:H10"} 1\n' in told
    assert "Trần" not in told
    assert client.get("/metrics", REMOTE_ADDR="10.1.2.3").status_code == 403
    assert client.get("/metrics", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 403
    settings.METRICS_TOKEN = "ma-giam-sat"
    shown = {"Authorization": "Bearer ma-giam-sat"}
    assert client.get("/metrics", REMOTE_ADDR="10.1.2.3", headers=shown).status_code == 200
    wrong = {"Authorization": "Bearer khac"}
    assert client.get("/metrics", REMOTE_ADDR="10.1.2.3", headers=wrong).status_code == 403


def test_latencies_of_jobs_are_told(client: Client, db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_jobs (task_name, queue_name, status, args) VALUES"
                       " ('deliver', 'facts', 'succeeded', '{}') RETURNING id")  # fmt: skip
        number = cursor.fetchone()[0]
        cursor.execute("DELETE FROM procrastinate_events WHERE job_id = %s", [number])
        for kind, ago in (("deferred", 60), ("started", 50), ("succeeded", 47)):
            cursor.execute(
                "INSERT INTO procrastinate_events (job_id, type, at) VALUES (%s, %s, now() - %s * interval '1 second')",
                [number, kind, ago],
            )
    told = client.get("/metrics").text
    assert 'motcua_job_wait_seconds{task="deliver",quantile="0.95"} 10\n' in told
    assert 'motcua_job_run_seconds{task="deliver",quantile="0.5"} 3\n' in told


def test_the_operator_asks_by_command(
    cast: Cast, refused: str, capsys: pytest.CaptureFixture[str], wire: Faulty
) -> None:
    def said(*words: str) -> object:
        assert main(["exchange", *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    balance = said("balance", "--unit", "H10.37", "--by-unit")
    assert (balance["owed"], balance["accepted"], balance["refused"], balance["balances"]) == (3, 2, 1, True)
    assert balance["units"][0]["code"] == "H10.37.01"
    assert said("balance", "--since", "2023-06-01")["dossiers"] == 0
    assert said("repair") == [{"reason": REASON, "dossiers": 1}]
    assert said("reconcile")["connections"][0]["there"] == 2
    assert said("repair", "--all") == {"again": 1}
    assert main(["exchange", "send"]) == 0
    assert "1 dossiers came even" in capsys.readouterr().out
    assert said("balance")["in_repair"] == 0
    assert main(["exchange", "balance", "--unit", "H99"]) == 2
    assert main(["exchange", "index", "H10.37.02", "--period", "2023-05"]) == 2
    cells.recount_all()
    assert said("index", "H10.37.01", "--period", "2023-05")["absent"] == 0
    people.forget()
