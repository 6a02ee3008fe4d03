"""Whether the database has every table this version of the program wants, asked without loading a single migration."""

import functools
import importlib
import pkgutil

from django.apps import apps
from django.db import connection


def missing() -> frozenset[tuple[str, str]]:
    """The migrations (room, name) that the database does not know yet. Two queries.

    One that this version does not know any more is no fault: a newer version has been here.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return _wanted()
        cursor.execute("SELECT app, name FROM django_migrations")
        return _wanted() - frozenset(cursor.fetchall())


@functools.cache
def _wanted() -> frozenset[tuple[str, str]]:
    return frozenset(
        (room.label, found.name)
        for room in apps.get_app_configs()
        for found in pkgutil.iter_modules(_folder(room.name))
        if not found.ispkg and found.name[0] not in "_~"
    )


def _folder(room: str) -> list[str]:
    try:
        return list(importlib.import_module(f"{room}.migrations").__path__)
    except ModuleNotFoundError:  # a room without tables
        return []
