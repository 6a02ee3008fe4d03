"""Writes facts. `record` is the only way into the ledger."""

from datetime import datetime
from typing import Protocol

import orjson
from django.db import connection, transaction
from procrastinate.contrib.django import app

from motcua.ledger import clock
from motcua.ledger.event import Event


class Named(Protocol):
    """Whoever states a fact: a name that outlives the registers, and a number while the registers last."""

    @property
    def id(self) -> int | None:
        """The account's number, or nothing for the house itself."""

    @property
    def name(self) -> str:
        """The name as it stood when the fact was stated."""


def record(*events: Event, by: Named, at: datetime) -> tuple[int, ...]:
    """The facts are in the ledger and their delivery is queued, both in the caller's transaction or neither.

    `at` is the legal moment of the facts; the moment of writing is noted beside it. Answers with the facts' numbers.
    Raises `RuntimeError` outside a transaction: a fact without its change would be a lie.
    Source: decision 0006
    """
    if not connection.in_atomic_block:
        raise RuntimeError("record() must run inside the transaction of the change it tells of")
    if not events:
        return ()
    written_at = clock.now()
    rows = ", ".join(["(%s, %s, %s, %s, %s, %s, %s)"] * len(events))
    values: list[str | int | datetime | None] = []
    for event in events:
        body = canonical(event.body())
        values += [event.subject, type(event).__name__, at, written_at, by.name, by.id, body]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_fact (subject, name, at, recorded_at, actor, actor_id, body)"  # noqa: S608 - only placeholders
            f" VALUES {rows} RETURNING id",
            values,
        )
        numbers = tuple(int(row[0]) for row in cursor.fetchall())
    app.configure_task("deliver", queue="facts", allow_unknown=True).defer(facts=list(numbers))
    return numbers


def canonical(body: dict[str, object]) -> str:
    """The body as the one JSON text whose bytes enter the digest: keys sorted, no spaces."""
    return orjson.dumps(body, option=orjson.OPT_SORT_KEYS).decode()


def together() -> transaction.Atomic:
    """A transaction in which a change and its facts stand or fall together."""
    return transaction.atomic()
