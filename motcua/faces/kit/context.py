"""What every page knows without its view having to say it."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from motcua.faces.kit import look, preferences
from motcua.ledger import clock

SIGN_OUT_URL = "/sign-out/"


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """The pack's look, the day and moment, the language, the preferences and the actor.

    Nothing here asks the database until a template uses it.
    """
    now = cache(clock.now)  # called by the template that wants it, once a page
    return {
        "look": look.look(settings.PACK),
        "now": now,
        "today": lambda: now().date(),
        "language": get_language() or settings.LANGUAGE_CODE,
        "prefer": preferences.read(request),
        "actor": getattr(request, "actor", None),
        "demonstration": settings.DEMONSTRATION,
        "here": request.get_full_path(),
        "sign_in_url": settings.LOGIN_URL,
        "sign_out_url": SIGN_OUT_URL,
        "be_url": settings.LOGIN_URL,  # in a demonstration, signing in is choosing whom to be
    }
