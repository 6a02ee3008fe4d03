"""Boards and public pages read from a copy of the database, where there is one; everything else keeps to the original.

DATABASE_REPLICA_URL names the copy. What it answers may be some seconds old: never decide anything on it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

COPY, ORIGINAL = "replica", "default"
_reading_boards: ContextVar[bool] = ContextVar("reading_boards", default=False)


@contextmanager
def boards() -> Iterator[None]:
    """What is read inside comes from the copy, if there is one."""
    token = _reading_boards.set(True)
    try:
        yield
    finally:
        _reading_boards.reset(token)


def alias() -> str:
    """The name of the database to read from now, for SQL written by hand."""
    return COPY if _reading_boards.get() and COPY in settings.DATABASES else ORIGINAL


class Boards:
    """Django's question to which database a table's rows go and come from, answered."""

    def db_for_read(self, model: type[Model], **_hints: object) -> str:
        """The copy for the house's own tables while boards are read; a sign-in a second ago must be seen."""
        return alias() if model.__module__.startswith("motcua.") and not hasattr(model, "get_username") else ORIGINAL

    def db_for_write(self, _model: type[Model], **_hints: object) -> str:
        """Always the original."""
        return ORIGINAL

    def allow_relation(self, _one: Model, _other: Model, **_hints: object) -> bool:
        """Rows of the copy and of the original are the same rows."""
        return True

    def allow_migrate(self, db: str, _app_label: str, **_hints: object) -> bool:
        """The copy follows by itself."""
        return db == ORIGINAL


def read_boards_from_copy(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: pages that only look (settings.REPLICA_PATHS) are answered from the copy."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method in {"GET", "HEAD"} and request.path.startswith(settings.REPLICA_PATHS):
            with boards():
                return answer(request)
        return answer(request)

    return middleware
