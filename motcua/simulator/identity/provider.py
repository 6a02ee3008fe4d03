"""A provider of electronic identity to practise with: OpenID Connect as Authlib serves it, with keys of its own.

Authorization code with PKCE and nonce, discovery, keys that change, user info, sign-out. Nothing is asked of who signs
in: one chooses whom to be. It can be told to do wrong.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from authlib.oauth2.rfc6749 import AuthorizationServer, OAuth2Error
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey

from motcua.simulator.identity import mischief
from motcua.simulator.identity.grants import SCOPES, Asked, Client, Grant, Named, Once, Proof
from motcua.simulator.identity.mischief import Mischief
from motcua.simulator.identity.residents import Book, Resident
from motcua.simulator.shapes import Json


@dataclass
class Keys:
    """The keys of the provider; the last one signs, those before it are shown until they are withdrawn."""

    held: list[ECKey | RSAKey] = field(default_factory=list)

    def signing(self) -> ECKey | RSAKey:
        """The key that signs now; made when it is first wanted."""
        if not self.held:
            self.rotate()
        return self.held[-1]

    def rotate(self, kind: str = "EC", *, withdraw: bool = True) -> None:
        """Another key signs from now on; those before it are not shown any more, unless they are kept."""
        made = RSAKey.generate_key(2048) if kind == "RSA" else ECKey.generate_key("P-256")
        made.ensure_kid()
        self.held = [*([] if withdraw else self.held), made]

    def shown(self) -> Json:
        """The public halves, as `jwks_uri` shows them."""
        self.signing()
        return dict(KeySet(list(self.held)).as_dict(private=False))

    def algorithm(self) -> str:
        """How the signing key signs."""
        return "RS256" if isinstance(self.signing(), RSAKey) else "ES256"


class Provider(AuthorizationServer):  # type: ignore[misc]  # Authlib says nothing of its types
    """The provider without its addresses: whom it knows, what it has given out, and what it does wrong."""

    def __init__(self, book: Book, client: Client | None = None) -> None:
        """It serves codes with a proof of possession, and tokens that say who somebody is."""
        super().__init__(scopes_supported=list(SCOPES))
        self.book, self.client, self.keys = book, client or Client(), Keys()
        self.issuer, self.mischief = "", Mischief.NONE
        self.codes: dict[str, Once] = {}
        self.entered: dict[str, Resident] = {}  # by access token
        self.register_token_generator("default", BearerTokenGenerator(lambda **_: secrets.token_urlsafe(32)))
        self.register_grant(Grant, [Proof(required=True), Named(self)])

    # what Authlib asks of whoever serves it

    def query_client(self, client_id: str) -> Client | None:
        """The client of this name."""
        return self.client if client_id == self.client.client_id else None

    def save_token(self, token: Mapping[str, Any], request: Asked) -> None:
        """Who holds the access token may ask about this person."""
        self.entered[str(token["access_token"])] = request.user

    def send_signal(self, *_args: object, **_more: object) -> None:
        """Nobody listens."""

    def create_oauth2_request(self, request: Asked) -> Asked:
        """The request is as Authlib reads it already."""
        return request

    def handle_response(
        self, status: int, body: object, headers: list[tuple[str, str]]
    ) -> tuple[int, object, dict[str, str]]:
        """The answer as it is sent."""
        return status, body, dict(headers)

    # what the addresses ask of the provider

    def objection(self, request: Asked) -> str:
        """What is wrong with a request for a code, so that nobody is even asked; empty when it is in order."""
        try:
            self.get_authorization_grant(request).validate_authorization_request()
        except OAuth2Error as error:
            return f"{error.error}: {error.description}"
        return ""

    def way_back(self, request: Asked, who: Resident | None) -> str:
        """The address to go back to, with a code for this person, or with the news that nobody would sign in."""
        grant = self.get_authorization_grant(request)
        _, _, headers = self.create_authorization_response(request, who, grant)
        return str(headers["Location"])

    def tokens(self, request: Asked) -> tuple[int, object]:
        """The tokens for a code, spoilt as the mischief has it."""
        status, body, _ = self.create_token_response(request)
        if isinstance(body, dict) and "id_token" in body and self.mischief is not Mischief.NONE:
            body = {**body, "id_token": self._spoilt(str(body["id_token"]))}
        return int(status), body

    def _spoilt(self, token: str) -> str:
        made = mischief.spoilt(self.mischief, token, self.client.secret)
        if isinstance(made, str):
            return made
        key, algorithm = self.keys.signing(), self.keys.algorithm()
        return jwt.encode({"alg": algorithm, "kid": key.kid}, made, key, [algorithm])

    def user_info(self, token: str) -> Json | None:
        """What is told to who holds the token; nothing for one that opens nothing."""
        who = self.entered.get(token)
        if who is None:
            return None
        told = _told(who)
        if self.mischief is Mischief.NUMBERLESS:
            told |= {"SoDinhDanh": "", "MaSoThue": ""}
        if self.mischief is Mischief.OTHER:
            told["sub"] = "somebody-else"
        return {name: value for name, value in told.items() if value}


def _told(who: Resident) -> Json:
    """What is told of somebody, in the words of the sign-in of the national portal."""
    return {
        "sub": who.subject, "TechID": who.subject, "LoaiTaiKhoan": "2" if who.tax_no else "1", "loAs": str(who.level),
        "HoVaTen": who.name.upper(), "SoDinhDanh": who.number, "NgayThangNamSinh": who.birth_date,
        "GioiTinh": who.sex, "SoDienThoai": who.phone, "DiaChi": ", ".join(who.place), "MaSoThue": who.tax_no,
        "TenDoanhNghiep": who.company,
    }  # fmt: skip
