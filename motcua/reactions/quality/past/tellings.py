"""Which counts people told, or told otherwise, after a past day: by whom, from where, and what had been told before.

They stand in the score of that day as they stand now (0417), so they move nothing between the two; but whoever reads an
old figure must see that it was told later.

Source: decision 0422
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from motcua.reactions.quality import tallies
from motcua.reactions.quality.explaining.asking import below
from motcua.reactions.quality.incoming.events import CountTold
from motcua.reactions.quality.past import folding
from motcua.reactions.quality.past.moves import Span, Which
from motcua.registers.people import queries as people
from motcua.registers.people.tree import AgencyView

_TOLD = """
SELECT subject, recorded_at >= %(moment)s, recorded_at, actor, body FROM ledger_fact
 WHERE subject = ANY(%(subjects)s) AND name = %(name)s ORDER BY subject, n
"""
_Count = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Retold:
    """A count of one unit as it had been told when the day ended, none where nobody had, and as it was told last."""

    unit: AgencyView
    component: str
    then: _Count | None
    now: _Count
    source: str
    by: str
    at: datetime

    def as_json(self) -> dict[str, object]:
        """In plain values."""
        return {
            "unit": self.unit.code, "component": self.component, "then": self.then, "now": self.now,
            "source": self.source, "by": self.by, "at": self.at.isoformat(),
        }  # fmt: skip


def since(unit: AgencyView, span: Span) -> tuple[Retold, ...]:
    """What was told since the day of the unit and all below it in the period, component by component. One query.

    Source: decision 0422
    """
    names = {
        f"{CountTold.SUBJECT}:{one.code}~{component}~{span.period.key}": (component, one)
        for one in map(people.agency_by_id, below(unit))
        for component in tallies.TOLD
    }
    before, found = dict[str, _Count](), dict[str, Retold]()
    which: Which = {
        "subjects": list(names), "name": CountTold.__name__, "moment": folding.begins_after(span.day),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, which)
        for subject, later, at, by, body in cursor.fetchall():
            count, said = _read(body)
            if later:
                component, one = names[subject]
                found[subject] = Retold(one, component, before.get(subject), count, said, by, at)
            else:
                before[subject] = count
    return tuple(sorted(found.values(), key=lambda each: (each.component, each.unit.sort_key, each.unit.code)))


def _read(body: str) -> tuple[_Count, str]:
    told: Mapping[str, object] = json.loads(body)
    return (int(str(told["part"])), int(str(told["whole"]))), str(told["source"])
