"""Closes the ledger behind itself, a quarter of an hour at a time."""

from datetime import timedelta

from django.db import connection, transaction

from motcua.ledger import clock, verify
from motcua.ledger.models import Fact, Seal

SETTLED_AFTER = timedelta(minutes=10)  # longer than any transaction may last, so that no older number is still to come
_SEAL_LOCK = 7_660_001


def seal() -> Seal | None:
    """Facts written ten minutes ago or more lie under a seal; nothing happens when there are none.

    Source: decision 0006
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SEAL_LOCK])
        last = Seal.objects.order_by("-id").first()
        after, before = (last.up_to, bytes(last.digest)) if last else (0, b"")
        settled = Fact.objects.filter(id__gt=after, recorded_at__lte=clock.now() - SETTLED_AFTER)
        up_to = settled.order_by("-id").values_list("id", flat=True).first()
        if up_to is None:
            return None
        facts, digest = verify.digest_between(after, up_to, before)
        return Seal.objects.create(up_to=up_to, facts=facts, digest=digest, sealed_at=clock.now())
