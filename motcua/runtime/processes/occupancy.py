"""One house at a time in one folder: the lock, and the note that says where the running one is."""

import fcntl
import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from motcua.runtime.processes import copies
from motcua.runtime.refusal import Refused

LEAVE = 5.0  # seconds the processes of a killed house have to notice and leave


@dataclass(frozen=True)
class Note:
    """Where the house is and which processes belong to it; kept in var/house.json."""

    path: Path

    def write(self, *, address: str, processes: list[int]) -> None:
        """The note names the address and the processes of the house that runs now."""
        unfinished = self.path.with_suffix(".json.new")
        unfinished.write_text(json.dumps({"address": address, "house": os.getpid(), "processes": processes}))
        unfinished.replace(self.path)

    def read(self) -> dict[str, object]:
        """What the last house wrote; empty when there was none or the note is damaged."""
        try:
            told = json.loads(self.path.read_text())
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}


@contextmanager
def occupy(var: Path) -> Iterator[Note]:
    """This process alone runs the house in `var`; what a killed house left behind is gone.

    Raises `Refused` with the address of the house that already runs.
    """
    var.mkdir(parents=True, exist_ok=True)
    note = Note(var / "house.json")
    # the kernel gives the lock back however this process ends
    with (var / "house.lock").open("w") as lock:
        os.register_at_fork(after_in_child=lock.close)  # a copy that outlived the house would hold it too
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            told = note.read()
            raise Refused(
                f"Một Cửa đang chạy rồi: {told.get('address', '?')} (tiến trình {told.get('house', '?')}). "
                f"The house is already running there; stop that one with Ctrl-C, or give this one a folder of its own: "
                "MOTCUA_VAR=/another/folder."
            ) from None
        _see_off(note.read().get("processes"))
        try:
            yield note
        finally:
            note.path.unlink(missing_ok=True)


def _see_off(processes: object) -> None:
    left = [pid for pid in processes if _is_ours(pid)] if isinstance(processes, list) else []
    deadline = time.monotonic() + LEAVE
    while left and time.monotonic() < deadline:
        time.sleep(0.1)
        left = [pid for pid in left if _is_ours(pid)]
    for pid in left:
        os.kill(pid, signal.SIGKILL)


def _is_ours(pid: object) -> bool:
    """Whether the number still belongs to a process of a house; numbers are given out again."""
    try:
        return Path(f"/proc/{pid}/comm").read_text(encoding="utf-8").startswith(copies.OURS)
    except OSError:
        return False
