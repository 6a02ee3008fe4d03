"""The whole house on one machine: database, tables, demonstration, web and worker, until it is told to stop."""

import http.client
import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import psycopg

from motcua.runtime import messages, places, postgres, telling
from motcua.runtime.processes import EMPTY, children, copies, occupancy, organs
from motcua.runtime.processes.children import Child
from motcua.runtime.refusal import Refused

FIRST_PORT, PORTS = 8000, 20
OPENING = 60.0  # seconds until the first page must answer


@dataclass(frozen=True)
class Wishes:
    """What the person who starts the house may choose."""

    host: str = "127.0.0.1"
    port: int | None = None  # None: 8000 or the next free one; 0: any free one
    demonstration: bool = True


class Told(BaseException):
    """Someone asked the house to stop: Ctrl-C, `kill`, a closed terminal."""


def serve(wishes: Wishes) -> int:
    """The house ran until it was told to stop, and everything in it is stopped; the exit code is 0.

    Raises `Refused` when it cannot stand.
    """
    telling.plain_output()
    organs.share_pools()
    var = places.var()
    with occupancy.occupy(var) as note:
        try:
            with _heeding_signals():
                _run(wishes, var, note)
        except Told:
            telling.say("Một Cửa đã đóng", "the house is closed, the data is kept", "✓")
    return 0


def _run(wishes: Wishes, var: Path, note: occupancy.Note) -> None:
    began = time.monotonic()
    os.environ.update(_environment(var, wishes))
    own_server = None if os.environ.get("DATABASE_URL") else postgres.server(var / "postgres")
    running: list[Child] = []
    try:
        with _door(wishes) as door:
            address = f"http://{'localhost' if wishes.host == '127.0.0.1' else wishes.host}:{door.getsockname()[1]}"
            _open_database(own_server)
            _load()
            _prepare(door, wishes)
            organs.settle()
            running += [organs.web(door, var), organs.worker(door, var, beside_database=own_server is not None)]
            running[0].start()
            note.write(address=address, processes=_pids(running))
            _wait_until_ready(door, running)
            running[1].start()  # background work does not hold up the first page
            note.write(address=address, processes=_pids(running))
            _welcome(address, time.monotonic() - began)
            _watch(running, own_server, note, address)
    finally:
        children.stop(running)
        if own_server is not None:
            postgres.stop(own_server)


@contextmanager
def _heeding_signals() -> Iterator[None]:
    def told(_number: int, _frame: FrameType | None) -> None:
        for number in heard:
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not disturb the closing
        raise Told

    heard = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, told) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _door(wishes: Wishes) -> Iterator[socket.socket]:
    """The listening socket; held here, so that callers wait instead of being turned away while web starts again."""
    first = FIRST_PORT if wishes.port is None else wishes.port
    for port in range(first, first + (PORTS if wishes.port is None else 1)):
        door = socket.socket(socket.AF_INET6 if ":" in wishes.host else socket.AF_INET)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((wishes.host, port))
        except OSError as error:
            door.close()
            reason = error.strerror
            continue
        door.listen(1024)
        with door:
            yield door
        return
    raise Refused(f"Cannot listen on {wishes.host} port {first}: {reason}. Choose another one: make run PORT=8080.")


def _open_database(own_server: postgres.Server | None) -> None:
    if own_server is not None:
        with telling.step("PostgreSQL đã chạy", "PostgreSQL is up"):
            postgres.start(own_server)
        return
    with telling.step("Cơ sở dữ liệu trả lời", "the database of DATABASE_URL answers"):
        deadline = time.monotonic() + 30
        while True:
            try:
                psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=5).close()
            except psycopg.OperationalError as error:
                if time.monotonic() > deadline:
                    raise Refused(f"The database of DATABASE_URL does not answer: {error}") from None
                time.sleep(0.5)
            else:
                return


def _environment(var: Path, wishes: Wishes) -> dict[str, str]:
    told = {
        "DJANGO_SETTINGS_MODULE": "motcua.settings.dev",
        **os.environ,
        "MOTCUA_VAR": str(var),
        "MOTCUA_ROLE": "app",
    }
    if wishes.host not in {"127.0.0.1", "::1", "localhost"}:
        told.setdefault("MOTCUA_HOSTS", "*")  # whoever opens the demonstration to a network said so with --host
    return told


def _load() -> None:
    if messages.stale():  # before anything is loaded that reads them
        _finish(organs.translate, "The translations could not be compiled")
    with telling.step("Chương trình đã nạp", "the program is loaded"):
        organs.load()


def _prepare(door: socket.socket, wishes: Wishes) -> None:
    told = _finish(organs.as_owner(door, organs.prepare), "The tables could not be brought up to date")
    if told == EMPTY and wishes.demonstration:
        _finish(organs.as_owner(door, organs.demonstrate), "The demonstration could not be built")


def _finish(work: copies.Work, complaint: str) -> int:
    process = copies.Copy("preparation", work)
    try:
        code = process.wait()
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    if code not in {0, EMPTY}:
        raise Refused(f"{complaint} (exit code {code}); the reason stands above. Nothing was opened.")
    return code


def _wait_until_ready(door: socket.socket, running: list[Child]) -> None:
    deadline = time.monotonic() + OPENING
    with telling.step("Trang đầu tiên trả lời", "the first page answers"):
        while not _is_ready(door):
            for child in running:
                if child.process is not None and child.process.poll() is not None:
                    raise Refused(f"The process `{child.name}` ended at once; {child.log} says:\n{_tail(child.log)}")
            if time.monotonic() > deadline:
                raise Refused(f"The house did not answer within {OPENING:.0f} s:\n{_tail(running[0].log)}")
            time.sleep(0.1)


def _is_ready(door: socket.socket) -> bool:
    host, port = door.getsockname()[:2]
    asked = http.client.HTTPConnection({"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port, timeout=5)  # noqa: S104
    headers = {"Host": os.environ.get("MOTCUA_HOSTS", "localhost").split(",")[0].replace("*", "localhost")}
    try:
        asked.request("GET", "/health/ready", headers={**headers, "X-Forwarded-Proto": "https"})
        return asked.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


def _tail(log: Path, lines: int = 15) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


def _welcome(address: str, seconds: float) -> None:
    telling.box(
        [
            "Một Cửa đang mở cửa · The house is open",
            "",
            address,
            "",
            f"Sau {seconds:.0f} giây · after {seconds:.0f} s",
            "Dừng bằng Ctrl-C, dữ liệu được giữ · Ctrl-C stops it, the data is kept",
        ]
    )


def _watch(running: list[Child], own_server: postgres.Server | None, note: occupancy.Note, address: str) -> None:
    known = _pids(running)
    while True:
        time.sleep(0.5)
        if own_server is not None and not postgres.leads(own_server.data):
            telling.say("PostgreSQL đã dừng, chạy lại", "PostgreSQL died, starting it again", "!")
            postgres.start(own_server)
        for child in running:
            child.watch()
        if (pids := _pids(running)) != known:
            known = pids
            note.write(address=address, processes=known)


def _pids(running: list[Child]) -> list[int]:
    return [child.process.pid for child in running if child.process is not None]
