"""What the demonstration's tests share: provinces built in transactions that are rolled back."""

import pytest
from django.db import transaction

from motcua.ledger import clock
from motcua.runtime.demonstration import build
from motcua.runtime.demonstration.order import Order
from tests import cast

PACK = "binh-phuoc-2023"


def ordered(dossiers, seed=1, **more):
    """A province of so many dossiers is built; answers with the acts as they would have been called."""
    calls = []
    build.build(Order(pack=PACK, dossiers=dossiers, seed=seed, **more), build.Listening(acts=calls.append))
    return calls


def forget():
    """What the process remembers of a house is forgotten."""
    cast.forget()
    clock.forget()


@pytest.fixture
def province(db):
    """Builds a province of the test's own."""
    forget()
    yield ordered
    forget()


def _kept(django_db_blocker, dossiers):
    with django_db_blocker.unblock(), transaction.atomic():
        forget()
        ordered(dossiers)
        yield
        transaction.set_rollback(True)
    forget()


@pytest.fixture(scope="module")
def kept_village(django_db_setup, django_db_blocker):
    yield from _kept(django_db_blocker, 300)


@pytest.fixture(scope="module")
def kept_town(django_db_setup, django_db_blocker):
    yield from _kept(django_db_blocker, 2_000)


def _visited(django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
    forget()


@pytest.fixture
def village(kept_village, django_db_blocker):
    """A province of 300 dossiers, built once for the file; what the test does to it is undone."""
    yield from _visited(django_db_blocker)


@pytest.fixture
def town(kept_town, django_db_blocker):
    """The same with 2,000 dossiers."""
    yield from _visited(django_db_blocker)
