"""Coming in and going out: by electronic identity, or by a password; in a demonstration one chooses whom to be."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from motcua.faces.kit.middleware import ASSURANCE_KEY, SESSION_KEY, problem_of
from motcua.faces.portal import address, typed
from motcua.faces.portal.wording import language
from motcua.ledger import clock
from motcua.reactions.sync.identity import speaking
from motcua.registers.people import cast, sign_in
from motcua.registers.people.errors import Refused

if TYPE_CHECKING:
    from motcua.faces.portal.identity import Told

PARTS = Path(__file__).parent / "parts.yaml"
CITIZEN = "citizen"
OFFICE = "/office/"


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody one may be: the account, the job in a sentence, and what to try (address and label)."""

    player: cast.Player
    icon: str
    job: str
    tries: tuple[tuple[str, str], ...]


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The sign-in page; a POST signs in and leads on to where the visitor wanted to go."""
    return _choose(request) if _plays() else _prove(request)


def _plays() -> bool:
    """Whether one may choose whom to be: in a demonstration, unless its pack made nobody up."""
    return settings.DEMONSTRATION and cast.is_written()


def _choose(request: HttpRequest) -> HttpResponse:
    """A demonstration: whoever is chosen from the cast is whom one is from now on."""
    parts = _parts()
    chosen = request.POST.get("account", "")
    for part in parts:
        if request.method == "POST" and part.player.username == chosen:
            return signed_in(request, part.player.account_id, officer=part.player.role is not None)
    return _page(request, unknown=request.method == "POST", status=422 if request.method == "POST" else 200)


def _page(request: HttpRequest, *, status: int = 200, **more: object) -> HttpResponse:
    """The sign-in page: whom one may be in a demonstration, a password in earnest; the providers in both."""
    shown: dict[str, object] = {"next": next_of(request), "providers": speaking.offered(), **more}
    if _plays():
        return render(request, "portal/sign_in/cast.html", {"parts": _parts(), **shown}, status=status)
    return render(request, "portal/sign_in/password.html", shown, status=status)


def refused(request: HttpRequest, told: "Told", *, page: str = "") -> HttpResponse:
    """The sign-in page, with what went wrong on the way by a provider of identity."""
    return _page(request, status=told.status, refusal=told, next=page or next_of(request))


def _prove(request: HttpRequest) -> HttpResponse:
    """In earnest: user name and password, five wrong guesses in a quarter of an hour."""
    name = typed.clean(request.POST.get("username", ""))[:150]
    if request.method != "POST":
        return _page(request)
    try:
        who = sign_in.check(name, request.POST.get("password", ""), address=address.of(request), at=clock.now())
    except Refused as refusal:
        status = 429 if isinstance(refusal, sign_in.TooManyGuesses) else 422
        return _page(request, status=status, username=name, refusal=problem_of(refusal))
    return signed_in(request, who.id or 0, officer=who.officer)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Nobody is signed in on this browser any more, and nothing of the session is left."""
    by, _ = request.session.get(ASSURANCE_KEY) or ("", 0)
    request.session.flush()
    known = by in {one.name for one in speaking.offered()}
    return HttpResponseRedirect(reverse("portal:signed_out", args=[by]) if known else reverse("portal:home"))


def signed_in(
    request: HttpRequest, account: int, *, officer: bool, page: str = "", assurance: tuple[str, int] | None = None
) -> HttpResponse:
    """The session has a new key and belongs to this account; what another one left in it is gone.

    `assurance` is the provider of identity by which one came, and its level; a password leaves none.
    """
    if request.session.get(SESSION_KEY) not in {None, account}:
        request.session.flush()
    request.session.cycle_key()
    request.session[SESSION_KEY] = account
    request.session[ASSURANCE_KEY] = assurance
    return HttpResponseRedirect(page or next_of(request) or (OFFICE if officer else reverse("portal:my")))


def next_of(request: HttpRequest) -> str:
    """The page to go on to when it is one of ours, else nothing."""
    page = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return page if ours and not page.startswith((settings.LOGIN_URL, "/sign-out")) else ""


def _parts() -> tuple[Part, ...]:
    return tuple(_part(player, language()) for player in cast.cast())


def _part(player: cast.Player, tongue: str) -> Part:
    row = _table().get(player.role.value if player.role else CITIZEN, {"icon": "user", "tries": []})
    return Part(player, row["icon"], player.says(tongue), tuple((each["at"], each[tongue]) for each in row["tries"]))


@cache
def _table() -> dict[str, dict[str, Any]]:
    return {row["role"]: row for row in yaml.safe_load(PARTS.read_text(encoding="utf-8"))}
