"""A count that nobody told: who tells it, when it was last told, and which decisions of the period it would count."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from motcua.reactions.quality.models import Told
from motcua.reactions.quality.periods import Period
from motcua.registers.people import queries as people
from motcua.registers.people.queries import OfficerView
from motcua.registers.people.roles import Role
from motcua.registers.people.tree import AgencyView

OFFICE = "office"  # the kind of unit in which procedures are controlled
_LAST = {"A1": ("decided_on", "decide_by"), "A2": ("posted_on", "post_by")}
_DECISIONS = """
SELECT p.procedure_id, k.key, k.code, v.name, p.number, p.decided_on, p.{done}, p.{last}
  FROM catalog_publication p JOIN catalog_procedure k ON k.id = p.procedure_id
  LEFT JOIN LATERAL (SELECT name FROM catalog_procedureversion WHERE procedure_id = p.procedure_id
                      ORDER BY number DESC LIMIT 1) v ON true
 WHERE p.decided_on BETWEEN %(first)s AND %(last_day)s ORDER BY p.{done} <= p.{last}, p.decided_on, p.id LIMIT 200
"""


@dataclass(frozen=True, slots=True)
class Teller:
    """Somebody who may tell counts to the index, and where to reach the office."""

    officer: OfficerView
    office: AgencyView


@dataclass(frozen=True, slots=True)
class Decision:
    """A procedure with the decision that published it: when that was done, and by when it had to be."""

    key: str
    code: str
    procedure: str
    number: str
    decided: date
    done: date
    last: date

    @property
    def days_late(self) -> int:
        """Calendar days after the last day; 0 in time."""
        return max(0, (self.done - self.last).days)


def tellers() -> tuple[Teller, ...]:
    """Who controls procedures in the offices of people's committees, the province first. One query for each office."""
    offices = [each for each in people.children(people.root().id) if each.kind == OFFICE]
    return tuple(Teller(officer, office) for office in offices for officer in people.officers(office.id, Role.CONTROL))


def last_told(component: str, period: Period) -> Period | None:
    """The last period of the same length before this one for which the count was told; none if never. One query."""
    found = Told.objects.filter(component=component, months=period.months, first_day__lt=period.first)
    first = found.order_by("-first_day").values_list("first_day", flat=True).first()
    return Period(first, period.months) if first else None


def decisions(component: str, period: Period) -> tuple[Decision, ...]:
    """The publishing decisions of the period that A1 and A2 count, late ones first; none for others. One query.

    Source: QĐ 766/2022, Annex I(1); decision 0532
    """
    if component not in _LAST:
        return ()
    done, last = _LAST[component]
    with connection.cursor() as cursor:
        cursor.execute(_DECISIONS.format(done=done, last=last), {"first": period.first, "last_day": period.last})
        return tuple(Decision(key, code, name or "", *rest) for _id, key, code, name, *rest in cursor.fetchall())
