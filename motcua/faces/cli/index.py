"""`motcua index …`: the counted cells of the index."""

import argparse
import json

from motcua.faces.cli import index_engines, index_explain, index_import, index_past, index_tell
from motcua.faces.cli.words import Groups
from motcua.runtime import awake


def register(groups: Groups) -> None:
    """The command line knows `index recount`."""
    parser = groups.add_parser("index", help="the index of service quality")
    questions = parser.add_subparsers(title="questions", metavar="QUESTION", required=True)
    recount = questions.add_parser("recount", help="count every cell afresh")
    recount.add_argument("--check", action="store_true", help="change nothing; exit 1 when a cell differs")
    recount.set_defaults(run=recount_cells)
    show = questions.add_parser("show", help="the index of a unit, or of every unit")
    show.add_argument("unit", metavar="UNIT", nargs="?", default="", help="the code of a unit; every unit without it")
    show.add_argument("--period", required=True, help="2023-05, 2023-Q2, 2023-H1 or 2023")
    show.add_argument("--variant", default="national", help="the way to score (law/parameters/quality)")
    show.add_argument("--original-due", action="store_true", help="by the first due date, to the minute")
    show.add_argument("--json", action="store_true", help="print one JSON document")
    show.set_defaults(run=show_standings)
    index_engines.add(questions)
    index_explain.add(questions)
    index_import.add(questions)
    index_past.add(questions, show)
    index_tell.add(questions)


def recount_cells(arguments: argparse.Namespace) -> int:
    """Every cell was counted afresh, or compared with a fresh count."""
    awake.wake()
    from motcua.reactions.quality import cells

    if arguments.check:
        differing = cells.differences()
        print(f"{differing} cells, running lines and periods differ from a fresh count")
        return 1 if differing else 0
    print(f"{cells.recount_all()} cells counted")
    return 0


def show_standings(arguments: argparse.Namespace) -> int:
    """The index of the unit, or of every unit, was printed. Exits with 2 for a unit, period or variant there is not."""
    awake.wake()
    from motcua.law.quality import DueReading
    from motcua.reactions.quality import periods
    from motcua.registers.people import queries as people

    reading = DueReading.ORIGINAL if arguments.original_due else DueReading.MOVED
    period = periods.read(arguments.period)
    only = people.agency(arguments.unit).id if arguments.unit else None
    found = index_past.standings_of(period, reading, arguments)
    shown = [each for each in found if only in (None, each.agency.id)]
    if arguments.json:
        units = {one.agency.code: one.as_json() for one in shown}
        print(json.dumps({"period": period.key, **index_past.said(arguments), "units": units}))
        return 0
    index_engines.table(period.key, shown)
    return 0
