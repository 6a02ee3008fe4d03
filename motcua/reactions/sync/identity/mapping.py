"""Our words and a provider's: the address one sets out to, the form that fetches the tokens, and who somebody is.

Names of claims as the sign-in of the national portal has them, then those of the standard; a provider that calls them
otherwise says so in its account. Source: decision 0540
"""

import base64
import hashlib
import re
import secrets
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from motcua.reactions.sync.identity.accounts import POST, Provider
from motcua.reactions.sync.identity.port import Nameless, Proven, SettingOut, TooLow
from motcua.reactions.sync.ports import Json

DONE = "done"  # brought back by who has signed out at the provider, too
PERSON, ORGANISATION = "person", "organisation"
_CLAIMS: Mapping[str, tuple[str, ...]] = {
    "subject": ("sub",),
    "kind": ("LoaiTaiKhoan",),
    "level": ("loAs", "loa", "acr"),
    "identity_no": ("SoDinhDanh", "SoCMND", "identity_number"),
    "tax_no": ("MaSoThue", "MaSoDoanhNghiep"),
    "full_name": ("HoVaTen", "name"),
    "organisation": ("TenDoanhNghiep",),
    "birth_date": ("NgayThangNamSinh", "birthdate"),
    "sex": ("GioiTinh", "gender"),
    "phone": ("SoDienThoai", "phone_number"),
    "email": ("ThuDienTu", "email"),
    "address": ("DiaChi", "address"),
}
_SEXES = {"1": "male", "nam": "male", "male": "male", "2": "female", "nữ": "female", "female": "female"}
_DAYS = (r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})", r"(?P<d>\d{2})/(?P<m>\d{2})/(?P<y>\d{4})",
         r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})")  # fmt: skip
_LONGEST = 500


def set_out(provider: Provider, endpoint: str, returns: str) -> SettingOut:
    """The way to the provider, with a state, a nonce and a verifier that are used once."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    asked = {
        "response_type": "code", "client_id": provider.client, "redirect_uri": returns, "scope": provider.scope,
        "state": state, "nonce": nonce, "code_challenge": challenge(verifier), "code_challenge_method": "S256",
    }  # fmt: skip
    if provider.acr_values:
        asked["acr_values"] = provider.acr_values
    joint = "&" if "?" in endpoint else "?"
    return SettingOut(f"{endpoint}{joint}{urlencode(asked)}", state, nonce, verifier)


def challenge(verifier: str) -> str:
    """The challenge of a verifier, by SHA-256 (RFC 7636)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def fetch(provider: Provider, code: str, verifier: str, returns: str) -> tuple[dict[str, str], dict[str, str]]:
    """The form and the headers that fetch the tokens for a code; the secret goes where the provider wants it."""
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": returns, "code_verifier": verifier}
    if not provider.secret or provider.auth == POST:
        form["client_id"] = provider.client
    if not provider.secret:
        return form, {}
    if provider.auth == POST:
        return form | {"client_secret": provider.secret}, {}
    pair = f"{quote(provider.client, safe='')}:{quote(provider.secret, safe='')}"
    return form, {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}


def proven(provider: Provider, told: Json) -> Proven:
    """Who somebody is. Raises `Nameless` without a number or a name, and `TooLow` below the provider's lowest level."""
    organisation = _said(provider, told, "kind") == "2" or bool(_said(provider, told, "organisation"))
    number = _said(provider, told, "tax_no" if organisation else "identity_no")
    name = _said(provider, told, "organisation") if organisation else _said(provider, told, "full_name")
    level = _level(provider, told)
    if level < provider.lowest:
        raise TooLow(f"{provider.title} xác thực ở mức {level}, cần mức {provider.lowest}.", level, provider.lowest)
    if not number or not name:
        raise Nameless(f"{provider.title} không cho biết số định danh hoặc họ tên.")
    return Proven(
        provider=provider.name, subject=_said(provider, told, "subject"), level=level,
        kind=ORGANISATION if organisation else PERSON, identity_no=re.sub(r"[\s.\-]", "", number),
        full_name=_named(name, organisation=organisation),
        birth_date="" if organisation else _day(_said(provider, told, "birth_date")),
        sex="" if organisation else _SEXES.get(_said(provider, told, "sex").lower(), ""),
        phone=_said(provider, told, "phone"), email=_said(provider, told, "email"),
        address=_said(provider, told, "address"),
    )  # fmt: skip


def leave(provider: Provider, endpoint: str, returns: str) -> str:
    """Where one signs out at the provider too; empty when it knows no such thing."""
    if not endpoint:
        return ""
    joint = "&" if "?" in endpoint else "?"
    asked = {"client_id": provider.client, "post_logout_redirect_uri": returns, "state": DONE}
    return f"{endpoint}{joint}{urlencode(asked)}"


def _said(provider: Provider, told: Json, name: str) -> str:
    """What the provider tells under the first of the claim's names that it uses, in one line."""
    own = dict(provider.claims).get(name)
    for claim in (own,) if own else _CLAIMS[name]:
        value = told.get(claim)
        if name == "address" and isinstance(value, dict):
            value = value.get("formatted")
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return " ".join(str(value).split())[:_LONGEST]
    return ""


def _level(provider: Provider, told: Json) -> int:
    """The level of assurance: by the provider's own table, else the number itself; 0 for a word nobody knows."""
    said = _said(provider, told, "level")
    known = dict(provider.levels)
    if said in known:
        return int(known[said])
    return int(said) if said.isascii() and said.isdecimal() and len(said) == 1 else 0


def _named(name: str, *, organisation: bool) -> str:
    """A name as names are written; the register of people keeps them in capitals."""
    return name.title() if name.isupper() and not organisation else name


def _day(written: str) -> str:
    found = next((match for form in _DAYS if (match := re.fullmatch(form, written))), None)
    return f"{found['y']}-{found['m']}-{found['d']}" if found else ""
