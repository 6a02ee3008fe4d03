"""`motcua payments …`: the statement of a day."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from motcua.faces.cli.words import Groups
from motcua.runtime import awake


def register(groups: Groups) -> None:
    """The command line knows `payments reconcile`."""
    parser = groups.add_parser("payments", help="fees: the statement of a day")
    questions = parser.add_subparsers(title="questions", metavar="QUESTION", required=True)
    reconcile = questions.add_parser("reconcile", help="compare a day's statement with what is entered here")
    reconcile.add_argument("file", type=Path, metavar="FILE", help="the statement, CSV")
    reconcile.add_argument("--day", type=date.fromisoformat, required=True, help="the day it tells of (2023-05-29)")
    reconcile.add_argument("--source", default="bank", help="whose statement it is: bank, or a gateway's name (bank)")
    reconcile.set_defaults(run=reconcile_now)
    reconcile.add_argument("--json", action="store_true", help="print one JSON document")


def reconcile_now(arguments: argparse.Namespace) -> int:
    """The day was compared. Exits with 1 when lines are left to settle, 2 for a file that cannot be read."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.registers.people.actor import HOUSE
    from motcua.work.payments import queries
    from motcua.work.payments.acts import reconcile

    try:
        content = arguments.file.read_bytes()
    except OSError as error:
        print(f"{arguments.file}: {error.strerror}", file=sys.stderr)
        return 2
    made = reconcile.reconcile(
        by=HOUSE, source=arguments.source, day=arguments.day, name=arguments.file.name, content=content, at=clock.now()
    )
    rows = queries.mismatches(by=HOUSE, source=arguments.source, day=arguments.day)
    left = [row for row in rows if row.settled_at is None]
    if arguments.json:
        listed = [
            {"line": row.line, "kind": row.kind.value, "reason": row.kind.reason, "transaction": row.transaction,
             "order": row.order, "dossier": row.dossier, "amount": row.amount, "ours": row.ours,
             "settled": row.settled}
            for row in rows
        ]  # fmt: skip
        told = {"agreed": made.agreed, "entered": made.entered, "listed": listed, "left": len(left)}
        print(json.dumps(told, ensure_ascii=False))
    else:
        print(f"{made.agreed} lines agree, {made.entered} sums were entered, {len(left)} lines are left to settle")
        for row in left:
            print(f"{row.line:>6}  {row.amount:>14}  {row.transaction}: {row.kind.reason}")
    return 1 if left else 0
