"""The processes of the soak: real workers and the portal, killed outright and started again."""

import http.client
import json
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from motcua.runtime.processes import children
from motcua.runtime.processes.children import Child
from motcua.runtime.refusal import Refused
from motcua.runtime.soak.ground import Ground

WORKERS = 2
_QUEUES = "facts,retries,timetable"
_LEAST_WORK, _MOST_WORK = 1.5, 12.0  # seconds that a process has worked before it may die, in a small and a large soak
_PATIENCE = 30.0  # seconds for the portal to answer


@dataclass
class Crowd:
    """Two workers and the portal; `deaths` counts what was killed."""

    ground: Ground
    workers: list[Child]
    portal: Child
    dice: random.Random
    deaths: Counter[str] = field(default_factory=Counter)
    births: dict[int, float] = field(default_factory=dict)
    waking: float = 5.0  # seconds that a worker needs to wake, as far as is known; a busy machine is slow
    known_awake: bool = False

    def kill_one(self) -> None:
        """One of the processes has died between one instruction and the next, and is back; none that is only waking."""
        now = time.monotonic()
        grown = [child for child in (*self.workers, self.portal) if self._age(child, now) > self.waking + self.work]
        if grown:
            child = self.dice.choice(grown)
            self.kill(child)
            self.deaths[child.name] += 1
            self.begin()

    @property
    def work(self) -> float:
        """Seconds of work that a process is granted, so that a large soak comes to its end."""
        return min(_MOST_WORK, max(_LEAST_WORK, self.ground.order.dossiers / 2000))

    def seen_awake(self, now: float) -> None:
        """Something was sent: so long at most it took the oldest of the workers to wake."""
        if not self.known_awake:
            self.waking = max(self.waking, *(self._age(worker, now) for worker in self.workers))
            self.known_awake = True

    def awake_for(self, now: float) -> float:
        """For how many seconds some worker has been awake."""
        return max(self._age(worker, now) for worker in self.workers) - self.waking

    def _age(self, child: Child, now: float) -> float:
        return now - self.births.get(id(child), now)

    def kill(self, child: Child) -> None:
        """The process is dead."""
        if child.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(child.process.pid, signal.SIGKILL)
            child.process.wait()

    def spent(self) -> Counter[str]:
        """Seconds of processor that those who live have used so far, by name; nothing where the machine tells none."""
        found: Counter[str] = Counter()
        for child in (*self.workers, self.portal):
            with suppress(OSError, ValueError, IndexError):
                told = Path(f"/proc/{child.process.pid if child.process else 0}/stat").read_text(encoding="ascii")
                used, system = told.rpartition(")")[2].split()[11:13]
                found[child.name] += (int(used) + int(system)) / os.sysconf("SC_CLK_TCK")  # type: ignore[assignment]
        return found

    def rest(self) -> None:
        """No worker lives."""
        for worker in self.workers:
            self.kill(worker)

    def begin(self) -> None:
        """All of them live."""
        for child in (self.portal, *self.workers):
            if child.process is None or child.process.poll() is not None:
                child.start()
                self.births[id(child)] = time.monotonic()

    def ask(self, path: str, body: object = None) -> object:
        """What the portal tells the one who practises. Waits for a portal that is on its way back."""
        until = time.monotonic() + _PATIENCE
        while True:
            line = http.client.HTTPConnection("127.0.0.1", self.ground.port, timeout=_PATIENCE)
            try:
                method = "GET" if body is None else "POST"
                line.request(method, f"/_control/{path}", None if body is None else json.dumps(body))
                return json.loads(line.getresponse().read())
            except (OSError, http.client.HTTPException) as error:
                if time.monotonic() > until:
                    raise Refused("The practice portal does not answer.") from error
                time.sleep(0.1)
            finally:
                line.close()


@contextmanager
def gathered(ground: Ground) -> Iterator[Crowd]:
    """The processes live until the end of the block."""
    order = ground.order
    words = [
        "simulator", "--port", str(ground.port), "--store", str(ground.var / "portal.sqlite"),
        "--seed", str(order.seed), "--faults", f"{order.faults},dark_first={order.dark}",
    ]  # fmt: skip
    portal = Child(
        "portal",
        children.program("motcua.faces.cli.main", *words, environment=ground.environment),
        ground.var / "log" / "portal.log",
    )
    crowd = Crowd(ground, [_worker(ground, no) for no in range(1, WORKERS + 1)], portal, random.Random(order.seed))  # noqa: S311
    try:
        crowd.begin()
        crowd.ask("report")
        yield crowd
    finally:
        children.stop([portal, *crowd.workers])


def _worker(ground: Ground, number: int) -> Child:
    """A worker as the house starts it."""
    words = ["procrastinate", "--skip-checks", "worker", "--concurrency", "4", "--queues", _QUEUES]
    words += ["--shutdown-graceful-timeout", "3"]
    birth = children.program("django", *words, environment=ground.environment)
    return Child("worker", birth, ground.var / "log" / f"worker-{number}.log")
