"""Crews in processes of their own: what they make comes through pipes, one day after the other."""

import gc
import marshal
import multiprocessing
import signal
import traceback
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess

from django.db import connection

from motcua.runtime.demonstration.crews.crew import Crew, Task, shared_out
from motcua.runtime.demonstration.load.ledger import Entry
from motcua.runtime.demonstration.load.lines import Lines, Send
from motcua.runtime.demonstration.plan.arrival import Arrival

_FORK = multiprocessing.get_context("fork")  # the world is there at once, and nothing is copied before it changes
_AHEAD = 12  # days that a crew may be ahead of another
_DAY, _END, _FAULT = "day", "end", "fault"
_PATIENCE = 10  # seconds


class Broken(RuntimeError):
    """A crew could not finish its work; tells what it said."""


@contextmanager
def at_work(task: Task) -> Iterator["Team"]:
    """Every crew works inside the block, and none after it."""
    pipes: list[Connection] = []
    crews: list[ForkProcess] = []
    gc.freeze()  # what is there already is looked at by nobody, so that the processes share it
    try:
        for number, share in enumerate(shared_out(task)):
            ours, theirs = _FORK.Pipe(duplex=False)
            pipes.append(ours)
            crew = _FORK.Process(target=_work, args=(number, task, share, theirs, tuple(pipes)), daemon=True)
            crew.start()
            theirs.close()
            crews.append(crew)
        yield Team(pipes, len(task.days()))
    finally:
        gc.unfreeze()
        for pipe in pipes:
            pipe.close()
        for crew in crews:
            crew.terminate()
            crew.join(_PATIENCE)


class Team:
    """The crews as seen from here."""

    def __init__(self, pipes: Sequence[Connection], days: int) -> None:
        """Nothing has come through the pipes yet."""
        self._pipes = pipes
        self._days = days
        self._books: dict[Connection, deque[list[Entry]]] = {pipe: deque() for pipe in pipes}
        self._working = set(pipes)
        self._staged: dict[Connection, list[str]] = {}

    def books(self, send: Send) -> Iterator[list[list[Entry]]]:
        """Day by day the facts of all crews, in the order of the crews; rows go to `send` as they come.

        Raises `Broken` when a crew cannot go on.
        """
        for _ in range(self._days):
            while not all(self._books.values()):
                self._listen(send)
            yield [book.popleft() for book in self._books.values()]
        while self._working:
            self._listen(send)

    def staged(self) -> list[str]:
        """The codes of the dossiers that lie ready for the cast."""
        return [code for pipe in self._pipes for code in self._staged[pipe]]

    def _listen(self, send: Send) -> None:
        """Whatever has come from crews that are not too far ahead is taken."""
        for pipe in wait([each for each in self._working if len(self._books[each]) < _AHEAD]):
            if isinstance(pipe, Connection):
                self._take(pipe, send)

    def _take(self, pipe: Connection, send: Send) -> None:
        try:
            what, body = pipe.recv_bytes().decode(), pipe.recv_bytes()
        except EOFError:
            raise Broken("a crew ended before its work did") from None
        if what == _FAULT:
            raise Broken(body.decode())
        if what == _DAY:
            self._books[pipe].append(marshal.loads(body))  # noqa: S302 - written by our own child
        elif what == _END:
            self._staged[pipe] = marshal.loads(body)  # noqa: S302 - written by our own child
            self._working.discard(pipe)
        else:
            send(what, body)


def _work(
    number: int, task: Task, share: Mapping[str, Sequence[Arrival]], pipe: Connection, others: Sequence[Connection]
) -> None:
    """The crew's whole work; ends quietly when nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is interrupted is the one who listens
    gc.disable()
    for other in others:
        other.close()
    try:
        with connection.execute_wrapper(_nobody_asks):
            _days(number, task, share, pipe)
    except BrokenPipeError:
        return
    except BaseException:  # noqa: BLE001 - told to the one who listens, who raises it
        _say(pipe, _FAULT, traceback.format_exc().encode())


def _days(number: int, task: Task, share: Mapping[str, Sequence[Arrival]], pipe: Connection) -> None:
    lines = Lines(lambda table, block: _say(pipe, table, block))
    crew = Crew(number, task, share, lines.put)
    for _, until in task.days():
        _say(pipe, _DAY, marshal.dumps(crew.day(until)))
    staged = crew.end()
    lines.flush()
    _say(pipe, _END, marshal.dumps(staged))


def _say(pipe: Connection, what: str, body: bytes) -> None:
    pipe.send_bytes(what.encode())
    pipe.send_bytes(body)


def _nobody_asks(*_: object) -> object:
    """The connection is the other process's."""
    raise Broken("a crew asked the database")
