"""`motcua index export` and `index score`: the index outside the house, and by which engine it is counted."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from motcua.faces.cli.words import Groups
from motcua.runtime import awake, places

if TYPE_CHECKING:
    from motcua.law.quality import DueReading
    from motcua.reactions.quality.standings import Standing

ENGINES = ("postgres", "duckdb", "spark")
_ROW = "{:<20} {:>7}  {:>6}  {:<22} {}"  # code, rank, points, grade, agency
_WIDTH = 100
_GRADES = {  # beside the words of the decision
    "Xuất sắc": "excellent", "Tốt": "good", "Khá": "fair", "Trung bình": "average", "Yếu": "weak",
}  # fmt: skip
EVERY = 1.0  # seconds between two words on how far it is


class How(TypedDict):
    """By which variant of the index, and which due date counts."""

    variant: str
    reading: "DueReading"


def add(questions: Groups) -> None:
    """The command line knows `index export` and `index score`."""
    export = questions.add_parser("export", help="carry the courses of dossiers out as Parquet, by year and month")
    export.add_argument("--out", type=Path, metavar="FOLDER", help="where to (var/exports/index)")
    which = export.add_mutually_exclusive_group()
    which.add_argument("--period", help="only what was received in 2023-05, 2023-Q2, 2023-H1 or 2023")
    which.add_argument("--all", action="store_true", help="whatever was received (the default)")
    export.add_argument("--json", action="store_true", help="print one JSON document")
    export.set_defaults(run=export_courses)
    score = questions.add_parser("score", help="the index of every unit, counted afresh by an engine")
    score.add_argument("--engine", choices=ENGINES, default="postgres", help="what counts the courses (postgres)")
    score.add_argument("--from", dest="folder", type=Path, metavar="FOLDER", help="an export (var/exports/index)")
    ask_how(score)
    score.set_defaults(run=score_courses)


def ask_how(parser: argparse.ArgumentParser) -> None:
    """The command knows which period is asked for, and how it is scored and printed."""
    parser.add_argument("--period", required=True, help="2023-05, 2023-Q2, 2023-H1 or 2023")
    parser.add_argument("--variant", default="national", help="the way to score (law/parameters/quality)")
    parser.add_argument("--original-due", action="store_true", help="by the first due date, to the minute")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def how(arguments: argparse.Namespace) -> How:
    """How it is scored, as asked for."""
    from motcua.law.quality import DueReading

    reading = DueReading.ORIGINAL if arguments.original_due else DueReading.MOVED
    return {"variant": arguments.variant, "reading": reading}


def export_courses(arguments: argparse.Namespace) -> int:
    """The export stands in its folder. Exits with 2 for a folder that holds something else, or no period."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.quality import periods
    from motcua.reactions.quality.engines import exporting

    period = periods.read(arguments.period) if arguments.period else None
    folder = arguments.out or default_folder()
    written = exporting.export(folder, clock.now(), period, _progress())
    if arguments.json:
        print(json.dumps({"folder": str(folder), **written.as_json()}, ensure_ascii=False))
    else:
        held = written.held
        print(f"{written.courses} courses received from {held.first} to {held.last}, as of {held.as_of}: {folder}")
    return 0


def default_folder() -> Path:
    """Where an export stands when nobody says where."""
    return places.var() / "exports" / "index"


def _progress() -> Callable[[int], None]:
    last = time.monotonic()

    def tell(courses: int) -> None:
        nonlocal last
        if time.monotonic() - last > EVERY:
            last = time.monotonic()
            print(f"{courses} courses", file=sys.stderr)

    return tell


def score_courses(arguments: argparse.Namespace) -> int:
    """The index of every unit was printed as this engine counts it. Exits with 2 for no export, period or engine."""
    awake.wake()
    from motcua.reactions.quality import periods
    from motcua.reactions.quality.engines import scoring

    if arguments.folder and arguments.engine == "postgres":
        print("PostgreSQL counts the living house; an export is counted by duckdb or spark.", file=sys.stderr)
        return 2
    period = periods.read(arguments.period)
    found = scoring.score(arguments.engine, arguments.folder or default_folder(), period, **how(arguments))
    tell(period.key, found, arguments)
    return 0


def line(one: "Standing") -> str:
    """A unit in a table: its code, its rank among how many siblings, its points, its grade, its name."""
    points, band = (
        (f"{one.score.total}", f"{one.band} · {_GRADES[one.band.value]}")
        if one.band
        else ("–", "không phát sinh · none")
    )
    return _ROW.format(one.agency.code, one.place or "–", points, band, one.agency.name)


def table(period: str, standings: "Iterable[Standing]") -> None:
    """The units were printed in a table whose head names the period and each column in both languages."""
    print(f"Bộ chỉ số 766, kỳ {period} · Index 766, period {period}\n")
    heads = (("Mã", "Hạng", "Điểm", "Xếp loại", "Cơ quan"), ("Code", "Rank", "Points", "Grade", "Agency"))
    for row in heads:
        print(_ROW.format(*row))
    print("─" * _WIDTH)
    for one in standings:
        print(line(one))


def tell(period: str, standings: "Iterable[Standing]", arguments: argparse.Namespace) -> None:
    """The units were printed, as a table or as one JSON document."""
    if arguments.json:
        print(json.dumps({"period": period, "units": {one.agency.code: one.as_json() for one in standings}}))
        return
    table(period, standings)
