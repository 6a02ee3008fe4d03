"""`make bench SIZE=20k|1m|10m`: measures the house against its budgets and prints the table."""

import argparse
import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

from bench.site import ROOT, Site, site

SIZES = {"20k": 20_000, "210k": 210_000, "1m": 1_000_000, "10m": 20_000}
COURSES = {"10m": 10_000_000}  # beside them: whole dossiers would take hours, the index reads one row of each
MOST_MEMORY = 350  # MiB
MOST_DISK = 5.0  # kB a dossier


def main() -> int:
    """The table was printed and `bench/latest.json` written; exit code 1 when a budget was not met."""
    asked = argparse.ArgumentParser(prog="motcua bench", description=__doc__)
    asked.add_argument("--size", choices=SIZES, default="20k")
    asked.add_argument("--port", type=int, default=8765)
    asked.add_argument("--baseline", action="store_true", help="keep the result in bench/baselines/SIZE.json")
    told = asked.parse_args()
    var = ROOT / "var" / f"bench-{told.size}"
    os.environ.update(MOTCUA_VAR=str(var), DJANGO_SETTINGS_MODULE="bench.settings", MOTCUA_ROLE="owner")
    with site(SIZES[told.size], var, told.port) as house:
        result = _measured(house, told.size)
    _print(result)
    text = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
    (ROOT / "bench" / "latest.json").write_text(text, encoding="utf-8")
    if told.baseline:
        (ROOT / "bench" / "baselines" / f"{told.size}.json").write_text(text, encoding="utf-8")
    return 0 if all(line["ok"] for line in result["lines"]) and all(fact["ok"] for fact in result["house"]) else 1


def _measured(house: Site, size: str) -> dict[str, object]:
    import django

    django.setup()
    from bench import exchange, index, lines, weight

    if size in COURSES:
        measured, found = [], index.at_rest(COURSES[size])
    else:
        measured = lines.every(house)
        found = weight.facts(house, measured, Path(__file__).parent / "baselines", size)
        found += index.facts(house) + exchange.facts()
    return {
        "size": f"{size} courses of other systems, and {SIZES[size]:,}" if size in COURSES else size,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "lines": measured,
        "house": found,
    }


def _print(result: dict) -> None:
    print(f"\n{result['size']} dossiers · {result['machine']} · {result['at']}\n")
    print(f"{'':18} {'p50 ms':>7} {'p95 ms':>7} {'CPU ms':>7} {'SQL':>4} {'per s':>6} {'ratio':>6}  budget")
    for line in result["lines"]:
        ratio = f"{line['ratio']:.2f}" if line["ratio"] else ""
        mark = "" if not line["budget"] else "ok " if line["ok"] else "NOT"
        print(f"{line['name']:18} {line['p50']:7.1f} {line['p95']:7.1f} {line['cpu_ms']:7.2f} {line['sql']:4} "
              f"{line['rate']:6.0f} {ratio:>6}  {mark} {line['budget']}")  # fmt: skip
    for fact in result["house"]:
        mark = "ok " if fact["ok"] else "NOT"
        print(f"{fact['name']:56} {fact['value']:10.2f} {fact['unit']:10} {mark} {fact['budget']}")


if __name__ == "__main__":
    sys.exit(main())
