"""`motcua index …`: the counted cells of the index."""

import argparse

from motcua.faces.cli.words import Groups
from motcua.runtime import awake


def register(groups: Groups) -> None:
    """The command line knows `index recount`."""
    parser = groups.add_parser("index", help="the index of service quality")
    questions = parser.add_subparsers(title="questions", metavar="QUESTION", required=True)
    recount = questions.add_parser("recount", help="count every cell afresh")
    recount.add_argument("--check", action="store_true", help="change nothing; exit 1 when a cell differs")
    recount.set_defaults(run=recount_cells)


def recount_cells(arguments: argparse.Namespace) -> int:
    """Every cell was counted afresh, or compared with a fresh count."""
    awake.wake()
    from motcua.reactions.quality import cells

    if arguments.check:
        differing = cells.differences()
        print(f"{differing} cells differ from a fresh count")
        return 1 if differing else 0
    print(f"{cells.recount_all()} cells counted")
    return 0
