"""A house for nothing but the soak: its own folder, its own database, a made-up province that owes all it has."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from motcua.runtime import awake, postgres
from motcua.runtime.refusal import Refused
from motcua.simulator.accounts import PASSWORD, USERNAME

UNIT = "000.00.00.H10"  # of the province, in every message
FILES_AT = "https://motcua.example.vn"  # where the portal is told that files may be fetched
GENERATIONS = {"g1": "session", "g2": "indexed", "g3": "gateway"}
_OWE_ALL = """
UPDATE sync_transfer SET accepted = 0, sent = 0, state = 'waiting', attempts = 0, next_at = '2000-01-01', claim = '',
    uncertain = false, kind = '', reason = '', reference = '', found = '', owed_since = '2000-01-01', arrived_at = NULL
"""


@dataclass(frozen=True)
class Order:
    """What is wanted: so many dossiers, by a seed, in the words of a generation; whether things go wrong at all."""

    dossiers: int
    seed: int = 1
    generation: str = "g2"
    faults: str = "every"
    kills: bool = True
    acts: int = 0  # that officers do meanwhile
    dark: float = 0.0  # seconds for which the portal is away at first
    read_seconds: float = 3.0  # before a silence counts as no answer
    database: str = ""  # an empty database to build in, by its address; else a server of the soak's own is started


@dataclass(frozen=True)
class Ground:
    """The house of the soak: its folder, the port of the portal, how its processes are to be started."""

    order: Order
    var: Path
    port: int
    url: str  # of the database, as its owner

    @property
    def environment(self) -> dict[str, str]:
        """What a process of this house is started with."""
        return {**os.environ, "MOTCUA_ROLE": "app"}

    def rows(self, question: str, *values: object) -> list[tuple[object, ...]]:
        """What the database answers to its owner."""
        with psycopg.connect(self.url, autocommit=True) as raw:
            return raw.execute(question, values or None).fetchall()

    def change(self, order: str, *values: object) -> None:
        """The database has done as told."""
        with psycopg.connect(self.url, autocommit=True) as raw:
            raw.execute(order, values or None)

    def number(self, question: str, *values: object) -> int:
        """The only number of the only row."""
        return int(str(self.rows(question, *values)[0][0]))

    def logs(self) -> str:
        """All that any process of this house has written down."""
        data = postgres.server(self.var / "postgres").data
        pages = [*sorted((self.var / "log").glob("*")), *sorted(data.glob("*.log"))]
        return "\n".join(page.read_text(encoding="utf-8", errors="replace") for page in pages)


@contextmanager
def made(order: Order) -> Iterator[Ground]:
    """A house with its province, gone without a trace afterwards. Raises `Refused` when it cannot be built."""
    var = Path(tempfile.mkdtemp(prefix="motcua-soak-"))
    var.chmod(0o755)
    port = _free_port()
    _settle(order, var, port)
    try:
        with _database(order, var) as url:
            _build(order)
            awake.wake("owner")
            ground = Ground(order, var, port, url)
            ground.change(_OWE_ALL)
            yield ground
    finally:
        shutil.rmtree(var, ignore_errors=True)


@contextmanager
def _database(order: Order, var: Path) -> Iterator[str]:
    """The address of a database, as its owner: the one that was given, or one of a server of our own."""
    if order.database:
        os.environ["DATABASE_URL"] = order.database
        yield order.database
        return
    server = postgres.server(var / "postgres")
    try:
        postgres.start(server)
        yield server.url("owner")
    finally:
        postgres.stop(server)
        if not server.data.is_relative_to(var):  # it lay where the database's account could reach it
            shutil.rmtree(server.data.parent, ignore_errors=True)


def _settle(order: Order, var: Path, port: int) -> None:
    """This process and those it starts belong to the house of the soak."""
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_REPLICA_URL"):
        os.environ.pop(name, None)
    account = {
        "address": f"http://127.0.0.1:{port}", "generation": GENERATIONS[order.generation], "unit": UNIT,
        "username": USERNAME, "password": PASSWORD, "read_seconds": order.read_seconds, "files_at": FILES_AT,
    }  # fmt: skip
    os.environ.update(
        MOTCUA_VAR=str(var), MOTCUA_ROLE="owner", DJANGO_SETTINGS_MODULE="motcua.settings.dev",
        MOTCUA_DVCQG=json.dumps(account), MOTCUA_PACK="binh-phuoc-2023", PYTHONUNBUFFERED="1",
    )  # fmt: skip


def _build(order: Order) -> None:
    words = ["demo", "--dossiers", str(order.dossiers), "--seed", str(order.seed), "--yes"]
    command = [sys.executable, "-m", "motcua.faces.cli.main", *words]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise Refused(f"The province of the soak could not be built: {done.stderr.strip()[-500:]}")


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
