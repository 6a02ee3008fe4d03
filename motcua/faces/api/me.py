"""Who asks."""

from django.http import HttpRequest
from ninja import Router

from motcua.faces.api import shapes
from motcua.faces.api.keys import actor_of

router = Router(tags=["me"])


@router.get("", response={200: shapes.MeOut, 401: shapes.Problem})
def me(request: HttpRequest) -> dict[str, object]:
    """The name, units, roles and scopes of who asks."""
    actor = actor_of(request)
    posts = [{"agency": post.agency_name, "role": post.role.value, "title": post.title} for post in actor.posts]
    kind = actor.kind.value if actor.kind else ""
    return {"name": actor.name, "kind": kind, "posts": posts, "scopes": sorted(actor.scopes)}
