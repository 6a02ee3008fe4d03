"""Facts as `ledger.record` would have written them: numbered, chained, sealed at the end of each day."""

import hashlib
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Protocol

from motcua.law.calendar import ZONE
from motcua.ledger import chain
from motcua.ledger.event import Event
from motcua.ledger.record import Named, canonical
from motcua.runtime.demonstration.load import text

_SEALED_AT = time(0, 15)  # on the day after: the quarter of an hour in which the last facts have settled

Put = Callable[[str, str], None]


class History(Protocol):
    """Something facts are told about, with its place in its own history."""

    subject: str
    n: int
    digest: bytes


class Plain:
    """A history that is nothing else."""

    __slots__ = ("digest", "n", "subject")

    def __init__(self, subject: str) -> None:
        """Nothing has been told yet about the subject."""
        self.subject, self.n, self.digest = subject, 0, b""


class Ledger:
    """Writes facts in the order of time, each at the moment it tells of."""

    def __init__(self, put: Put, first: int) -> None:
        """`first` is the number of the next fact; the facts before it are the register's own."""
        self._put = put
        self.next = first
        self._seals = 0
        self._day: date | None = None
        self._sealed, self._digest = first - 1, hashlib.sha256()

    def begin_seals(self, earlier: list[bytes]) -> None:
        """The first seal covers these digests too, of the facts that were there before."""
        for digest in earlier:
            self._digest.update(digest)
        self._sealed -= len(earlier)

    def record(self, history: History, event: Event, by: Named, at: datetime) -> None:
        """The fact is written and tied to the one before about the same subject."""
        name, body = type(event).__name__, canonical(event.body())
        if self._day != at.date():
            self._new_day(at.date())
        number, self.next = self.next, self.next + 1
        history.n += 1
        told_at = chain.moment(at)
        row = chain.SEPARATOR.join(
            (
                history.subject,
                str(history.n),
                name,
                told_at,
                told_at,
                by.name,
                "" if by.id is None else str(by.id),
                body,
            )
        )
        history.digest = hashlib.sha256(history.digest + row.encode()).digest()  # as `chain.link`
        self._digest.update(history.digest)
        moment = str(at)
        self._put(
            "ledger_fact",
            f"{number}\t{history.subject}\t{history.n}\t{name}\t{moment}\t{moment}\t{text.text(by.name)}\t"
            f"{text.number(by.id)}\t{text.text(body)}\t{text.octets(history.digest)}\n",
        )

    def _new_day(self, day: date) -> None:
        if self._day is not None and self.next - 1 > self._sealed:
            self._seal(datetime.combine(self._day + timedelta(days=1), _SEALED_AT, ZONE))
        self._day = day

    def _seal(self, at: datetime) -> None:
        """The facts up to now lie under a seal, as `ledger.seal` makes them."""
        self._seals += 1
        digest = self._digest.digest()
        facts = self.next - 1 - self._sealed
        self._put("ledger_seal", f"{self._seals}\t{self.next - 1}\t{facts}\t{text.octets(digest)}\t{at}\n")
        self._sealed, self._digest = self.next - 1, hashlib.sha256(digest)
