"""Dossiers on their way to the national portal by one of our accounts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from motcua.reactions.sync import accounts
from motcua.reactions.sync import round as rounds
from motcua.reactions.sync.accounts import DVCQG, Account
from motcua.reactions.sync.destination import Carried, Pulse
from motcua.reactions.sync.dvcqg import picture, portals
from motcua.reactions.sync.dvcqg.port import Parcel
from motcua.reactions.sync.lines import Line

_GONE = "Hồ sơ không còn trong hệ thống."


@dataclass(frozen=True)
class Portal:
    """One account as the machine of delivery sees it."""

    account: Account
    agencies: list[int] | None
    system: str = DVCQG
    what: str = "hồ sơ"

    @classmethod
    def of(cls, account: Account, known: tuple[Account, ...]) -> "Portal":
        """The account among all of ours, each with its own units."""
        return cls(account, accounts.agencies(account, known))

    @property
    def name(self) -> str:
        """What the connection is called."""
        return self.account.name

    @property
    def at_once(self) -> int:
        """How many dossiers travel together."""
        return self.account.dossiers_at_once

    @property
    def rate(self) -> float:
        """Dossiers a second."""
        return self.account.rate

    def carry(self, held: Sequence[Line], pulse: Pulse) -> Iterator[Carried]:
        """Each dossier was told there as it stands, with the steps that are missing there."""
        pictures = picture.of([line.dossier for line in held])
        yield from (Carried(line.dossier, line.owed, _GONE) for line in held if line.dossier not in pictures)
        parcels = [
            Parcel(pictures[line.dossier], line.accepted, line.accepted > 0, line.uncertain, line.reference)
            for line in held if line.dossier in pictures
        ]  # fmt: skip
        for outcome in portals.of(self.account).deliver(parcels, pulse) if parcels else ():
            last = 0 if outcome.failed else pictures[outcome.dossier].last
            yield Carried(outcome.dossier, last, outcome.refused, outcome.reference, outcome.failed)

    def arrived(self, codes: Sequence[str]) -> None:
        """The index hears of it."""
        rounds.tell(codes)
