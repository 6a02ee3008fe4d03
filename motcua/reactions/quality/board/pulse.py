"""Whether anything the index says has changed: one number that grows with every count that was written anew.

Each unit has its own, so that two that count at once never wait for each other, and the sum never falls back. It is
written in the transaction that writes the counts (a trigger of the database), so whoever sees it sees them.

Source: decision 0408
"""

from datetime import date

from django.db import connection

_BEATS = "SELECT coalesce(sum(beats), 0)::text FROM quality_pulse"


def now(today: date) -> str:
    """A mark that is another one as soon as any count, or the day, is another one. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_BEATS)
        [beats] = cursor.fetchone()
    return f"{beats}.{today:%y%m%d}"
