"""An id token is believed when every check of the standard holds; which one failed is said, what it told is not.

OpenID Connect Core 1.0, section 3.1.3.7. Algorithms that prove nothing (`none`) or that share a key with the reader
(`HS256`) are not among those that are taken.
"""

import base64
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import Key, KeySet

from motcua.reactions.sync.identity.port import NotBelieved
from motcua.reactions.sync.ports import Json

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519")
SKEW = 120  # seconds by which two clocks may differ
MOST_OLD = 600  # seconds since the token was made; a sign-in is fetched at once
_LONGEST_SUBJECT = 255


@dataclass(frozen=True, slots=True)
class Expected:
    """What the token must say; `now` in seconds since 1970, by real time."""

    issuer: str
    client: str
    nonce: str = field(repr=False)
    now: float


class UnknownKey(Exception):
    """The token was signed with a key that is not among those known."""


def claims(token: str, keys: KeySet, expected: Expected) -> Json:
    """What the token tells. Raises `UnknownKey` when other keys should be fetched, and `NotBelieved`."""
    told = dict(_signed(token, keys))
    if fault := _fault(told, expected):
        raise NotBelieved("Câu trả lời của nơi xác thực danh tính không đúng.", fault)
    return told


def _signed(token: str, keys: KeySet) -> Mapping[str, object]:
    """The content of a token that one of the keys has signed."""
    number = _key_number(token)
    fitting = [key for key in keys if number is None or key.kid == number]
    for key in fitting:
        content = _read(token, key)
        if content is not None:
            return content
    if number is not None and fitting:
        raise NotBelieved("Chữ ký của nơi xác thực danh tính không đúng.", "signature")
    raise UnknownKey


def _key_number(token: str) -> str | None:
    """Which key the token says it was signed with; nothing when it says none. Raises `NotBelieved` for no token."""
    written = token.partition(".")[0]
    try:
        header = json.loads(base64.urlsafe_b64decode(written + "=" * (-len(written) % 4)))
    except ValueError as error:
        raise NotBelieved("Câu trả lời của nơi xác thực danh tính không đúng dạng.", "shape") from error
    if not isinstance(header, dict) or header.get("alg") not in ALGORITHMS:
        raise NotBelieved("Câu trả lời của nơi xác thực danh tính không được ký.", "algorithm")
    number = header.get("kid")
    return number if isinstance(number, str) else None


def _read(token: str, key: Key) -> Mapping[str, object] | None:
    try:
        return jwt.decode(token, key, algorithms=ALGORITHMS).claims
    except (JoseError, ValueError):
        return None


def _fault(told: Json, expected: Expected) -> str:
    """The check that fails; nothing when all hold."""
    audience = told.get("aud")
    named = audience if isinstance(audience, list) else [audience]
    ends, made = _moment(told, "exp"), _moment(told, "iat")
    subject = told.get("sub")
    checks = {
        "issuer": told.get("iss") == expected.issuer,
        "audience": expected.client in named and told.get("azp", expected.client) == expected.client,
        "alone": len(named) == 1 or "azp" in told,
        "expired": ends is not None and expected.now < ends + SKEW,
        "early": made is not None and max(made, _moment(told, "nbf") or made) <= expected.now + SKEW,
        "old": made is not None and expected.now <= made + MOST_OLD + SKEW,
        "nonce": hmac.compare_digest(str(told.get("nonce")).encode(), expected.nonce.encode()),
        "subject": isinstance(subject, str) and 0 < len(subject) <= _LONGEST_SUBJECT,
    }
    return next((name for name, holds in checks.items() if not holds), "")


def _moment(told: Json, name: str) -> float | None:
    value = told.get(name)
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
