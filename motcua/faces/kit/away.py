"""When the database does not answer: which errors mean that, and what is said then."""

import psycopg
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from procrastinate.exceptions import ConnectorException

from motcua.faces.kit import problems

MARK = "X-Motcua-Away"
# shutting down, crashed, starting; no room on its disk, no memory, no connection left; not ready
_STATES = frozenset({"57P01", "57P02", "57P03", "53100", "53200", "53300", "55000"})
_CONNECTION = "08"


def is_away(error: BaseException) -> bool:
    """True when the error means that no connection could be had or kept; a refused query is not that.

    Who queues a job is told by the queue, which names the driver's own error as the cause of its own.
    """
    if isinstance(error, ConnectorException) and error.__cause__ is not None:
        error = error.__cause__
    if isinstance(error, (InterfaceError, psycopg.InterfaceError)):
        return True
    if not isinstance(error, (OperationalError, psycopg.OperationalError)):
        return False
    state = getattr(error, "sqlstate", None) or getattr(error.__cause__, "sqlstate", None)
    return state is None or state in _STATES or state.startswith(_CONNECTION)


def answer(request: HttpRequest) -> HttpResponse:
    """503 with the time after which to ask again."""
    response = problems.answer(request, problems.usual(503))
    response[MARK] = "1"
    return response
