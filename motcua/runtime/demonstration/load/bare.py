"""Tables without their indexes, keys and guards while rows pour in, and with all of them again afterwards."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from psycopg import sql

Connection = psycopg.Connection[tuple[object, ...]]

_CONSTRAINTS = """
SELECT c.conrelid::regclass::text, c.conname, pg_get_constraintdef(c.oid), c.contype::text
  FROM pg_constraint c
 WHERE c.connamespace = 'public'::regnamespace
   AND ((c.contype IN ('p', 'u') AND c.conrelid = ANY(%(tables)s::regclass[]))
     OR (c.contype = 'f' AND (c.conrelid = ANY(%(tables)s::regclass[]) OR c.confrelid = ANY(%(tables)s::regclass[]))))
 ORDER BY c.contype = 'f' DESC, c.conrelid, c.conname
"""
_INDEXES = """
SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
  FROM pg_index i
 WHERE i.indrelid = ANY(%(tables)s::regclass[])
   AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
 ORDER BY 1
"""
_GUARDED = ("ledger_fact", "ledger_seal")


@dataclass(frozen=True)
class Dress:
    """What was taken off: constraints (table, name, definition, kind) and the commands that make the indexes."""

    constraints: tuple[tuple[str, str, str, str], ...]
    indexes: tuple[tuple[str, str], ...]


@contextmanager
def undressed(connection: Connection, tables: Sequence[str]) -> Iterator[Dress]:
    """The tables have no keys and no indexes inside the block, and all of them again, checked, after it.

    Foreign keys from elsewhere to them are lifted as well. An error inside leaves everything to the rollback.
    """
    dress = _taken_off(connection, tables)
    yield dress
    for _, definition in dress.indexes:
        connection.execute(definition.encode())
    for table, name, definition, _ in reversed(dress.constraints):
        connection.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}'.encode())


def _taken_off(connection: Connection, tables: Sequence[str]) -> Dress:
    asked = {"tables": list(tables)}
    constraints = [_four(row) for row in connection.execute(_CONSTRAINTS, asked)]
    for table, name, _, _ in constraints:
        connection.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"'.encode())
    indexes = [(str(row[0]), str(row[1])) for row in connection.execute(_INDEXES, asked)]
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}".encode())
    return Dress(tuple(constraints), tuple(indexes))


def _four(row: tuple[object, ...]) -> tuple[str, str, str, str]:
    return str(row[0]), str(row[1]), str(row[2]), str(row[3])


@contextmanager
def unguarded(connection: Connection) -> Iterator[None]:
    """The ledger's own triggers rest inside the block. Only the owner can do this, and nobody else sees it.

    The tables stay locked until the transaction ends, so no fact is written by others without its chain.
    """
    for table in _GUARDED:
        connection.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table)))
    yield
    for table in _GUARDED:
        connection.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(sql.Identifier(table)))
