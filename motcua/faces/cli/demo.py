"""`motcua demo`: a made-up province at work, deterministic by seed."""

import argparse
from datetime import date

from motcua.faces.cli.words import Groups
from motcua.runtime import awake


def register(groups: Groups) -> None:
    """The command line knows `demo`."""
    parser = groups.add_parser("demo", help="build the demonstration province anew")
    parser.add_argument("--pack", help="name of a folder in packs/ (binh-phuoc-2023)")
    parser.add_argument("--dossiers", type=whole, default=20_000, metavar="N", help="how many dossiers (20000)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="another seed is another province (1)")
    parser.add_argument(
        "--as-of", type=day, default=date(2023, 5, 29), metavar="DATE", help="what day it is there (2023-05-29)"
    )
    parser.add_argument("--if-empty", action="store_true", help="do nothing when the database holds anything")
    parser.add_argument("--yes", action="store_true", help="even if what the database holds is no demonstration")
    parser.set_defaults(run=run)


def whole(told: str) -> int:
    """A number as people write it: 210000, 210_000, 210.000."""
    digits = told.replace(".", "").replace(",", "").replace("_", "")
    if not digits.isdecimal():
        raise argparse.ArgumentTypeError(f"{told!r} is not a number of dossiers; give one such as 20000")
    return int(digits)


def day(told: str) -> date:
    """A day like 2023-05-29."""
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{told!r} is not a day; give one such as 2023-05-29") from None


def run(arguments: argparse.Namespace) -> int:
    """The demonstration is built; the exit code is 0 also when `--if-empty` found something."""
    awake.wake("owner")
    from motcua.runtime.demonstration import command

    return command.run(
        pack=arguments.pack, dossiers=arguments.dossiers, seed=arguments.seed, as_of=arguments.as_of,
        if_empty=arguments.if_empty, yes=arguments.yes,
    )  # fmt: skip
