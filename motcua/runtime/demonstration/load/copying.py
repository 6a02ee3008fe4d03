"""Lines go into their tables while more are being made: one thread writes them, another sends them."""

import queue
import threading
from types import TracebackType
from typing import Self

import psycopg
from psycopg import sql

from motcua.runtime.demonstration.load.tables import COLUMNS

_BATCH = 16_000_000  # octets of a table before they are sent; each sending leaves some pages half empty
_WAITING = 3  # batches that may wait; the maker pauses until the sender has caught up

Batch = tuple[str, list[bytes]]


class Copying:
    """Takes blocks of lines and sends them in batches; everything is in the tables once the `with` block is left.

    All happens in the caller's transaction, on the caller's connection, which nobody else may use meanwhile.
    An error of the database is raised in the maker's thread, at the next line or at the end.
    """

    def __init__(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        """`connection` is inside a transaction."""
        self._blocks: dict[str, list[bytes]] = {table: [] for table in COLUMNS}
        self._octets = dict.fromkeys(COLUMNS, 0)
        self._connection = connection
        self._batches: queue.Queue[Batch | None] = queue.Queue(_WAITING)
        self._fault: BaseException | None = None
        self._sender = threading.Thread(target=self._send_all, name="copying", daemon=True)

    def add(self, table: str, block: bytes) -> None:
        """More rows of the table, whole lines."""
        self._blocks[table].append(block)
        self._octets[table] += len(block)
        if self._octets[table] >= _BATCH:
            self._pass_on(table)

    def _pass_on(self, table: str) -> None:
        """What was given for the table so far is on its way."""
        if self._fault is not None:
            raise self._fault
        if blocks := self._blocks[table]:
            self._batches.put((table, blocks))
            self._blocks[table], self._octets[table] = [], 0

    def __enter__(self) -> Self:
        self._sender.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            for table in self._blocks:
                self._pass_on(table)
        self._batches.put(None)
        self._sender.join()
        if error is None and self._fault is not None:
            raise self._fault

    def _send_all(self) -> None:
        while (batch := self._batches.get()) is not None:
            if self._fault is None:
                self._send(batch)

    def _send(self, batch: Batch) -> None:
        table, blocks = batch
        try:
            with self._connection.cursor() as cursor, cursor.copy(statement(table)) as copy:
                for block in blocks:
                    copy.write(block)
        except BaseException as fault:  # noqa: BLE001 - told to the maker, who raises it
            self._fault = fault


def statement(table: str) -> sql.Composed:
    """The command that takes the lines of a table."""
    columns = sql.SQL(", ").join(map(sql.Identifier, COLUMNS[table]))
    return sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)
