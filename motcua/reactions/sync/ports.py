"""The ways in which an exchange with a national system can fail, and what each of them asks for."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass

Json = dict[str, object]


class ExchangeFailed(Exception):
    """An exchange that did not succeed; `reason` is one sentence for people."""

    kind = "temporary"

    def __init__(self, reason: str) -> None:
        """`reason` in Vietnamese, without personal data."""
        self.reason = reason
        super().__init__(reason)


class Temporary(ExchangeFailed):
    """The other side is slow, away or broken: it is tried again later.

    `uncertain` when the other side may have done what was asked, and only its answer was lost.
    """

    def __init__(self, reason: str, *, uncertain: bool = False) -> None:
        """`reason` in Vietnamese, without personal data."""
        super().__init__(reason)
        self.uncertain = uncertain


class Throttled(Temporary):
    """The other side asks us to be slower; `wait` in seconds."""

    kind = "throttled"

    def __init__(self, reason: str, wait: float) -> None:
        """`reason` in Vietnamese; the other side has not looked at what was sent."""
        super().__init__(reason)
        self.wait = wait


class Misconfigured(ExchangeFailed):
    """Our key, address or agreement is wrong: nothing is sent until an operator has looked."""

    kind = "misconfigured"


class Permanent(ExchangeFailed):
    """The other side refuses this item for good: an officer must mend it."""

    kind = "permanent"


def where(error: BaseException) -> str:
    """The kind of a fault and the lines of the house at which it came up; its own words might name people."""
    frames = [one for one in traceback.extract_tb(error.__traceback__) if "motcua" in one.filename][-3:]
    return f"{type(error).__name__} at " + " < ".join(f"{one.name}:{one.lineno}" for one in reversed(frames))


@dataclass(frozen=True)
class Health:
    """Whether a connection works, with one sentence for the operator."""

    works: bool
    said: str


@dataclass(frozen=True)
class Side:
    """A connection as the operator sees it: where it leads, in which words it speaks, and how it is tried.

    `unit` is our code there, or what people call the other side; `real` is false for one in memory; `fault` says what
    is wrong with its setting.
    """

    system: str
    name: str
    check: Callable[[], Health]
    unit: str = ""
    address: str = ""
    generation: str = ""
    real: bool = True
    fault: str = ""


def broken(system: str, failed: ExchangeFailed) -> Side:
    """A connection whose setting cannot be read: it is shown, so that somebody mends it."""
    return Side(system, system, lambda: Health(works=False, said=failed.reason), fault=failed.reason)
