"""`motcua docs`: the pages of docs/reference, written from the code; `--check` fails when one is stale."""

import argparse
import sys
from collections.abc import Callable

from motcua.faces.cli.words import Groups
from motcua.law.citation import ROOT
from motcua.runtime import awake

REFERENCE = ROOT / "docs" / "reference"


def register(groups: Groups) -> None:
    """The command line knows `docs`."""
    parser = groups.add_parser("docs", help="write docs/reference anew from the code")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page is stale")
    parser.set_defaults(run=run)


def pages() -> dict[str, Callable[[], str]]:
    """The generated pages by file name."""
    awake.wake()
    from motcua.faces.cli.reference import happenings, laws, numbers, rights

    return {
        "law-matrix.md": laws.matrix,
        "numbers.md": numbers.numbers,
        "moves.md": laws.moves,
        "indicators.md": laws.indicators,
        "permissions.md": rights.page,
        "events.md": happenings.page,
        "decisions.md": numbers.decisions,
    }


def run(arguments: argparse.Namespace) -> int:
    """Every page is what the code says, or with --check the stale ones were named."""
    stale = []
    for name, write in pages().items():
        path, text = REFERENCE / name, write()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not arguments.check:
            REFERENCE.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"docs/reference/{name} written")
    if arguments.check and stale:
        print(f"Stale: {', '.join(stale)}. Run `make docs` and commit the pages.", file=sys.stderr)
        return 1
    return 0
