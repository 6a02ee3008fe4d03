"""`motcua pack …`: check a province's data, and load it."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from motcua.faces.cli.words import Groups
from motcua.runtime import awake
from motcua.runtime.refusal import Refused

if TYPE_CHECKING:
    from motcua.registers.people.pack import Pack


def register(groups: Groups) -> None:
    """The command line knows `pack list`, `pack check` and `pack load`."""
    parser = groups.add_parser("pack", help="a province as data: list, check, load")
    orders = parser.add_subparsers(title="orders", metavar="ORDER", required=True)
    listing = orders.add_parser("list", help="the packs that are there")
    listing.set_defaults(run=print_list)
    check = orders.add_parser("check", help="read every table of a pack and say what is wrong; no database needed")
    check.add_argument("pack", help="name of a folder in packs/")
    check.add_argument("--json", action="store_true", help="one JSON document on standard output")
    check.set_defaults(run=check_pack)
    load = orders.add_parser("load", help="bring agencies and procedures into the database; again, only what changed")
    load.add_argument("pack", help="name of a folder in packs/")
    first = "first day of what changed (today; in an empty house the first day of the pack)"
    load.add_argument("--from-day", metavar="DATE", help=first)
    load.add_argument("--json", action="store_true", help="one JSON document on standard output")
    load.set_defaults(run=load_pack)


def print_list(_arguments: argparse.Namespace) -> int:
    """Every pack was printed with its title."""
    awake.wake()
    from motcua.registers.people import pack

    for key in pack.known():
        print(f"{key:24} {pack.load(key).title['vi']}")
    return 0


def check_pack(arguments: argparse.Namespace) -> int:
    """What the pack holds was printed; the exit code is 1 when it cannot be used, 2 when it is not there."""
    awake.wake()
    from motcua.registers.catalog.pack import loading
    from motcua.registers.people import pack

    if arguments.pack not in pack.known():
        return _unknown(arguments.pack, pack.known())
    try:
        counted = loading.check(pack.load(arguments.pack))
    except pack.BadPack as error:
        print(error, file=sys.stderr)
        return 1
    _say(counted, as_json=arguments.json)
    return 0


def load_pack(arguments: argparse.Namespace) -> int:
    """The province is in the database as the pack says; the exit code is 1 when the pack cannot be used."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.registers.catalog.pack import loading
    from motcua.registers.people import actor, pack

    if arguments.pack not in pack.known():
        return _unknown(arguments.pack, pack.known())
    refuse_other(arguments.pack)
    now = clock.now()
    try:
        chosen = pack.load(arguments.pack)
        day = date.fromisoformat(arguments.from_day) if arguments.from_day else _first_day(chosen, now.date())
    except ValueError:
        print(f"--from-day must be a day like 2023-05-29, not {arguments.from_day}.", file=sys.stderr)
        return 2
    try:
        outcome = loading.load(by=actor.HOUSE, pack=chosen, day=day, at=now)
    except pack.BadPack as error:
        print(error, file=sys.stderr)
        return 1
    counted = {f"agencies_{name}": number for name, number in asdict(outcome.agencies).items()}
    _say(counted | {"published": outcome.published, "withdrawn": outcome.withdrawn}, as_json=arguments.json)
    return 0


def refuse_other(key: str) -> None:
    """Nothing happens for the pack the house runs with. Raises `Refused` for another, whose name no page would say."""
    from django.conf import settings

    if key != settings.PACK:
        raise Refused(
            f"Hệ thống đang chạy với gói {settings.PACK}. Hãy đặt MOTCUA_PACK={key} cho mọi tiến trình rồi chạy lại.\n"
            f"This house runs with the pack {settings.PACK}. Set MOTCUA_PACK={key} for every process, then again."
        )


def _first_day(chosen: "Pack", today: date) -> date:
    """In a house that has no agency yet, what the pack says holds from its first day on; later changes, from today."""
    from motcua.registers.people import queries as people

    return today if people.agencies() else chosen.first_day


def _unknown(key: str, known: tuple[str, ...]) -> int:
    print(f"There is no pack {key}; there are: {', '.join(known)}.", file=sys.stderr)
    return 2


def _say(counted: dict[str, int], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(counted))
    else:
        print(*(f"{number:6} {name.replace('_', ' ')}" for name, number in counted.items()), sep="\n")
