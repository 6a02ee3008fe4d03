"""Who may enter the office, and what every page of it is asked with."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext
from django_htmx.http import HttpResponseClientRefresh
from django_htmx.middleware import HtmxDetails

from motcua.faces.kit.sending import unsent
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotAllowed

View = Callable[..., HttpResponseBase]


class OfficeRequest(HttpRequest):
    """A request as the middleware has prepared it."""

    actor: Actor
    htmx: HtmxDetails


def officers_only(view: View) -> View:
    """Who has not signed in is led to the sign-in page, who holds no post is refused; no cache keeps the page.

    What a form brought while the sign-in had run out is kept and shown again afterwards. Source: decision 0164
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        actor = cast("OfficeRequest", request).actor
        if not actor.known:
            return _to_sign_in(cast("OfficeRequest", request))
        if not actor.officer:
            raise NotAllowed(
                gettext("Trang này dành cho cán bộ, công chức."),
                gettext("Tài khoản %(name)s không giữ vị trí công tác nào.") % {"name": actor.name},
                gettext("Hãy đăng xuất rồi đăng nhập bằng tài khoản công vụ."),
            )
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_cache=True)
        return response

    return guarded


def _to_sign_in(request: OfficeRequest) -> HttpResponseBase:
    page = unsent.keep(request)
    if request.method == "POST":
        said = gettext("Phiên làm việc đã hết nên việc vừa bấm chưa được làm. Đăng nhập lại: điều bạn đã gõ vẫn còn.")
        messages.warning(request, said)
    if request.htmx:
        return HttpResponseClientRefresh()  # the whole page goes to sign in, not the part that was asked for
    return redirect_to_login(page, settings.LOGIN_URL)
