"""What the house needs of the Government Office's task system, whatever its protocol. Source: decision 0535."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from motcua.reactions.sync.ports import Health, Json
from motcua.work.directives.mandates.word import Word


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of the system's feed for us: its place in the feed, and the notice in it.

    No notice is in an entry that names no task, or no place among its notices.
    """

    place: int
    word: Word | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A task in the system's own list: how many notices it has given of it, how many answers it has of us."""

    code: str
    notices: int
    answers: int


class TaskSystem(Protocol):
    """Our account with the system."""

    def feed(self, after: int, limit: int) -> tuple[Told, ...]:
        """What it told us after a place in its feed, in its order. Raises `ExchangeFailed`."""

    def tell(self, code: str, answers: Sequence[Json]) -> int:
        """It was told these answers about a task, in their order; each is there once, however often it is told.

        Answers with how many it has of the task now: less than the last one's number when it lacks one before them.
        Raises `Permanent` when it will not have them, else `ExchangeFailed`.
        """

    def answers(self, code: str) -> int | None:
        """How many of our answers it has about the task; nothing for one it does not know. Raises `ExchangeFailed`."""

    def page(self, after: str, limit: int) -> tuple[Listed, ...]:
        """The tasks it gave us, in the order of their numbers. Raises `ExchangeFailed`."""

    def check(self) -> Health:
        """Whether it answers and knows us; changes nothing."""
