"""What a provider of identity can do wrong, one thing at a time: what it signs, with what, and when."""

import base64
import json
from collections.abc import Callable, Mapping
from enum import StrEnum

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey

from motcua.simulator.shapes import Json

AGO = 3600  # seconds


class Mischief(StrEnum):
    """One thing that is wrong with every id token from now on."""

    NONE = "none"
    NONCE = "nonce"  # the token belongs to another sign-in
    AUDIENCE = "audience"  # to another client
    PARTY = "party"  # to us and another one, who asked for it
    ISSUER = "issuer"  # from another provider
    EXPIRED = "expired"
    EARLY = "early"  # from a clock that is an hour ahead
    OLD = "old"  # good for a day, but made an hour ago
    UNSIGNED = "unsigned"
    SHARED = "shared"  # signed with the client's secret, which the reader knows too
    STRANGER = "stranger"  # signed with a key that is not the provider's, under its key's number
    NUMBERLESS = "numberless"  # no number of the person
    OTHER = "other"  # what is asked for afterwards tells of another person


_CHANGES: Mapping[Mischief, Callable[[Json], Json]] = {
    Mischief.NONCE: lambda _told: {"nonce": "of-another-sign-in"},
    Mischief.AUDIENCE: lambda _told: {"aud": ["somebody-else"]},
    Mischief.PARTY: lambda told: {"aud": [*_list(told["aud"]), "somebody-else"], "azp": "somebody-else"},
    Mischief.ISSUER: lambda _told: {"iss": "https://elsewhere.example"},
    Mischief.EXPIRED: lambda told: {"iat": _at(told) - 2 * AGO, "exp": _at(told) - AGO},
    Mischief.EARLY: lambda told: {"iat": _at(told) + AGO, "exp": _at(told) + 2 * AGO},
    Mischief.OLD: lambda told: {"iat": _at(told) - AGO, "exp": _at(told) + 24 * AGO},
}


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]


def _at(told: Json) -> int:
    return int(str(told["iat"]))


def spoilt(kind: Mischief, token: str, secret: str) -> str | Json:
    """The token as the mischief has it: the changed content, to be signed anew, or a token that is signed wrongly."""
    header, told = (json.loads(_opened(part)) for part in token.split(".")[:2])
    if kind in _CHANGES:
        return {**told, **_CHANGES[kind](told)}
    if kind is Mischief.UNSIGNED:
        return f"{_closed({'alg': 'none'})}.{_closed(told)}."
    if kind is Mischief.SHARED:
        return jwt.encode({**header, "alg": "HS256"}, told, OctKey.import_key(secret), ["HS256"])
    if kind is Mischief.STRANGER:
        return jwt.encode({**header, "alg": "ES256"}, told, ECKey.generate_key("P-256"), ["ES256"])
    return token


def _opened(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _closed(document: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(document).encode()).rstrip(b"=").decode()
