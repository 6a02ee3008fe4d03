"""Who asks, and what happened to the dossiers that the key of a system reaches."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from motcua.faces.api import shapes
from motcua.faces.api.keys import actor_of
from motcua.reactions.sync.hooks import listing

router = Router(tags=["me"])
events = Router(tags=["events"])


@router.get("", response={200: shapes.MeOut, 401: shapes.Problem})
def me(request: HttpRequest) -> dict[str, object]:
    """The name, units, roles and scopes of who asks."""
    actor = actor_of(request)
    posts = [{"agency": post.agency_name, "role": post.role.value, "title": post.title} for post in actor.posts]
    kind = actor.kind.value if actor.kind else ""
    return {"name": actor.name, "kind": kind, "posts": posts, "scopes": sorted(actor.scopes)}


@events.get("", response={200: shapes.EventsOut, 401: shapes.Problem, 403: shapes.Problem, 422: shapes.Problem})
def happened(
    request: HttpRequest,
    after: Annotated[int, Query(ge=0, le=2**63 - 1)] = 0,
    limit: Annotated[int, Query(ge=1, le=listing.MOST)] = 100,
) -> dict[str, object]:
    """What happened to the dossiers that the key reaches, in the order in which it was written, as CloudEvents 1.0.

    Ask again with `after` of the answer; `more` tells that there is more already.
    """
    page = listing.listed(by=actor_of(request), after=after, most=limit)
    return {"events": list(page.events), "after": page.after, "more": page.more}
