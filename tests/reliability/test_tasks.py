"""A small soak of the Government's tasks: every fault on, processes killed; both sides then hold the same.

The seed is printed; MOTCUA_SEED=… repeats a run as far as the machine's own chances allow.
"""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from motcua import jobs
from motcua.ledger import clock, facts
from motcua.reactions.sync import balancing
from motcua.reactions.sync.government import mapping
from motcua.reactions.sync.models import Transfer
from motcua.registers.people.errors import Refused
from motcua.simulator.accounts import PASSWORD, USERNAME
from motcua.work.directives.acts import confirm, correct, mandate, report
from motcua.work.directives.models import Directive, Duty, Mandate, Notice
from tests.reliability.talker import hurried
from tests.work.directives.conftest import Province, people_of  # noqa: F401 - a fixture

STEPS, DEATHS, LEAST_LIFE = 40, 6, 0.8
SECONDS = 60.0  # at most, on a machine that is busy
FAULTS = (
    "every,reject=0,slow_for=0.1,hang_for=0.4,late_for=0.1,retry_after=1,drop_before=0.03,drop_after=0.05,html=0.02,"
    "error_502=0.02,error_500=0.02,hang_after=0.01,duplicate=0.05,expired=0.02,dark_for=0.5,dark_every=5"
)


class Crowd:
    """Two workers and the Government's system, each of which may die at any moment and is back at once."""

    def __init__(self, folder: Path, seed: int) -> None:
        from django.conf import settings

        self.folder, self.began = folder, time.time()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        account = {"address": f"http://127.0.0.1:{self.port}", "unit": "H10", "username": USERNAME,
                   "password": PASSWORD, "read_seconds": 2}  # fmt: skip
        self.setting = json.dumps(account)
        self.environment = os.environ | {
            "TALKER_DATABASE": str(settings.DATABASES["default"]["NAME"]), "MOTCUA_VPCP": self.setting,
            "DJANGO_SETTINGS_MODULE": "motcua.settings.test", "TALKER_BEGAN": str(self.began),
            "TALKER_AWAKE": str(folder),
        }  # fmt: skip
        words = ["simulator", "--port", str(self.port), "--store", str(folder / "tasks.sqlite"), "--seed", str(seed)]
        talker = [sys.executable, "-m", "tests.reliability.talker"]
        self.commands = {
            "system": [sys.executable, "-m", "motcua.faces.cli.main", *words, "--faults", FAULTS],
            "worker 1": talker, "worker 2": talker,
        }  # fmt: skip
        self.living: dict[str, tuple[subprocess.Popen[bytes], float]] = {}

    def begin(self) -> None:
        for name, command in self.commands.items():
            if name not in self.living:
                with (self.folder / f"{name}.log").open("ab") as log:
                    process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
                self.living[name] = process, 0.0

    def kill(self, name: str) -> None:
        process, _ = self.living.pop(name)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def grown(self) -> list[str]:
        """Who has been awake for a while, and may die in the middle of its work."""
        now = time.time()
        return sorted(name for name in self.living if (since := self.awake_since(name)) and now - since > LEAST_LIFE)

    def awake_since(self, name: str) -> float:
        """When the process began to work; nought while it is only waking."""
        process, heard = self.living[name]
        sign = self.folder / f"awake-{process.pid}"
        return sign.stat().st_mtime if sign.exists() else heard

    def wait(self) -> None:
        """All of them work."""
        self.ask("tasks")
        until = time.monotonic() + 60
        while not all(self.awake_since(name) for name in self.living):
            assert time.monotonic() < until, (self.folder / "worker 1.log").read_text()
            time.sleep(0.05)

    def until_something_is_through(self) -> bool:
        """The survivors have got something through; on a busy machine all may have died before they could."""
        through, until = Transfer.objects.filter(system="vpcp", accepted__gt=0), time.monotonic() + SECONDS
        while not through.exists() and time.monotonic() < until:
            time.sleep(0.1)
        return through.exists()

    def ask(self, path: str, body: object = None) -> object:
        """What the system tells the one who practises; waits for one that is on its way back."""
        until = time.monotonic() + 30
        while True:
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
            try:
                line.request("POST" if body else "GET", f"/_control/{path}", json.dumps(body) if body else None)
                told = json.loads(line.getresponse().read())
            except (OSError, http.client.HTTPException):
                assert time.monotonic() < until, (self.folder / "system.log").read_text()
                time.sleep(0.05)
            else:
                process, heard = self.living["system"]
                self.living["system"] = process, heard or time.time()
                return told
            finally:
                line.close()


@pytest.fixture
def crowd(tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Crowd]:
    seed = int(os.environ.get("MOTCUA_SEED") or random.randrange(10**6))
    print(f"seed {seed}")
    it = Crowd(tmp_path, seed)
    it.dice = random.Random(seed)
    settings.VPCP = it.setting
    monkeypatch.setattr(clock, "now", lambda: hurried(it.began))
    try:
        it.begin()
        yield it
    finally:
        for name in list(it.living):
            it.kill(name)


def give(crowd: Crowd, number: int) -> None:
    """The Government says the next thing about one of a few tasks."""
    code = f"NV-{crowd.dice.randrange(number // 2 + 1):03}"
    due = f"2027-0{crowd.dice.randrange(1, 10)}-15"
    kinds = ["giao", "dieuchinh", "giahan", "tralai", "khonggiahan", "giahan", "thuhoi"]
    document = {"SoKyHieu": f"{int(code[3:]) // 3}/TB-VPCP", "NgayBanHanh": "2026-01-05", "TrichYeu": "Kết luận",
                "CoQuanBanHanh": "Văn phòng Chính phủ"}  # fmt: skip
    first = not Mandate.objects.filter(code=code).exists()
    crowd.ask("give", {
        "MaNhiemVu": code, "Loai": "giao" if first else crowd.dice.choice(kinds), "VanBan": document, "HanXuLy": due,
        "NoiDung": f"Việc {number} của {code}", "ChuTri": ["Sở Thông tin và Truyền thông"],
    })  # fmt: skip


def act(who: Province, dice: random.Random) -> None:
    """A person does one thing that can be done; what is refused is refused."""
    now, can = clock.now(), []
    can += [lambda row=row: mandate.take(by=who.thu, mandate=row.code, notice=row.heard + 1, at=now, remark="Đã xem")
            for row in Mandate.objects.all()]  # fmt: skip
    for row in Directive.objects.filter(confirmed_at__isnull=True):
        can.append(lambda row=row: correct.accept(by=who.thu, directive=row.id, at=now))
        can.append(lambda row=row: confirm.confirm(by=who.thu, directive=row.id, at=now))
    for row in Duty.objects.filter(done_on__isnull=True, agency__code="LOC-BP-STTTT"):
        done = dice.random() < 0.5
        can.append(
            lambda row=row, done=done: report.report(by=who.khanh, duty=row.id, text="Đã làm", done=done, at=now)
        )
    can += [lambda row=row: report.confirm(by=who.thu, duty=row.id, at=now)
            for row in Duty.objects.filter(done_on__isnull=False, checked_at__isnull=True)]  # fmt: skip
    if can:
        try:
            dice.choice(can)()
        except Refused:
            return


def night(crowd: Crowd, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody works any more: what was left behind is found, and waits no longer."""
    for hours in range(1, 60):
        monkeypatch.setattr(clock, "now", lambda hours=hours: hurried(crowd.began) + timedelta(hours=hours))
        jobs.compare_with_government(0)
        jobs.talk_with_government(0)
        placed = {notice["STT"] for one in crowd.ask("tasks").values() for notice in one["given"]}
        waits = Transfer.objects.filter(system="vpcp").exclude(state="even").exists()
        if not waits and len(placed) == Notice.objects.count():
            return


@pytest.mark.django_db(transaction=True)
def test_both_sides_hold_the_same_whatever_went_wrong(
    people_of: Province, crowd: Crowd, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:  # fmt: skip
    crowd.wait()
    ends, number, deaths, dies = time.monotonic() + SECONDS, 0, [], time.monotonic() + LEAST_LIFE
    while time.monotonic() < ends and (number < STEPS or len(deaths) < DEATHS):
        number += 1
        give(crowd, number)
        for _ in range(3):
            act(people_of, crowd.dice)
        if len(deaths) < DEATHS and time.monotonic() > dies and (grown := crowd.grown()):
            deaths.append(crowd.dice.choice(grown))
            crowd.kill(deaths[-1])
            crowd.begin()
            dies = time.monotonic() + crowd.dice.uniform(0.5, 1.5)
        time.sleep(0.05)
    seen = crowd.until_something_is_through()
    for name in ("worker 1", "worker 2"):
        crowd.kill(name)
    night(crowd, monkeypatch)
    there = crowd.ask("tasks")
    ours = {code: facts.about(f"mandate:{code}") for code in there}
    for code, both in there.items():
        told = [mapping.word(entry).as_json() for entry in both["given"]]
        assert list(Notice.objects.filter(mandate__code=code).order_by("n").values_list("body", flat=True)) == told
        assert both["told"] == mapping.answers(ours[code])
    balance = balancing.balance(system="vpcp")
    assert (balance.balances, balance.outstanding, balance.refused) == (True, 0, 0)
    assert sum(len(one["told"]) for one in there.values()) > 10, "hardly anything was told"
    assert seen, "the workers got nothing through"
    assert deaths, "nobody died"
