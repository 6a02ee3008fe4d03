"""Components A1 and A2 of the index, counted from the publishing decisions that were taken over.

The count stands among those told, with its source; what a person has told of the same period goes before it.
Source: QĐ 766/2022, Annex I(1); decision 0532
"""

from datetime import date
from typing import Any

from django.db import connection, transaction

from motcua.ledger.facts import FactView
from motcua.reactions.quality import periods
from motcua.reactions.quality.models import Told
from motcua.reactions.quality.periods import Period
from motcua.registers.people import queries as people

MARK = "CSDL quốc gia về TTHC"
_LAST = {"A1": ("decided_on", "decide_by"), "A2": ("posted_on", "post_by")}
# a procedure counts once; late once in the period is late. Source: QĐ 766/2022, Annex I(1)
_COUNTED = """
SELECT count(*) FILTER (WHERE in_time), count(*)
  FROM (SELECT bool_and({done} <= {last}) AS in_time FROM catalog_publication
         WHERE decided_on BETWEEN %(first)s AND %(last)s GROUP BY procedure_id) AS published
"""


def recount(fact: FactView) -> None:
    """A1 and A2 of the periods that hold the decision's day say what the decisions say; harmless however often."""
    day = date.fromisoformat(str(fact.body["decided_on"]))
    with transaction.atomic():
        for months in periods.KINDS:
            _count(periods.of(day, months))


def _count(period: Period) -> None:
    top = people.root().id
    for component, (done, last) in _LAST.items():
        key: dict[str, Any] = {
            "agency_id": top,
            "component": component,
            "months": period.months,
            "first_day": period.first,
        }
        before = Told.objects.select_for_update().filter(**key).first()
        if before is not None and not before.source.startswith(MARK):
            continue
        with connection.cursor() as cursor:
            cursor.execute(_COUNTED.format(done=done, last=last), {"first": period.first, "last": period.last})
            part, whole = cursor.fetchone()
        new = {"part": part, "whole": whole, "source": f"{MARK}: {whole} thủ tục có quyết định công bố trong kỳ"}
        Told.objects.update_or_create(**key, defaults=new)
