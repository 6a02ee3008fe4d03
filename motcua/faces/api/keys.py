"""Who may speak to the API: a system with a key, or someone already signed in to the site."""

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from motcua.faces.kit.middleware import SAFE
from motcua.ledger import clock
from motcua.registers.people import sign_in
from motcua.registers.people.actor import ANONYMOUS, Actor
from motcua.registers.people.errors import NotAllowed


class Key(HttpBearer):
    """`Authorization: Bearer mc_…`, the key of another system."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The system behind the key."""
        actor = sign_in.by_token(token, clock.now())
        if actor is not None:
            request.actor = actor  # type: ignore[attr-defined]  # as the kit's guard does for pages
        return actor


class Forged(NotAllowed):
    """A change asked for in a session, without the token that the site gave to its own pages."""

    code = "stale_form"


class Session(APIKeyCookie):
    """The session of someone signed in; changes need the site's own token against forgery.

    The token is asked for only when there is a session: a system with a wrong key is told of its key, not of a token.
    """

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        """The signed-in actor. Raises `Forged`."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if not (key and actor.known):
            return None
        if request.method not in SAFE and check_csrf(request):
            raise Forged(
                "Yêu cầu này không đến từ một trang của hệ thống.",
                "Thiếu mã chống giả mạo, hoặc mã đã cũ.",
                "Hãy gửi mã trong tiêu đề X-CSRFToken; máy khác xin dùng khóa: “Authorization: Bearer <khóa>”.",
            )
        return actor


def public(request: HttpRequest) -> Actor:
    """Anyone at all, for what is public anyway."""
    return getattr(request, "actor", ANONYMOUS)


anyone = [Key(), Session(csrf=False)]  # it looks for the token itself


def actor_of(request: HttpRequest) -> Actor:
    """Who asks, as the key or the session told."""
    actor: Actor = request.auth  # type: ignore[attr-defined]  # set by ninja
    return actor
