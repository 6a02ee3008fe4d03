"""A province of the demonstration, built once for a file, and gone after it."""

import pytest
from django.db import transaction

from motcua.ledger import clock
from motcua.runtime.demonstration import build
from motcua.runtime.demonstration.order import Order
from tests import cast


def _forget():
    cast.forget()
    clock.forget()


@pytest.fixture(scope="module")
def kept_province(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        _forget()
        build.build(Order(pack="binh-phuoc-2023", dossiers=700, seed=3))
        yield
        transaction.set_rollback(True)
    _forget()


@pytest.fixture
def province(kept_province, django_db_blocker):
    """The day on which the demonstration stands; what the test does to it is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield clock.now().date()
        transaction.set_rollback(True)
    _forget()
