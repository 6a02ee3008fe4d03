"""The addresses of the practice provider: what it is, its keys, the page where one chooses whom to be, and the rest."""

from collections.abc import Callable
from html import escape
from urllib.parse import parse_qsl, urlencode

from motcua.simulator.identity import residents
from motcua.simulator.identity.grants import LEFT, Asked
from motcua.simulator.identity.mischief import Mischief
from motcua.simulator.identity.provider import Provider
from motcua.simulator.identity.residents import Resident
from motcua.simulator.reply import Reply, Request, said

PREFIX = "/identity"
_HTML = "text/html; charset=utf-8"
_LEVELS = (1, 2, 3)
_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}"
    "button{font:inherit;padding:.4rem .8rem}li{margin:.5rem 0}"
)
_CHOICE = """<h1>Bạn là ai?</h1><p>Nơi xác thực thử: mọi người ở đây đều là giả định.</p>
<form method=post action="{action}">
<p><label>Mức xác thực <select name=level><option value="">như tài khoản</option>{levels}</select></label></p>
<ul>{people}</ul><p><button name=who value="">Không đồng ý, quay lại</button></p></form>"""


def serve(provider: Provider, request: Request) -> Reply:
    """What the provider answers."""
    provider.issuer = f"http://{request.headers.get('host', '127.0.0.1')}{PREFIX}"
    served = _PLACES.get(request.path.removeprefix(PREFIX))
    return served(provider, request) if served else said({"error": "not_found"}, 404)


def _tokens(provider: Provider, request: Request) -> Reply:
    status, body = provider.tokens(Asked(request.method, request.path, _form(request), request.headers))
    return said(body, status, Cache_Control="no-store")


def _user(provider: Provider, request: Request) -> Reply:
    told = provider.user_info(request.bearer())
    return said(told) if told is not None else said({"error": "invalid_token"}, 401)


def _discovery(issuer: str) -> dict[str, object]:
    return {
        "issuer": issuer, "authorization_endpoint": f"{issuer}/authorize", "token_endpoint": f"{issuer}/token",
        "userinfo_endpoint": f"{issuer}/userinfo", "jwks_uri": f"{issuer}/jwks",
        "end_session_endpoint": f"{issuer}/leave", "response_types_supported": ["code"],
        "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["ES256", "RS256"],
        "code_challenge_methods_supported": ["S256"], "scopes_supported": ["openid", "profile", "phone"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "acr_values_supported": [str(level) for level in _LEVELS],
    }  # fmt: skip


def _form(request: Request) -> dict[str, str]:
    return dict(parse_qsl(request.body.decode("utf-8", "replace"), keep_blank_values=True))


def _authorize(provider: Provider, request: Request) -> Reply:
    asked = Asked("GET", request.path, request.query, request.headers)
    if objection := provider.objection(asked):
        return Reply(400, _page(f"<h1>Yêu cầu không đúng</h1><p>{escape(objection)}</p>"), _HTML)
    if request.method != "POST":
        return Reply(200, _page(_choice(provider, request)), _HTML)
    chosen = _form(request)
    level = chosen.get("level", "")
    who = provider.book.of(chosen.get("who", ""), int(level) if level in map(str, _LEVELS) else None)
    return Reply(303, b"", _HTML, {"Location": provider.way_back(asked, who)})


def _choice(provider: Provider, request: Request) -> str:
    """The page where one chooses whom to be, and how sure the provider shall be of it."""
    action = escape(f"{request.path}?{urlencode(request.query)}")
    people = "".join(map(_row, provider.book))
    levels = "".join(f"<option value={level}>mức {level}</option>" for level in _LEVELS)
    return _CHOICE.format(action=action, people=people, levels=levels)


def _row(one: Resident) -> str:
    name = f"{one.company} ({one.name})" if one.company else one.name
    key = one.tax_no or one.number
    return f"<li><button name=who value='{escape(key)}'>{escape(name)}</button> {escape(key)} · mức {one.level}</li>"


def _left(_provider: Provider, request: Request) -> Reply:
    """Nobody is signed in here any more; who came from the province goes back there."""
    back = request.query.get("post_logout_redirect_uri", "")
    if LEFT in back and back.startswith(("http://", "https://")):
        state = request.query.get("state", "")
        return Reply(303, b"", _HTML, {"Location": f"{back}?{urlencode({'state': state})}" if state else back})
    return Reply(200, _page("<h1>Đã đăng xuất</h1>"), _HTML)


def _page(inner: str) -> bytes:
    head = "<!doctype html><html lang=vi><meta charset=utf-8><meta name=viewport content='width=device-width'>"
    return f"{head}<title>Xác thực danh tính thử</title><style>{_STYLE}</style>{inner}".encode()


_PLACES: dict[str, Callable[[Provider, Request], Reply]] = {
    "/.well-known/openid-configuration": lambda provider, _: said(_discovery(provider.issuer)),
    "/jwks": lambda provider, _: said(provider.keys.shown()),
    "/authorize": _authorize,
    "/token": _tokens,
    "/userinfo": _user,
    "/leave": _left,
}


def control(provider: Provider, told: dict[str, object]) -> Reply:
    """The provider does wrong, changes its keys, or knows somebody more; answers with how it stands."""
    try:
        if "mischief" in told:
            provider.mischief = Mischief(str(told["mischief"]))
        rows = told.get("residents", [])
        provider.book.add([residents.read(row) for row in rows] if isinstance(rows, list) else [])
    except ValueError as error:
        return said({"message": str(error)}, 400)
    if "rotate" in told:
        provider.keys.rotate(str(told["rotate"]), withdraw=bool(told.get("withdraw", True)))
    return said(
        {"mischief": provider.mischief.value, "keys": len(provider.keys.held), "residents": len(provider.book.known)}
    )
