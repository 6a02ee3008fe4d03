"""`motcua catalog …`: the national catalogue compared with ours, and what differs taken over or left."""

import argparse
import json
import sys
from datetime import date
from typing import TYPE_CHECKING

from motcua.faces.cli.words import Groups
from motcua.runtime import awake

if TYPE_CHECKING:
    from motcua.registers.catalog.national.proposals import ProposalView


def register(groups: Groups) -> None:
    """The command line knows `catalog compare`, `list`, `accept` and `reject`."""
    parser = groups.add_parser("catalog", help="the national catalogue of procedures beside ours")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    compare = verbs.add_parser("compare", help="read the national catalogue; what differs waits for a person")
    compare.add_argument("--missing", type=int, metavar="N", help="N procedures are really gone from it: say so")
    compare.set_defaults(run=compare_now)
    listed = verbs.add_parser("list", help="what waits, field by field")
    listed.set_defaults(run=list_waiting)
    for one in (compare, listed):
        one.add_argument("--json", action="store_true", help="print one JSON document")
    accept = verbs.add_parser("accept", help="follow the national wording from a day on")
    accept.add_argument("--from", dest="first_day", type=date.fromisoformat, metavar="2023-06-12", help="(today)")
    accept.add_argument("--unit", default="", metavar="KEY", help="who settles a procedure that is new here")
    accept.set_defaults(run=accept_one)
    reject = verbs.add_parser("reject", help="leave ours as it is")
    reject.add_argument("--reason", required=True)
    reject.set_defaults(run=reject_one)
    for one in (accept, reject):
        one.add_argument("number", type=int, metavar="NUMBER", help="as `catalog list` tells it")


def compare_now(arguments: argparse.Namespace) -> int:
    """What differs waits; what could not be read was told. Exits with 1 when the other side could not be read."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.sync import exchange
    from motcua.reactions.sync.dvcqg import catalogue, shortened
    from motcua.reactions.sync.ports import ExchangeFailed
    from motcua.registers.catalog.acts import proposals
    from motcua.registers.people.actor import HOUSE

    try:
        whole = list(catalogue.of(exchange.all_accounts()).procedures())
    except ExchangeFailed as failed:
        print(failed.reason, file=sys.stderr)
        return 1
    told = [proposals.Told(one.code, one.body, one.decision, one.fault) for one in whole]
    with shortened.remembered(clock.now()):
        found = proposals.compare(by=HOUSE, told=told, at=clock.now(), missing=arguments.missing)
    if arguments.json:
        said = {"read": found.read, "proposed": found.proposed, "unreadable": dict(found.unreadable)}
        print(json.dumps(said, ensure_ascii=False))
        return 0
    print(f"{found.read} procedures read, {found.proposed} new proposals, {len(found.unreadable)} unreadable")
    for code, why in found.unreadable:
        print(f"! {code}: {why}", file=sys.stderr)
    return 0


def list_waiting(arguments: argparse.Namespace) -> int:
    """What waits was printed."""
    awake.wake()
    from motcua.registers.catalog.national import proposals
    from motcua.registers.people.actor import HOUSE

    found = proposals.waiting(by=HOUSE)
    if arguments.json:
        print(json.dumps([_as_json(one) for one in found], ensure_ascii=False))
        return 0
    for one in found:
        print(f"{one.id:>6}  {one.kind.value:<8}{one.code:<16}{one.name}")
        for each in one.differences:
            print(f"        {each.label}: {' | '.join(each.gone) or '–'} → {' | '.join(each.new)}")
    return 0


def _as_json(one: "ProposalView") -> dict[str, object]:
    fields = {each.field: {"ours": each.ours, "theirs": each.theirs} for each in one.differences}
    return {"number": one.id, "kind": one.kind.value, "code": one.code, "name": one.name, "differences": fields}


def accept_one(arguments: argparse.Namespace) -> int:
    """The wording is followed from the day on. Exits with 2 for what cannot be."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.registers.catalog.acts import proposals as acts
    from motcua.registers.catalog.national import proposals
    from motcua.registers.people.actor import HOUSE

    now, view = clock.now(), proposals.one(arguments.number, by=HOUSE)
    version = acts.accept(
        by=HOUSE, proposal=view.id, seen=view.digest, based_on=view.based_on, agency_key=arguments.unit, at=now,
        first_day=arguments.first_day or now.date(),
    )  # fmt: skip
    print(f"{view.code}: version {version}" if version else f"{view.code}: ended")
    return 0


def reject_one(arguments: argparse.Namespace) -> int:
    """Ours stays as it is. Exits with 2 for what cannot be."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.registers.catalog.acts import proposals as acts
    from motcua.registers.catalog.national import proposals
    from motcua.registers.people.actor import HOUSE

    view = proposals.one(arguments.number, by=HOUSE)
    acts.reject(by=HOUSE, proposal=view.id, seen=view.digest, reason=arguments.reason, at=clock.now())
    print(f"{view.code}: kept as it is")
    return 0
