"""Who sees which duty and which document: who gave it, who owes it, who helps, who judges, and who watches."""

from django.db.models import Exists, OuterRef, Q

from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.roles import Kind
from motcua.work.directives.models import Duty

_NOBODY = Q(pk__in=())


def _is_house(by: Actor) -> bool:
    """True for the house itself, which sees everything; an empty condition joined by "or" would be lost."""
    return by.kind is Kind.SYSTEM and by.id is None


def over(by: Actor, verb: str, field: str) -> Q:
    """What lies with an agency (the `field`) for which the actor may perform the verb. No query of its own."""
    if _is_house(by):
        return Q()
    if by.kind is Kind.SYSTEM:
        beneath = Q(**{f"{field.removesuffix('_id')}__path__startswith": by.reach})
        return beneath if permissions.may(by, verb) else _NOBODY
    row = permissions.BY_VERB[verb]
    found = Q(**{f"{field}__in": [post.agency_id for post in by.posts if post.role in row.roles]})
    for path in permissions.below(by, verb):
        found |= Q(**{f"{field.removesuffix('_id')}__path__startswith": path})
    return found if by.posts else _NOBODY


def owed(by: Actor) -> Q:
    """The duties that the actor's units owe."""
    return over(by, "task.read", "agency_id")


def duties(by: Actor) -> Q:
    """The duties the actor may see: given, owed, or helped with by his units."""
    if _is_house(by):
        return Q()
    found = over(by, "directive.read", "task__giver_id") | over(by, "task.check", "task__appraiser_id") | owed(by)
    for number in by.agency_ids if permissions.may(by, "task.read") else ():
        found |= Q(task__coordinating__contains=[people.agency_by_id(number).code])
    return found


def directives(by: Actor) -> Q:
    """The documents the actor may see: those of his units, and the confirmed ones that give them something.

    One that was put away is seen by nobody.
    """
    kept = Q(put_away_at__isnull=True)
    if _is_house(by):
        return kept
    mine = Duty.objects.filter(duties(by), task__directive=OuterRef("pk"))
    return kept & (over(by, "directive.read", "agency_id") | Q(Exists(mine), confirmed_at__isnull=False))
