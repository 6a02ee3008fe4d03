"""Who settles what a counter received: the pack's table and the tree, laid down as rows that a query can join."""

from django.db import connection, transaction

from motcua.reactions.quality.models import Settler
from motcua.registers.catalog import queries as catalog
from motcua.registers.people import queries as people
from motcua.registers.people.errors import NotFound


def renew() -> int:
    """The rows say what table and tree say now; answers with their number. A unit is scored for what it settles.

    Source: decision 0401
    """
    keys = catalog.settling_keys()
    rows = [
        Settler(counter_id=counter.id, agency_key=key, agency_id=_settles(key, counter.id))
        for counter in people.counters()
        for key in sorted(keys.get(counter.receives, ()))
    ]
    with transaction.atomic():
        with connection.cursor() as cursor:  # two that renew at once would wait for each other's rows
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('quality_settler'))")
        Settler.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["counter", "agency_key"], update_fields=["agency"]
        )
    return len(rows)


def _settles(key: str, counter: int) -> int:
    try:
        return people.settling_agency(key, counter)
    except NotFound:  # nobody is named for it: the counter answers itself
        return counter
