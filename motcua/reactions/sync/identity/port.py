"""What the house needs of a provider of identity, and how it can go wrong for the person who stands before it."""

from dataclasses import dataclass, field
from typing import Protocol

from motcua.reactions.sync.ports import Health, Json, Permanent


@dataclass(frozen=True, slots=True)
class Offer:
    """A provider that may be chosen."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class SettingOut:
    """Somebody on the way to a provider: where to, and what only this browser may bring back."""

    address: str
    state: str
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Proven:
    """Who somebody is, by the verified word of a provider; `level` is the level of assurance, 0 when it told none.

    `birth_date` is in ISO 8601; what was not told is empty. Nothing of the person stands in its `repr`.
    """

    provider: str
    subject: str = field(repr=False)
    level: int
    kind: str
    identity_no: str = field(repr=False)
    full_name: str = field(repr=False)
    birth_date: str = field(default="", repr=False)
    sex: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    address: str = field(default="", repr=False)


class Declined(Permanent):
    """The provider lets nobody in: the person gave up there, or was refused; `fault` is the provider's own word."""

    def __init__(self, reason: str, fault: str) -> None:
        """`fault` is one of the error codes of OpenID Connect, or `other`."""
        super().__init__(reason)
        self.fault = fault


class NotBelieved(Permanent):
    """What came back is not believed; `fault` names the check that failed."""

    def __init__(self, reason: str, fault: str) -> None:
        """`fault` is a word for the log: state, signature, issuer, audience, expired, early, nonce, subject, shape."""
        super().__init__(reason)
        self.fault = fault


class TooLow(Permanent):
    """The provider is sure of the person, but less so than is needed."""

    def __init__(self, reason: str, level: int, needed: int) -> None:
        """Levels of assurance."""
        super().__init__(reason)
        self.level, self.needed = level, needed


class Nameless(Permanent):
    """The provider tells no number or no name by which the person could be known here."""


class IdentityProvider(Protocol):
    """One provider, over the network."""

    def endpoint(self, name: str) -> str:
        """The address of the endpoint; empty where the provider has none. Raises `ExchangeFailed`."""

    def exchange(self, code: str, verifier: str, returns: str) -> Json:
        """The tokens for a code. Raises `ExchangeFailed`."""

    def claims(self, token: str, nonce: str) -> Json:
        """What the verified id token tells. Raises `NotBelieved` and `ExchangeFailed`."""

    def more(self, access_token: str) -> Json:
        """What else the provider tells of the person; nothing where it has no such place. Raises `ExchangeFailed`."""

    def check(self) -> Health:
        """Whether the provider tells where it is and with which keys it signs; nobody signs in."""
