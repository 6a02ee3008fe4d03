"""What a form brought when nobody was signed in any more, or with a token too old: kept until a page shows it again.

Source: decision 0164
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

KEY = "unsent"
MOST = 60_000  # characters of a form kept in a session
_NEVER = frozenset({"csrfmiddlewaretoken", "password"})
View = TypeVar("View", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Unsent:
    """The fields of a form that was not sent, and whether files went with it: those are not kept."""

    fields: QueryDict
    files: bool = False

    def written(self) -> tuple[str, ...]:
        """What somebody wrote in sentences, to be copied from where no form can show it again."""
        said = (text.strip() for _, texts in self.fields.lists() for text in texts)
        return tuple(dict.fromkeys(text for text in said if " " in text))


def shown_again(view: View) -> View:
    """The view shows what was kept for its address in the form itself."""
    view.shows_again = True  # type: ignore[attr-defined]
    return view


def keep(request: HttpRequest) -> str:
    """What the form brought waits in the session; the answer is the page on which it will be shown again.

    That is the form's own address where its view shows it again, else the page from which it was sent.
    """
    page = _page(request)
    if request.method != "POST":
        return page
    sent = {name: request.POST.getlist(name) for name in request.POST if name not in _NEVER}
    if sum(len(value) for values in sent.values() for value in values) <= MOST:
        kept = {"path": request.path, "page": urlsplit(page).path, "sent": sent, "files": bool(request.FILES)}
        request.session[KEY] = kept
    return page


def taken(request: HttpRequest) -> Unsent | None:
    """What was kept for the form at this address, once; nothing when nothing was."""
    return _taken(request, "path")


def brought(request: HttpRequest) -> Unsent | None:
    """The same, and its fields stand in the request as in one that was just sent, to be shown and not to be done."""
    found = taken(request)
    if found and not request.FILES:  # to look at the files reads the fields of the request; ours come after
        request.POST = found.fields  # type: ignore[assignment]
    return found


def left(request: HttpRequest) -> Unsent | None:
    """What was kept and no form has taken, for the page that leads on, once; nothing when nothing was."""
    return _taken(request, "page")


def without_token(request: HttpRequest) -> str:
    """The page on which a form is shown again that came without its token; nothing where none shows it.

    Only what a page of ours sent is kept, as the browser tells: another's form is not believed.
    """
    origin, referrer = request.headers.get("Origin", ""), request.headers.get("Referer", "")
    ours = urlsplit(origin if origin not in {"", "null"} else referrer).netloc == request.get_host()
    whole = ours and _shows_again(request.path) and not request.headers.get("X-Autosave")
    return keep(request) if whole else ""


def _page(request: HttpRequest) -> str:
    if request.method != "POST" or _shows_again(request.path):
        return request.get_full_path()
    before = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    if before.netloc != request.get_host():
        return request.get_full_path()
    return f"{before.path}?{before.query}" if before.query else before.path


def _shows_again(path: str) -> bool:
    try:
        return bool(getattr(resolve(path).func, "shows_again", False))
    except Resolver404:
        return False


def _taken(request: HttpRequest, what: str) -> Unsent | None:
    kept: Mapping[str, Any] = request.session.get(KEY) or {}
    if request.method != "GET" or kept.get(what) != request.path:
        return None
    del request.session[KEY]
    fields = QueryDict(mutable=True)
    for name, values in kept["sent"].items():
        fields.setlist(name, values)
    fields._mutable = False  # noqa: SLF001  # as a form that was sent
    return Unsent(fields, kept.get("files", False))
