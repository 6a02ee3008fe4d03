"""A whole house for tests: started as a person starts it, in a folder of its own, looked at from outside."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

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

    @property
    def port(self) -> int:
        return int(str(self.note["address"]).rsplit(":", 1)[1])

    def answers(self) -> bool:
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
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


def wait(until: Callable[[], object], say: Callable[[], str] = str, patience: float = PATIENCE) -> None:
    deadline = time.monotonic() + patience
    while not until():
        assert time.monotonic() < deadline, say()
        time.sleep(0.1)


def lives(process: int) -> bool:
    try:
        return b") Z" not in Path(f"/proc/{process}/stat").read_bytes()
    except FileNotFoundError:
        return False
