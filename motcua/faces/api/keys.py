"""Who may speak to the API: a system with a key, or someone already signed in to the site."""

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer

from motcua.ledger import clock
from motcua.registers.people import sign_in
from motcua.registers.people.actor import ANONYMOUS, Actor


class Key(HttpBearer):
    """`Authorization: Bearer mc_…`, the key of another system."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The system behind the key."""
        actor = sign_in.by_token(token, clock.now())
        if actor is not None:
            request.actor = actor  # type: ignore[attr-defined]  # as the kit's guard does for pages
        return actor


class Session(APIKeyCookie):
    """The session of someone signed in; changes need the site's own token against forgery."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        """The signed-in actor."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        return actor if key and actor.known else None


def public(request: HttpRequest) -> Actor:
    """Anyone at all, for what is public anyway."""
    return getattr(request, "actor", ANONYMOUS)


anyone = [Key(), Session(csrf=True)]


def actor_of(request: HttpRequest) -> Actor:
    """Who asks, as the key or the session told."""
    actor: Actor = request.auth  # type: ignore[attr-defined]  # set by ninja
    return actor
