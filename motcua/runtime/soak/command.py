"""What `motcua exchange soak` does and tells."""

import sys
from dataclasses import asdict

from motcua.runtime.soak import ground
from motcua.runtime.soak.ground import Ground, Order


def run(order: Order) -> dict[str, object]:
    """The soak was lived through; everything found, with `even` true when the two sides are the same."""
    print(f"seed {order.seed}; a province of {order.dossiers} dossiers is built", file=sys.stderr, flush=True)
    with ground.made(order) as here:
        return _lived(here)


def _lived(here: Ground) -> dict[str, object]:
    from motcua.runtime.soak import comparison, course, crowd  # Django is awake only now

    order = here.order
    with crowd.gathered(here) as people:
        day = course.live(here, people)
        people.rest()
        print("both sides are compared", file=sys.stderr, flush=True)
        verdict = comparison.compare(here, people)
        report = people.ask("report")
        leaks = comparison.leaks(here)
    return {
        **asdict(verdict),
        "seconds": round(day.seconds, 1),
        "rate": round(verdict.owed / day.seconds, 1) if day.seconds else 0.0,
        "steady": day.steady,
        "cpu_ms": day.cpu_ms,
        "hours": day.hours,
        "acts": day.acts,
        "killed": dict(people.deaths),
        "faults_since_last_start": report.get("faults") if isinstance(report, dict) else {},
        "leaks": leaks,
        "seed": order.seed,
        "generation": order.generation,
        "even": verdict.even and not leaks,
    }
