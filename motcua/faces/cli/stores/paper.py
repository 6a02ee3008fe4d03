"""`motcua paper …`: print a paper of a dossier, or a counter's register, as PDF."""

import argparse
import sys
from datetime import date

from motcua.faces.cli.words import Groups
from motcua.law.forms import FormKind
from motcua.runtime import awake
from motcua.runtime.refusal import Refused


def register(groups: Groups) -> None:
    """The command line knows `paper`."""
    parser = groups.add_parser("paper", help="write a paper of a dossier, or a register, to standard output as PDF")
    parser.add_argument("form", choices=[kind.value for kind in FormKind])
    parser.add_argument("code", help="the dossier's code; for a register, the agency's code")
    parser.add_argument(
        "--from", dest="first", type=date.fromisoformat, metavar="2023-05-01", help="register: first day"
    )
    parser.add_argument("--to", dest="last", type=date.fromisoformat, metavar="2023-05-31", help="register: last day")
    parser.add_argument("--field", default="", help="register: only this field")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """The file is on standard output; a paper never issued before is issued now."""
    if sys.stdout.isatty():
        raise Refused("A PDF is no reading for a terminal. Send it to a file: motcua paper receipt CODE > file.pdf")
    awake.wake()
    sys.stdout.buffer.write(_content(arguments))
    sys.stdout.buffer.flush()
    return 0


def _content(arguments: argparse.Namespace) -> bytes:
    from motcua.reactions.papers import drawing, queries
    from motcua.registers.people import errors
    from motcua.registers.people.actor import HOUSE

    try:
        if arguments.form != FormKind.REGISTER:
            return drawing.draw(arguments.code, arguments.form)
        if not arguments.first or not arguments.last:
            raise Refused("A register needs its days: give --from and --to.")
        return queries.register(arguments.code, arguments.first, arguments.last, by=HOUSE, field=arguments.field)
    except errors.Refused as refusal:
        raise Refused(str(refusal)) from refusal
