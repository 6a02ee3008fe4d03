"""A house of its own for measuring: its own folder, its own database, the production server with two web processes."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from motcua.runtime import postgres

ROOT = Path(__file__).resolve().parents[1]
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Site:
    """A running house: its port and the numbers of its processes."""

    port: int
    pid: int
    var: Path

    def processes(self) -> dict[str, list[int]]:
        """The processes of the house by kind: the house itself, web, worker, postgres."""
        found: dict[str, list[int]] = {"house": [self.pid], "web": [], "worker": [], "postgres": []}
        data = str(postgres.server(self.var / "postgres").data)
        note = json.loads((self.var / "house.json").read_text())
        for proc in Path("/proc").glob("[0-9]*"):
            try:
                inside = str((proc / "cwd").readlink())
            except OSError:
                continue
            if inside == data:
                found["postgres"].append(int(proc.name))
        for kind, pid in zip(("web", "worker"), note["processes"], strict=True):
            found[kind] = [pid, *_children(pid)]
        return found

    def cpu(self, *kinds: str) -> float:
        """Seconds of processor time that these kinds of processes have used so far."""
        found = self.processes()
        return sum(_used(pid) for kind in kinds for pid in found[kind])

    def memory(self) -> float:
        """Proportional memory of web, worker and the house they are copies of, in MiB; all but the database."""
        found = self.processes()
        return sum(_pss(pid) for kind in ("house", "web", "worker") for pid in found[kind]) / 1024


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _used(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(int(fields[place]) for place in (11, 12)) / TICK


def _pss(pid: int) -> int:
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) if found else 0


@contextmanager
def site(size: int, var: Path, port: int) -> Iterator[Site]:
    """A house with so many dossiers, running until the block ends; built on the first time, kept for the next."""
    environment = {
        **os.environ,
        "MOTCUA_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "motcua.faces.cli.main"]
    house = subprocess.Popen([*command, "serve", "--empty", "--port", str(port)], cwd=ROOT, env=environment)
    try:
        _wait(port, house)
        built = var / f"built-{size}"
        if not built.exists():
            as_owner = {**environment, "MOTCUA_ROLE": "owner"}
            subprocess.run([*command, "demo", "--dossiers", str(size), "--yes"], cwd=ROOT, env=as_owner, check=True)
            built.touch()
        yield Site(port, house.pid, var)
    finally:
        house.send_signal(signal.SIGINT)
        house.wait(timeout=30)


def _wait(port: int, house: subprocess.Popen[bytes]) -> None:
    import http.client

    until = time.monotonic() + 180
    while time.monotonic() < until:
        if house.poll() is not None:
            raise SystemExit("The house for measuring did not stand; the reason stands above.")
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            line.request("GET", "/health/ready")
            if line.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.3)
    raise SystemExit("The house for measuring did not answer within three minutes.")
