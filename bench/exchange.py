"""The exchange against the practice portal on this machine: at a steady pace, and catching up after darkness."""

import json
import subprocess
import sys

from bench.site import ROOT

STEADY, CATCH_UP = 3_000, 6_000  # dossiers measured
LEAST_RATE = 100.0  # dossiers a second
PROMISED, WITHIN = 44_000, 600.0  # dossiers of catch-up, seconds
DARK = 15.0  # seconds without a portal


def facts() -> list[dict[str, object]]:
    """Every promise about the exchange with its value, unit, budget and whether it holds."""
    steady = soak(STEADY)
    late = soak(CATCH_UP, "--dark", str(DARK))
    whole = PROMISED / late
    return [
        {"name": f"exchange: steady, {STEADY} dossiers with their history", "value": steady, "unit": "dossiers/s",
         "budget": f"≥ {LEAST_RATE:g}", "ok": steady >= LEAST_RATE},
        {"name": f"exchange: catch-up of {PROMISED} ({late:.0f}/s over {CATCH_UP})", "value": whole, "unit": "s",
         "budget": f"≤ {WITHIN:g}", "ok": whole <= WITHIN},
    ]  # fmt: skip


def soak(dossiers: int, *words: str) -> float:
    """Dossiers a second, in a house of its own with no fault and no death; both sides are compared afterwards."""
    command = [sys.executable, "-m", "motcua.faces.cli.main", "exchange", "soak", "--json", "--calm", "--acts", "0"]
    told = [*command, "--faults", "none", "--dossiers", str(dossiers), *words]
    done = subprocess.run(told, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return float(json.loads(done.stdout)["rate"])


def main() -> int:
    """The lines were printed; exit code 1 when a budget was not met."""
    found = facts()
    for fact in found:
        mark = "ok " if fact["ok"] else "NOT"
        print(f"{fact['name']:56} {fact['value']:10.1f} {fact['unit']:10} {mark} {fact['budget']}")
    return 0 if all(fact["ok"] for fact in found) else 1


if __name__ == "__main__":
    sys.exit(main())
