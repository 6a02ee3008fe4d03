"""The whole house as a person starts it: it opens, mends itself, refuses a twin, and closes without a trace."""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE = 60.0


class House:
    """A house in a folder of its own, started as `motcua serve --empty`."""

    def __init__(self, var: Path) -> None:
        self.var, self.said = var, var / "said.txt"
        self.start()

    def start(self) -> None:
        words = [sys.executable, "-m", "motcua.faces.cli.main", "serve", "--empty", "--port", "0"]
        with self.said.open("w") as said:
            self.process = subprocess.Popen(words, env=self.environment(), stdout=said, stderr=subprocess.STDOUT)
        try:
            wait(lambda: "Ctrl-C" in self.said.read_text() or self.process.poll() is not None, self.said.read_text)
            assert self.process.poll() is None, self.said.read_text()
        except AssertionError:
            self.stop()
            raise

    def environment(self) -> dict[str, str]:
        told = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "MOTCUA_ROLE"}}
        return {**told, "MOTCUA_VAR": str(self.var), "DJANGO_SETTINGS_MODULE": "motcua.settings.dev"}

    @property
    def note(self) -> dict[str, object]:
        return json.loads((self.var / "house.json").read_text())

    def answers(self) -> bool:
        port = int(str(self.note["address"]).rsplit(":", 1)[1])
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            asked.request("GET", "/health/ready", headers={"Host": "localhost"})
            return asked.getresponse().status == http.client.OK
        except OSError:
            return False
        finally:
            asked.close()

    def stop(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)


def wait(until: Callable[[], object], say: Callable[[], str] = str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < deadline, say()
        time.sleep(0.1)


def lives(process: int) -> bool:
    try:
        return b") Z" not in Path(f"/proc/{process}/stat").read_bytes()
    except FileNotFoundError:
        return False


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
