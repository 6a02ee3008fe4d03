"""What the house needs of a national system, and the three ways in which such a system can fail."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

Json = dict[str, object]


class ExchangeFailed(Exception):
    """An exchange that did not succeed; `reason` is one sentence for people."""

    def __init__(self, reason: str) -> None:
        """`reason` in Vietnamese, without personal data."""
        self.reason = reason
        super().__init__(reason)


class Temporary(ExchangeFailed):
    """The other side is slow, away or broken: it is tried again later."""


class Misconfigured(ExchangeFailed):
    """Our key, address or agreement is wrong: nothing is sent until an operator has looked."""


class Permanent(ExchangeFailed):
    """The other side refuses this item for good: an officer must mend it."""


@dataclass(frozen=True)
class Health:
    """Whether a connection works, with one sentence for the operator."""

    works: bool
    said: str


class NationalPortal(Protocol):
    """The National Public Service Portal as the house speaks to it, whatever the generation of its protocol."""

    def put_dossier(self, message: Json) -> None:
        """The portal has the dossier as the message tells; sent twice it has it once. Raises `ExchangeFailed`."""

    def put_progress(self, items: Sequence[Json]) -> None:
        """The portal has these steps of one dossier's history, in order. Raises `ExchangeFailed`."""

    def check(self) -> Health:
        """Whether the portal answers and knows us; changes nothing."""
