"""`motcua webhooks …`: the addresses at which other systems are told of events."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import datetime

from motcua.faces.cli.words import Groups
from motcua.runtime import awake


def register(groups: Groups) -> None:
    """The command line knows `webhooks list`, `open`, `secret`, `test`, `replay`, `stop`, `resume`, `log`, `send`."""
    parser = groups.add_parser("webhooks", help="addresses at which other systems are told of events")
    orders = parser.add_subparsers(title="orders", metavar="ORDER", required=True)
    listing = orders.add_parser("list", help="every subscription and how it fares")
    listing.set_defaults(run=print_hooks)
    opening = orders.add_parser("open", help="open a subscription; its secret is printed once and never again")
    opening.add_argument("name", metavar="NAME")
    opening.add_argument("--token", type=int, required=True, metavar="NUMBER", help="whose key it is (token list)")
    opening.add_argument("--address", required=True, help="https://…")
    opening.add_argument("--kind", action="append", default=[], metavar="FACT", help="kind of event (repeatable); all")
    opening.set_defaults(run=open_one)
    replay = orders.add_parser("replay", help="tell again what was recorded since a moment, in its order")
    replay.add_argument("name", metavar="NAME")
    replay.add_argument("--since", type=_moment, required=True, help="2026-01-31 or 2026-01-31T08:00")
    replay.set_defaults(run=replay_one)
    stop = orders.add_parser("stop", help="tell nobody there any more")
    stop.add_argument("name", metavar="NAME")
    stop.add_argument("--reason", required=True)
    stop.set_defaults(run=stop_one)
    resume = orders.add_parser("resume", help="tell again, first of what happened meanwhile")
    resume.add_argument("name", metavar="NAME")
    resume.add_argument("--token", type=int, metavar="NUMBER", help="another key of the same system")
    resume.set_defaults(run=resume_one)
    sending = orders.add_parser("send", help="send now what waits and is due")
    sending.set_defaults(run=send_now)
    said = {"secret": "sign with a new secret, printed once", "test": "send an event that tells nothing"}
    for word, told in said.items():
        each = orders.add_parser(word, help=told)
        each.add_argument("name", metavar="NAME")
        each.set_defaults(run=change_secret if word == "secret" else test_one)
    log = orders.add_parser("log", help="what was tried lately, the newest first")
    log.add_argument("name", metavar="NAME")
    log.set_defaults(run=print_log)
    for each in (listing, opening, replay, log):
        each.add_argument("--json", action="store_true", help="one JSON document on standard output")


def _moment(text: str) -> datetime:
    from motcua.law.calendar import ZONE

    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def print_hooks(arguments: argparse.Namespace) -> int:
    """Every subscription was printed."""
    awake.wake()
    from motcua.reactions.sync.hooks import seeing
    from motcua.registers.people.actor import HOUSE

    views = seeing.hooks(by=HOUSE)
    if arguments.json:
        print(json.dumps([asdict(view) for view in views], ensure_ascii=False, default=str))
        return 0
    for view in views:
        state = "stopped" if view.stopped_at else "failing" if view.failing else "working"
        print(f"{view.name}  {state}  {view.waiting} waiting, {view.stuck} stuck  {view.address}  {view.system}")
    return 0


def open_one(arguments: argparse.Namespace) -> int:
    """The subscription is open and its secret printed. Exits with 2 for what cannot be."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.sync.hooks import keeping, seeing
    from motcua.registers.people.actor import HOUSE

    secret = keeping.open_hook(
        by=HOUSE, name=arguments.name, token=arguments.token, address=arguments.address,
        kinds=arguments.kind or seeing.KINDS, at=clock.now(),
    )  # fmt: skip
    print(json.dumps({"secret": secret}) if arguments.json else secret)
    return 0


def replay_one(arguments: argparse.Namespace) -> int:
    """What was recorded since then waits to be told again. Exits with 2 for a name there is not."""
    awake.wake()
    from motcua.reactions.sync.hooks import owing
    from motcua.registers.people.actor import HOUSE

    number = owing.replay(by=HOUSE, name=arguments.name, since=arguments.since)
    print(json.dumps({"dossiers": number}) if arguments.json else f"events of {number} dossiers will be told again")
    return 0


def stop_one(arguments: argparse.Namespace) -> int:
    """Nobody is told there any more. Exits with 2 for a name there is not, or one that is stopped."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.sync.hooks import keeping
    from motcua.registers.people.actor import HOUSE

    keeping.stop(by=HOUSE, name=arguments.name, reason=arguments.reason, at=clock.now())
    print(f"{arguments.name} is stopped")
    return 0


def resume_one(arguments: argparse.Namespace) -> int:
    """The address is told again. Exits with 2 for one that runs, or whose key opens nothing."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.sync.hooks import keeping
    from motcua.registers.people.actor import HOUSE

    number = keeping.resume(by=HOUSE, name=arguments.name, at=clock.now(), token=arguments.token)
    print(f"events of {number} dossiers will be told")
    return 0


def send_now(_arguments: argparse.Namespace) -> int:
    """What waited was sent."""
    awake.wake()
    from motcua.reactions.sync.hooks import sending

    print(f"receivers have all of {sending.send_all()} dossiers")
    return 0


def change_secret(arguments: argparse.Namespace) -> int:
    """Messages are signed with the secret that was printed, for a day with the old one too."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.sync.hooks import keeping
    from motcua.registers.people.actor import HOUSE

    print(keeping.change_secret(by=HOUSE, name=arguments.name, at=clock.now()))
    return 0


def test_one(arguments: argparse.Namespace) -> int:
    """The address was tried. Exits with 1 when it does not take the event."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.sync.hooks import keeping
    from motcua.registers.people.actor import HOUSE

    health = keeping.test(by=HOUSE, name=arguments.name, at=clock.now())
    print(health.said, file=sys.stdout if health.works else sys.stderr)
    return 0 if health.works else 1


def print_log(arguments: argparse.Namespace) -> int:
    """What was tried lately was printed."""
    awake.wake()
    from motcua.reactions.sync.hooks import seeing
    from motcua.registers.people.actor import HOUSE

    calls = seeing.calls(arguments.name, by=HOUSE)
    if arguments.json:
        print(json.dumps([asdict(call) for call in calls], ensure_ascii=False, default=str))
        return 0
    for call in calls:
        print(
            f"{call.at:%Y-%m-%d %H:%M:%S}  {call.kind}  {call.dossier or '-'}  {call.said or call.status}  {call.ms} ms"
        )
    return 0
