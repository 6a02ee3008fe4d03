"""The figures that the province's documents print, and whole numbers of dossiers that show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from motcua.runtime.demonstration import sheets

ON_TIME_MARGIN = Decimal("0.3")  # points: how far the share on time is led from its figure to show another one exactly


@dataclass(frozen=True, slots=True)
class Share:
    """A share as it is printed, in percent; the digits after the comma say how exactly it must agree."""

    percent: Decimal

    def of(self, whole: int) -> int:
        """The whole number of things nearest to this share of them."""
        return int((whole * self.percent / 100).to_integral_value(ROUND_HALF_UP))

    def shown_by(self, part: int, whole: int) -> bool:
        """True when part of whole, printed with as many digits, reads the same."""
        return bool(whole) and (Decimal(part) * 100 / whole).quantize(self.percent, ROUND_HALF_UP) == self.percent

    def missed_by(self, part: int, whole: int) -> Decimal:
        """The distance between the share and part of whole, in points."""
        return abs(Decimal(part) * 100 / whole - self.percent)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the documents print; `land_groups` are the field groups they call land and environment."""

    on_time: Share
    land_and_environment: Share
    online: Share
    not_exchanged: Share
    land_groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Late:
    """How many dossiers are late, and how many of those belong to land and environment."""

    decided: int
    decided_land: int
    open: int
    open_land: int


def read(folder: Path) -> Figures:
    """The figures of a pack's demonstration."""
    body = sheets.sheet(folder / "figures.yaml")

    def share(name: str) -> Share:
        return Share(Decimal(sheets.text(_row(body, name), "percent")))

    groups = sheets.texts(_row(body, "land_and_environment"), "field_groups")
    return Figures(
        on_time=share("on_time"), land_and_environment=share("land_and_environment"), online=share("online"),
        not_exchanged=share("not_exchanged"), land_groups=frozenset(groups),
    )  # fmt: skip


def _row(body: Mapping[str, object], name: str) -> Mapping[str, object]:
    return sheets.mapping(body, name)


def late(figures: Figures, decided: int, open_late: int) -> Late:
    """How many of about `decided` dossiers are decided late, and how many of about `open_late` belong to land.

    Few dossiers cannot show a share of two decimals; then the numbers that come nearest are taken.
    """
    share = figures.land_and_environment
    wanted = figures.on_time.percent
    lowest = max(1, _part(decided, 100 - wanted - ON_TIME_MARGIN))
    highest = max(lowest, _part(decided, 100 - wanted + ON_TIME_MARGIN))
    middle = _part(decided, 100 - wanted)
    number = min(range(lowest, highest + 1), key=lambda n: (*_distance(share, share.of(n), n), abs(n - middle), n))
    land = share.of(number)
    around = range(max(1, open_late * 2 // 3), max(2, open_late * 4 // 3) + 1)
    more = min(around, key=lambda n: (*_distance(share, share.of(number + n), number + n), abs(n - open_late), n))
    return Late(number, land, more, max(0, min(more, share.of(number + more) - land)))


def _part(whole: int, percent: Decimal) -> int:
    return int((whole * percent / 100).to_integral_value(ROUND_HALF_UP))


def _distance(share: Share, part: int, whole: int) -> tuple[bool, Decimal]:
    """Nothing to choose between two numbers that both show the share; otherwise the nearer one is better."""
    shown = share.shown_by(part, whole)
    return not shown, Decimal(0) if shown else share.missed_by(part, whole)
