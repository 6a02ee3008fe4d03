"""The processes of the house: started, watched, started again when they die, stopped together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

from motcua.runtime import telling
from motcua.runtime.processes import yielding

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds before a dead child starts again
STEADY = 60.0  # seconds of life after which earlier deaths are forgotten
FAREWELL = 4.0  # seconds a child has to finish what it is doing
LOG_BYTES = 10_000_000  # a longer log is put aside when the child starts


class Process(Protocol):
    """What is asked of a process, be it a program of its own or a copy of this one."""

    pid: int

    def poll(self) -> int | None:
        """The exit code, or None while it lives."""

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, when it has ended."""

    def terminate(self) -> None:
        """The process has been told to finish."""


Birth = Callable[[BinaryIO], Process]  # the process writes into the log it is given


def program(module: str, *arguments: str, environment: Mapping[str, str]) -> Birth:
    """The birth of a process that runs a Python module, tied to the present process.

    It runs in a session of its own, so that Ctrl-C reaches the house alone.
    """
    words = [sys.executable, "-m", "motcua.runtime.processes.tethered", str(os.getpid()), module, *arguments]

    def born(log: BinaryIO) -> Process:
        return subprocess.Popen(
            words, env=dict(environment), stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )

    return born


@dataclass
class Child:
    """One process that must always run, and the log it writes."""

    name: str
    birth: Birth
    log: Path
    yields: int = 0  # how far it steps back when others need the processor, 0 to 19
    process: Process | None = None
    deaths: int = 0
    _began: float = 0.0
    _again: float = field(default=0.0)

    def start(self) -> None:
        """The process lives; a log grown too long was put aside before."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            self.process = self.birth(log)
        if self.yields:
            yielding.step_back(self.process.pid, self.yields)
        self._began, self._again = time.monotonic(), 0.0

    def watch(self) -> None:
        """A child found dead starts again after a pause that doubles with each death in a row."""
        if self.process is None or (code := self.process.poll()) is None:
            return
        now = time.monotonic()
        if not self._again:
            self.deaths = 1 if now - self._began > STEADY else self.deaths + 1
            pause = min(FIRST_PAUSE * 2 ** (self.deaths - 1), LONGEST_PAUSE)
            self._again = now + pause
            reason = signal.Signals(-code).name if code < 0 else f"mã {code}"
            telling.say(
                f"{self.name} đã dừng ({reason}), chạy lại sau {pause:g} giây",
                f"it died, starting it again; see {self.log}",
                "!",
            )
        elif now >= self._again:
            self.start()

    def ask_to_stop(self) -> None:
        """The process has been told to finish."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def end(self, deadline: float) -> None:
        """The process is gone by `deadline` (monotonic seconds), by force if it must be."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def stop(children: Sequence[Child]) -> None:
    """None of the children runs any more; they were asked together and had the same few seconds."""
    for child in children:
        child.ask_to_stop()
    deadline = time.monotonic() + FAREWELL
    for child in children:
        child.end(deadline)
