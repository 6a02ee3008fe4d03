"""The exchange against the practice portal on this machine: at a steady pace in each generation, and catching up.

The processor's time for each dossier stands beside that of a bare message of the same run: rates are a machine's mood.
"""

import json
import subprocess
import sys
import threading
import time

import urllib3

from bench.site import ROOT
from motcua.simulator import server
from motcua.simulator.faults import Plan

GENERATIONS = {"g1": "session", "g2": "indexed", "g3": "gateway"}
STEADY, CATCH_UP = 3_000, 6_000  # dossiers measured
LEAST_RATE = 100.0  # dossiers a second
PROMISED, WITHIN = 44_000, 600.0  # dossiers of catch-up, seconds
DARK = 15.0  # seconds without a portal
BARE = 2_000  # messages


def facts() -> list[dict[str, object]]:
    """Every promise about the exchange with its value, unit, budget and whether it holds."""
    found: list[dict[str, object]] = []
    bare = bare_ms()
    for key, generation in GENERATIONS.items():
        told = soak(STEADY, "--generation", key)
        rate, spent = float(told["steady"]), told["cpu_ms"]
        found += [
            {"name": f"exchange: steady, {generation}, {STEADY} dossiers", "value": rate, "unit": "dossiers/s",
             "budget": f"≥ {LEAST_RATE:g}", "ok": rate >= LEAST_RATE},
            {"name": f"exchange: CPU a dossier, {generation} (portal {spent['portal']:.2f} ms)",
             "value": spent["worker"], "unit": "ms", "budget": f"{spent['worker'] / bare:.1f} × a bare message",
             "ok": True},
        ]  # fmt: skip
    late = float(soak(CATCH_UP, "--dark", str(DARK))["rate"])
    whole = PROMISED / late
    return [
        *found,
        {"name": f"exchange: catch-up of {PROMISED} ({late:.0f}/s over {CATCH_UP})", "value": whole, "unit": "s",
         "budget": f"≤ {WITHIN:g}", "ok": whole <= WITHIN},
    ]  # fmt: skip


def soak(dossiers: int, *words: str) -> dict:
    """What a house of its own told, with no fault and no death; both sides are compared afterwards."""
    command = [sys.executable, "-m", "motcua.faces.cli.main", "exchange", "soak", "--json", "--calm", "--acts", "0"]
    told = [*command, "--faults", "none", "--dossiers", str(dossiers), *words]
    done = subprocess.run(told, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return dict(json.loads(done.stdout))


def bare_ms() -> float:
    """Milliseconds of this process for one message of the size of a dossier over an open line, and its answer read."""
    there = server.Server(("127.0.0.1", 0), server.portal(None, ROOT / "packs" / "binh-phuoc-2023", Plan()))
    threading.Thread(target=there.serve_forever, daemon=True).start()
    pool = urllib3.connection_from_url(f"http://127.0.0.1:{there.server_port}")
    body = {"session": "none", "service": "DongBoHoSoMC", "data": [{f"Truong{n}": "giá trị " * 8 for n in range(40)}]}
    try:
        began, other = time.thread_time(), 0.0
        for _ in range(BARE):
            answer = pool.urlopen("POST", "/integration", body=json.dumps(body).encode())
            other += len(json.loads(answer.data))
        return (time.thread_time() - began) * 1000 / BARE
    finally:
        there.shutdown()
        there.server_close()


def main() -> int:
    """The lines were printed; exit code 1 when a budget was not met."""
    found = facts()
    for fact in found:
        mark = "ok " if fact["ok"] else "NOT"
        print(f"{fact['name']:56} {fact['value']:10.2f} {fact['unit']:10} {mark} {fact['budget']}")
    return 0 if all(fact["ok"] for fact in found) else 1


if __name__ == "__main__":
    sys.exit(main())
