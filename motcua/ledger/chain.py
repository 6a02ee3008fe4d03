"""The digest that ties each fact to the one before it about the same subject."""

import hashlib
from datetime import UTC, datetime

SEPARATOR = "\x1f"


def link(
    previous: bytes,
    *,
    subject: str,
    n: int,
    name: str,
    at: datetime,
    recorded_at: datetime,
    actor: str,
    actor_id: int | None,
    body: str,
) -> bytes:
    """The 32-byte SHA-256 of a fact, given its predecessor's (empty for the first).

    The database computes the same in its trigger (`migrations/0002`); a test holds the two together.
    Source: decision 0006
    """
    row = SEPARATOR.join(
        [subject, str(n), name, moment(at), moment(recorded_at), actor, "" if actor_id is None else str(actor_id), body]
    )
    return hashlib.sha256(previous + row.encode()).digest()


def moment(at: datetime) -> str:
    """A moment as it enters the digest: UTC, to the microsecond."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")
