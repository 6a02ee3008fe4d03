"""An empty house: every table of ours without a row, and the job queue without a delivery of what is gone."""

from collections.abc import Iterator

import psycopg
from django.apps import apps
from django.db import models
from psycopg import sql

from motcua.runtime.demonstration.load import bare

_FORGOTTEN = ("deliver", "react")  # jobs that name facts by number


def tables() -> tuple[str, ...]:
    """Every table that this house fills, sessions included."""
    return tuple(sorted(model._meta.db_table for model in _models()))  # noqa: SLF001 - Django's documented door


def _models() -> Iterator[type[models.Model]]:
    for config in apps.get_app_configs():
        if config.name.startswith("motcua.") or config.name == "django.contrib.sessions":
            yield from (model for model in config.get_models() if model._meta.managed)  # noqa: SLF001


def empty(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """No table of ours has a row and numbers begin at 1; in the caller's transaction, as the owner of the tables."""
    names = sql.SQL(", ").join(map(sql.Identifier, tables()))
    with bare.unguarded(connection):
        connection.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY").format(names))
    connection.execute("DELETE FROM procrastinate_jobs WHERE task_name = ANY(%s)", [list(_FORGOTTEN)])
