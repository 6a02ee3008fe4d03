"""Carries the courses out of the house: Parquet by year and month, with all that a score needs beside it.

No name and no number of a person is in it; the only word that leads back to a dossier is its code.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.db import connection, transaction

from motcua.law.calendar import ZONE
from motcua.law.sentences import say
from motcua.reactions.quality import settlers
from motcua.reactions.quality.engines import duck, manifest
from motcua.reactions.quality.engines.definitions import COLUMNS
from motcua.reactions.quality.engines.live import Live
from motcua.reactions.quality.engines.manifest import Held, Manifest
from motcua.reactions.quality.models import Told
from motcua.reactions.quality.periods import Period
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid

_WITHIN = "received_at >= '{begin}' AND received_at < '{end}'"
# everything in one stroke, or a period by itself: found by the counters, whose dossiers are indexed by their receipt
_ALL = f"SELECT {', '.join(COLUMNS)} FROM quality_whole WHERE {_WITHIN}"  # noqa: S608 - names and moments of ours
_SOME = f"""
SELECT {", ".join(COLUMNS)} FROM (
    SELECT c.*, a.code AS agency_code, p.key AS procedure_key, extract(year FROM received_day)::integer AS year,
           extract(month FROM received_day)::integer AS month
      FROM quality_course c
      LEFT JOIN people_agency a ON a.id = c.agency_id
      LEFT JOIN catalog_procedure p ON p.id = c.procedure_id
     WHERE {_WITHIN} AND c.counter_id = ANY(ARRAY(SELECT id FROM people_agency))) AS held
"""  # noqa: S608
_EDGES = """
SELECT min(first), max(last) FROM (
    SELECT quality_day(min(received_at)) AS first, quality_day(max(received_at)) AS last FROM dossiers_dossier
     UNION ALL SELECT quality_day(min(received_at)), quality_day(max(received_at)) FROM quality_imported) AS edges
"""
_BUFFER = 1 << 20

Tell = Callable[[int], None]  # how many courses are out


def export(target: Path, as_of: datetime, period: Period | None = None, tell: Tell = lambda _courses: None) -> Manifest:
    """The folder holds the courses received in the period, or all, as they stand at this moment, and says so.

    Memory stays the same however many they are. The folder is there whole or not at all; an older export in its place
    is replaced. Raises `Invalid` when the folder holds something else.
    """
    _must_be_replaceable(target)
    settlers.renew()
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.parent / f".{target.name}.{os.getpid()}"
    unfinished.mkdir()
    try:
        with _one_moment():
            held = Held(period.first, period.last, as_of) if period else _everything(as_of)
            courses = _carry_out(unfinished / manifest.COURSES, held, _SOME if period else _ALL, tell)
            (unfinished / manifest.OFFERS).write_text(json.dumps(_beside(held), ensure_ascii=False), encoding="utf-8")
        written = manifest.write(unfinished, held, courses)
        _put(unfinished, target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return written


def _must_be_replaceable(target: Path) -> None:
    if target.exists() and not (target / manifest.NAME).is_file() and (target.is_file() or any(target.iterdir())):
        raise Invalid(
            say("Không ghi bản xuất vào %(target)s.", target=target),
            "Ở đó đã có dữ liệu khác, không phải là một bản xuất.",
            "Hãy chọn một thư mục trống hoặc chưa có.",
        )


@contextmanager
def _one_moment() -> Iterator[None]:
    """Everything read within is of one moment; within a caller's transaction, that one's."""
    outermost = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if outermost:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _everything(as_of: datetime) -> Held:
    """The whole years from the first course to the last, or to now: what is not here does not exist."""
    with connection.cursor() as cursor:
        cursor.execute(_EDGES)
        edges = cursor.fetchone()
    first, last = (edge or as_of.date() for edge in edges)
    return Held(date(min(first, as_of.date()).year, 1, 1), date(max(last, as_of.date()).year, 12, 31), as_of)


def _carry_out(folder: Path, held: Held, courses: str, tell: Tell) -> int:
    """Every course of these days stands in the folder; the database writes into a pipe from which DuckDB reads."""
    folder.mkdir()
    begin, end = (datetime.combine(day, time.min, ZONE) for day in (held.first, held.last + timedelta(days=1)))
    reading, writing = os.pipe()
    with ThreadPoolExecutor(1) as beside:
        stored = beside.submit(duck.partition, reading, folder)
        try:
            sent = _send(courses.format(begin=begin.isoformat(), end=end.isoformat()), writing, tell)
        except BrokenPipeError:
            stored.result()  # says why nobody reads any more
            raise
    if stored.result() != sent:
        raise RuntimeError(f"{sent} courses were sent and {stored.result()} stored")
    return sent


def _send(courses: str, pipe: int, tell: Tell) -> int:
    with os.fdopen(pipe, "wb", _BUFFER) as out, connection.cursor() as cursor:
        with cursor.copy(f"COPY ({courses}) TO STDOUT (FORMAT csv)") as rows:  # one row at a time
            for number, row in enumerate(rows):
                out.write(row)
                if not number % 10_000:
                    tell(number)
        return int(cursor.rowcount)


def _beside(held: Held) -> dict[str, object]:
    """Units, what they offer on every day on which they can be judged, and what was told of them."""
    agencies = people.agencies()
    codes = {each.id: each.code for each in agencies}
    house = Live()
    told = Told.objects.filter(first_day__gte=held.first, first_day__lte=held.last).order_by("id")
    return {
        "agencies": [
            {"code": one.code, "name": one.name, "short_name": one.short_name, "level": one.level,
             "kind": one.kind, "parent": codes.get(one.parent_id or 0), "sort_key": one.sort_key} for one in agencies
        ],
        "offers": {
            day.isoformat(): {
                "units": {codes[unit]: offered for unit, *offered in house.offers(day)},
                "published": list(house.published(day)),
            }
            for day in held.judging_days()
        },
        "told": [
            [codes[row.agency_id], row.component, row.months, row.first_day.isoformat(), row.part, row.whole]
            for row in told
        ],
    }  # fmt: skip


def _put(unfinished: Path, target: Path) -> None:
    """The finished folder has the target's name; what had it before is gone."""
    before = unfinished.with_name(f"{unfinished.name}.before")
    if target.exists():
        target.rename(before)
    unfinished.rename(target)
    shutil.rmtree(before, ignore_errors=True)
