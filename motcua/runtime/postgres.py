"""A PostgreSQL server of our own on one machine: the programs come with a wheel, starting and stopping is here.

Decision 0002 says why there are two roles.
"""

import fcntl
import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import psycopg

from motcua.runtime import places, roles
from motcua.runtime.refusal import Refused

Role = Literal["owner", "app"]
PORT = 5432  # only part of the socket's name; nothing listens on the network
MAJOR = "18"
PATIENCE = 10.0  # seconds for a killed server's remains to leave
RECOVERY = 120.0  # seconds for a live server to finish its recovery
ONE_MACHINE: Mapping[str, str] = {
    "listen_addresses": "''",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "autovacuum_vacuum_scale_factor": "0.05",
    "autovacuum_analyze_scale_factor": "0.02",
    # a failed statement carries names and numbers of people; the log says only what failed
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "timezone": "Asia/Ho_Chi_Minh",
    "log_timezone": "Asia/Ho_Chi_Minh",
}
SPEED_BEFORE_SAFETY: Mapping[str, str] = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Server:
    """One server in one folder, spoken to through a Unix socket."""

    home: Path
    data: Path
    sockets: Path
    settings: Mapping[str, str] = field(default_factory=lambda: ONE_MACHINE)

    def url(self, role: Role = "app", database: str = "motcua") -> str:
        """The address of a database on this server for the owner (migrations) or the application."""
        user = roles.OWNER if role == "owner" else roles.APP
        return f"postgresql://{user}@/{database}?host={quote(str(self.sockets), safe='')}&port={PORT}"


def server(home: Path, **settings: str) -> Server:
    """The server whose files lie in `home` (or in a reachable place that stands for it); nothing is started."""
    data = places.data_folder(home.resolve())
    return Server(home.resolve(), data, places.socket_folder(data, PORT), {**ONE_MACHINE, **settings})


def url(role: Role = "app") -> str:
    """The address of the house's own database on this machine, for the settings."""
    return server(places.var() / "postgres").url(role)


def start(it: Server, database: str = "motcua") -> None:
    """The server answers, and `database` and both roles exist. A server that already runs is left as it is.

    Raises `Refused` when the folder belongs to someone else, to another version, or the server does not come up.
    """
    with _alone(it):
        if not answers(it):
            places.own(it.data)
            _init(it)
            if it.sockets != it.data:
                places.own(it.sockets)
            _launch(it)
        with psycopg.connect(it.url("owner", "postgres"), autocommit=True) as connection:
            roles.ensure(connection, database)


def stop(it: Server) -> None:
    """No server works in the folder; open transactions were rolled back, committed ones are on disk."""
    with _alone(it):
        if answers(it) or alive(it.data):
            for manner in ("fast", "immediate"):
                if _run(it, "pg_ctl", "-D", it.data, "-w", "-t", "15", "-m", manner, "stop") == 0:
                    return


def answers(it: Server) -> bool:
    """Whether the server takes a connection now."""
    try:
        psycopg.connect(it.url("owner", "postgres"), connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def leads(data: Path) -> bool:
    """Whether the server's first process lives; a zombie does not."""
    try:
        process = int((data / "postmaster.pid").read_text().split()[0])
        os.kill(process, 0)
    except (OSError, ValueError, IndexError):
        return False
    return not Path("/proc/self").exists() or _is_postgres(Path(f"/proc/{process}"))


def alive(data: Path) -> bool:
    """Whether any postgres process works in the folder, be it one that a killed first process left behind."""
    if leads(data):
        return True
    return any(_is_postgres(process) and _works_in(process, data) for process in Path("/proc").glob("[0-9]*"))


def program(it: Server, name: str) -> Path:
    """The path of one of PostgreSQL's own programs, such as `pg_dump`."""
    return places.binaries(it.home) / name


def _is_postgres(process: Path) -> bool:
    try:
        name, _, rest = (process / "stat").read_text().partition("(")[2].rpartition(")")
    except OSError:
        return False
    return name == "postgres" and not rest.split()[0].startswith("Z")


def _works_in(process: Path, data: Path) -> bool:
    try:
        return (process / "cwd").readlink() == data
    except PermissionError:  # root in a container may not look; the server's own account may
        asked = places.as_account(["readlink", str(process / "cwd")], stdout=subprocess.PIPE)
        return asked.stdout.decode().strip() == str(data)
    except OSError:
        return False


@contextmanager
def _alone(it: Server) -> Iterator[None]:
    it.home.parent.mkdir(parents=True, exist_ok=True)
    with it.home.with_name(f"{it.home.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _init(it: Server) -> None:
    version = it.data / "PG_VERSION"
    if version.exists():
        if version.read_text().strip() != MAJOR:
            raise Refused(
                f"{it.data} was written by PostgreSQL {version.read_text().strip()}, this is {MAJOR}. "
                "Restore a backup made with the old version (`motcua restore`), or move the folder away to begin anew."
            )
        return
    started = time.monotonic()
    if any(it.data.iterdir()):  # a first start that was killed half-way
        shutil.rmtree(it.data)
        places.own(it.data)
    done = _run(
        it, "initdb", "-D", it.data, "-U", roles.OWNER, "-E", "UTF8", "--auth-local=trust", "--auth-host=scram-sha-256",
        "--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST", "--locale=C.UTF-8", "--data-checksums",
    )  # fmt: skip
    if done != 0 or not version.exists():
        raise Refused(
            f"initdb could not fill {it.data} ({time.monotonic() - started:.0f} s). Is the disk full or read-only? "
            "Free some space and start again, or set DATABASE_URL to a PostgreSQL 15 or newer."
        )


def _launch(it: Server) -> None:
    patience, recovery = time.monotonic() + PATIENCE, time.monotonic() + RECOVERY
    cleared = False
    while not (_started(it) or answers(it)):
        lives = alive(it.data)
        if time.monotonic() < (recovery if lives else patience):
            time.sleep(0.3)
        elif (it.data / "postmaster.pid").exists() and not lives and not cleared:
            # the killed server is a zombie that nobody reaps: its two locks speak of no living process
            (it.data / "postmaster.pid").unlink()
            (it.sockets / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)
            cleared = True
        else:
            raise Refused(f"PostgreSQL did not start; {it.data / 'server.log'} ends with:\n{_last_words(it)}")


def _last_words(it: Server, lines: int = 5) -> str:
    try:
        return "\n".join((it.data / "server.log").read_text(errors="replace").splitlines()[-lines:])
    except OSError as error:
        return str(error)


def _started(it: Server) -> bool:
    settings = (f"-c {name}={value}" for name, value in it.settings.items())
    options = " ".join([f"-p {PORT}", f"-k {shlex.quote(str(it.sockets))}", *settings])
    log = it.data / "server.log"
    return _run(it, "pg_ctl", "-D", it.data, "-w", "-t", "60", "-l", log, "-o", options, "start") == 0


def _run(it: Server, name: str, *arguments: object) -> int:
    """The exit code of one of PostgreSQL's programs, run as its account.

    Output goes nowhere: a pipe would stay open as long as the server lives.
    """
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    return places.as_account([str(program(it, name)), *map(str, arguments)], env=environment).returncode
