"""What `motcua doctor` looks at: each finding says what was found and, when it is bad, what to do."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import psycopg

from motcua.runtime import messages, places, postgres
from motcua.runtime.processes import occupancy
from motcua.runtime.refusal import Refused

OLDEST_PYTHON = (3, 11)
OLDEST_POSTGRES = 150000  # the way the server itself writes 15.0
FREE_BYTES = 1_000_000_000
WORKER_SILENCE = 60  # seconds without a sign of life


@dataclass(frozen=True)
class Finding:
    """One thing looked at."""

    name: str
    good: bool
    found: str
    remedy: str = ""


def examine() -> tuple[Finding, ...]:
    """Every finding; what cannot be looked at because of an earlier finding is left out."""
    found = [check() for check in (_python, _folder, _programs, _translations, _house)]
    return (*found, *_database())


def _python() -> Finding:
    good = sys.version_info >= OLDEST_PYTHON
    return Finding(
        "Python", good, sys.version.split()[0], "" if good else "Install Python 3.11 or newer, then `make run`."
    )


def _folder() -> Finding:
    folder = next(place for place in (places.var(), *places.var().parents) if place.exists())
    free = shutil.disk_usage(folder).free
    good = os.access(folder, os.W_OK) and free > FREE_BYTES
    remedy = (
        "" if good else f"Free some space, or set MOTCUA_VAR to a folder you can write with {FREE_BYTES // 10**9} GB."
    )
    return Finding("folder", good, f"{places.var()}, {free // 10**6} MB free", remedy)


def _programs() -> Finding:
    if os.environ.get("DATABASE_URL"):
        return Finding("PostgreSQL programs", good=True, found="not needed: DATABASE_URL is set")
    return _unless_refused(
        "PostgreSQL programs",
        lambda: f"{places.binaries(places.var() / 'postgres')}, run as {places.account().name}",
    )


def _translations() -> Finding:
    stale = messages.stale()
    return Finding(
        "translations",
        good=not stale,
        found=f"{len(stale)} catalogues not compiled" if stale else "compiled",
        remedy="`make run` compiles them." if stale else "",
    )


def _house() -> Finding:
    told = occupancy.Note(places.var() / "house.json").read()
    return Finding("house", good=True, found=f"runs at {told['address']}" if told else "does not run")


def _database() -> Iterator[Finding]:
    url = os.environ.get("DATABASE_URL") or postgres.url("app")
    try:
        connection = psycopg.connect(url, connect_timeout=5, autocommit=True)
    except psycopg.OperationalError as error:
        yield Finding(
            "database", good=False, found=str(error).strip(), remedy="Start it: `make run`, or check DATABASE_URL."
        )
        return
    with connection:
        yield _version(connection)
        yield _role(connection)
        yield _worker(connection)


def _version(connection: psycopg.Connection[tuple[object, ...]]) -> Finding:
    version = connection.info.server_version
    good = version >= OLDEST_POSTGRES
    remedy = "" if good else "PostgreSQL 15 or newer is needed: point DATABASE_URL at one."
    return Finding("database", good, f"PostgreSQL {version // 10000}.{version % 10000}", remedy)


def _role(connection: psycopg.Connection[tuple[object, ...]]) -> Finding:
    row = connection.execute(
        "SELECT current_user::text, rolsuper FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    name, is_super = row or ("?", True)
    return Finding(
        "database role",
        good=not is_super,
        found=f"{name}, {'superuser' if is_super else 'an ordinary role'}",
        remedy="The application must not be a superuser; see docs/decisions/0002-two-database-roles.md."
        if is_super
        else "",
    )


def _worker(connection: psycopg.Connection[tuple[object, ...]]) -> Finding:
    try:
        row = connection.execute(
            "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => %s)",
            [WORKER_SILENCE],
        ).fetchone()
    except psycopg.errors.UndefinedTable:
        return Finding("worker", good=False, found="the tables are not there", remedy="Run `make run`.")
    count = row[0] if row else 0
    return Finding(
        "worker", bool(count), f"{count} at work", "" if count else "Facts wait unanswered: start the house."
    )


def _unless_refused(name: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(name, good=True, found=look())
    except Refused as refusal:
        return Finding(name, good=False, found="not usable", remedy=str(refusal))
