"""The index against its budgets: read, kept up to date, counted anew, counted over an export."""

import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from django.db import connection

from bench import index_courses, index_duck, indexless, lines, load, people
from bench.site import ROOT, Site
from motcua.law.quality import Level
from motcua.ledger import clock
from motcua.reactions.quality import cells, explaining, periods, standings
from motcua.reactions.quality.engines import exporting
from motcua.reactions.quality.grading import agencies
from motcua.reactions.quality.models import Imported
from motcua.registers.people import queries as people_queries
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers.models import Dossier

READINGS = 15
TURNS, LODGED = 6, 120
PACE, LASTS = 25.0, 6.0  # dossiers a second, two facts each; for so many seconds
_NAMES = {1: "month", 3: "quarter", 6: "half-year", 12: "year"}
_PLAIN = (
    "SELECT agency_id, sum(received), sum(on_time) FROM quality_roll WHERE months = %s AND first_day = %s GROUP BY 1"
)
_TODAY = "SELECT coalesce(sum(received), 0) FROM quality_cell WHERE procedure_id = %s AND day = %s"
_ALL_ROWS = """
SELECT (SELECT count(*) FROM quality_imported WHERE waited + supplements >= 0), count(*)
  FROM dossiers_dossier d LEFT JOIN sync_transfer t ON t.dossier = d.code AND t.system = 'dvcqg'
  LEFT JOIN (SELECT dossier_id, count(*) AS n FROM dossiers_paper GROUP BY dossier_id) p ON p.dossier_id = d.id
 WHERE d.waited + p.n + t.accepted >= 0
"""


def facts(site: Site) -> list[dict[str, object]]:
    """Every promise about the index with its value, unit, budget and whether it holds."""
    desk = people.desk(lines.CLIENTS)
    return [*reading(), *pages(), *recounting(), *exported(), *kept_live(site, desk)]


def at_rest(courses: int) -> list[dict[str, object]]:
    """What the index promises of a house with so many courses: all but what lodging loses by it."""
    index_courses.fill(courses)
    return [*reading(), *pages(), *recounting(), *exported()]


def _fact(name: str, value: float, unit: str, most: float) -> dict[str, object]:
    return {"name": name, "value": value, "unit": unit, "budget": f"≤ {most:g}", "ok": value <= most}


def reading() -> list[dict[str, object]]:
    """The index of all units for the present month, quarter, half-year and year, beside a plain sum of two counts."""
    today = clock.now().date()
    return [_read(periods.of(today, months), name) for months, name in _NAMES.items()]


def _read(period: periods.Period, name: str) -> dict[str, object]:
    def plain() -> None:
        with connection.cursor() as cursor:
            cursor.execute(_PLAIN, [period.months, period.first])
            cursor.fetchall()

    bare = _middle(plain)
    value = _middle(lambda: standings.of_period(period, clock.now().date()))
    return _fact(f"index: all units, {name} ({value / bare:.1f} × plain sums)", value, "ms", 50)


def _middle(work: Callable[[], object]) -> float:
    """The usual time of the work in milliseconds, once it is warm."""
    work()
    return statistics.median(_timed(work) for _ in range(READINGS)) * 1000


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def pages() -> list[dict[str, object]]:
    """What stands behind the pages of a leader of the province, and a month carried out of the house."""
    top, today = people_queries.root(), clock.now().date()
    month, year = periods.of(today, 1).previous(), periods.of(today, 12)
    behind = explaining.Asked(top, "B1", year, today)
    with tempfile.TemporaryDirectory(dir=ROOT / "var") as folder:
        out = _timed(lambda: exporting.export(Path(folder) / "index", clock.now(), month))
    return [
        _fact("index: points to win back, province, year", _middle(lambda: explaining.winback(top, year, today)) / 1000,
              "s", 1),
        _fact("index: first page of late dossiers, province, year",
              _middle(lambda: explaining.behind(behind, "rest")) / 1000, "s", 1),
        _fact("grading: a commune, year", _middle(lambda: agencies.of_unit(_commune(), year, today)) / 1000, "s", 1),
        _fact("export of one month", out, "s", 60),
    ]  # fmt: skip


def _commune() -> AgencyView:
    """The commune that settled most this year."""
    year = periods.of(clock.now().date(), 12)
    found = [one for one in standings.of_period(year, clock.now().date()) if one.level is Level.COMMUNE]
    return max(found, key=lambda one: one.dossiers).agency


def recounting() -> list[dict[str, object]]:
    """A whole recount and a check, beside reading the same rows and no more; twenty seconds for each million."""
    most = 20 * max(1.0, (Dossier.objects.count() + Imported.objects.count()) / 1_000_000)
    bare = _timed(_read_all)
    whole, check = _timed(cells.recount_all), _timed(cells.differences)
    return [
        _fact(f"index: whole recount ({whole / bare:.1f} × reading the rows)", whole, "s", most),
        _fact(f"index: check of all counts ({check / bare:.1f} ×)", check, "s", most),
    ]


def _read_all() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ALL_ROWS)


def exported() -> list[dict[str, object]]:
    """DuckDB over twenty million courses, beside one bare sum."""
    ten, bare, year = index_duck.seconds(index_duck.made(ROOT / "var" / "bench-export"))
    return [
        _fact(f"DuckDB, 20 M: 10 counts by month ({ten / bare:.1f} × one sum)", ten, "s", 1.5),
        # every count for every unit by two readings: our own promise, and like all of them it is a ratio
        _fact(f"DuckDB, 20 M: the whole question of a year ({year:.1f} s)", year / bare, "× one sum", 40),
    ]


def kept_live(site: Site, desk: people.Desk) -> list[dict[str, object]]:
    """What lodging loses by the live index, four clerks at once; and how soon a commit is seen in it."""
    ask = lines.application(desk)
    rates: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(2 * TURNS):
        live = turn % 2 == 0
        indexless.mark().unlink(missing_ok=True) if live else indexless.mark().touch()
        lines.settle()
        rates[live].append(load.run(site.port, [ask] * LODGED, desk.clerks).rate)
    lines.settle()
    indexless.mark().unlink(missing_ok=True)
    cells.recount_all()  # what was lodged while it stood still
    slower = statistics.median(rates[False]) / statistics.median(rates[True])
    return [
        _fact(f"index: lodging with it live ({statistics.median(rates[True]):.0f}/s)", slower, "× without", 1.1),
        _fact(f"index: commit to sight, {2 * PACE:.0f} facts/s", freshness(site, desk), "s", 2),
    ]


def freshness(site: Site, desk: people.Desk) -> float:
    """The longest time from an answered lodging until the index has counted it, at a steady pace."""
    ask, answered = lines.application(desk), list[float]()
    seen: list[tuple[float, int]] = []
    before = _counted(desk)
    over = threading.Event()

    def lodge() -> None:
        for number in range(int(PACE * LASTS)):
            time.sleep(max(0.0, began + number / PACE - time.perf_counter()))
            load.run(site.port, [ask], desk.clerks[:1])
            answered.append(time.perf_counter())
        over.set()

    began = time.perf_counter()
    clerk = threading.Thread(target=lodge)
    clerk.start()
    while not over.is_set() or (seen and seen[-1][1] < len(answered) and time.perf_counter() - answered[-1] < 60):
        seen.append((time.perf_counter(), _counted(desk) - before))
        time.sleep(0.02)
    clerk.join()
    return max(
        next((moment for moment, counted in seen if counted >= number), float("inf")) - done
        for number, done in enumerate(answered, 1)
    )


def _counted(desk: people.Desk) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT procedure_id FROM catalog_procedureversion WHERE id = %s", [desk.procedure.id])
        [procedure] = cursor.fetchone()
        cursor.execute(_TODAY, [procedure, clock.now().date()])
        return int(cursor.fetchone()[0])
