"""Which dossiers an officer may read, as conditions that an index answers."""

from django.db.models import Q

from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.work.dossiers.finding import words
from motcua.work.dossiers.models import ENDED_AWAY


def visible(by: Actor) -> Q:
    """The dossiers an officer may read: of the own units, and for who oversees, of the units overseen."""
    own, received = units(by), readable(by)
    if received is None:
        return Q()
    # what lies with the units, in two parts that an index answers each; the rest they have received themselves
    away = Q(holder_agency_id__in=own) & ENDED_AWAY
    return Q(agency_id__in=received) | words.held(own) | away


def readable(by: Actor) -> list[int] | None:
    """The agencies that received what the officer may read: the own ones and those overseen; None for all. No query."""
    overseen = permissions.below(by, "dossier.oversee")
    if "" in overseen:
        return None
    below = {each.id for each in people.agencies() if each.path.startswith(overseen)} if overseen else set()
    return sorted({*units(by), *below})


def units(by: Actor) -> list[int]:
    """The agencies in which a post of the actor lets him read dossiers: an operator's or a chair's alone does not."""
    posts = {post.agency_id for post in by.posts if post.role in permissions.BY_VERB["dossier.read"].roles}
    return sorted(posts)
