"""Figures about the house in the text form that Prometheus reads: for those who watch it, and nobody else."""

import hmac
import ipaddress
from collections.abc import Callable, Iterable, Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.ledger import clock
from motcua.reactions.sync import balancing, operating
from motcua.reactions.sync.government import accounts as government
from motcua.registers.people.errors import NotAllowed
from motcua.runtime import queue

TEXT = "text/plain; version=0.0.4; charset=utf-8"
Sample = tuple[dict[str, str], float]
Reading = Callable[[operating.ConnectionView], float]
_OF_CONNECTIONS: tuple[tuple[str, str, str, Reading], ...] = (
    ("motcua_connection_passes", "gauge", "Whether messages pass", lambda v: float(v.light is not operating.Light.RED)),
    ("motcua_connection_accepted_facts_total", "counter", "Facts accepted by the other side", lambda v: v.accepted),
    ("motcua_connection_refused_dossiers_total", "counter", "Dossiers refused for good", lambda v: v.refused),
    ("motcua_connection_failed_rounds_total", "counter", "Rounds that came to nothing", lambda v: v.failed),
    ("motcua_connection_last_success_timestamp_seconds", "gauge", "When the other side last answered well",
     lambda v: v.last_success_at.timestamp() if v.last_success_at else 0.0),
)  # fmt: skip


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Every figure; for a machine of the networks in the settings that asks directly, or whoever shows the token."""
    if not _may(request):
        raise NotAllowed(
            gettext("Số liệu vận hành không mở cho địa chỉ này."), gettext("Chỉ hệ thống giám sát được đọc."),
            gettext("Hãy hỏi từ mạng quản trị, hoặc kèm mã của hệ thống giám sát."),
        )  # fmt: skip
    return HttpResponse("".join(_written()), content_type=TEXT, headers={"Cache-Control": "no-store"})


def _may(request: HttpRequest) -> bool:
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    if settings.METRICS_TOKEN and hmac.compare_digest(shown.encode(), settings.METRICS_TOKEN.encode()):
        return True
    if request.headers.get("X-Forwarded-For"):
        return False  # who comes through a proxy bears the proxy's address
    try:
        asks = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return any(asks in ipaddress.ip_network(one.strip()) for one in settings.METRICS_FROM if one.strip())


def _written() -> Iterator[str]:
    yield from _exchange()
    yield from _tasks()
    yield from _connections()
    yield from _jobs()


def _exchange() -> Iterator[str]:
    balance = balancing.balance()
    told = {"even": balance.even, "waiting": balance.waiting, "repair": balance.in_repair}
    yield from _family(
        "motcua_exchange_dossiers", "gauge", "Dossiers on the account of exchange, by state",
        [({"state": state}, number) for state, number in told.items()],
    )  # fmt: skip
    facts = {
        "owed": balance.owed, "sent": balance.sent, "accepted": balance.accepted, "refused": balance.refused,
        "outstanding": balance.outstanding,
    }  # fmt: skip
    yield from _family(
        "motcua_exchange_facts", "gauge", "Facts on the account; owed = accepted + refused + outstanding",
        [({"kind": kind}, number) for kind, number in facts.items()],
    )  # fmt: skip
    age = (clock.now() - balance.oldest_at).total_seconds() if balance.oldest_at else 0.0
    yield from _family(
        "motcua_exchange_oldest_seconds", "gauge", "Age of the oldest dossier waiting", [({}, max(0.0, age))]
    )
    yield from _family(
        "motcua_exchange_unmatched_dossiers", "gauge", "Dossiers that only one side has, as last compared",
        [({"where": "missing_there"}, balance.missing_there), ({"where": "unknown_here"}, balance.unknown_there)],
    )  # fmt: skip


def _tasks() -> Iterator[str]:
    """The account with the Government Office's task system."""
    balance = balancing.balance(system=government.SYSTEM)
    states = {"even": balance.even, "waiting": balance.waiting, "repair": balance.in_repair}
    yield from _family(
        "motcua_exchange_tasks", "gauge", "Tasks of the Government on the account of exchange, by state",
        [({"state": state}, number) for state, number in states.items()],
    )  # fmt: skip
    kinds = {"owed": balance.owed, "accepted": balance.accepted, "refused": balance.refused,
             "outstanding": balance.outstanding}  # fmt: skip
    yield from _family(
        "motcua_exchange_task_facts", "gauge", "Facts of tasks on the account; owed = accepted + refused + outstanding",
        [({"kind": kind}, number) for kind, number in kinds.items()],
    )  # fmt: skip
    age = (clock.now() - balance.oldest_at).total_seconds() if balance.oldest_at else 0.0
    yield from _family(
        "motcua_exchange_tasks_oldest_seconds", "gauge", "Age of the oldest task waiting", [({}, max(0.0, age))]
    )


def _connections() -> Iterator[str]:
    views = operating.all_connections()
    for name, kind, words, read in _OF_CONNECTIONS:
        yield from _family(name, kind, words, [({"connection": view.name}, read(view)) for view in views])


def _jobs() -> Iterator[str]:
    state = queue.state()
    told = {"waiting": state.waiting, "running": state.running, "failed": state.failed}
    yield from _family(
        "motcua_jobs", "gauge", "Background jobs, by state",
        [({"state": name}, number) for name, number in told.items()],
    )  # fmt: skip
    yield from _family(
        "motcua_jobs_oldest_seconds", "gauge", "Age of the oldest job that is due", [({}, state.oldest_seconds)]
    )
    latencies = queue.latencies()
    for name, words, parts in (
        (
            "motcua_job_wait_seconds",
            "From deferred to begun, jobs of the last ten minutes",
            [(x.task, x.waited) for x in latencies],
        ),
        (
            "motcua_job_run_seconds",
            "From begun to done, jobs of the last ten minutes",
            [(x.task, x.ran) for x in latencies],
        ),
    ):
        yield from _family(
            name, "gauge", words,
            [({"task": task, "quantile": mark}, number) for task, numbers in parts
             for mark, number in zip(queue.QUANTILES, numbers, strict=True)],
        )  # fmt: skip


def _family(name: str, kind: str, words: str, samples: Iterable[Sample]) -> Iterator[str]:
    yield f"# HELP {name} {words}\n# TYPE {name} {kind}\n"
    for labels, value in samples:
        shown = ",".join(f'{label}="{_escaped(text)}"' for label, text in labels.items())
        yield f"{name}{{{shown}}} {value:.15g}\n" if shown else f"{name} {value:.15g}\n"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
