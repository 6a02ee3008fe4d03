"""What Authlib asks of whoever serves it: the client, the code that is used once, and what an id token tells."""

import hmac
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from authlib.oauth2.rfc6749 import InvalidRequestError, OAuth2Request
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc6749.requests import OAuth2Payload
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core.grants import OpenIDCode

from motcua.simulator.identity.residents import Resident

if TYPE_CHECKING:
    from motcua.simulator.identity.provider import Provider

CLIENT, SECRET = "mot-cua-thu", "mat-khau-cua-mot-cua-thu"
BACK, LEFT = "/sign-in/from/", "/sign-in/left/"
SCOPES = ("openid", "profile", "phone")
_LIFE = 120.0  # seconds a code may wait to be fetched


@dataclass(frozen=True)
class Client:
    """The province that asks; in a practice it may come back to any machine, but only to its own addresses there."""

    client_id: str = CLIENT
    secret: str = field(default=SECRET, repr=False)

    def get_client_id(self) -> str:
        """Its name here."""
        return self.client_id

    def get_default_redirect_uri(self) -> str | None:
        """None: it must say where it wants to come back to."""
        return None

    def get_allowed_scope(self, scope: str | None) -> str:
        """What of the wanted scopes it may have."""
        return " ".join(one for one in (scope or "").split() if one in SCOPES)

    def check_redirect_uri(self, address: str) -> bool:
        """Whether it may come back there."""
        return address.startswith(("http://", "https://")) and BACK in address

    def check_client_secret(self, secret: str) -> bool:
        """Whether it is who it says."""
        return hmac.compare_digest(secret.encode(), self.secret.encode())

    def check_endpoint_auth_method(self, method: str, _endpoint: str) -> bool:
        """How it may say so: with its secret."""
        return method in Grant.TOKEN_ENDPOINT_AUTH_METHODS

    def check_response_type(self, kind: str) -> bool:
        """A code, and nothing else."""
        return kind == "code"

    def check_grant_type(self, kind: str) -> bool:
        """A code, and nothing else."""
        return kind == "authorization_code"


class Payload(OAuth2Payload):  # type: ignore[misc]  # Authlib tells no types
    """What came with a request, each name once."""

    def __init__(self, told: Mapping[str, str]) -> None:
        """The names and their values."""
        self.told = dict(told)

    @property
    def data(self) -> dict[str, str]:
        """By name."""
        return self.told

    @property
    def datalist(self) -> defaultdict[str, list[str]]:
        """By name, in lists."""
        return defaultdict(list, {name: [value] for name, value in self.told.items()})


class Asked(OAuth2Request):  # type: ignore[misc]  # Authlib tells no types
    """A request as Authlib reads it. It takes nothing that came unencrypted; a practice on one's own machine does."""

    def __init__(self, method: str, path: str, told: Mapping[str, str], headers: Mapping[str, str]) -> None:
        """`told` is the query or the form."""
        super().__init__(
            method, f"https://practice{path}", headers={name.title(): text for name, text in headers.items()}
        )
        self.payload = Payload(told)

    @property
    def args(self) -> dict[str, str]:
        """What stands in the address."""
        return self.payload.data

    @property
    def form(self) -> dict[str, str]:
        """What stands in the form."""
        return self.payload.data


@dataclass(frozen=True)
class Once:
    """A code on its way through a browser: for whom, for which client, and the proof that must come with it."""

    code: str
    client_id: str
    redirect_uri: str
    scope: str
    who: Resident
    nonce: str
    code_challenge: str
    code_challenge_method: str
    made: float = field(default_factory=time.time)

    def get_redirect_uri(self) -> str:
        """Where it was sent to."""
        return self.redirect_uri

    def get_scope(self) -> str:
        """What it opens."""
        return self.scope

    def get_nonce(self) -> str:
        """Which sign-in it belongs to."""
        return self.nonce

    def get_auth_time(self) -> int:
        """When the person proved who he is."""
        return int(self.made)

    def get_acr(self) -> str:
        """How sure the provider is of the person."""
        return str(self.who.level)

    def get_amr(self) -> list[str]:
        """By which means."""
        return ["user"]


class Grant(AuthorizationCodeGrant):  # type: ignore[misc]  # Authlib tells no types
    """Codes of the practice provider, kept in its memory."""

    TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic", "client_secret_post")

    def save_authorization_code(self, code: str, request: OAuth2Request) -> None:
        """The code waits to be fetched."""
        told = request.payload.data
        self.server.codes[code] = Once(
            code, request.client.client_id, told["redirect_uri"], request.scope, request.user, told.get("nonce", ""),
            told.get("code_challenge", ""), told.get("code_challenge_method", ""),
        )  # fmt: skip

    def query_authorization_code(self, code: str, client: Client) -> Once | None:
        """The code, if it was given to this client and has not waited too long."""
        kept: Once | None = self.server.codes.get(code)
        fresh = kept is not None and kept.client_id == client.client_id and time.time() < kept.made + _LIFE
        return kept if fresh else None

    def delete_authorization_code(self, authorization_code: Once) -> None:
        """The code opens nothing any more."""
        self.server.codes.pop(authorization_code.code, None)

    def authenticate_user(self, authorization_code: Once) -> Resident:
        """Who proved to be who."""
        return authorization_code.who


class Proof(CodeChallenge):  # type: ignore[misc]  # Authlib tells no types
    """Every code must come with a proof, by SHA-256."""

    SUPPORTED_CODE_CHALLENGE_METHOD = ("S256",)

    def validate_code_challenge(self, grant: Grant, redirect_uri: str) -> None:
        """The challenge is there. Raises `InvalidRequestError`."""
        if not grant.request.payload.data.get("code_challenge"):
            raise InvalidRequestError("Missing 'code_challenge'")
        super().validate_code_challenge(grant, redirect_uri)


class Named(OpenIDCode):  # type: ignore[misc]  # Authlib tells no types
    """What an id token of the practice provider tells, and which key signs it."""

    def __init__(self, provider: "Provider") -> None:
        """A sign-in must have a nonce."""
        super().__init__(require_nonce=True)
        self.provider = provider

    def exists_nonce(self, nonce: str, _request: OAuth2Request) -> bool:
        """Whether another code was given under the same nonce."""
        return any(kept.nonce == nonce for kept in self.provider.codes.values())

    def resolve_client_private_key(self, _client: Client) -> Any:
        """The key that signs now."""
        return self.provider.keys.signing()

    def get_client_algorithm(self, _client: Client) -> str:
        """How it signs."""
        return self.provider.keys.algorithm()

    def get_encode_header(self, _client: Client) -> dict[str, str]:
        """Which key it was."""
        key = self.provider.keys.signing()
        return {"alg": self.provider.keys.algorithm(), "kid": str(key.kid)}

    def get_client_claims(self, client: Client) -> dict[str, object]:
        """From whom, and for whom."""
        return {"iss": self.provider.issuer, "aud": [client.client_id]}

    def generate_user_info(self, user: Resident, _scope: str) -> dict[str, object]:
        """Whom it names; all else is told at `userinfo`."""
        return {"sub": user.subject}
