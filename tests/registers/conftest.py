from collections.abc import Iterator

import pytest
from django.db import transaction

from motcua.registers.catalog import search
from motcua.registers.catalog.pack import loading
from motcua.registers.people import pack
from motcua.registers.people.actor import HOUSE
from tests import cast as people


@pytest.fixture
def cast(db: None) -> people.Cast:
    search.forget()
    return people.assemble()


@pytest.fixture(scope="module")
def province(django_db_setup: None, django_db_blocker: object) -> Iterator[pack.Pack]:
    """Bình Phước, loaded once for all tests of a file and gone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        _forget()
        binh_phuoc = pack.load("binh-phuoc-2023")
        loading.load(by=HOUSE, pack=binh_phuoc, day=binh_phuoc.first_day, at=people.MONDAY)
        yield binh_phuoc
        transaction.set_rollback(True)
    _forget()


def _forget() -> None:
    people.forget()
    search.forget()
