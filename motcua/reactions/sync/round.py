"""One round: some lines of the account are carried to the other side, and what it answered is written down."""

import logging
import random
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from motcua.ledger import clock
from motcua.reactions.sync import breaker, lines, ports
from motcua.reactions.sync.destination import Carried, Destination
from motcua.reactions.sync.lines import Line
from motcua.reactions.sync.ports import ExchangeFailed, Misconfigured, Permanent, Temporary, Throttled

log = logging.getLogger("motcua.sync")
Told = Callable[[Sequence[str]], None]
ARRIVED: list[Told] = []  # told which dossiers have arrived there, all of a round at once; filled by the wiring
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=3), timedelta(hours=1)
MOST_TRIES = 20  # of one line while others pass
_RENEW_AFTER = 15.0  # seconds


def tell(codes: Sequence[str]) -> None:
    """Who waits to hear of it is told that these dossiers have arrived, or are found to be gone again.

    The exchange stands whatever becomes of that, and the night mends it.
    """
    try:
        with transaction.atomic():
            for told in ARRIVED if codes else ():
                told(codes)
    except Exception as error:  # noqa: BLE001 - what was accepted is accepted
        log.error("nobody was told of %s arrivals: %s", len(codes), ports.where(error))  # noqa: TRY400


class Round:
    """Some lines in one sender's hand; `trying` when they are to show whether the other side is back."""

    def __init__(self, to: Destination, claim: str, held: Sequence[Line], *, trying: bool = False) -> None:
        """Nothing has been said yet."""
        self.to, self.claim, self.trying = to, claim, trying
        self._left = {line.dossier: line for line in held}
        self._accepted: list[tuple[Line, int, str]] = []
        self._refused: list[tuple[Line, int, str]] = []
        self._failed: list[tuple[Line, int, Temporary]] = []
        self._calls = 0
        self._renewed = time.monotonic()

    def carry_out(self) -> int:
        """Each line is accepted, refused, or put back for another round; answers how many were accepted."""
        failure: ExchangeFailed | None = None
        try:
            for carried in self.to.carry(tuple(self._left.values()), self._pulse):
                self._note(carried)
        except lines.Lost:
            log.warning("a round of %s outlived its term; what it did not finish is with others", self.to.name)
            self._left.clear()
        except Permanent as refused:
            return self._one_by_one(refused)
        except ExchangeFailed as failed:
            failure = failed
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one line, the others go on
            return self._one_by_one(error)
        self._write_down(failure)
        return len(self._accepted)

    def _pulse(self) -> None:
        self._calls += 1
        if time.monotonic() - self._renewed > _RENEW_AFTER:
            lines.renew(self.claim, clock.now())
            self._renewed = time.monotonic()

    def _note(self, carried: Carried) -> None:
        line = self._left.pop(carried.code)
        if carried.refused:
            self._refused.append((line, carried.up_to, carried.refused))
        elif carried.failed is not None:
            self._failed.append((line, carried.up_to, carried.failed))
        else:
            self._accepted.append((line, carried.up_to, carried.reference))

    def _one_by_one(self, error: Exception) -> int:
        """A fault of ours in one line must not hold up the others: each goes alone, and the faulty one to repair."""
        if len(self._left) > 1:
            log.warning("a round of %s broke (%s); its lines go one by one", self.to.name, type(error).__name__)
            rest = [Round(self.to, self.claim, [line], trying=self.trying) for line in self._left.values()]
            self._left.clear()
            self._write_down(None)
            return len(self._accepted) + sum(one.carry_out() for one in rest)
        reason = f"Không lập được thông điệp của {self.to.what} ({type(error).__name__})."
        if isinstance(error, Permanent):
            reason = error.reason
        else:
            log.error("no message could be made of a line for %s: %s", self.to.name, ports.where(error))
        self._refused += [(line, line.owed, reason) for line in self._left.values()]
        self._left.clear()
        self._write_down(None)
        return len(self._accepted)

    def _write_down(self, failure: ExchangeFailed | None) -> None:
        now = clock.now()
        new = {line.dossier for line, _, _ in self._accepted if line.accepted == 0}
        with transaction.atomic():
            kept = lines.accept(self.claim, self._accepted, now) if self._accepted else set()
            if self._refused:
                lines.refuse(self.claim, self._refused, now)
        self.to.arrived(sorted(kept & new))
        for line, up_to, failed in self._failed:
            self._put_back([line], failed, now, spoken=True, up_to=up_to)
        if failure is not None:
            spoken = self._calls > 1 or (isinstance(failure, Temporary) and failure.uncertain)
            self._put_back(list(self._left.values()), failure, now, spoken=spoken)
        self._tell_connection(failure, now)

    def _tell_connection(self, failure: ExchangeFailed | None, now: datetime) -> None:
        """The connection has worked when something passed; when nothing did, it has failed as the last line did."""
        passed = bool(self._accepted or self._refused)
        if failure is None and self._failed and not passed:
            failure = self._failed[-1][2]
        if failure is not None:
            breaker.failed(self.to.name, failure, now)
            level = logging.ERROR if isinstance(failure, Misconfigured) else logging.WARNING
            log.log(level, "exchange with %s failed: %s", self.to.name, failure.reason)
        elif passed:
            facts = sum(up_to - line.accepted for line, up_to, _ in self._accepted)
            breaker.succeeded(self.to.name, self.to.system, accepted=facts, refused=len(self._refused), now=now)

    def _put_back(
        self, held: Sequence[Line], failure: ExchangeFailed, now: datetime, *, spoken: bool, up_to: int = 0
    ) -> None:
        """What has no outcome waits; once anything was said of it, it counts as uncertain."""
        tried = [line for line in held if line.attempts + 1 < MOST_TRIES or self._spared(failure)]
        back = [
            (line, now + self._wait(line, failure), line.uncertain or spoken, self._tries(line, failure))
            for line in tried
        ]
        if back:
            lines.put_back(self.claim, back, kind=failure.kind, reason=failure.reason, now=now, up_to=up_to)
        given_up = [line for line in held if line not in tried]
        if given_up:
            reason = f"Đã gửi {MOST_TRIES} lần không thành. {failure.reason}"
            lines.refuse(self.claim, [(line, line.owed, reason) for line in given_up], now)

    def _spared(self, failure: ExchangeFailed) -> bool:
        """True when the failure says nothing of the line: it is the connection's."""
        return self.trying or isinstance(failure, (Misconfigured, Throttled)) or not isinstance(failure, Temporary)

    def _tries(self, line: Line, failure: ExchangeFailed) -> int:
        return line.attempts if self._spared(failure) else line.attempts + 1

    def _wait(self, line: Line, failure: ExchangeFailed) -> timedelta:
        """A wait that doubles, with some chance in it so that all do not come back at once."""
        if isinstance(failure, Throttled):
            return timedelta(seconds=failure.wait)
        wait: timedelta = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(line.attempts, 12))
        return wait * random.uniform(0.7, 1.3)  # noqa: S311 - a wait is no secret
