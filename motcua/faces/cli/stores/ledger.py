"""`motcua ledger …`: whether the memory of the house is as it was written."""

import argparse
import json
import sys

from motcua.faces.cli.words import Groups
from motcua.law.calendar import ZONE
from motcua.runtime import awake


def register(groups: Groups) -> None:
    """The command line knows `ledger verify`, `ledger show` and `ledger seal`."""
    parser = groups.add_parser("ledger", help="the append-only memory: verify it, close it behind itself")
    questions = parser.add_subparsers(title="questions", metavar="QUESTION", required=True)
    check = questions.add_parser("verify", help="recompute every chain and every seal (exit 1 when one does not hold)")
    check.add_argument("--json", action="store_true", help="print one JSON document")
    check.set_defaults(run=verify)
    history = questions.add_parser("show", help="the facts of one dossier in their order, with their digests")
    history.add_argument(
        "code", metavar="CODE", help="the code of the dossier; any other subject with its kind: directive:12"
    )
    history.add_argument("--json", action="store_true", help="print one JSON document")
    history.set_defaults(run=show)
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


def show(arguments: argparse.Namespace) -> int:
    """The facts of the subject were printed in Vietnam time, the oldest first. Exits with 2 when there are none."""
    awake.wake()
    from motcua.ledger import facts

    code = arguments.code.strip()
    found = facts.about(code if ":" in code else f"dossier:{code.upper()}")
    if not found:
        print(f"No facts about a dossier {arguments.code}.", file=sys.stderr)
        return 2
    if arguments.json:
        told = [
            {"n": fact.n, "fact": fact.name, "at": fact.at.astimezone(ZONE).isoformat(),
             "recorded_at": fact.recorded_at.astimezone(ZONE).isoformat(),
             "actor": fact.actor, "body": fact.body, "digest": fact.digest}
            for fact in found
        ]  # fmt: skip
        print(json.dumps(told, ensure_ascii=False))
        return 0
    for fact in found:
        at = fact.at.astimezone(ZONE).isoformat(" ", "minutes")  # 2023-05-29 08:33+07:00, as every page says it
        print(f"{fact.n:>3}  {at}  {fact.name:<20}  {fact.actor}\n     {fact.digest}")
        print("".join(f"     {name}: {value}\n" for name, value in fact.body.items()), end="")
    return 0


def seal(arguments: argparse.Namespace) -> int:  # noqa: ARG001
    """The settled facts lie under a seal."""
    awake.wake()
    from motcua.ledger import seal as seals

    made = seals.seal()
    print(f"seal {made.id}: {made.facts} facts up to no. {made.up_to}" if made else "nothing to seal yet")
    return 0
