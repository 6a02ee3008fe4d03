"""Who measures: ordinary officers of the busiest unit, signed in as anyone signs in, and what they work on."""

from dataclasses import dataclass

from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Count

from motcua.registers.catalog import queries as catalog
from motcua.registers.people.models import Agency, Post
from motcua.registers.people.roles import Role
from motcua.work.dossiers.models import OPEN, Dossier

TOKEN = "b" * 32  # both halves of the protection against forged requests are ours here


@dataclass(frozen=True)
class Desk:
    """A busy counter: its unit, clerks' headers, and a procedure it receives."""

    agency: Agency
    clerks: tuple[dict[str, str], ...]
    procedure: catalog.ProcedureView


def headers(account: int) -> dict[str, str]:
    """What the browser of someone signed in sends."""
    session = SessionStore()
    session["account"] = account
    session.create()
    return {
        "Cookie": f"sessionid={session.session_key}; csrftoken={TOKEN}",
        "X-CSRFToken": TOKEN,
        "Content-Type": "application/json",
        "Accept": "application/json",
    }


def desk(clients: int) -> Desk:
    """The commune with most open dossiers, with as many clerks signed in as asked for."""
    busiest = (
        Dossier.objects.filter(state__in=OPEN, agency__level="commune", agency__receives="commune")
        .values("agency_id").annotate(n=Count("id")).order_by("-n").first()
    )  # fmt: skip
    if busiest is None:
        raise SystemExit("The house for measuring has no open dossier in any commune.")
    agency = Agency.objects.get(pk=busiest["agency_id"])
    clerks = list(
        Post.objects.filter(agency=agency, role=Role.COUNTER.value, last_day=None).values_list("account_id", flat=True)
    )
    version = (
        Dossier.objects.filter(agency=agency)
        .values("version_id")
        .annotate(n=Count("id"))
        .order_by("-n")
        .values_list("version_id", flat=True)[0]
    )
    signed = tuple(headers(clerks[place % len(clerks)]) for place in range(clients))
    return Desk(agency, signed, catalog.version(version))


def holder_headers(agency: int) -> dict[str, str]:
    """A specialist of the unit, signed in."""
    post = Post.objects.filter(agency_id=agency, last_day=None).exclude(role=Role.COUNTER.value).first()
    if post is None:
        raise SystemExit("The busiest unit has nobody but clerks.")
    return headers(post.account_id)
