"""The providers of electronic identity at which people may sign in.

`MOTCUA_OIDC` tells them: a JSON list, or the path of a file with one; each
`{"name": "vneid", "label": "VNeID", "issuer": "https://…", "client": "…", "secret": "…"}` and, where a provider has
its own ways, `scope`, `acr_values`, `auth`, `claims`, `levels`, `lowest`, `links`, `endpoints`. Empty: none.
Source: decision 0540
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings

from motcua.reactions.sync import told
from motcua.reactions.sync.ports import Misconfigured

SETTING, WHAT = "MOTCUA_OIDC", "nơi xác thực danh tính"
BASIC, POST = "basic", "post"
_NAME = re.compile(r"[a-z0-9-]{1,40}")
_KNOWN = {
    "name", "label", "issuer", "client", "secret", "scope", "acr_values", "auth", "claims", "levels", "lowest",
    "links", "endpoints",
}  # fmt: skip
_ENDPOINTS = {"authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri", "end_session_endpoint"}
_NEEDED = {"authorization_endpoint", "token_endpoint", "jwks_uri"}


@dataclass(frozen=True)
class Provider:
    """One provider, and our account with it.

    `lowest` is the level of assurance from which one may enter; `links` that from which one takes over what the
    register already knows under the same number. `endpoints` are told for a provider that has no discovery.
    """

    name: str
    issuer: str
    client: str
    secret: str = field(default="", repr=False)
    label: str = ""
    scope: str = "openid profile"
    acr_values: str = ""
    auth: str = BASIC
    lowest: int = 1
    links: int = 2
    claims: tuple[tuple[str, str], ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    endpoints: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """What people call it."""
        return self.label or self.name


def every() -> tuple[Provider, ...]:
    """The providers of the setting. Raises `Misconfigured`, naming what is wrong and never a secret."""
    return _read(settings.OIDC)


def named(name: str) -> Provider:
    """The provider of this name. Raises `Misconfigured` when there is none."""
    found = next((one for one in every() if one.name == name), None)
    if found is None:
        raise Misconfigured(f"Không có nơi xác thực danh tính “{name[:40]}”.")
    return found


@lru_cache(maxsize=4)
def _read(setting: str) -> tuple[Provider, ...]:
    found = tuple(_provider(row) for row in told.rows(setting, SETTING, WHAT))
    if len({one.name for one in found}) != len(found):
        raise Misconfigured(f"Hai nơi xác thực danh tính ({SETTING}) cùng một tên.")
    return found


def _provider(row: Mapping[str, object]) -> Provider:
    if unknown := set(row) - _KNOWN:
        raise Misconfigured(f"Nơi xác thực danh tính ({SETTING}) có mục lạ: {', '.join(sorted(unknown))[:120]}.")
    made = Provider(
        name=told.text(row, "name"), issuer=told.text(row, "issuer"), client=told.text(row, "client"),
        secret=told.text(row, "secret"), label=told.text(row, "label"),
        scope=told.text(row, "scope", "openid profile"), acr_values=told.text(row, "acr_values"),
        auth=told.text(row, "auth", BASIC), lowest=told.whole(row, "lowest", 1), links=told.whole(row, "links", 2),
        claims=told.pairs(row, "claims"), levels=told.pairs(row, "levels"), endpoints=told.pairs(row, "endpoints"),
    )  # fmt: skip
    if fault := _fault(made):
        raise Misconfigured(f"Nơi xác thực danh tính ({SETTING}) {made.name[:40]}: {fault}")
    return made


def _fault(made: Provider) -> str:
    """What is wrong with the account, in one sentence; nothing for one that can be."""
    names = {name for name, _ in made.endpoints}
    told_of = f"{', '.join(sorted(_NEEDED))}, và tùy chọn {', '.join(sorted(_ENDPOINTS - _NEEDED))}"
    checks = {
        "name chỉ gồm a-z, 0-9, -.": bool(_NAME.fullmatch(made.name)),
        "cần client, và scope có openid.": bool(made.client) and "openid" in made.scope.split(),
        f"auth là {BASIC} hoặc {POST}.": made.auth in {BASIC, POST},
        "levels cho mỗi giá trị một số nguyên.": all(level.isdecimal() for _, level in made.levels),
        "issuer và endpoints phải bắt đầu bằng https://.": all(
            told.safe(address) for address in (made.issuer, *(one for _, one in made.endpoints))
        ),
        f"endpoints gồm {told_of}.": not names or (names >= _NEEDED and names <= _ENDPOINTS),
    }
    return next((said for said, holds in checks.items() if not holds), "")
