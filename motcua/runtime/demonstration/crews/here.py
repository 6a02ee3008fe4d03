"""Crews in this process, one after the other, so that every act can be heard."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from motcua.runtime.demonstration.crews.crew import Crew, Task, shared_out
from motcua.runtime.demonstration.load.ledger import Entry
from motcua.runtime.demonstration.load.lines import Lines, Send


@contextmanager
def at_work(task: Task) -> Iterator["Team"]:
    """As `apart.at_work`."""
    gc.collect()
    gc.disable()  # millions of objects are alive, and dossiers form no rings
    try:
        yield Team(task)
    finally:
        gc.enable()


class Team:
    """As `apart.Team`."""

    def __init__(self, task: Task) -> None:
        """Nothing has happened yet."""
        self._task = task
        self._staged: list[str] = []

    def books(self, send: Send) -> Iterator[list[list[Entry]]]:
        """As `apart.Team.books`."""
        lines = Lines(send)
        shares = enumerate(shared_out(self._task))
        crews = [Crew(number, self._task, share, lines.put) for number, share in shares]
        for _, until in self._task.days():
            yield [crew.day(until) for crew in crews]
        self._staged = [code for crew in crews for code in crew.end()]
        lines.flush()

    def staged(self) -> list[str]:
        """As `apart.Team.staged`."""
        return self._staged
