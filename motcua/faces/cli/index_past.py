"""`motcua index show … --as-of DATE` and `motcua index difference`: a past day, and what has come since."""

import argparse
import json
from datetime import date
from typing import TYPE_CHECKING

from motcua.faces.cli.words import Groups
from motcua.runtime import awake

if TYPE_CHECKING:
    from motcua.law.quality import DueReading
    from motcua.reactions.quality.periods import Period
    from motcua.reactions.quality.standings import Standing


def add(questions: Groups, show: argparse.ArgumentParser) -> None:
    """The command line knows `index show --as-of` and `index difference`."""
    as_of = "as it stood when this day ended: 2023-05-29"
    show.add_argument("--as-of", metavar="DATE", type=date.fromisoformat, help=as_of)
    parser = questions.add_parser(
        "difference", help="what has become of a unit's score since a day, and by which facts"
    )
    parser.add_argument("unit", metavar="UNIT", help="the code of a unit")
    parser.add_argument("--period", required=True, help="2023-05, 2023-Q2, 2023-H1 or 2023")
    parser.add_argument("--as-of", metavar="DATE", type=date.fromisoformat, required=True, help=as_of)
    parser.add_argument("--variant", default="national", help="the way to score (law/parameters/quality)")
    parser.add_argument("--original-due", action="store_true", help="by the first due date, to the minute")
    parser.add_argument("--listed", type=int, default=200, help="dossiers to name for each component")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(run=show_difference)


def said(arguments: argparse.Namespace) -> dict[str, str]:
    """What the document says of the day, when one was named."""
    return {"as_of": arguments.as_of.isoformat()} if arguments.as_of else {}


def standings_of(period: "Period", reading: "DueReading", arguments: argparse.Namespace) -> "tuple[Standing, ...]":
    """Every unit's standing now, or as it stood on the day that was named. Raises `Invalid`."""
    from motcua.ledger import clock
    from motcua.reactions.quality import standings
    from motcua.reactions.quality.past.standings import as_it_stood

    today = clock.now().date()
    if arguments.as_of:
        return as_it_stood(period, arguments.as_of, today, variant=arguments.variant, reading=reading)
    period.require_begun(today)
    return standings.of_period(period, today, variant=arguments.variant, reading=reading)


def show_difference(arguments: argparse.Namespace) -> int:
    """Old and new counts and points of every component that changed were printed, with the dossiers and facts."""
    awake.wake()
    from motcua.law.quality import DueReading
    from motcua.ledger import clock
    from motcua.reactions.quality import periods
    from motcua.reactions.quality.past import difference
    from motcua.registers.people import queries as people

    reading = DueReading.ORIGINAL if arguments.original_due else DueReading.MOVED
    found = difference.between(
        people.agency(arguments.unit), periods.read(arguments.period), arguments.as_of, clock.now().date(),
        variant=arguments.variant, reading=reading, listed=max(0, arguments.listed),
    )  # fmt: skip
    if arguments.json:
        print(json.dumps(found.as_json(), ensure_ascii=False))
        return 0
    totals = [str(each.score.total) if each else "–" for each in (found.then, found.now)]
    print(f"{found.unit.code} {found.unit.name}: {totals[0]} → {totals[1]}")
    for change in found.changes:
        counts = " → ".join(f"{int(each.part)}/{int(each.whole)}" for each in (change.was, change.now))
        print(f"  {change.id}  {counts}  {change.points_then} → {change.points_now}  ({change.moved} dossiers)")
        for moved in change.dossiers:
            facts = ", ".join(f"{fact.name} {fact.at:%d/%m/%Y}" for fact in moved.facts)
            print(f"      {moved.code}  {moved.part:+d}/{moved.whole:+d}  {facts or '–'}")
    return 0
