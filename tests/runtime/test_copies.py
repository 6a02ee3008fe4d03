"""A copy of a process stands by itself: it ends as it says, writes where it is told, and holds nothing of the house."""

import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from motcua.runtime.processes import copies, occupancy
from tests.house import lives, wait


def _copied(work: copies.Work, log: Path) -> copies.Copy:
    with log.open("ab") as written:
        return copies.Copy("test", work, written)


def test_a_copy_ends_as_its_work_says_and_never_runs_on_in_the_house(tmp_path: Path) -> None:
    log = tmp_path / "log"

    def fail() -> None:
        os.write(1, "trước".encode())
        raise RuntimeError("nobody at the counter")

    works = {7: lambda: 7, 0: lambda: None, 3: lambda: sys.exit(3), 1: fail}
    assert {code: _copied(work, log).wait(10) for code, work in works.items()} == {code: code for code in works}
    assert log.read_text() == "trước"


def test_a_copy_stands_by_itself_under_its_own_name_and_is_killed_like_any_process(tmp_path: Path) -> None:
    copy = _copied(signal.pause, tmp_path / "log")
    assert copy.poll() is None
    assert os.getsid(copy.pid) == copy.pid
    assert Path(f"/proc/{copy.pid}/comm").read_text().strip() == "motcua test"
    assert Path(f"/proc/{copy.pid}/cmdline").read_bytes().rstrip(b"\0") == b"motcua test"
    with pytest.raises(subprocess.TimeoutExpired):
        copy.wait(0.05)
    copy.terminate()
    assert copy.wait(10) == -signal.SIGTERM


def test_a_copy_neither_keeps_the_house_locked_nor_outlives_it(tmp_path: Path) -> None:
    program = (
        "import pathlib, os, signal\n"
        "from motcua.runtime.processes import copies, occupancy\n"
        f"with occupancy.occupy(pathlib.Path({str(tmp_path)!r})) as note:\n"
        "    copy = copies.Copy('worker', signal.pause)\n"
        "    note.write(address='here', processes=[copy.pid])\n"
        "    os.kill(copy.pid, signal.SIGSTOP)\n"  # cannot notice that the house is gone
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=False)
    left = occupancy.Note(tmp_path / "house.json").read()["processes"][0]
    assert lives(left)
    with (tmp_path / "house.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.kill(left, signal.SIGCONT)
    wait(lambda: not lives(left), patience=10)
