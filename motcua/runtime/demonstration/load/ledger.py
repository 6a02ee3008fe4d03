"""Facts as `ledger.record` would have written them: chained, numbered in the order of time, sealed day by day."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Protocol

from motcua.law.calendar import ZONE
from motcua.ledger import chain
from motcua.ledger.event import Event
from motcua.ledger.record import Named, canonical
from motcua.runtime.demonstration.load import text
from motcua.runtime.demonstration.load.lines import Send

_SEALED_AT = time(0, 15)  # on the day after: the quarter of an hour in which the last facts have settled
_OCTETS = "\\\\x"  # how COPY's text format begins a row of bytes
_SEPARATOR = chain.SEPARATOR
_REST = [f":{minute:02d}:{second:02d}" for minute in range(60) for second in range(60)]

Entry = tuple[int, bytes, bytes]  # second of the day, the fact's columns after its number, its digest


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


class DayBook:
    """The facts of a day as they are told, each tied to the one before about the same subject, not yet numbered."""

    def __init__(self) -> None:
        """Nothing was told yet."""
        self.entries: list[Entry] = []
        self._hours: dict[int, tuple[str, str, str]] = {}  # how the moments of an hour begin and end

    def record(self, history: History, event: Event, by: Named, at: datetime) -> None:
        """The fact is in the book; it is written at the moment it tells of, a whole second."""
        name, body, number = type(event).__name__, canonical(event.body()), by.id
        hour, rest = at.toordinal() * 24 + at.hour, at.minute * 60 + at.second
        begin, zone, universal = self._hours.get(hour) or self._hour(hour, at)
        moment, told_at = f"{begin}{_REST[rest]}{zone}", f"{universal}{_REST[rest]}.000000"
        history.n = n = history.n + 1
        actor = f"{by.name}{_SEPARATOR}{'' if number is None else number}"
        told = f"{history.subject}{_SEPARATOR}{n}{_SEPARATOR}{name}{_SEPARATOR}{told_at}{_SEPARATOR}{told_at}"
        row = f"{told}{_SEPARATOR}{actor}{_SEPARATOR}{body}"
        history.digest = digest = hashlib.sha256(history.digest + row.encode()).digest()  # as `chain.link`
        columns = (
            f"\t{history.subject}\t{n}\t{name}\t{moment}\t{moment}\t{by.name}\t"
            f"{text.NULL if number is None else number}\t{text.text(body)}\t{_OCTETS}{digest.hex()}\n"
        )
        self.entries.append((at.hour * 3600 + rest, columns.encode(), digest))

    def _hour(self, hour: int, at: datetime) -> tuple[str, str, str]:
        """How moments of this hour are written: to the hour, the zone, and to the hour of universal time."""
        whole = at.replace(minute=0, second=0)
        written, told_at = str(whole), chain.moment(whole)
        length = len("2023-05-29T08")
        self._hours[hour] = found = (written[:length], written[length + len(_REST[0]) :], told_at[:length])
        return found

    def close(self) -> list[Entry]:
        """The facts of the day in the order of time; the book is empty."""
        told, self.entries = self.entries, []
        told.sort(key=_second)
        return told


class Ledger:
    """Numbers the facts of each day in the order of time and seals them."""

    def __init__(self, send: Send, earlier: list[bytes]) -> None:
        """`earlier` are the digests of the facts that are in the ledger already; the first seal covers them too."""
        self._send = send
        self._next = len(earlier) + 1
        self._seals = self._sealed = 0
        self._digest = hashlib.sha256(b"".join(earlier))

    def write(self, books: Iterable[list[Entry]]) -> None:
        """The facts of a day are written; those of one second stand in the order of the books."""
        told = [entry for book in books for entry in book]
        told.sort(key=_second)
        first = self._next
        self._next += len(told)
        self._digest.update(b"".join([digest for _, _, digest in told]))
        lines = [b"%d%b" % (number, columns) for number, (_, columns, _) in enumerate(told, start=first)]
        self._send("ledger_fact", b"".join(lines))

    def seal(self, day: date) -> None:
        """The facts up to this day's end lie under a seal, as `ledger.seal` makes them; nothing happens without any."""
        facts = self._next - 1 - self._sealed
        if not facts:
            return
        self._seals += 1
        digest, at = self._digest.digest(), datetime.combine(day + timedelta(days=1), _SEALED_AT, ZONE)
        line = f"{self._seals}\t{self._next - 1}\t{facts}\t{_OCTETS}{digest.hex()}\t{at}\n"
        self._send("ledger_seal", line.encode())
        self._sealed, self._digest = self._next - 1, hashlib.sha256(digest)


def _second(entry: Entry) -> int:
    return entry[0]
