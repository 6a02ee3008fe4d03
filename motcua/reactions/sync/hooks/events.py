"""What can be stated about the addresses at which other systems want to be told."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.ledger.event import Event


@dataclass(frozen=True, kw_only=True)
class HookFact(Event):
    """Something that happened to a subscription, named by its name."""

    SUBJECT: ClassVar[str] = "hook"
    subject_field: ClassVar[str] = "hook"
    hook: str


@dataclass(frozen=True, kw_only=True)
class HookOpened(HookFact):
    """The holder of a key is told of facts of these kinds at a host of its own."""

    token: int
    host: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class HookSecretChanged(HookFact):
    """Messages are signed with a new secret; with the old one, too, until a moment."""

    until: datetime


@dataclass(frozen=True, kw_only=True)
class HookStopped(HookFact):
    """Nobody is told at that address any more; `alone` when the house stopped it of itself."""

    reason: str
    alone: bool = False


@dataclass(frozen=True, kw_only=True)
class HookResumed(HookFact):
    """The address is told again, with what happened meanwhile."""


@dataclass(frozen=True, kw_only=True)
class HookReplayed(HookFact):
    """What was recorded since a moment is told again."""

    since: datetime
    dossiers: int
