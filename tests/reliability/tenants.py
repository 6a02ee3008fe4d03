"""A running house with people in it, asked over HTTP and looked at through its own database and commands."""

import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from motcua.runtime import postgres
from tests.house import House, wait

LEFT = "SELECT count(*) FROM procrastinate_jobs WHERE task_name IN ('deliver', 'react') AND status <> 'succeeded'"
QUEUE = "SELECT task_name, status, attempts, count(*) FROM procrastinate_jobs GROUP BY 1, 2, 3 ORDER BY 1"
DRAINED = 120.0  # seconds: a dead worker is missed after ten, and a busy machine is slow
TOKEN = "t" * 32  # against forgery: the cookie and the header carry the same


@dataclass(frozen=True)
class Answer:
    """What came back; status 0 when the line broke."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    def json(self) -> dict[str, object]:
        """The document in the body."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Way:
    """How somebody comes in: the headers that show who it is."""

    headers: dict[str, str]


class Tenanted(House):
    """A house in which the cast lives."""

    def __init__(self, var: Path) -> None:
        super().__init__(var)
        told = self.run("tests.reliability.settling")
        self.people = json.loads(told.stdout)
        self.say_again()

    def say_again(self) -> None:
        """Web processes are born anew, and so know what day it is."""
        before = set(self.children(self.web))
        os.kill(self.web, signal.SIGHUP)
        wait(lambda: len(self.children(self.web)) >= 2 and not before & set(self.children(self.web)))
        wait(self.answers)

    def run(self, module: str, *words: str) -> subprocess.CompletedProcess[str]:
        """A program has run as the house's operator would run it."""
        command = [sys.executable, "-m", module, *words]
        done = subprocess.run(command, env=self.environment(), check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def motcua(self, *words: str) -> str:
        """What a command of the house printed; it must have ended well."""
        return self.run("motcua.faces.cli.main", *words).stdout

    @property
    def web(self) -> int:
        """The first process of the web server."""
        return int(self.note["processes"][0])

    @property
    def worker(self) -> int:
        """The process that does the jobs."""
        return int(self.note["processes"][1])

    @property
    def postmaster(self) -> int:
        """The first process of the database server."""
        data = postgres.server(self.var / "postgres").data
        return int((data / "postmaster.pid").read_text().split()[0])

    @staticmethod
    def children(process: int) -> list[int]:
        """The processes that this one has started."""
        return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]

    def as_(self, who: str) -> Way:
        """How this member of the cast comes in, with the site's token; `key` is the other system."""
        if who == "key":
            return Way({"Authorization": f"Bearer {self.people['key']}"})
        cookies = f"sessionid={self.people['sessions'][who]}; csrftoken={TOKEN}"
        return Way({"Cookie": cookies, "X-CSRFToken": TOKEN})

    def ask(self, method: str, path: str, way: Way, body: object = None, **headers: str) -> Answer:
        """The answer of the house, or one of status 0 when the line broke."""
        told = {"Host": "localhost", **way.headers, **headers}
        if isinstance(body, dict) and path.startswith("/api/"):
            body, told["Content-Type"] = json.dumps(body), "application/json"
        elif isinstance(body, dict):
            body, told["Content-Type"] = urllib.parse.urlencode(body), "application/x-www-form-urlencoded"
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=40)
        try:
            line.request(method, path, body.encode() if isinstance(body, str) else body, told)
            got = line.getresponse()
            return Answer(got.status, got.read(), {name.lower(): value for name, value in got.getheaders()})
        except (OSError, http.client.HTTPException):
            return Answer(0)
        finally:
            line.close()

    def rows(self, question: str, *values: object) -> list[tuple]:
        """What the database of the house answers to its owner."""
        with psycopg.connect(postgres.server(self.var / "postgres").url("owner")) as connection:
            return connection.execute(question, values or None).fetchall()

    def one(self, question: str, *values: object) -> object:
        """The only value of the only row."""
        return self.rows(question, *values)[0][0]

    def settle(self) -> None:
        """Every answer to every fact has been given; what a dead worker left behind has been taken up."""
        wait(lambda: self.one(LEFT) == 0, lambda: str(self.rows(QUEUE)), DRAINED)

    def broke(self) -> str:
        """The last traces of errors that the house wrote down: why it answered with a 500."""
        return "\n".join("Traceback" + trace[:6000] for trace in self.logs().split("Traceback")[-6:])

    def logs(self) -> str:
        """All that any process of the house has written down."""
        data = postgres.server(self.var / "postgres").data
        pages = [*sorted((self.var / "log").glob("*")), self.said, *sorted(data.glob("*.log"))]
        return "\n".join(page.read_text(encoding="utf-8", errors="replace") for page in pages)


@contextmanager
def tenanted() -> Iterator[Tenanted]:
    """A house in which the cast lives, gone without a trace afterwards."""
    var = Path(tempfile.mkdtemp(prefix="mc-"))
    var.chmod(0o755)
    house = Tenanted(var)
    try:
        yield house
    finally:
        if house.process.poll() is None:
            house.stop(signal.SIGTERM)
        shutil.rmtree(var, ignore_errors=True)
