"""The pages behind `handler400`, `handler403`, `handler404` and `handler500` of the address book."""

import sys

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from motcua.faces.kit import away, problems
from motcua.faces.kit.sending import unsent


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 when what was sent is too big."""
    return problems.answer(request, problems.usual(413 if isinstance(exception, RequestDataTooBig) else 400))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """403."""
    return problems.answer(request, problems.usual(403))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """404."""
    return problems.answer(request, problems.usual(404))


def forgery(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django's signature
    """403 when the form's token is missing or old (settings.CSRF_FAILURE_VIEW).

    What a page of ours sent is kept, and the answer leads to where it is shown again; another's form is not believed.
    """
    again = unsent.without_token(request)
    return problems.answer(request, problems.stale_form(kept=bool(again)), again=again)


def failed(request: HttpRequest) -> HttpResponse:
    """503 when the database was away in a place no view could answer for, else 500."""
    error = sys.exc_info()[1]
    if error is not None and away.is_away(error):
        return away.answer(request)
    return problems.answer(request, problems.usual(500))
