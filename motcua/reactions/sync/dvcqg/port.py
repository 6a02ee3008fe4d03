"""What the house needs of the National Public Service Portal, whatever the generation of its protocol.

Source: decision 0502
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from motcua.reactions.sync.dvcqg.picture import Picture
from motcua.reactions.sync.ports import Health, Temporary

Pulse = Callable[[], None]  # called before each message: keeps the hold on what is being sent, or raises


@dataclass(frozen=True, eq=False)
class Parcel:
    """One dossier on its way: as it stands, with its whole history, of which the part after `since` is new there.

    `known` when the other side has accepted something of it; `uncertain` when an earlier attempt ended without an
    answer, so that what is there must be looked up before anything is sent again. `reference` is its number there.
    """

    picture: Picture
    since: int
    known: bool
    uncertain: bool
    reference: str = ""

    @property
    def code(self) -> str:
        """The code of the dossier."""
        return self.picture.code


@dataclass(frozen=True)
class Outcome:
    """The other side has answered for one dossier: taken as far as the parcel reached, or refused, and why.

    `failed` when its message failed while others passed: it is tried again later.
    """

    dossier: str
    refused: str = ""
    reference: str = ""
    failed: Temporary | None = None


Mark = tuple[str, str, str]  # a step as both sides can recognise it: moment, state, content


@dataclass(frozen=True)
class Seen:
    """A dossier as the other side has it; `told` are the states that came by themselves, third generation."""

    code: str
    state: int
    marks: tuple[Mark, ...]
    reference: str = ""
    told: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Listed:
    """A dossier in the other side's list: its state and the number of its steps there."""

    code: str
    state: int
    steps: int


class NationalPortal(Protocol):
    """One account with the portal."""

    def deliver(self, parcels: Sequence[Parcel], pulse: Pulse) -> Iterator[Outcome]:
        """The portal has been told of each dossier in turn, its steps in their order; nothing is there twice.

        A dossier that is refused or fails holds up no other. Raises `Temporary` or `Misconfigured` for what concerns
        all that have no outcome yet.
        """

    def look_up(self, code: str) -> Seen | None:
        """The dossier as the portal has it; none when it has not. Raises `ExchangeFailed`."""

    def page(self, after: str, limit: int) -> tuple[Listed, ...]:
        """The dossiers of this account there, in the order of their codes. Raises `ExchangeFailed`."""

    def check(self) -> Health:
        """Whether the portal answers and knows us; changes nothing."""
