"""What a page of the index is asked: which unit, which period; the same words in every address."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from motcua.ledger import clock
from motcua.reactions.quality import periods
from motcua.reactions.quality.board import latest
from motcua.reactions.quality.periods import Period
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers import board as loads

_LONGEST = 60  # letters of a word in an address that are looked at


@dataclass(frozen=True, slots=True)
class Asked:
    """A unit that the officer answers for, a period and today; `named` when the address names the period."""

    unit: AgencyView
    period: Period
    today: date
    named: bool = True

    @property
    def running(self) -> Period:
        """The month of today."""
        return periods.of(self.today, 1)

    def address(self, name: str = "index", kind: str = "", **words: str) -> str:
        """Where a page about the same unit and period lies; `words` replace or add to what is asked."""
        asked = {"unit": self.unit.code, "period": self.period.key} | words
        path = reverse(f"office:{name}", args=[kind] if kind else None)
        return f"{path}?{urlencode({key: text for key, text in asked.items() if text})}"


def read(words: QueryDict, by: Actor) -> Asked:
    """What the address asks: by default the officer's own highest unit, in the last month with any dossier.

    Raises `NotAllowed` for a unit outside what the officer answers for and `Invalid` for words that are no period.
    """
    today, key = clock.now().date(), words.get("period", "")[:_LONGEST]
    unit = loads.unit(by, words.get("unit", "")[:_LONGEST])
    period = periods.read(key) if key else latest.month(unit, today)
    return Asked(unit, period, today, bool(key))


def named(words: QueryDict) -> tuple[AgencyView, Period]:
    """The unit and the period that an address names, whoever asks. No query.

    Raises `NotFound` for a unit there is not and `Invalid` for words that are no period.
    """
    return people.agency(words.get("unit", "")[:_LONGEST]), periods.read(words.get("period", "")[:_LONGEST])
