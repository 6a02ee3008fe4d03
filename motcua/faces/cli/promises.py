"""`motcua promises`: write down what version 1 of the API offers, for the test that holds us to it."""

import argparse
import json
from pathlib import Path

from motcua.faces.cli.words import Groups
from motcua.runtime import awake


def register(groups: Groups) -> None:
    """The command line knows `promises`."""
    parser = groups.add_parser("promises", help="print the OpenAPI document, or write it with --to FILE")
    parser.add_argument("--to", type=Path, metavar="FILE")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """The document was printed or written."""
    awake.wake()
    from motcua.faces.api.routes import api

    offered = api.get_openapi_schema(path_prefix="/api/v1/")
    text = json.dumps(offered, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if arguments.to:
        arguments.to.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0
