"""Three guards around every request: the database may be away, someone asks, something may be refused."""

import logging
from collections.abc import Callable
from dataclasses import replace

from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject

from motcua.faces.kit import away, problems
from motcua.faces.kit.wording import told
from motcua.law.errors import AlreadyExtended, LawError, NotPermitted
from motcua.registers.files.refusals import CannotStore
from motcua.registers.people import actor as people
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound, OutOfScope, Refused

log = logging.getLogger("motcua.kit")
Respond = Callable[[HttpRequest], HttpResponse]
SESSION_KEY = "account"
ASSURANCE_KEY = "assurance"  # of a session that was entered by a provider of identity: its name, and the level
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class DatabaseAway:
    """A database that does not answer becomes a calm 503; a page that only reads is asked for once more before that."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer of the house, or a 503 without the mark that the inner guards put on it."""
        response = self.get_response(request)
        if response.has_header(away.MARK) and request.method in SAFE:
            connections.close_all()
            response = self.get_response(request)
        if response.has_header(away.MARK):
            log.error("database away: %s %s", request.method, request.path)
            del response[away.MARK]
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A marked 503 for an error that means the database is away."""
        return away.answer(request) if away.is_away(exception) else None


def database_away(get_response: Respond) -> DatabaseAway:
    """The guard against a database that is away, for `MIDDLEWARE`."""
    return DatabaseAway(get_response)


def _actor(request: HttpRequest) -> people.Actor:
    number = request.session.get(SESSION_KEY)
    found = (people.actor_for(int(number)) if number else None) or people.ANONYMOUS
    by, level = request.session.get(ASSURANCE_KEY) or ("", 0)
    return replace(found, identified_by=by, assurance=level) if by and found.known else found


def who_asks(get_response: Respond) -> Respond:
    """`request.actor` is who asks.

    The database is asked only when somebody looks, and never for a visitor without a session.
    """

    def ask(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        response = problems.answer(request, problems.usual(400)) if _unkeepable(request) else get_response(request)
        patch_vary_headers(response, ["Cookie"])  # who is signed in and how one likes to read both stand on the page
        return response

    return ask


def _unkeepable(request: HttpRequest) -> bool:
    """True when the address holds the one sign that no text in a database may hold."""
    return "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", "")


def _status(error: Refused | LawError) -> int:
    if isinstance(error, NotAllowed):
        return 403
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, (Conflict, NotPermitted, AlreadyExtended)):
        return 409
    return 503 if isinstance(error, CannotStore) else 422


def problem_of(error: Refused | LawError) -> problems.Problem:
    """The problem that says what a refusal says, in the reader's language, with the status that fits it."""
    fields = {name: told(words) for name, words in error.fields.items()} if isinstance(error, Invalid) else {}
    status = _status(error)
    scope = error.scope if isinstance(error, OutOfScope) else ""
    what, why, remedy = told(error.what), told(error.why), told(error.remedy)
    return problems.Problem(status, what, why, remedy, error.source, error.code, scope, fields)


class Refusals:
    """A refusal that no view has caught is shown as it is: what, why, what to do, and the article."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer of the house; a way of sending that an address does not take is refused in words, too."""
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            allowed = response["Allow"]
            response = problems.answer(request, problems.usual(405))
            response["Allow"] = allowed
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page or problem document for a refusal; nothing for other errors."""
        if not isinstance(exception, (Refused, LawError)):
            return None
        problem = problem_of(exception)
        return problems.answer(request, problem)


def refusals(get_response: Respond) -> Refusals:
    """The guard that shows refusals, for `MIDDLEWARE`."""
    return Refusals(get_response)
