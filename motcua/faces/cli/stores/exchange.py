"""`motcua exchange …`: the account with the national systems."""

import argparse
import json
import sys
from collections import Counter
from datetime import datetime

from motcua.faces.cli import exchange_soak
from motcua.faces.cli.words import Groups
from motcua.runtime import awake

_NAMES = 20  # letters of the name of a figure
_PORTAL, _TASKS = "dvcqg", "vpcp"  # the national portal; the Government Office's task system


def register(groups: Groups) -> None:
    """The command line knows `exchange balance`, `send`, `reconcile` and `repair`."""
    parser = groups.add_parser("exchange", help="the account with the national systems")
    questions = parser.add_subparsers(title="questions", metavar="QUESTION", required=True)
    balance = questions.add_parser("balance", help="what is owed, what was accepted, what must be mended")
    balance.add_argument("--unit", default="", help="code of an agency: its dossiers and those of all beneath it")
    balance.add_argument("--since", type=_day, help="only dossiers filed since this day (2026-01-31)")
    balance.add_argument("--by-unit", action="store_true", help="a line for each counter too")
    balance.set_defaults(run=print_balance)
    send = questions.add_parser("send", help="send now what waits and is due")
    send.add_argument("--seconds", type=float, default=50.0, help="stop after so many seconds (50)")
    send.set_defaults(run=send_now)
    exchange_soak.add(questions)
    reconcile = questions.add_parser("reconcile", help="read what the other side has, and owe again what differs")
    reconcile.set_defaults(run=reconcile_now)
    repair = questions.add_parser("repair", help="list what was refused for good, or send it again")
    repair.add_argument("dossiers", nargs="*", metavar="DOSSIER", help="send these again")
    repair.add_argument("--all", action="store_true", help="send all of them again")
    repair.add_argument("--reason", help="send again all that were refused for this reason, word by word")
    repair.set_defaults(run=repair_now)
    index = questions.add_parser("index", help="the index as the nation sees it, beside ours, component by component")
    index.add_argument("unit", metavar="UNIT", help="the code of a unit")
    index.add_argument("--period", required=True, help="2023-05, 2023-Q2, 2023-H1 or 2023")
    index.set_defaults(run=print_index)
    for each in (balance, send, reconcile, repair):
        each.add_argument(
            "--connection", choices=(_PORTAL, _TASKS), default=_PORTAL,
            help="the national portal, or the Government Office's task system (dvcqg)",
        )  # fmt: skip
    for each in (balance, reconcile, repair, index):
        each.add_argument("--json", action="store_true", help="print one JSON document")


def _day(text: str) -> datetime:
    from motcua.law.calendar import ZONE

    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def print_balance(arguments: argparse.Namespace) -> int:
    """The balance was printed. Exits with 1 when the account does not balance, 2 for an agency there is not."""
    awake.wake()
    from motcua.reactions.sync import balancing
    from motcua.registers.people import queries as people

    if arguments.connection != _PORTAL and (arguments.unit or arguments.since or arguments.by_unit):
        print("Only the account with the national portal can be told by unit or by day.", file=sys.stderr)
        return 2
    path = people.agency(arguments.unit).path if arguments.unit else ""
    whole = balancing.balance(path, arguments.since, system=arguments.connection)
    told = whole.as_json()
    units = balancing.by_unit(path, arguments.since) if arguments.by_unit else ()
    if arguments.json:
        listed = [{"code": one.code, "name": one.name} | one.balance.as_json() for one in units]
        print(json.dumps(told | ({"units": listed} if arguments.by_unit else {}), ensure_ascii=False))
    else:
        print("\n".join(f"{name:>{_NAMES}}  {value}" for name, value in _in_words(told)))
        for one in units:
            each = one.balance
            print(f"{one.name}: {each.even}/{each.dossiers}, {each.waiting} waiting, {each.in_repair} in repair")
    return 0 if whole.balances else 1


_WORDS = {
    "dossiers": "dossiers in all",
    "even": "complete there",
    "waiting": "waiting to be sent",
    "in_repair": "refused, to be mended",
    "owed": "messages owed",
    "sent": "sent at least once",
    "accepted": "accepted",
    "refused": "refused for good",
    "outstanding": "not answered yet",
    "never_accepted": "dossiers never there",
    "missing_there": "missing there",
    "unknown_there": "there, unknown here",
    "oldest_at": "oldest one waiting",
    "balances": "the account balances",
}


def _in_words(told: dict[str, object]) -> list[tuple[str, object]]:
    """The balance as a person reads it: names that explain themselves, yes or no, nothing for what is not there."""
    spoken = {True: "yes", False: "no"}
    return [
        (_WORDS[name], spoken[value] if isinstance(value, bool) else "none" if value is None else value)
        for name, value in told.items()
    ]


def send_now(arguments: argparse.Namespace) -> int:
    """What waited was sent."""
    awake.wake()
    from motcua.reactions.sync import exchange
    from motcua.reactions.sync.government import destination as government

    if arguments.connection == _TASKS:
        print(f"{government.send_owed(arguments.seconds)} tasks came even")
    else:
        print(f"{exchange.send_owed(arguments.seconds)} dossiers came even")
    return 0


def print_index(arguments: argparse.Namespace) -> int:
    """Both sides of the index were printed. Exits with 2 for a unit or period there is not, or without dossiers."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.quality import nation, periods
    from motcua.registers.people import queries as people

    unit = people.agency(arguments.unit)
    both = nation.both_sides(unit, periods.read(arguments.period), clock.now().date())
    if both is None:
        print(f"{unit.name}: no dossiers in {arguments.period}", file=sys.stderr)
        return 2
    if arguments.json:
        print(json.dumps(both.as_json(), ensure_ascii=False))
        return 0
    print(f"{unit.name}: {both.here} here, {both.there} there; {both.absent} dossiers never arrived")
    for one in both.components:
        here, there = (f"{int(c.part)}/{int(c.whole)}" for c in (one.here, one.there))
        print(f"{one.indicator.id}  {one.lost:>6}  {here:>15} here  {there:>15} there  {one.indicator.title}")
    return 0


def reconcile_now(arguments: argparse.Namespace) -> int:
    """The other side was read and compared. Exits with 1 when it could not be read, 2 without an account."""
    awake.wake()
    if arguments.connection == _TASKS:
        return _compare_tasks(as_json=arguments.json)
    from motcua.reactions.sync import reconciling
    from motcua.reactions.sync.ports import ExchangeFailed

    try:
        swept, found = reconciling.whole()
    except ExchangeFailed as failed:
        print(failed.reason, file=sys.stderr)
        return 1
    if not found:
        print("There is no account with the national portal to compare with: set MOTCUA_DVCQG.", file=sys.stderr)
        return 2
    if arguments.json:
        print(json.dumps({"not_on_account": swept, "connections": [one.as_json() for one in found]}))
        return 0
    print(f"{swept} dossiers had facts that were not on the account; they are now")
    for one in found:
        print("\n".join(f"{name:>{_NAMES}}  {value}" for name, value in one.as_json().items()))
    return 0


def _compare_tasks(*, as_json: bool) -> int:
    from motcua.reactions.sync.government import comparing
    from motcua.reactions.sync.ports import ExchangeFailed

    try:
        swept, found = comparing.sweep(whole=True), comparing.compare()
    except ExchangeFailed as failed:
        print(failed.reason, file=sys.stderr)
        return 1
    if found is None:
        print("There is no account with the Government's task system: set MOTCUA_VPCP.", file=sys.stderr)
        return 2
    told = {"not_on_account": swept, "there": found[0], "differing": found[1]}
    lines = (f"{name:>{_NAMES}}  {value}" for name, value in told.items())
    print(json.dumps(told) if as_json else "\n".join(lines))
    return 0


def repair_now(arguments: argparse.Namespace) -> int:
    """What is in repair was listed by reason, or the named part of it waits to be sent again."""
    awake.wake()
    from motcua.reactions.sync import repairing
    from motcua.registers.people.actor import HOUSE

    if arguments.dossiers or arguments.all or arguments.reason:
        number = repairing.send_again(
            by=HOUSE, dossiers=arguments.dossiers, reason=arguments.reason, system=arguments.connection
        )
        what = "dossiers" if arguments.connection == _PORTAL else "tasks"
        print(json.dumps({"again": number}) if arguments.json else f"{number} {what} wait to be sent again")
        return 0
    if arguments.connection == _PORTAL:
        reasons = repairing.reasons(by=HOUSE)
    else:
        refused = repairing.waiting_of(arguments.connection, by=HOUSE, most=1_000_000)
        reasons = tuple(Counter(one.reason for one in refused).most_common())
    if arguments.json:
        print(json.dumps([{"reason": reason, "dossiers": number} for reason, number in reasons], ensure_ascii=False))
    else:
        print("\n".join(f"{number:>8}  {reason}" for reason, number in reasons))
    return 0
