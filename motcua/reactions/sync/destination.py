"""What the one machine of delivery needs of each other side: its name, its pace, and how some lines are carried to it.

Source: decision 0535
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from motcua.reactions.sync.lines import Line
from motcua.reactions.sync.ports import Temporary, Throttled

Pulse = Callable[[], None]  # called before each message: keeps the hold on what is being sent, or raises


_MOST_IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Carried:
    """The other side has answered for one line: taken as far as `up_to` in its history, or refused, and why.

    `failed` when something went wrong with this line alone: it is tried again later from `up_to`, and the others go on.
    """

    code: str
    up_to: int
    refused: str = ""
    reference: str = ""
    failed: Temporary | None = None


@dataclass
class Streak:
    """Failures in a row: one may be a line's own, the second says that it is the other side's."""

    failures: int = 0

    def bear(self, failed: Temporary) -> None:
        """The failure is that of one message alone. Raises it again when all must wait."""
        self.failures += 1
        if isinstance(failed, Throttled) or not failed.uncertain or self.failures >= _MOST_IN_A_ROW:
            raise failed

    def passed(self) -> None:
        """Something has passed."""
        self.failures = 0


class Destination(Protocol):
    """One other side. What is carried is named by `what` in what people read, in small letters: "hồ sơ"."""

    @property
    def system(self) -> str:
        """The account on which its lines stand."""

    @property
    def name(self) -> str:
        """What the connection is called; every worker shares its breaker and its rate."""

    @property
    def at_once(self) -> int:
        """How many lines travel together."""

    @property
    def rate(self) -> float:
        """How many lines a second it bears."""

    @property
    def agencies(self) -> Sequence[int] | None:
        """Whose lines go there, when not all of the account do."""

    @property
    def what(self) -> str:
        """What a line stands for."""

    def carry(self, held: Sequence[Line], pulse: Pulse) -> Iterator[Carried]:
        """Each line was told there, in its own order; nothing is there twice. A line refused holds up no other.

        Raises `Temporary` or `Misconfigured` for what concerns all that have no outcome yet.
        """

    def arrived(self, codes: Sequence[str]) -> None:
        """Something of these was accepted for the first time."""
