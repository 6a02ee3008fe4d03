"""What demonstration is wanted, and the mark that one leaves in the database."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta

import orjson

from motcua.law.calendar import ZONE
from motcua.ledger.models import Fact, Setting
from motcua.registers.people.models import Account
from motcua.registers.people.pack import Pack
from motcua.runtime.refusal import Refused

MARK = "demonstration"
FEWEST, MOST = 200, 20_000_000
MORNING = time(8, 30)
_SHORTEST = timedelta(days=90)  # of history; fewer days show nothing


@dataclass(frozen=True, kw_only=True)
class Order:
    """A pack's demonstration of so many dossiers, by a seed, on the morning of a day."""

    pack: str
    dossiers: int = 20_000
    seed: int = 1
    as_of: date = date(2023, 5, 29)

    @property
    def now(self) -> datetime:
        """The moment at which the demonstration begins."""
        return datetime.combine(self.as_of, MORNING, ZONE)

    def first_day(self, pack: Pack) -> date:
        """The day from which dossiers come in: that year's first, or a quarter of a year back if that is longer ago.

        Raises `Refused` for a number of dossiers or a day with which the pack shows no province.
        """
        if not FEWEST <= self.dossiers <= MOST:
            raise Refused(f"--dossiers {self.dossiers}: a demonstration has {FEWEST} to {MOST:,} dossiers.")
        first = min(date(self.as_of.year, 1, 1), self.as_of - _SHORTEST)
        if first < pack.first_day:
            earliest = pack.first_day + _SHORTEST
            raise Refused(
                f"--as-of {self.as_of}: the pack {pack.key} begins on {pack.first_day}; give {earliest} or later."
            )
        return first


def mark(order: Order) -> None:
    """The database holds this demonstration."""
    value = orjson.dumps({**asdict(order), "as_of": order.as_of.isoformat()}, option=orjson.OPT_SORT_KEYS).decode()
    Setting.objects.update_or_create(key=MARK, defaults={"value": value})


def marked() -> Order | None:
    """The demonstration that the database holds, if it holds one."""
    value = Setting.objects.filter(key=MARK).values_list("value", flat=True).first()
    if value is None:
        return None
    told = orjson.loads(value)
    return Order(**{**told, "as_of": date.fromisoformat(told["as_of"])})


def holds_anything() -> bool:
    """True when somebody has worked with this database: there are accounts or facts."""
    return Account.objects.exists() or Fact.objects.exists()
