"""The whole house as a person starts it: it opens, mends itself, refuses a twin, and closes without a trace."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import House, lives, wait


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    """One house for all tests of this file; the last one closes it."""
    var = Path(tempfile.mkdtemp(prefix="mc-"))
    var.chmod(0o755)
    it = House(var)
    yield it
    if it.process.poll() is None:
        it.stop(signal.SIGTERM)
    shutil.rmtree(var)


@pytest.mark.parametrize("which", [0, 1], ids=["web", "worker"])
def test_a_killed_process_comes_back(house: House, which: int) -> None:
    killed = house.note["processes"][which]
    os.kill(killed, signal.SIGKILL)
    wait(lambda: house.note["processes"][which] != killed)
    assert lives(house.note["processes"][which])
    assert house.answers()
    assert "SIGKILL" in house.said.read_text()


def test_the_worker_steps_back_for_whoever_waits_at_the_counter(house: House) -> None:
    web, worker = house.note["processes"]
    least = os.getpriority(os.PRIO_PROCESS, worker)
    assert least > os.getpriority(os.PRIO_PROCESS, web)
    assert [os.sched_getscheduler(one) for one in (web, worker)] == [os.SCHED_OTHER, os.SCHED_IDLE]
    wait(lambda: least in (ranks := ranks_of_sessions(house)) and ranks[least] == {least})  # its database sessions too
    if (groups := Path(f"/proc/{web}/autogroup")).exists():  # niceness counts inside a session only
        assert (rank_of_group(groups), rank_of_group(Path(f"/proc/{worker}/autogroup"))) == (0, least)


def ranks_of_sessions(house: House) -> dict[int, set[int]]:
    """The ranks of the sessions of the database's processes, by the rank of the process."""
    found: dict[int, set[int]] = {}
    data = house.var / "postgres"
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # gone meanwhile
            if (process / "cwd").readlink().is_relative_to(data):
                rank = os.getpriority(os.PRIO_PROCESS, int(process.name))
                group = process / "autogroup"
                found.setdefault(rank, set()).add(rank_of_group(group) if group.exists() else rank)
    return found


def rank_of_group(group: Path) -> int:
    return int(group.read_text().split()[-1])


def test_a_killed_database_comes_back(house: House) -> None:
    os.kill(int((house.var / "postgres" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    wait(lambda: "PostgreSQL died" in house.said.read_text())
    wait(house.answers)


def test_a_second_house_says_where_the_first_one_is(house: House) -> None:
    words = [sys.executable, "-m", "motcua.faces.cli.main", "serve", "--empty"]
    second = subprocess.run(words, env=house.environment(), check=False, capture_output=True, text=True)
    assert second.returncode == 1
    assert str(house.note["address"]) in second.stderr
    assert house.answers()


def test_a_port_that_is_taken_is_named_and_nothing_is_started(house: House, tmp_path: Path) -> None:
    port = str(house.note["address"]).rsplit(":", 1)[1]
    words = [sys.executable, "-m", "motcua.faces.cli.main", "serve", "--empty", "--port", port]
    environment = {**house.environment(), "MOTCUA_VAR": str(tmp_path)}
    other = subprocess.run(words, env=environment, check=False, capture_output=True, text=True)
    assert other.returncode == 1
    assert f"Cannot listen on 127.0.0.1 port {port}" in other.stderr
    assert not (tmp_path / "postgres").exists()


def test_the_doctor_finds_a_healthy_house(house: House) -> None:
    words = [sys.executable, "-m", "motcua.faces.cli.main", "doctor", "--json"]

    def findings() -> dict[str, bool]:
        told = subprocess.run(words, env=house.environment(), check=False, capture_output=True, text=True).stdout
        return {finding["name"]: finding["good"] for finding in json.loads(told)["findings"]}

    wait(lambda: all(findings().values()), lambda: str(findings()))
    assert {"database", "database role", "worker", "house"} <= set(findings())


def test_a_house_killed_outright_starts_again_where_it_was(house: House) -> None:
    left = house.note["processes"]
    house.stop(signal.SIGKILL)
    house.start()
    assert house.answers()
    assert not any(lives(process) for process in left)


def test_ctrl_c_closes_everything_cleanly(house: House) -> None:
    children = [*house.note["processes"], int((house.var / "postgres/postmaster.pid").read_text().split()[0])]
    began = time.monotonic()
    assert house.stop(signal.SIGINT) == 0
    assert time.monotonic() - began < 8
    assert not any(lives(process) for process in children)
    assert not (house.var / "house.json").exists()
    assert re.search("the house is closed, the data is kept", house.said.read_text())
