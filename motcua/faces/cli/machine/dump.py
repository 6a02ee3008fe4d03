"""`motcua dump`: a copy of the embedded database in one file."""

import argparse
from pathlib import Path

from motcua.faces.cli.words import Groups


def register(groups: Groups) -> None:
    """The command line knows `dump`."""
    parser = groups.add_parser("dump", help="copy the embedded database into one file (pg_dump, custom format)")
    parser.add_argument("--to", type=Path, help="path of the file (var/dumps/motcua-DATE.dump)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """The copy is made and its path printed."""
    from motcua.runtime import dump, places

    print(dump.dump(places.var(), arguments.to))
    return 0
