"""Processes that begin as copies of this one: what was imported once is there at once, and its memory is shared.

A copy is made while this process has one thread and speaks to no database.

Source: decision 0018
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NoReturn

from motcua.runtime.processes import tethered

Work = Callable[[], int | None]  # its answer is the exit code, None is 0
OURS = "motcua "  # how the titles of all copies begin
PR_SET_NAME = 15  # linux/prctl.h
ARG_START = 45  # of the fields of proc(5)'s stat that follow the name; the next is where the words end
HEARD = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LOOK = 0.02  # seconds between two looks at a process that is waited for


class Copy:
    """A process that does one work and ends; it is spoken to as a `subprocess.Popen` is."""

    def __init__(self, part: str, work: Work, log: BinaryIO | None = None) -> None:
        """The process lives in a session of its own and dies with this one.

        `part` is what `ps` and `top` call it, after the name of the house. Without `log` it writes where this one does.
        """
        self.returncode: int | None = None
        sys.stdout.flush()
        sys.stderr.flush()
        house, (told, tells) = os.getpid(), os.pipe()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, HEARD)  # a Ctrl-C waits until both know who they are
        try:
            self.pid = os.fork()
            if self.pid == 0:
                _live(OURS + part, work, log, house, (told, tells))
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            os.close(tells)
        os.read(told, 1)  # ends when the copy has its session and its name
        os.close(told)

    def poll(self) -> int | None:
        """The exit code, the negative number of the signal that killed it, or None while it lives."""
        if self.returncode is None:
            with suppress(ChildProcessError):
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid:
                    self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """The exit code. Raises `subprocess.TimeoutExpired` after so many seconds."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if deadline is not None and time.monotonic() >= deadline:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0.0)
            time.sleep(LOOK)
        return code

    def terminate(self) -> None:
        """The process has been told to finish."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGTERM)


def _live(title: str, work: Work, log: BinaryIO | None, house: int, birth: tuple[int, int]) -> NoReturn:
    """The copy's whole life: it never returns into what this process was doing when it was copied."""
    code = 1
    try:
        os.setsid()
        for number in HEARD:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HEARD)
        tethered.tie(house)
        _call_itself(title)
        for end in birth:
            os.close(end)
        with Path(os.devnull).open("rb") as nothing:
            os.dup2(nothing.fileno(), 0)
        if log is not None:
            os.dup2(log.fileno(), 1)
            os.dup2(log.fileno(), 2)
        code = work() or 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BaseException:  # noqa: BLE001 - whatever it was, it must not run on in the stack of the house
        traceback.print_exc()
    finally:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _call_itself(title: str) -> None:
    """`ps` and `top` show the title, where the system lets a process say how it is called."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_NAME, title.encode(), 0, 0, 0)
    with suppress(OSError, IndexError):
        fields = Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        start, end = map(int, fields[ARG_START : ARG_START + 2])
        if end > start > 0:
            words = title.encode()[: end - start - 1]
            ctypes.memmove(start, words.ljust(end - start, b"\0"), end - start)
