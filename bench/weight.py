"""What the house weighs: memory of its processes, disk of a dossier, growth from a smaller house."""

import json
from pathlib import Path

from django.db import connection

from bench import bare
from bench.site import Site
from motcua.work.dossiers.models import Dossier

_TABLES = ("dossiers_dossier", "dossiers_step", "dossiers_paper", "dossiers_consultation")
# people and procedures have facts too: dossiers answer for their part of the ledger, by the weight of the rows
_WEIGHT = """
SELECT (SELECT sum(pg_total_relation_size(t::regclass)) FROM unnest(%s::text[]) AS t)
       + pg_total_relation_size('ledger_fact')
         * (SELECT sum(pg_column_size(f.*)) FILTER (WHERE f.subject LIKE 'dossier:%%') / sum(pg_column_size(f.*))::float
              FROM ledger_fact f)
"""


def facts(house: Site, lines: list[dict], baselines: Path, size: str) -> list[dict[str, object]]:
    """Each with its value, unit, budget and whether it holds."""
    found = [
        _fact("memory of house, web and worker", house.memory(), "MiB PSS", 350),
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
    """A dossier with its steps, papers, facts and all their indexes, in kB; rows of the bare views count for none."""
    with connection.cursor() as cursor:
        cursor.execute(_WEIGHT, [list(_TABLES)])
        (size,) = cursor.fetchone()
    return float(size) / 1000 / Dossier.objects.exclude(code__startswith=bare.CODES).count()


def _ratio(lines: list[dict]) -> float:
    return next(line["ratio"] for line in lines if line["name"] == "work list")
