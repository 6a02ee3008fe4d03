"""The organs of the house: web and worker, copies of one process that has loaded the program once.

Source: decision 0018
"""

import ctypes
import gc
import importlib
import os
import socket
import sys
import traceback
from contextlib import suppress
from pathlib import Path

from motcua.runtime import messages
from motcua.runtime.processes import copies, yielding
from motcua.runtime.processes.children import Child
from motcua.runtime.refusal import Refused

CLI = "motcua.faces.cli.main"
SERVER = "gunicorn.app.wsgiapp"
PROGRAM = ("motcua.urls", SERVER, "gunicorn.arbiter", "gunicorn.workers.gthread", "procrastinate.cli")
DOOR = "motcua.wsgi"  # reads which static files there are: only when they are in place
QUEUES = ("facts", "retries", "timetable")
YIELDS = 19  # niceness of background work; decision 0017
M_ARENA_MAX, ARENAS = -8, 2  # malloc.h


def share_pools() -> None:
    """Threads share their memory pools: a third less memory, no measurable loss of speed."""
    if "MALLOC_ARENA_MAX" not in os.environ:
        with suppress(AttributeError, OSError):  # another C library, other habits
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS)


def load() -> None:
    """The program is in memory, the database not yet spoken to. Raises `Refused` when it cannot be loaded."""
    import django

    gc.disable()  # next to nothing of a program is garbage while it loads; looking for it again and again takes a fifth
    try:
        django.setup()
        for name in PROGRAM:  # by name: the runtime stands outside the floors and knows none of them
            importlib.import_module(name)
    except Exception:  # noqa: BLE001 - whatever it is, it stands on the terminal
        traceback.print_exc()
        raise Refused("The program could not be loaded; the reason stands above. Nothing was opened.") from None


def settle() -> None:
    """The program is ready to be copied, its door included, which lets the collector pass over all that is loaded."""
    importlib.import_module(DOOR)
    gc.enable()


def as_owner(door: socket.socket, work: copies.Work) -> copies.Work:
    """The work, done by a copy that speaks to the database as its owner and does not stand at the door."""

    def done() -> int | None:
        from motcua.runtime import awake

        door.close()
        awake.become_owner()
        return work()

    return done


def translate() -> None:
    """Every catalogue is compiled."""
    messages.compile_all()


def prepare() -> int:
    """Tables, rights and static files are as this program wants them; the exit code of the preparation."""
    from motcua.runtime import preparation

    return preparation.main()


def demonstrate() -> int:
    """The demonstration is there, if the house held nothing before; the exit code of `motcua demo`."""
    return int(importlib.import_module(CLI).main(["demo", "--if-empty"]))


def web(door: socket.socket, var: Path) -> Child:
    """The process that answers pages at the door, and the processes it makes of itself."""
    words = [
        *(f"{DOOR}:application", "--bind", f"fd://{door.fileno()}", "--worker-class", "gthread", "--preload"),
        *("--workers", os.environ.get("MOTCUA_WEB_PROCESSES", "2")),
        *("--threads", os.environ.get("MOTCUA_WEB_THREADS", "4")),
        *("--timeout", "60", "--graceful-timeout", "3", "--no-control-socket"),
    ]
    if Path("/dev/shm").is_dir():  # noqa: S108 - a heartbeat file on disk can stall a worker
        words += ["--worker-tmp-dir", "/dev/shm"]  # noqa: S108

    def answer() -> None:
        sys.argv = ["gunicorn", *words]
        importlib.import_module(SERVER).run()

    return Child("web", lambda log: copies.Copy("web (gunicorn)", answer, log), var / "log" / "web.log")


def worker(door: socket.socket, var: Path, *, beside_database: bool) -> Child:
    """The process that does the jobs; its database sessions step back too where the server is the house's own."""
    words = [
        *("procrastinate", "--skip-checks", "worker", "--concurrency", os.environ.get("MOTCUA_WORKER_THREADS", "4")),
        *("--queues", ",".join(QUEUES), "--shutdown-graceful-timeout", "3"),
    ]

    def work() -> None:
        from django.core import management

        door.close()  # or it would stay open when the house and the web are gone
        if beside_database:  # whoever stands at the counter goes before the receipts and messages of those served
            os.environ[yielding.SETTING] = str(YIELDS)
            yielding.listen()
        management.execute_from_command_line(["django", *words])

    return Child(
        "worker",
        lambda log: copies.Copy("worker (procrastinate)", work, log),
        var / "log" / "worker.log",
        yields=YIELDS,
    )
