"""Processes are killed outright at random moments while four clients work: whatever was answered with yes has happened.

The seed is printed; MOTCUA_SEED=… repeats a run as far as the machine's own chances allow.
"""

import json
import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import pytest

from tests.house import wait
from tests.reliability import clerks
from tests.reliability.clerks import Clerk, Told
from tests.reliability.tenants import TOKEN, Tenanted, Way, tenanted

ROUNDS = ("postmaster", "worker", "web worker", "postmaster", "worker", "web")


@dataclass(frozen=True)
class Aftermath:
    """The house when the killing is over and all its jobs are done, and what the clerks were told meanwhile."""

    house: Tenanted
    told: Told
    seed: int


@pytest.fixture(scope="module")
def aftermath() -> Iterator[Aftermath]:
    seed = int(os.environ.get("MOTCUA_SEED") or random.randrange(10**6))
    print(f"seed {seed}")
    dice = random.Random(seed)
    with tenanted() as house:
        working = [Clerk(house, who, number, seed) for number, who in enumerate(("hung", "hung", "key", "key"))]
        for clerk in working:
            clerk.start()
        for target in ROUNDS:
            time.sleep(dice.uniform(0.5, 1.8))
            kill(house, target, dice)
            wait(house.answers, house.said.read_text)
        time.sleep(1)
        told = clerks.together(working)
        house.settle()
        yield Aftermath(house, told, seed)


def kill(house: Tenanted, target: str, dice: random.Random) -> None:
    """The process is gone between one instruction and the next."""
    process = {
        "web worker": lambda: dice.choice(house.children(house.web) or [house.web]),
        "web": lambda: house.web, "worker": lambda: house.worker, "postmaster": lambda: house.postmaster,
    }[target]()  # fmt: skip
    with suppress(ProcessLookupError):  # it may be on its way back from the last time
        os.kill(process, signal.SIGKILL)


SHORT = """
SELECT t.dossier FROM sync_transfer t
 WHERE t.owed <> (SELECT max(n) FROM ledger_fact WHERE subject = 'dossier:' || t.dossier)
"""
LOST = "SELECT digest FROM papers_issuedpaper WHERE digest NOT IN (SELECT digest FROM files_storedfile)"


def test_the_clients_worked_through_it_all(aftermath: Aftermath) -> None:
    told = aftermath.told
    assert told.complaints == [], f"seed {aftermath.seed}\n{aftermath.house.broke()}"
    assert len(told.lodged) > 8  # a busy machine is slow
    assert told.statuses[0] + told.statuses[503] > 0, "nobody noticed anything: nothing was tried"


def test_whatever_was_answered_with_yes_is_there_once_with_its_facts(aftermath: Aftermath) -> None:
    stored = Counter(code for (code,) in aftermath.house.rows("SELECT code FROM dossiers_dossier"))
    assert set(aftermath.told.lodged.values()) <= set(stored)
    assert set(stored.values()) == {1}
    assert sorted(aftermath.told.lodged.values()) == sorted(set(aftermath.told.lodged.values())), (
        "one code for two keys"
    )
    facts = Counter(
        aftermath.house.rows("SELECT substr(subject, 9), name FROM ledger_fact WHERE subject LIKE 'dossier:%'")
    )
    for code in stored:
        assert facts[code, "DossierReceived"] == 1, code
        assert facts[code, "DossierForwarded"] == (code in aftermath.told.forwarded), code
    steps = dict(aftermath.house.rows("SELECT code, step_no FROM dossiers_dossier"))
    assert {code for code, step in steps.items() if step == 2} == aftermath.told.forwarded


def test_no_application_became_two_dossiers(aftermath: Aftermath) -> None:
    keys = aftermath.house.rows("SELECT sender_key, count(*) FROM dossiers_dossier GROUP BY 1 HAVING count(*) > 1")
    assert keys == []
    assert aftermath.house.one("SELECT count(*) FROM dossiers_dossier") == len(aftermath.told.lodged)
    assert aftermath.house.one("SELECT count(*) FROM people_person WHERE identity_no = %s", clerks.IDENTITY) == 1


def test_every_fact_was_answered_once_by_everybody(aftermath: Aftermath) -> None:
    house = aftermath.house
    received = {number for (number,) in house.rows("SELECT id FROM ledger_fact WHERE name = 'DossierReceived'")}
    for answers in ("SELECT fact FROM notify_message", "SELECT fact FROM papers_issuedpaper"):
        assert Counter(number for (number,) in house.rows(answers)) == Counter(received), answers
    assert house.rows(LOST) == []
    for digest, size in house.rows("SELECT digest, size FROM files_storedfile"):
        assert (house.var / "files" / digest[:2] / digest).stat().st_size == size
    assert house.rows(SHORT) == []
    assert house.one("SELECT count(*) FROM sync_transfer") == len(received)


def test_numbers_are_given_once(aftermath: Aftermath) -> None:
    house = aftermath.house
    given: dict[str, list[int]] = {}
    for (code,) in house.rows("SELECT code FROM dossiers_dossier"):
        series, _, number = code.rpartition("-")
        given.setdefault(series, []).append(int(number))
    last = dict(house.rows("SELECT series, last FROM dossiers_numberseries"))
    for series, numbers in given.items():
        assert len(set(numbers)) == len(numbers)
        assert max(numbers) <= last[series]
    assert house.rows("SELECT number FROM papers_issuedpaper GROUP BY 1 HAVING count(*) > 1") == []


def test_the_ledger_and_the_index_hold(aftermath: Aftermath) -> None:
    verdict = json.loads(aftermath.house.motcua("ledger", "verify", "--json"))
    assert verdict["broken"] == []
    assert verdict["facts"] > 0
    assert aftermath.house.motcua("index", "recount", "--check").startswith("0 ")
    assert aftermath.house.one("SELECT sum(received) FROM quality_cell") == len(aftermath.told.lodged)


@pytest.mark.parametrize("path", ["/api/v1/dossiers/{}/forward", "/office/dossiers/{}/forward/"])
def test_a_button_pressed_in_two_browsers_at_once_acts_once(aftermath: Aftermath, path: str) -> None:
    house = aftermath.house
    for number in range(4):
        key = {"Idempotency-Key": f"{path}{number}"}
        lodged = house.ask("POST", "/api/v1/dossiers", house.as_("hung"), clerks.application(house), **key)
        code, answers = lodged.json()["code"], []
        start = threading.Barrier(2)

        def press(code: str = code, start: threading.Barrier = start, answers: list[int] = answers) -> None:
            start.wait()
            answers.append(house.ask("POST", path.format(code), house.as_("hung"), {"step": 1}).status)

        browsers = [threading.Thread(target=press) for _ in range(2)]
        for browser in browsers:
            browser.start()
        for browser in browsers:
            browser.join()
        assert sorted(answers) in ([200, 409], [302, 409])
        moved = "SELECT count(*) FROM ledger_fact WHERE name = 'DossierForwarded' AND subject = %s"
        assert house.one(moved, f"dossier:{code}") == 1


def test_no_log_knows_who_came(aftermath: Aftermath) -> None:
    """Names, numbers, keys and passwords stand in no line of web, worker or database, whatever went wrong there."""
    house, secret = aftermath.house, "matkhau-RẤT-bí-mật-99"
    provoke(house, secret)
    written = house.logs()
    assert "motcua.act act intake.lodge" in written, "these are not the logs"
    assert "duplicate key" in written, "nothing went wrong in the database"
    secrets = {
        clerks.NAME, clerks.IDENTITY, clerks.PHONE, "Gia Bảo", "079333222111", "Lê Vô Danh", secret,
        "mc_wrong-key-7788", house.people["key"], TOKEN, *house.people["sessions"].values(),
    }  # fmt: skip
    assert [word for word in sorted(secrets) if word in written] == []


def provoke(house: Tenanted, secret: str) -> None:
    """Everything that is wont to be written down goes wrong with recognisable people in it."""
    somebody = {"name": "Lê Vô Danh", "identity": "079333222111", "phone": clerks.PHONE}
    papers = clerks.application(house)["papers"]
    racing = [threading.Thread(target=lodge, args=(house, somebody)) for _ in range(6)]
    for one in racing:
        one.start()
    for one in racing:
        one.join()
    for body in ({"applicant": somebody}, clerks.application(house, applicant=somebody, papers=[], answers={})):
        assert house.ask("POST", "/api/v1/dossiers", house.as_("hung"), body).status == 422
    form = clerks.application(house, applicant=somebody, papers=papers)
    assert house.ask("POST", "/api/v1/dossiers", Way({"Authorization": "Bearer mc_wrong-key-7788"}), form).status == 401
    house.ask("POST", "/sign-in/", house.as_("lan"), {"username": "ba-lan", "password": secret})
    house.ask("POST", "/sign-in/", Way({}), {"username": clerks.NAME, "password": secret})
    house.ask("GET", f"/office/search?q={clerks.IDENTITY}", house.as_("hung"))
    house.ask("GET", f"/track/?code={clerks.IDENTITY}", Way({}))
    house.ask("POST", "/track/", house.as_("lan"), {"code": "H10.37.01-230529-0001", "digits": clerks.PHONE})
    house.ask("POST", "/api/v1/dossiers", house.as_("hung"), f"{{{clerks.NAME}", **{"Content-Type": "application/json"})


def lodge(house: Tenanted, applicant: dict[str, str]) -> None:
    form = clerks.application(house, applicant=applicant)
    assert house.ask("POST", "/api/v1/dossiers", house.as_("hung"), form, **{"Idempotency-Key": "racing"}).status == 201
