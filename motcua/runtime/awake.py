"""Django, ready for a command: which settings, and as which role of the database."""

import os

import django

from motcua.runtime import postgres
from motcua.runtime.postgres import Role


def wake(role: Role = "app") -> None:
    """Django is set up; without DJANGO_SETTINGS_MODULE it is the demonstration's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings.dev")
    os.environ.setdefault("MOTCUA_ROLE", role)
    django.setup()


def become_owner() -> None:
    """What this process says to the database from now on it says as its owner; it has not said anything yet.

    Source: decision 0002
    """
    from django.db import connections

    from motcua.settings import base

    os.environ["MOTCUA_ROLE"] = "owner"
    address = os.environ.get("DATABASE_OWNER_URL") or os.environ.get("DATABASE_URL") or postgres.url("owner")
    connections.settings["default"].update(base.database(address))
