"""`motcua directives enter`: a list of findings, petitions or other promises, each row by itself."""

import argparse
import sys
from pathlib import Path

from motcua.faces.cli import directives_follow
from motcua.faces.cli.words import Groups


def add(verbs: Groups) -> None:
    """The command line knows `directives enter`."""
    enter = verbs.add_parser("enter", help="a list of findings, petitions or other promises (CSV, XLSX)")
    enter.add_argument("file", metavar="FILE", type=Path, help="a table with a row of headings")
    enter.add_argument("--kind", metavar="KIND", required=True, help="the kind of promise, as docs/reference has it")
    enter.add_argument("--title", metavar="TITLE", required=True, help="what the document is about")
    enter.add_argument("--received", metavar="2024-10-08", required=True, help="the day from which the clock runs")
    enter.add_argument("--number", metavar="NUMBER", default="", help="the number of the document")
    enter.add_argument("--issued", metavar="DAY", help="the day of the document (the day it was received)")
    enter.add_argument("--giver", metavar="UNIT", help="the code of the unit that follows them (the province)")
    enter.set_defaults(run=enter_list)


def enter_list(arguments: argparse.Namespace) -> int:
    """The right rows are tasks, the wrong ones were listed. Exits with 1 when a row was refused."""
    received = directives_follow.day(arguments.received, "--received")
    issued = directives_follow.day(arguments.issued, "--issued")
    directives_follow.wake()
    from motcua.ledger import clock
    from motcua.registers.people import queries as people
    from motcua.registers.people.actor import HOUSE
    from motcua.work.directives.acts import enter as acts
    from motcua.work.directives.acts.take_in import Told
    from motcua.work.directives.lists import rows, sheets

    now = clock.now()
    giver = people.agency(arguments.giver) if arguments.giver else people.root()
    day = received or now.date()
    told = rows.read(sheets.table(arguments.file.name, arguments.file.read_bytes()), arguments.kind, day)
    head = Told(title=arguments.title, number=arguments.number, issued=issued, file_name=arguments.file.name)
    made = acts.enter_list(
        by=HOUSE, agency=giver.code, kind=arguments.kind, head=head, received=day, items=told.items, at=now
    )
    refused = sorted((*told.refused, *made.refused))
    for line, reason in refused:
        print(f"{line}: {reason}", file=sys.stderr)
    print(f"{len(made.tasks)} mới · new, {made.there} đã có · there, {len(refused)} bị từ chối · refused")
    return 1 if refused else 0
