"""Whether the house lives, is ready, and how it fares: for the machines that watch it and the people who run it."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.http import require_safe

from motcua import __version__
from motcua.ledger import clock
from motcua.reactions.sync import exchange, operating
from motcua.reactions.sync.government import accounts as government
from motcua.registers.people import permissions
from motcua.runtime import places, queue, tables


@require_safe
def live(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """The process answers. Asks nothing of anyone."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """The database answers and has every table: 200, or 503 with what is missing."""
    try:
        missing = tables.missing()
    except Exception as error:  # noqa: BLE001 - whatever keeps the database away, the answer is the same
        return JsonResponse({"status": "away", "database": type(error).__name__}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    if missing:
        return JsonResponse({"status": "behind", "migrations": len(missing)}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return JsonResponse({"status": "ok", "version": __version__})


@require_safe
def detail(request: HttpRequest) -> JsonResponse:
    """Every organ of the house with its figures, for the operator alone."""
    permissions.require(request.actor, "house.operate")  # type: ignore[attr-defined]
    jobs = queue.state()
    free = places.free(settings.VAR)
    connections = {exchange.DVCQG: vars(operating.check_first())}
    if (tasks := operating.check_government()) is not None:
        connections[government.SYSTEM] = vars(tasks)
    balance = exchange.balance().as_json()
    well = (
        jobs.oldest_seconds < queue.LONGEST_WAIT
        and free > places.LEAST_FREE
        and all(c["works"] for c in connections.values())
    )
    return JsonResponse(
        {
            "status": "ok" if well else "unwell",
            "version": __version__,
            "now": clock.now().isoformat(),
            "jobs": vars(jobs),
            "disk_free_bytes": free,
            "connections": connections,
            "exchange": balance,
        }
    )


urlpatterns = [path("live", live), path("ready", ready), path("detail", detail)]
