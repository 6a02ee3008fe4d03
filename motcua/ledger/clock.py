"""The only place in the house that asks what time it is. Rules and acts are given the time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

from motcua.law.calendar import ZONE

SHIFT_KEY = "clock.shift_seconds"
_FRESH_FOR = 15.0  # seconds for which a process trusts the shift it has read


_standing: ContextVar[datetime | None] = ContextVar("the moment at which time stands", default=None)


class _Shift:
    """The demonstration's distance from the real time, read from the database now and then."""

    seconds = 0.0
    read_at = float("-inf")


def now() -> datetime:
    """The present moment in Vietnam; in a demonstration, the moment it pretends to be.

    Source: decision 0007
    """
    if (moment := _standing.get()) is not None:
        return moment
    if time.monotonic() - _Shift.read_at > _FRESH_FOR:
        _read_shift()
    return (datetime.now(UTC) + timedelta(seconds=_Shift.seconds)).astimezone(ZONE)


def _read_shift() -> None:
    from django.conf import settings

    if settings.DEMONSTRATION:
        from motcua.ledger.models import Setting

        row = Setting.objects.filter(key=SHIFT_KEY).values_list("value", flat=True).first()
        _Shift.seconds = float(row) if row else 0.0
    _Shift.read_at = time.monotonic()  # only now: what could not be read is asked again, not taken for no shift


def pretend(moment: datetime | None) -> None:
    """Every process of this demonstration lives at `moment` from now on; `None` brings back the real time."""
    from motcua.ledger.models import Setting

    seconds = (moment - datetime.now(UTC)).total_seconds() if moment else 0.0
    Setting.objects.update_or_create(key=SHIFT_KEY, defaults={"value": str(seconds)})
    _Shift.seconds, _Shift.read_at = seconds, time.monotonic()


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Inside the block it is this moment, here and nowhere else: for writing down what happened on another day."""
    before = _standing.set(moment.astimezone(ZONE))
    try:
        yield
    finally:
        _standing.reset(before)


def forget() -> None:
    """The shift is read afresh at the next question; for tests and after a fork."""
    _Shift.seconds, _Shift.read_at = 0.0, float("-inf")
