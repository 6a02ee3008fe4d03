"""What every test may ask for: a database of its own run, a live house, a browser, a closed network."""

import json
import os
import socket
from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from motcua.runtime import messages
from tests import database

pytest_plugins = ["tests.browser", "tests.java"]
hypothesis_settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # speed is measured by `make bench`, never by a test
hypothesis_settings.load_profile("house")


def pytest_configure() -> None:
    """English pages are tested too: every catalogue is compiled."""
    messages.compile_all()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """This run has a database of its own; the server is started by the first test that asks for one."""
    embedded = not os.environ.get("DATABASE_URL")
    with django_db_blocker.unblock():
        if embedded:
            with database.shared_server(django_settings.VAR / "postgres-test"):
                database.drop_orphans()
                yield from _own_database()
        else:
            yield from _own_database()


def _own_database() -> Iterator[None]:
    from django.db import connections
    from django.test import TransactionTestCase

    name, template = database.own_name(), database.ensure_template()
    database.create(name, template)
    database.use(name)

    def anew(_case: TransactionTestCase) -> None:
        """After a test that commits: the ledger refuses to be emptied, so the whole database is made anew."""
        connections.close_all()
        database.create(name, template)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", anew)
        yield
    connections.close_all()
    database.drop(name)


@pytest.fixture
def database_url(db: None) -> str:
    """The address of this run's database, as its owner."""
    return database.url(database.own_name())


@pytest.fixture
def as_application(transactional_db: None) -> Iterator[psycopg.Connection]:
    """A connection of the ordinary role that the application works as, which sees what was committed."""
    with psycopg.connect(database.url(database.own_name(), role="app"), autocommit=True) as connection:
        yield connection


@pytest.fixture
def settle(db: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Call it to have every waiting job done, here and now, those that a job leaves behind included.

    Answers with their number. A job that fails fails the test.
    """
    from django.db import connection
    from django.db.backends.base.base import BaseDatabaseWrapper
    from procrastinate.contrib.django import app

    # a job drops old connections first; here it runs in the test's own transaction, which must not be dropped
    monkeypatch.setattr(BaseDatabaseWrapper, "close_if_unusable_or_obsolete", lambda _connection: None)

    def done() -> int:
        count = 0
        while True:
            with connection.cursor() as cursor:
                cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'todo' RETURNING id, task_name, args")
                waiting = sorted(cursor.fetchall())
            if not waiting:
                return count
            for _number, task, words in waiting:
                app.tasks[task].func(**(json.loads(words) if isinstance(words, str) else words))
                count += 1

    return done


def _is_local(address: object) -> bool:
    return isinstance(address, (str, bytes)) or str(address[0]).startswith(("127.", "::1", "localhost"))


@pytest.fixture(autouse=True, scope="session")
def closed_network() -> Iterator[None]:
    """No test reaches beyond this machine."""
    really = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        if not _is_local(address):
            raise RuntimeError(f"A test tried to reach {address!r}. Tests speak to this machine only.")
        really(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        yield
