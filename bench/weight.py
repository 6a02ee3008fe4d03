"""What the house weighs: memory of its processes, disk of a dossier, growth from a smaller house."""

import json
from pathlib import Path

from django.db import connection

from bench.site import Site
from motcua.work.dossiers.models import Dossier

_TABLES = (
    "dossiers_dossier",
    "dossiers_step",
    "dossiers_paper",
    "dossiers_consultation",
    "ledger_fact",
    "sync_transfer",
)


def facts(house: Site, lines: list[dict], baselines: Path, size: str) -> list[dict[str, object]]:
    """Each with its value, unit, budget and whether it holds."""
    found = [
        _fact("memory of web and worker", house.memory(), "MiB PSS", 350),
        _fact("disk of a dossier", _disk(), "kB", 5.0),
    ]
    smaller = baselines / "20k.json"
    if size != "20k" and smaller.exists():
        before = _ratio(json.loads(smaller.read_text(encoding="utf-8"))["lines"])
        found.append(_fact(f"growth of the work list, 20k to {size}", _ratio(lines) / before, "×", 1.3))
    return found


def _fact(name: str, value: float, unit: str, most: float) -> dict[str, object]:
    return {"name": name, "value": value, "unit": unit, "budget": f"≤ {most:g}", "ok": value <= most}


def _disk() -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(pg_total_relation_size(t::regclass)) FROM unnest(%s::text[]) AS t", [list(_TABLES)])
        (size,) = cursor.fetchone()
    return float(size) / 1000 / Dossier.objects.count()


def _ratio(lines: list[dict]) -> float:
    return next(line["ratio"] for line in lines if line["name"] == "work list")
