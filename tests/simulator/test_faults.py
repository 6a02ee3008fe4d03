"""What goes wrong on purpose does so as told, by the seed, and never with what was answered for."""

import http.client
import json
import threading
import time

import pytest

from motcua.simulator import faults
from tests.simulator.conftest import step

CODE = "000.00.06.H10-230529-0001"
BROKEN = (http.client.HTTPException, OSError)


def plan(province, **changes: object) -> None:
    told = province.ask("POST", "/_control/faults", {"plan": "none", **changes})
    assert all(told[name] == value for name, value in changes.items())


def test_a_line_that_breaks_before_leaves_nothing_and_after_leaves_all(province, dossier) -> None:
    plan(province, drop_before=1)
    with pytest.raises(BROKEN):
        province.send(dossier())
    assert province.control("dossiers") == []
    plan(province, drop_after=1)
    with pytest.raises(BROKEN):
        province.send(dossier())
    assert [one["code"] for one in province.control("dossiers")] == [CODE]
    plan(province)
    assert province.send(dossier())["error_code"] == "3", "the client must find out that it is there"


def test_a_silence_ends_with_a_broken_line(province, dossier) -> None:
    plan(province, hang_after=1, hang_for=0.3)
    began = time.monotonic()
    with pytest.raises(BROKEN):
        province.send(dossier())
    assert time.monotonic() - began >= 0.3
    assert len(province.control("dossiers")) == 1


def test_errors_pages_and_numbers_come_as_told(province, dossier) -> None:
    for fault, status in {"error_500": 500, "error_502": 502, "throttle": 429}.items():
        plan(province, **{fault: 1})
        province.send(dossier())
        assert province.status == status
    assert province.headers["Retry-After"] == "1"
    plan(province, html=1)
    assert b"<html>" in province.send(dossier())
    assert province.control("dossiers") == []
    plan(province, int_code=1)
    assert province.send(dossier())["error_code"] == 0


def test_what_is_done_twice_is_there_once(province, dossier) -> None:
    plan(province, duplicate=1)
    assert province.send(dossier())["error_code"] == "3"
    province.steps(step(2, "20230529081500"))
    kept = province.control("dossiers")
    assert (len(kept), len(kept[0]["progress"])) == (1, 1)
    assert province.control("report")["pushes"] == 4


def test_what_is_late_is_overtaken(province, dossier) -> None:
    plan(province, late=1, late_for=0.6, seed=3)
    lots = faults.Chance(faults.read("late=1", 3))
    waits = [lots.draw()[1] * 0.6 for _ in range(2)]
    first, second = (1, 2) if waits[0] > waits[1] else (2, 1)
    senders = [threading.Thread(target=province.send, args=(dossier(f"H10-230529-{no}"),)) for no in (1, 2)]
    for sender in senders:
        sender.start()
        time.sleep(0.05)
    for sender in senders:
        sender.join()
    rows = province.control("pushes/H10-230529-1") + province.control("pushes/H10-230529-2")
    came = sorted(rows, key=lambda row: row["at"])
    late = abs(waits[0] - waits[1])
    assert late > 0.1
    assert [row["body"]["MaHoSo"] for row in came] == [f"H10-230529-{second}", f"H10-230529-{first}"]


def test_a_session_can_end_at_any_time(province, dossier) -> None:
    plan(province, expired=1)
    assert province.send(dossier())["error_code"] == "-2"


def test_some_dossiers_are_refused_for_good_and_always_the_same(province, dossier) -> None:
    plan(province, reject=0.3, seed=5)
    codes = [f"H10-230529-{number}" for number in range(40)]
    refused = [one["MaHoSo"] for one in province.send(*map(dossier, codes))["result"] if one["error_code"] == "1"]
    again = [one["MaHoSo"] for one in province.send(*map(dossier, refused))["result"] if one["error_code"] == "1"]
    assert refused == again
    assert 2 < len(refused) < 25
    assert len(province.control("dossiers")) == 40 - len(refused)


def test_in_the_dark_nobody_answers_and_afterwards_all_is_there(province, dossier) -> None:
    province.send(dossier())
    plan(province, dark_for=30.0, dark_every=30.0)
    with pytest.raises(BROKEN):
        province.send(dossier("H10-230529-2"))
    plan(province)
    assert province.send(dossier("H10-230529-2"))["error_code"] == "0"
    assert len(province.control("dossiers")) == 2


def test_a_clock_that_is_wrong_shows_in_the_answer(province, dossier) -> None:
    plan(province, skew=86400.0)
    province.send(dossier())
    assert time.strftime("%d %b %Y", time.gmtime(time.time() + 86400)) in province.headers["Date"]


def test_the_same_seed_draws_the_same_lots() -> None:
    chances = [faults.Chance(faults.read("every", seed)) for seed in (7, 7, 8)]
    drawn, again, other = ([chance.draw()[0] for _ in range(2000)] for chance in chances)
    assert drawn == again != other
    assert set(drawn) >= {faults.Fault.SLOW, faults.Fault.DROP_AFTER, faults.Fault.LATE}


@pytest.mark.parametrize("told", ["thunder=1", "slow=x", "drop_after=-1", "seed=1.5"])
def test_faults_that_are_none_are_refused(told: str) -> None:
    with pytest.raises(ValueError, match=told.partition("=")[0]):
        faults.read(told)


def test_bad_settings_over_the_wire_change_nothing(province) -> None:
    before = province.control("faults")
    province.ask("POST", "/_control/faults", {"thunder": 1})
    assert province.status == 400
    province.ask("POST", "/_control/faults", b"[]")
    assert province.status == 400
    assert province.control("faults") == before
    assert json.dumps(before)
