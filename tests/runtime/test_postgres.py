"""Our own starter: the server comes up after whatever befell its predecessor, and committed rows are there."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from motcua.runtime import dump, places, postgres
from motcua.runtime.refusal import Refused

SMALL = {"shared_buffers": "16MB", "max_connections": "20"}


@contextmanager
def _ground() -> Iterator[Path]:
    """A short folder that PostgreSQL's account can reach."""
    folder = Path(tempfile.mkdtemp(prefix="mc-")).resolve()
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def ground() -> Iterator[Path]:
    """A folder for one test."""
    with _ground() as folder:
        yield folder


@pytest.fixture(scope="module")
def one_server() -> Iterator[postgres.Server]:
    """A server for all tests of this file."""
    with _ground() as folder:
        it = postgres.server(folder / "postgres", **SMALL)
        yield it
        postgres.stop(it)


@pytest.fixture
def server(one_server: postgres.Server) -> postgres.Server:
    """The server, running, with an empty table `sheet`."""
    postgres.start(one_server)
    with _connected(one_server) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS sheet (n integer PRIMARY KEY)")
        connection.execute("TRUNCATE sheet")
    return one_server


def _connected(it: postgres.Server, role: postgres.Role = "owner") -> psycopg.Connection:
    return psycopg.connect(it.url(role), autocommit=True)


def _first_process(it: postgres.Server) -> int:
    return int((it.data / "postmaster.pid").read_text().split()[0])


def _write_until_it_dies(it: postgres.Server, last: int) -> int:
    """The number of the last row that the server said it had."""
    try:
        with _connected(it) as connection:
            while True:
                connection.execute("INSERT INTO sheet VALUES (%s)", [last + 1])
                last += 1
    except psycopg.OperationalError:
        return last


def test_a_stopped_server_starts_again_with_its_rows(server: postgres.Server) -> None:
    with _connected(server) as connection:
        connection.execute("INSERT INTO sheet VALUES (1)")
    postgres.stop(server)
    assert not postgres.answers(server)
    assert not postgres.alive(server.data)
    postgres.start(server)
    with _connected(server) as connection:
        assert connection.execute("SELECT n FROM sheet").fetchall() == [(1,)]


def test_starting_a_running_server_leaves_it_alone(server: postgres.Server) -> None:
    process = _first_process(server)
    postgres.start(server)
    assert _first_process(server) == process


def test_every_acknowledged_row_survives_kill_9_at_a_random_moment(server: postgres.Server) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    chance = random.Random(seed)
    acknowledged = 0
    for _ in range(3):
        killer = threading.Timer(chance.uniform(0.02, 0.3), os.kill, (_first_process(server), signal.SIGKILL))
        killer.start()
        acknowledged = _write_until_it_dies(server, acknowledged)
        killer.join()
        postgres.start(server)
        with _connected(server) as connection:
            (kept,) = connection.execute("SELECT count(*) FROM sheet").fetchone()
        assert kept in {acknowledged, acknowledged + 1}, "the last row may have been kept without a word"
        acknowledged = kept
    assert acknowledged > 0


def test_a_zombie_is_not_taken_for_a_server(server: postgres.Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "PATIENCE", 0.5)
    postgres.stop(server)
    with subprocess.Popen(["/bin/true"]) as zombie:
        os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)  # ended, and nobody has asked for its end
        (server.data / "postmaster.pid").write_text(f"{zombie.pid}\n{server.data}\n1\n5432\n{server.sockets}\n\n\n")
        os.chown(server.data / "postmaster.pid", places.account().uid, places.account().gid)
        assert not postgres.alive(server.data)
        postgres.start(server)
        assert postgres.answers(server)


def test_two_who_start_it_at_once_get_one_server(ground: Path) -> None:
    line = "import sys, pathlib; from motcua.runtime.postgres import *; start(server(pathlib.Path(sys.argv[1])))"
    home = ground / "postgres"
    both = [subprocess.Popen([sys.executable, "-c", line, str(home)]) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    it = postgres.server(home)
    assert postgres.answers(it)
    postgres.stop(it)


def test_a_first_start_that_was_interrupted_is_done_anew(ground: Path) -> None:
    it = postgres.server(ground / "postgres", **SMALL)
    places.own(it.data)
    (it.data / "base").mkdir()
    postgres.start(it)
    assert postgres.answers(it)
    postgres.stop(it)


def test_a_long_path_gets_a_short_folder_for_its_socket(ground: Path) -> None:
    it = postgres.server(ground / ("d" * 60) / ("e" * 60) / "postgres", **SMALL)
    assert it.sockets != it.data
    postgres.start(it)
    assert postgres.answers(it)
    assert it.sockets.stat().st_mode & 0o777 == 0o700
    postgres.stop(it)
    shutil.rmtree(it.sockets)


def test_a_path_with_a_space_and_vietnamese_letters_is_a_path(ground: Path) -> None:
    it = postgres.server(ground / "Một Cửa" / "postgres", **SMALL)
    postgres.start(it)
    assert postgres.answers(it)
    postgres.stop(it)


def test_where_nobody_can_reach_the_files_lie_elsewhere(ground: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "SHELTER", ground / "shelter")
    closed = ground / "closed"
    closed.mkdir(mode=0o700)
    it = postgres.server(closed / "var" / "postgres", **SMALL)
    assert it.data.is_relative_to(ground / "shelter" if os.geteuid() == 0 else closed)
    postgres.start(it)
    assert postgres.answers(it)
    postgres.stop(it)


def test_programs_are_copied_where_the_account_can_reach_them(ground: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "SHELTER", ground / "shelter")
    monkeypatch.setattr(places, "_reaches", lambda _path: False)
    copied = places.binaries(ground / "postgres")
    assert copied.is_relative_to(ground / "shelter")
    assert places.as_account([str(copied / "postgres"), "--version"]).returncode == 0


def test_a_folder_of_another_account_is_refused() -> None:
    with pytest.raises(Refused, match=r"/usr belongs to account 0"):
        places.own(Path("/usr"))


def test_files_of_another_version_are_refused(server: postgres.Server) -> None:
    postgres.stop(server)
    (server.data / "PG_VERSION").write_text("15\n")
    with pytest.raises(Refused, match="written by PostgreSQL 15"):
        postgres.start(server)
    (server.data / "PG_VERSION").write_text(f"{postgres.MAJOR}\n")


def test_a_server_that_cannot_start_says_where_its_reasons_stand(
    server: postgres.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "PATIENCE", 0.0)
    postgres.stop(server)
    broken = postgres.server(server.home, shared_buffers="nonsense")
    with pytest.raises(Refused, match=r"server\.log"):
        postgres.start(broken)


def test_nothing_listens_on_the_network_and_the_application_is_ordinary(server: postgres.Server) -> None:
    with _connected(server, "app") as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() == (False,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine (n integer)")


def test_the_server_knows_vietnamese_and_needs_no_locale_of_the_machine(server: postgres.Server) -> None:
    with _connected(server) as connection:
        assert connection.execute("SELECT lower('ĐĂNG KÝ KHAI SINH')").fetchone() == ("đăng ký khai sinh",)
        assert connection.execute("SHOW timezone").fetchone() == ("Asia/Ho_Chi_Minh",)
        connection.execute("CREATE EXTENSION pg_trgm")


def test_a_dump_can_be_read_back(server: postgres.Server) -> None:
    with _connected(server) as connection:
        connection.execute("INSERT INTO sheet SELECT generate_series(1, 100)")
    copy = dump.dump(server.home.parent)
    listing = subprocess.run(
        [postgres.program(server, "pg_restore"), "--list", copy], check=True, capture_output=True, text=True
    ).stdout
    assert "TABLE DATA public sheet" in listing
