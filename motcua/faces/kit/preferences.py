"""How a visitor likes to read: language, light or dark, size of text, contrast. Kept in cookies."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

YEAR = 365 * 24 * 3600
CHOICES = {
    "theme": ("auto", "light", "dark"),
    "size": ("normal", "large", "larger"),
    "contrast": ("normal", "more"),
}


@dataclass(frozen=True)
class Preferences:
    """What the visitor chose; the first of each choice when nothing was chosen."""

    theme: str
    size: str
    contrast: str


def read(request: HttpRequest) -> Preferences:
    """The preferences of a visitor; a cookie with an unknown value counts as no choice."""
    chosen = {
        name: value if (value := request.COOKIES.get(name, "")) in values else values[0]
        for name, values in CHOICES.items()
    }
    return Preferences(**chosen)


def back(request: HttpRequest) -> str:
    """The page to return to: the one named in the form when it is ours, else the front page."""
    page = request.POST.get("next") or urlsplit(request.headers.get("Referer", "")).path or "/"
    ours = url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return page if ours else "/"


@csrf_exempt  # it changes nothing but the look; without a token, public pages need no cookie and may be cached
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """The preferences in the form are kept for a year, and the visitor is back where he was."""
    answer = HttpResponseRedirect(back(request))
    secure = settings.SESSION_COOKIE_SECURE
    language = request.POST.get("language")
    if language in dict(settings.LANGUAGES):
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, samesite="Lax", secure=secure)
    for name, values in CHOICES.items():
        value = request.POST.get(name)
        if value == values[0]:
            answer.delete_cookie(name, samesite="Lax")
        elif value in values:
            answer.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=secure)
    return answer
