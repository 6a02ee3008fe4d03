"""Who may come through which door: pages of one's own ask for a sign-in first and keep what was being sent."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext

from motcua.faces.kit.sending import unsent as kept
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotAllowed

UNKNOWN = 401
View = Callable[..., HttpResponseBase]


def actor(request: HttpRequest) -> Actor:
    """Who asks."""
    return request.actor  # type: ignore[attr-defined, no-any-return]  # set by the kit's guard


def citizen_only(view: View) -> View:
    """The page is for a citizen or organisation that has signed in; others are led to the sign-in and back again.

    What a form brought while the sign-in had run out is kept in the session and shown again afterwards. Raises
    `NotAllowed` for an officer's account.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        who = actor(request)
        if not who.known and request.headers.get("X-Autosave"):
            return HttpResponse(status=UNKNOWN)
        if not who.known:
            kept.keep(request)
            return HttpResponseRedirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.path})}")
        if who.person_id is None:
            raise NotAllowed(
                gettext("Trang này dành cho người dân, tổ chức."),
                gettext("Tài khoản bạn đang dùng là tài khoản cán bộ."),
                gettext("Hãy đăng xuất rồi đăng nhập bằng tài khoản người dân."),
            )
        return view(request, *args, **kwargs)

    return guarded


def unsent(request: HttpRequest) -> dict[str, list[str]]:
    """What was kept for this page when the sign-in had run out, once; empty when nothing was."""
    brought = kept.taken(request)
    return dict(brought.fields.lists()) if brought else {}
