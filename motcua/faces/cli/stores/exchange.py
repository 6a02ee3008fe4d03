"""`motcua exchange …`: the account with the national systems."""

import argparse
import json

from motcua.faces.cli.words import Groups
from motcua.runtime import awake


def register(groups: Groups) -> None:
    """The command line knows `exchange balance` and `exchange send`."""
    parser = groups.add_parser("exchange", help="the account with the national systems")
    questions = parser.add_subparsers(title="questions", metavar="QUESTION", required=True)
    balance = questions.add_parser("balance", help="what is owed, what was accepted, what must be mended")
    balance.add_argument("--json", action="store_true", help="print one JSON document")
    balance.set_defaults(run=print_balance)
    send = questions.add_parser("send", help="send now what waits and is due")
    send.set_defaults(run=send_now)


def print_balance(arguments: argparse.Namespace) -> int:
    """The balance was printed."""
    awake.wake()
    from motcua.reactions.sync import exchange

    balance = vars(exchange.balance())
    if arguments.json:
        print(json.dumps(balance))
    else:
        print("\n".join(f"{name.replace('_', ' '):>16}  {number:,}" for name, number in balance.items()))
    return 0


def send_now(arguments: argparse.Namespace) -> int:  # noqa: ARG001
    """What waited was sent."""
    awake.wake()
    from motcua.reactions.sync import exchange

    print(f"{exchange.send_owed()} dossiers came even")
    return 0
