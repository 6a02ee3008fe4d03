"""What can go wrong between two systems, by chance and on demand: which, how often, and by which seed."""

import random
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum

from motcua.simulator.shapes import Json


class Fault(StrEnum):
    """One thing that goes wrong with one request."""

    SLOW = "slow"
    ERROR_500 = "error_500"
    ERROR_502 = "error_502"
    HTML = "html"
    INT_CODE = "int_code"
    DROP_BEFORE = "drop_before"
    DROP_AFTER = "drop_after"
    HANG_BEFORE = "hang_before"
    HANG_AFTER = "hang_after"
    DUPLICATE = "duplicate"
    LATE = "late"
    EXPIRED = "expired"
    THROTTLE = "throttle"


@dataclass(frozen=True)
class Plan:
    """The share of requests that each fault meets, and how long things take, in seconds.

    `reject` is the share of dossiers that are refused for good; dark for the first `dark_first` seconds, and then for
    `dark_for` seconds in every `dark_every`; `skew` is how far the portal's clock is ahead.
    """

    slow: float = 0.0
    error_500: float = 0.0
    error_502: float = 0.0
    html: float = 0.0
    int_code: float = 0.0
    drop_before: float = 0.0
    drop_after: float = 0.0
    hang_before: float = 0.0
    hang_after: float = 0.0
    duplicate: float = 0.0
    late: float = 0.0
    expired: float = 0.0
    throttle: float = 0.0
    reject: float = 0.0
    slow_for: float = 1.0
    hang_for: float = 6.0
    late_for: float = 1.0
    retry_after: float = 1.0
    dark_first: float = 0.0
    dark_for: float = 0.0
    dark_every: float = 60.0
    skew: float = 0.0
    seed: int = 1

    def as_json(self) -> Json:
        """Every setting by its name."""
        return asdict(self)


EVERY = Plan(  # what harms meets a request in seventy: a round of a sender is some fifteen requests
    slow=0.005, error_500=0.002, error_502=0.002, html=0.002, int_code=0.05, drop_before=0.002, drop_after=0.003,
    hang_before=0.0003, hang_after=0.0003, duplicate=0.01, late=0.02, expired=0.003, throttle=0.001, reject=0.002,
    slow_for=0.5, late_for=0.3, dark_for=2.0, dark_every=30.0, skew=90.0,
)  # fmt: skip
_NAMES = {each.name: each.type for each in fields(Plan)}


def read(told: str, seed: int | None = None) -> Plan:
    """The plan of a line such as `slow=0.1,drop_after=0.05`; `every` turns everything on, what follows changes it.

    Raises `ValueError` naming what cannot be understood.
    """
    plan = Plan()
    for part in filter(None, (each.strip() for each in told.split(","))):
        if part in {"every", "none"}:
            plan = EVERY if part == "every" else Plan()
            continue
        name, _, number = part.partition("=")
        plan = change(plan, {name: number})
    return plan if seed is None else replace(plan, seed=seed)


def change(plan: Plan, told: Json) -> Plan:
    """The plan with other settings. Raises `ValueError` for a name it has not, and for what is no such number."""
    given: dict[str, float | int] = {}
    for name, number in told.items():
        if name not in _NAMES:
            raise ValueError(f"there is no fault {name!r}; there are {', '.join(_NAMES)}")
        try:
            given[name] = int(str(number)) if name == "seed" else float(str(number))
        except ValueError:
            raise ValueError(f"{name} must be a number") from None
        if given[name] < 0 and name not in {"skew", "seed"}:
            raise ValueError(f"{name} must not be less than nought")
    return replace(plan, **given)  # type: ignore[arg-type]


@dataclass
class Chance:
    """Draws what goes wrong with each request, and counts it."""

    plan: Plan = field(default_factory=Plan)
    drawn: Counter[str] = field(default_factory=Counter)
    _number: int = 0
    _began: float = field(default_factory=time.monotonic)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def set(self, plan: Plan) -> None:
        """From now on things go wrong by this plan; the lots begin anew."""
        with self._lock:
            self.plan, self._number, self._began = plan, 0, time.monotonic()

    def draw(self) -> tuple[Fault | None, float]:
        """What goes wrong with the next request, and a lot from 0 to 1 for how much."""
        with self._lock:
            self._number += 1
            dice = random.Random(f"{self.plan.seed}:{self._number}")  # noqa: S311 - chance, no secret
            lot, much, limit = dice.random(), dice.random(), 0.0
            for fault in Fault:
                limit += getattr(self.plan, fault.value)
                if lot < limit:
                    self.drawn[fault.value] += 1
                    return fault, much
        return None, much

    def is_dark(self) -> bool:
        """Whether the portal is away now; after the first darkness each span begins in the light."""
        passed = time.monotonic() - self._began - self.plan.dark_first
        span = max(self.plan.dark_every, self.plan.dark_for)
        dark = passed < 0 or (self.plan.dark_for > 0 and passed % span >= span - self.plan.dark_for)
        if dark:
            self.drawn["dark"] += 1
        return dark
