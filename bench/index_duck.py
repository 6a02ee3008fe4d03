"""DuckDB over an export of twenty million courses, made up by DuckDB itself: ten counts by unit and month."""

import time
from pathlib import Path

import duckdb

from motcua.reactions.quality import periods
from motcua.reactions.quality.engines import asking, duck
from motcua.reactions.quality.measures import MEASURES, count

COURSES = 20_000_000
TEN = (
    "received", "online", "finished", "finished_on_time", "on_time",
    "with_fee", "paid_online", "with_result", "electronic_result", "digitised",
)  # fmt: skip
_MADE_UP = """
SELECT 'H' || n AS code, 'motcua' AS origin, 'H10.' || (h % 362) AS agency_code, 'P' || (h % 1999) AS procedure_key,
       (1 + h % 3)::INTEGER AS channel, came AS received_day, came + (h % 30)::INTEGER AS due_day,
       came + (h % 30)::INTEGER AS original_day,
       CASE WHEN h % 20 > 0 THEN came + (h % 31)::INTEGER END AS ended_day,
       CASE WHEN h % 97 = 0 THEN came + 1 END AS waiting_day, minute + 14400 AS first_due_minute,
       CASE WHEN h % 20 > 0 THEN minute + h % 15000 END AS ended_minute, NULL::BIGINT AS waiting_minute,
       (h % 7)::INTEGER AS waited, (h % 100 // 98)::INTEGER AS supplements, (h % 4 * 50000)::BIGINT AS fee,
       h % 11 > 5 AS paid_online, h % 13 > 1 AS exchanged, h % 20 > 0 AS result_due, h % 17 > 4 AS result_electronic,
       h % 19 > 6 AS digitised, h % 23 > 12 AS reused, h % 29 > 20 AS shared, h % 31 > 3 AS population,
       h % 101 = 0 AS disliked, h % 211 = 0 AS due_reckoned, year(came)::INTEGER AS year, month(came)::INTEGER AS month
  FROM (SELECT n, h, DATE '2022-01-01' + (h // 7 % 730)::INTEGER AS came, 27346000 + h % 1051200 AS minute
          FROM (SELECT n, (hash(n) >> 8)::BIGINT AS h FROM range({courses}) AS t(n)))
"""


def made(folder: Path, courses: int = COURSES) -> Path:
    """The courses stand in the folder; made at the first time, kept for the next."""
    target = folder / f"courses-{courses}"
    if not target.exists():
        unfinished = folder / f"{target.name}.unfinished"
        folder.mkdir(parents=True, exist_ok=True)
        with duckdb.connect(":memory:", config={"memory_limit": "2GB", "temp_directory": str(folder)}) as connection:
            connection.execute("SET enable_progress_bar = false; SET preserve_insertion_order = false")
            connection.execute(
                f"COPY ({_MADE_UP.format(courses=courses)}) TO '{unfinished}' "
                "(FORMAT parquet, COMPRESSION zstd, PARTITION_BY (year, month), OVERWRITE)"
            )
        unfinished.rename(target)
    return target


def seconds(courses: Path) -> tuple[float, float, float]:
    """How long DuckDB takes for ten counts by unit and month, for a bare sum, and for the whole question of a year."""
    ten = ", ".join(f"{count(MEASURES[name])} AS {name}" for name in TEN)
    asked = (
        f"SELECT agency_code, year, month, {ten} FROM quality_whole GROUP BY agency_code, year, month",  # noqa: S608
        "SELECT agency_code, year, month, sum(fee) FROM quality_whole GROUP BY agency_code, year, month",
        asking.of_courses(periods.read("2023"), periods.read("2023").last),
    )
    ten_counts, bare, year = (min(_timed(courses, question) for _ in range(5)) for question in asked)
    return ten_counts, bare, year


def _timed(courses: Path, question: str) -> float:
    began = time.perf_counter()
    duck.ask(courses, question)
    return time.perf_counter() - began
