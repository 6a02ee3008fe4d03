"""Boards read from the copy, everything else from the original, and writing never goes to the copy."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import RequestFactory

from motcua.ledger.models import Fact
from motcua.registers.people.models import Account
from motcua.runtime import replica

ROUTER = replica.Boards()


@pytest.fixture(autouse=True)
def copy_of_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASES, "replica", settings.DATABASES["default"])


def test_only_what_is_read_for_a_board_comes_from_the_copy() -> None:
    assert ROUTER.db_for_read(Fact) == "default"
    with replica.boards():
        assert ROUTER.db_for_read(Fact) == replica.alias() == "replica"
        assert ROUTER.db_for_write(Fact) == "default"
    assert ROUTER.db_for_read(Fact) == "default"


def test_who_is_signed_in_is_always_asked_of_the_original() -> None:
    with replica.boards():
        assert ROUTER.db_for_read(Session) == "default"
        assert ROUTER.db_for_read(Account) == "default"


def test_only_the_original_is_migrated() -> None:
    assert ROUTER.allow_migrate("default", "ledger")
    assert not ROUTER.allow_migrate("replica", "ledger")


@pytest.mark.parametrize(
    ("method", "path", "answered_from"),
    [("GET", "/public/", "replica"), ("POST", "/public/", "default"), ("GET", "/office/", "default")],
)
def test_pages_that_only_look_are_answered_from_the_copy(
    rf: RequestFactory, method: str, path: str, answered_from: str
) -> None:
    middleware = replica.read_boards_from_copy(lambda _request: HttpResponse(replica.alias()))
    assert middleware(rf.generic(method, path)).content.decode() == answered_from


def test_without_a_copy_boards_read_the_original(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(settings.DATABASES, "replica")
    with replica.boards():
        assert replica.alias() == "default"
