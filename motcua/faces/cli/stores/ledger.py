"""`motcua ledger …`: whether the memory of the house is as it was written."""

import argparse
import json

from motcua.faces.cli.words import Groups
from motcua.runtime import awake


def register(groups: Groups) -> None:
    """The command line knows `ledger verify` and `ledger seal`."""
    parser = groups.add_parser("ledger", help="the append-only memory: verify it, close it behind itself")
    questions = parser.add_subparsers(title="questions", metavar="QUESTION", required=True)
    check = questions.add_parser("verify", help="recompute every chain and every seal (exit 1 when one does not hold)")
    check.add_argument("--json", action="store_true", help="print one JSON document")
    check.set_defaults(run=verify)
    close = questions.add_parser("seal", help="put the settled facts under a seal now")
    close.set_defaults(run=seal)


def verify(arguments: argparse.Namespace) -> int:
    """The verdict was printed."""
    awake.wake()
    from motcua.ledger import verify as ledger

    verdict = ledger.verify()
    said = {
        "facts": verdict.facts,
        "subjects": verdict.subjects,
        "seals": verdict.seals,
        "broken": list(verdict.broken),
    }
    if arguments.json:
        print(json.dumps(said, ensure_ascii=False))
    else:
        print(f"{verdict.facts} facts about {verdict.subjects} subjects, {verdict.seals} seals")
        print("\n".join(verdict.broken) or "all as it was written")
    return 0 if verdict.holds else 1


def seal(arguments: argparse.Namespace) -> int:  # noqa: ARG001
    """The settled facts lie under a seal."""
    awake.wake()
    from motcua.ledger import seal as seals

    made = seals.seal()
    print(f"seal {made.id}: {made.facts} facts up to no. {made.up_to}" if made else "nothing to seal yet")
    return 0
