"""`motcua directives find`: what was ordered and promised about something, in duties and in the text of documents."""

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from motcua.faces.cli import directives_follow
from motcua.faces.cli.words import Groups

if TYPE_CHECKING:
    from motcua.work.directives.finding.found import Found, Promise, Text


def add(verbs: Groups) -> None:
    """The command line knows `directives find`."""
    find = verbs.add_parser("find", help="what was ordered and promised about something")
    find.add_argument("words", metavar="WORDS", nargs="+", help="about what; marks may be missing")
    find.add_argument("--texts", action="store_true", help="in the text of documents, not in their tasks")
    find.add_argument("--giver", metavar="UNIT", default="", help="given by this unit")
    find.add_argument("--unit", metavar="UNIT", default="", help="owed by this unit")
    find.add_argument("--state", metavar="STATE", default="", help="in this state, as provinces exchange it")
    find.add_argument("--first", metavar="DAY", help="due from this day")
    find.add_argument("--last", metavar="DAY", help="due until this day")
    find.add_argument("--day", metavar="2023-08-26", help="as of this day (today)")
    find.add_argument("--page", metavar="N", type=int, default=1, help="the page of answers (the first)")
    find.add_argument("--json", action="store_true", help="print one JSON document")
    find.set_defaults(run=find_words)


def find_words(arguments: argparse.Namespace) -> int:
    """The answers were printed. Raises `Invalid` for a state that there is none of."""
    days = {name: directives_follow.day(getattr(arguments, name), f"--{name}") for name in ("first", "last", "day")}
    directives_follow.wake()
    from motcua.law.duties import Standing
    from motcua.ledger import clock
    from motcua.registers.people.actor import HOUSE
    from motcua.registers.people.errors import Invalid
    from motcua.work.directives.finding import found
    from motcua.work.directives.following import Wish

    if arguments.state and arguments.state not in set(Standing):
        raise Invalid(f"Không có tình trạng “{arguments.state}”.", "", f"Các tình trạng: {', '.join(Standing)}.")
    wish = Wish(
        standing=Standing(arguments.state) if arguments.state else None, unit=arguments.unit, giver=arguments.giver,
        first=days["first"], last=days["last"],
    )  # fmt: skip
    today, text = days["day"] or clock.now().date(), " ".join(arguments.words)
    ask = found.texts if arguments.texts else found.promises
    told: Found[Promise] | Found[Text] = ask(text, by=HOUSE, today=today, wish=wish, page=arguments.page)
    if arguments.json:
        print(json.dumps(asdict(told), ensure_ascii=False, default=str))
    else:
        _print(told)
    return 0


def _print(told: "Found[Promise] | Found[Text]") -> None:
    print(f"{told.total} kết quả{' (gần đủ chữ)' if told.loosely else ''}")
    for one in told.rows:
        print(f"\n{one.sign} {one.title} ({one.giver})")
        for line in one.lines():
            print(f"  {line}")
