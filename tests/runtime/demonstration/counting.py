"""Counts in the tables what the province's documents print."""

import hashlib
from decimal import Decimal

from django.db import connection

from motcua.runtime.demonstration import emptying, figures

_DAY = "({} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
_LATE = f"{_DAY.format('d.finished_at')} > {_DAY.format('d.due_at')}"
_DECIDED = f"""
SELECT count(*), count(*) FILTER (WHERE {_LATE}), count(*) FILTER (WHERE {_LATE} AND v.field_group = ANY(%s))
  FROM dossiers_dossier d JOIN catalog_procedureversion v ON v.id = d.version_id WHERE d.state IN (9, 10)
"""  # noqa: S608 - expressions of ours
_OPEN_LATE = f"""
SELECT count(*), count(*) FILTER (WHERE v.field_group = ANY(%s))
  FROM dossiers_dossier d JOIN catalog_procedureversion v ON v.id = d.version_id
 WHERE d.state NOT IN (3, 8, 10) AND d.finished_at IS NULL AND d.waiting_since IS NULL
   AND {_DAY.format("d.due_at")} < %s
"""  # noqa: S608 - expressions of ours
_FILED = "SELECT count(*), count(*) FILTER (WHERE channel = 2) FROM dossiers_dossier"
_EXCHANGED = "SELECT count(*), count(*) FILTER (WHERE accepted = 0) FROM sync_transfer"
_UNCOUNTED = {"ledger_setting", "django_session", "quality_pulse"}  # a pulse says when cells moved, not what they hold


def ask(question, *values):
    """The first row of the answer."""
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchone()


def shares(printed: figures.Figures, today):
    """Each printed share with the part and the whole that the tables have for it."""
    land = sorted(printed.land_groups)
    decided, late, late_land = ask(_DECIDED, land)
    open_late, open_land = ask(_OPEN_LATE, land, today)
    filed, online = ask(_FILED)
    lines, unexchanged = ask(_EXCHANGED)
    return {
        "on time": (printed.on_time, decided - late, decided),
        "late in land": (printed.land_and_environment, late_land, late),
        "all late in land": (printed.land_and_environment, late_land + open_land, late + open_late),
        "online": (printed.online, online, filed),
        "not exchanged": (printed.not_exchanged, unexchanged, lines),
    }


def percent(part, whole):
    return Decimal(part) * 100 / whole


def digest():
    """One digest over every row of every table of the house; counted lines have numbers of no meaning."""
    whole = hashlib.sha256()
    for table in emptying.tables():
        if table not in _UNCOUNTED:
            row = "(to_jsonb(t) - 'id')::text" if table.startswith("quality_") else "t::text"
            rows = f"string_agg({row}, E'\\n' ORDER BY {row})"
            (text,) = ask(f"SELECT coalesce({rows}, '') FROM {table} t")  # noqa: S608 - a table of ours
            whole.update(f"{table}\n{text}\n".encode())
    return whole.hexdigest()
