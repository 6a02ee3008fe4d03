"""Lines go into their tables while more are being made: one thread writes them, another sends them."""

import queue
import threading
from types import TracebackType
from typing import Self

import psycopg
from psycopg import sql

from motcua.runtime.demonstration.load.tables import COLUMNS

_BATCH = 60_000  # lines of a table before they are sent; each sending leaves some pages half empty
_WAITING = 3  # batches that may wait; the maker pauses until the sender has caught up

Batch = tuple[str, bytes]


class Copying:
    """Takes lines for tables and sends them in batches; everything is in the tables once the `with` block is left.

    All happens in the caller's transaction, on the caller's connection, which nobody else may use meanwhile.
    An error of the database is raised in the maker's thread, at the next line or at the end.
    """

    def __init__(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        """`connection` is inside a transaction."""
        self.lines: dict[str, list[str]] = {table: [] for table in COLUMNS}
        self._connection = connection
        self._batches: queue.Queue[Batch | None] = queue.Queue(_WAITING)
        self._fault: BaseException | None = None
        self._sender = threading.Thread(target=self._send_all, name="copying", daemon=True)

    def put(self, table: str, line: str) -> None:
        """One more row: the columns of the table by tabs, with the line's end."""
        lines = self.lines[table]
        lines.append(line)
        if len(lines) >= _BATCH:
            self.send(table)

    def send(self, table: str) -> None:
        """What was put for the table so far is on its way."""
        if self._fault is not None:
            raise self._fault
        if lines := self.lines[table]:
            self._batches.put((table, "".join(lines).encode()))
            lines.clear()

    def __enter__(self) -> Self:
        self._sender.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            for table in self.lines:
                self.send(table)
        self._batches.put(None)
        self._sender.join()
        if error is None and self._fault is not None:
            raise self._fault

    def _send_all(self) -> None:
        while (batch := self._batches.get()) is not None:
            if self._fault is None:
                self._send(batch)

    def _send(self, batch: Batch) -> None:
        table, body = batch
        try:
            with self._connection.cursor() as cursor, cursor.copy(statement(table)) as copy:
                copy.write(body)
        except BaseException as fault:  # noqa: BLE001 - told to the maker, who raises it
            self._fault = fault


def statement(table: str) -> sql.Composed:
    """The command that takes the lines of a table."""
    columns = sql.SQL(", ").join(map(sql.Identifier, COLUMNS[table]))
    return sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)
