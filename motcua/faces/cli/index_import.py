"""`motcua index import`: dossiers of another one-stop system, from a file of messages."""

import argparse
import json
import sys
from pathlib import Path

from motcua.faces.cli.words import Groups
from motcua.runtime import awake


def add(questions: Groups) -> None:
    """The command line knows `index import`."""
    parser = questions.add_parser("import", help="count dossiers of another one-stop system, from a file of messages")
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="one national message (JSON) a line, of any generation; .gz too"
    )
    parser.add_argument("--map", metavar="YAML", type=Path, help="agencies: {theirs: ours}, procedures: {theirs: ours}")
    parser.add_argument("--exchanged", action="store_true", help="the national portal has accepted these messages")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(run=import_file)


def import_file(arguments: argparse.Namespace) -> int:
    """What is right of the file is in the index, what is wrong was listed. Exits with 2 for a file that is none.

    Refusals are printed as they come, so that the list may be as long as the file.
    """
    awake.wake()
    from motcua.reactions.quality.incoming import files
    from motcua.reactions.quality.incoming.names import Names
    from motcua.reactions.quality.incoming.taking import Answer, Outcome
    from motcua.registers.people.actor import HOUSE

    listed = 0

    def tell(answer: Answer) -> None:
        nonlocal listed
        if answer.outcome is Outcome.REFUSED:
            listed += 1
            _tell(answer.place, answer.code, answer.reason, as_json=arguments.json, first=listed == 1)

    names = Names(files.dictionary(arguments.map) if arguments.map else None)
    files.require_readable(arguments.file)
    if arguments.json:
        print('{"refusals": [', end="")
    counted = files.take(arguments.file, names, by=HOUSE, exchanged=arguments.exchanged, told=tell)
    said = {outcome.value: counted[outcome] for outcome in Outcome}
    print("], " + json.dumps(said)[1:] if arguments.json else " ".join(f"{name} {said[name]}" for name in said))
    return 0


def _tell(line: int, code: str, reason: str, *, as_json: bool, first: bool) -> None:
    if as_json:
        said = json.dumps({"line": line, "code": code, "reason": reason}, ensure_ascii=False)
        print(said if first else f", {said}", end="")
    else:
        print(f"{line}: {code or '–'}: {reason}", file=sys.stderr)
