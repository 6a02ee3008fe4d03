"""A copy of a process stands by itself: it ends as it says, writes where it is told, and holds nothing of the house."""

import fcntl
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from motcua.runtime.processes import occupancy
from tests.house import lives, wait

ENDS = """
import json, sys
from motcua.runtime.processes import copies
def fail():
    print("before", flush=True)
    raise RuntimeError("nobody at the counter")
with open(sys.argv[1], "ab") as log:
    ends = [copies.Copy("test", work, log).wait(10) for work in (lambda: 7, lambda: None, lambda: sys.exit(3), fail)]
print(json.dumps(ends))
"""
STANDS = """
import json, os, pathlib, signal, subprocess
from motcua.runtime.processes import copies
copy = copies.Copy("test", signal.pause)
lives, own_session = copy.poll() is None, os.getsid(copy.pid) == copy.pid
called = {pathlib.Path(f"/proc/{copy.pid}/{name}").read_text().strip("\\0\\n") for name in ("comm", "cmdline")}
try:
    copy.wait(0.05)
except subprocess.TimeoutExpired:
    copy.terminate()
print(json.dumps([lives, own_session, sorted(called), copy.wait(10)]))
"""
LEAVES = """
import os, pathlib, signal, sys
from motcua.runtime.processes import copies, occupancy
with occupancy.occupy(pathlib.Path(sys.argv[1])) as note:
    copy = copies.Copy("worker", signal.pause)
    note.write(address="here", processes=[copy.pid])
    os.kill(copy.pid, signal.SIGSTOP)  # it cannot notice that the house is gone
    os.waitpid(copy.pid, os.WUNTRACED)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def _run(program: str, *words: Path) -> str:
    """What a process with one thread printed; the one that runs the tests has others."""
    done = subprocess.run([sys.executable, "-c", program, *words], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_copy_ends_as_its_work_says_and_never_runs_on_in_the_house(tmp_path: Path) -> None:
    assert json.loads(_run(ENDS, tmp_path / "log")) == [7, 0, 3, 1]
    written = (tmp_path / "log").read_text()
    assert written.startswith("before\n")
    assert "RuntimeError: nobody at the counter" in written


def test_a_copy_has_a_session_and_a_name_of_its_own_and_is_stopped_like_any_process() -> None:
    assert json.loads(_run(STANDS)) == [True, True, ["motcua test"], -signal.SIGTERM]


def test_a_copy_neither_keeps_the_house_locked_nor_outlives_it(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", LEAVES, tmp_path], check=False)
    left = occupancy.Note(tmp_path / "house.json").read()["processes"][0]
    assert lives(left)
    with (tmp_path / "house.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.kill(left, signal.SIGCONT)
    wait(lambda: not lives(left), patience=10)
