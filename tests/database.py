"""Databases for tests: one server shared by every test run on this machine, one database for each run.

A database is copied from a template that carries all migrations, so a run starts, and starts anew after a test
that commits, in a fraction of a second.
"""

import fcntl
import hashlib
import importlib.metadata
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from motcua.runtime import postgres, roles
from motcua.runtime.refusal import Refused

TEMPLATE = "motcua_template_"
KEPT_TEMPLATES = 6  # other runs may still copy from an older one
SETTINGS = {
    **postgres.SPEED_BEFORE_SAFETY,
    "shared_buffers": "128MB",
    "max_connections": "200",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


@contextmanager
def shared_server(home: Path) -> Iterator[None]:
    """The test server runs as long as any test run on this machine needs it; the last one stops it."""
    home.parent.mkdir(parents=True, exist_ok=True)
    server = postgres.server(home, **SETTINGS)
    with home.with_name(f"{home.name}.users").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        _start(server)
        try:
            yield
        finally:
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            postgres.stop(server)


def _start(server: postgres.Server) -> None:
    try:
        postgres.start(server)
    except Refused:
        if postgres.alive(server.data) or not server.data.exists():
            raise
        shutil.rmtree(server.data)  # it holds nothing but test rows, and was run without fsync
        postgres.start(server)


def own_name() -> str:
    """The name of this run's database: no other run on this machine has it."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    return f"test_motcua_{os.getpid()}" + (f"_{worker}" if worker else "")


def template_name() -> str:
    """The name of the template that carries the migrations and rights as they are written now."""
    from django.apps import apps

    digest = hashlib.sha256(Path(roles.__file__).read_bytes())
    for package in ("django", "procrastinate"):
        digest.update(importlib.metadata.version(package).encode())
    for config in sorted(apps.get_app_configs(), key=lambda each: each.label):
        for migration in sorted(Path(config.path, "migrations").glob("*.py")):
            digest.update(f"{config.label}/{migration.name}".encode() + migration.read_bytes())
    return TEMPLATE + digest.hexdigest()[:16]


def ensure_template() -> str:
    """The template exists; whichever run comes first builds it, the others wait."""
    name = template_name()
    with maintenance() as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext('motcua tests'))")
        if not _exists(connection, name):
            _build(connection, name)
            _forget_old(connection)
    return name


def _build(connection: psycopg.Connection, name: str) -> None:
    from django.core.management import call_command
    from django.db import connection as django_connection

    unfinished = f"{name}_unfinished"
    _drop(connection, unfinished)
    connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unfinished)))
    use(unfinished)
    call_command("migrate", verbosity=0, interactive=False)
    django_connection.ensure_connection()
    if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [roles.APP]).fetchone():
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(roles.APP)))
    roles.grant(django_connection.connection)
    django_connection.close()
    connection.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(unfinished), sql.Identifier(name))
    )


def create(name: str, template: str) -> None:
    """A database of this name exists, equal to the template, with nothing of what it held before."""
    with maintenance() as connection:
        _drop(connection, name)
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        )


def drop(name: str) -> None:
    """No database of this name exists."""
    with maintenance() as connection:
        _drop(connection, name)


def drop_orphans() -> None:
    """No database is left of a run that was killed; only for the server on this machine, whose processes we see."""
    with maintenance() as connection:
        for (name,) in connection.execute("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_motcua\\_%'"):
            process = int(re.match(r"test_motcua_(\d+)", name)[1])
            if not Path(f"/proc/{process}").exists():
                _drop(connection, name)


def use(name: str) -> None:
    """Django speaks to the database of this name from now on."""
    from django.conf import settings
    from django.db import connections

    connections.close_all()
    for alias in connections:
        settings.DATABASES[alias]["NAME"] = name
        connections[alias].settings_dict["NAME"] = name


@contextmanager
def maintenance() -> Iterator[psycopg.Connection]:
    """A connection that can create and drop databases."""
    with psycopg.connect(url("postgres"), autocommit=True) as connection:
        yield connection


def url(database: str, role: str = "owner") -> str:
    """The address of a database on the server that the tests use."""
    from django.conf import settings

    told = settings.DATABASES["default"]
    return psycopg.conninfo.make_conninfo(
        "",
        dbname=database,
        user=roles.APP if role == "app" else told["USER"] or None,
        password=told["PASSWORD"] or None,
        host=told["HOST"] or None,
        port=told["PORT"] or None,
    )


def _exists(connection: psycopg.Connection, name: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _drop(connection: psycopg.Connection, name: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _forget_old(connection: psycopg.Connection) -> None:
    old = connection.execute(
        "SELECT datname FROM pg_database WHERE datname LIKE %s ORDER BY oid DESC OFFSET %s",
        [TEMPLATE + "%", KEPT_TEMPLATES],
    ).fetchall()
    for (name,) in old:
        _drop(connection, name)
