"""`motcua bench`: measure the house against its budgets."""

import argparse
import subprocess
import sys

from motcua.faces.cli.words import Groups
from motcua.runtime import places


def register(groups: Groups) -> None:
    """The command line knows `bench`."""
    parser = groups.add_parser(
        "bench", help="measure against the budgets: bench --size 20k|210k|1m|10m", add_help=False
    )
    parser.set_defaults(run=run, takes_rest=True)


def run(arguments: argparse.Namespace) -> int:
    """The table was printed; exit code 1 when a budget was not met."""
    return subprocess.run([sys.executable, "-m", "bench", *arguments.rest], cwd=places.ROOT, check=False).returncode
