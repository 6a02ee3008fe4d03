"""`motcua index explain`, `accounts`, `winback`, `project`, `footnote`, `load`: why a score is so, what mends it."""

import argparse
import json
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

from motcua.faces.cli.stores import pack as stores
from motcua.faces.cli.words import Groups
from motcua.runtime import awake

if TYPE_CHECKING:
    from motcua.law.quality import DueReading
    from motcua.reactions.quality.explaining import Asked, ExplainedComponent, Explanation
    from motcua.reactions.quality.periods import Period
    from motcua.registers.people.tree import AgencyView


def add(questions: Groups) -> None:
    """The command line knows these questions."""
    explain = _question(questions, "explain", "every point of a unit: how it is made, from what, by which article")
    explain.add_argument("--component", default="", help="one component only, such as B1")
    explain.add_argument("--rows", choices=("part", "rest", "whole"), help="list what lies behind the component")
    explain.set_defaults(run=explain_unit)
    winback = _question(questions, "winback", "the acts that would win most points back")
    winback.add_argument("--tick", metavar="ACT=TIMES", action="append", default=[], help="what if this were done")
    winback.set_defaults(run=win_back)
    lost = _question(questions, "accounts", "every lost point: what regains it, or why it does not come back")
    lost.set_defaults(run=account_for)
    _question(questions, "project", "the score at the end of the period, with its spread").set_defaults(run=project)
    footnote = questions.add_parser("footnote", help="what a letter says of the units below one, in Vietnamese prose")
    footnote.add_argument("unit", metavar="UNIT", help="the code of a unit")
    footnote.add_argument("--month", "--period", dest="period", required=True, help="2024-01; a quarter or a year too")
    footnote.add_argument("--original-due", action="store_true", help="by the first due date, to the minute")
    footnote.add_argument("--json", action="store_true", help="print one JSON document")
    footnote.set_defaults(run=write_footnote)
    load = questions.add_parser("load", help="bring in the months that a pack tells (packs/PACK/index)")
    load.add_argument("pack", metavar="PACK", help="name of a folder in packs/, loaded before")
    load.set_defaults(run=load_months)


def _question(questions: Groups, name: str, words: str) -> argparse.ArgumentParser:
    parser = questions.add_parser(name, help=words)
    parser.add_argument("unit", metavar="UNIT", help="the code of a unit")
    parser.add_argument("--period", required=True, help="2023-05, 2023-Q2, 2023-H1 or 2023")
    parser.add_argument("--variant", default="national", help="the way to score (law/parameters/quality)")
    parser.add_argument("--original-due", action="store_true", help="by the first due date, to the minute")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    return parser


def _asked(arguments: argparse.Namespace) -> "tuple[AgencyView, Period, DueReading]":
    from motcua.law.quality import DueReading
    from motcua.ledger import clock
    from motcua.reactions.quality import periods
    from motcua.registers.people import queries as people

    reading = DueReading.ORIGINAL if arguments.original_due else DueReading.MOVED
    unit, period = people.agency(arguments.unit), periods.read(arguments.period)
    period.require_begun(clock.now().date())
    return unit, period, reading


def _say(document: object) -> None:
    print(json.dumps(document, ensure_ascii=False))


def explain_unit(arguments: argparse.Namespace) -> int:
    """The reasons of the unit's points, or the rows behind one component, were printed. Exits with 2 for bad input."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.quality import explaining

    unit, period, reading = _asked(arguments)
    today = clock.now().date()
    if arguments.rows:
        return _list_rows(explaining.Asked(unit, arguments.component, period, today, reading), arguments)
    found = explaining.explain(unit, period, today, arguments.variant, reading)
    wanted = (found.component(arguments.component),) if arguments.component else found.components
    if arguments.json:
        _say(wanted[0].as_json() if arguments.component else found.as_json())
    else:
        _print_components(found, wanted)
    return 0


def _print_components(found: "Explanation", wanted: "tuple[ExplainedComponent, ...]") -> None:
    print(f"{found.standing.agency.name}: {found.standing.score.total} ({found.standing.band or 'không phát sinh'})")
    for each in wanted:
        share = "" if each.part is None else f"{each.part}/{each.whole}"
        print(f"{each.id}  {each.points:>5}/{each.most:<2}  {share:>17}  {each.title} ({each.source})")
        for line in (each.how, *each.notes):
            print(f"      {line}")


def _list_rows(asked: "Asked", arguments: argparse.Namespace) -> int:
    from motcua.reactions.quality import explaining

    after = ""
    while True:
        page = explaining.behind(asked, arguments.rows, after, 1000)
        for row in page.rows:
            said = row.as_json()
            print(json.dumps(said, ensure_ascii=False) if arguments.json else "  ".join(map(str, said.values())))
        after = page.next
        if not after:
            return 0


def win_back(arguments: argparse.Namespace) -> int:
    """What the unit can win back was printed, and the score with the ticked acts. Exits with 2 for bad input."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.quality import explaining

    unit, period, reading = _asked(arguments)
    today, variant = clock.now().date(), arguments.variant
    board = explaining.winback(unit, period, today, variant, reading)
    done = explaining.what_if(unit, period, today, dict(map(_tick, arguments.tick)), variant=variant, reading=reading)
    if arguments.json:
        _say(board.as_json() | {"what_if": done.as_json()})
        return 0
    for act in board.acts:
        print(f"{act.key:<15} {act.every:>6}  {act.title}. {act.note}".rstrip())
    for lost in board.lost:
        print(f"{'–':<15} {lost.points:>6}  {lost.title} ({lost.component})")
    now, then, more = (_vietnamese(points) for points in (done.now.total, done.then.total, done.at_stake))
    print(f"Điểm {now} → {then} nếu làm các việc chọn ở --tick; không làm gì kịp thời thì mất thêm {more} điểm.")
    print(f"Score {now} → {then} if the acts of --tick are done; {more} more is lost where nothing in time is kept.")
    return 0


def account_for(arguments: argparse.Namespace) -> int:
    """Every lost point of the unit was accounted for. Exits with 2 for bad input."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.quality.board import accounts

    unit, period, reading = _asked(arguments)
    found = accounts.read(unit, period, clock.now().date(), arguments.variant, reading)
    if arguments.json:
        _say({"unit": unit.code, "period": period.key} | found.as_json())
        return 0
    for each in found.rows:
        one = each.component
        print(f"{one.id}  −{one.lost:>5}  việc {each.by_acts:>5}  báo {each.by_telling:>5}  còn lại {each.rest:>5}  "
              f"{' '.join((*each.acts, each.reason))}".rstrip())  # fmt: skip
    lost, acts, told, rest = (
        _vietnamese(points) for points in (found.lost, found.by_acts, found.by_telling, found.rest)
    )
    print(f"Mất {lost} điểm: giành lại bằng việc {acts}, chờ báo số liệu {told}, không trở lại trong kỳ {rest}.")
    print(f"{lost} points lost: {acts} regained by acts, {told} wait to be told, {rest} not in this period.")
    return 0


def _vietnamese(points: Decimal) -> str:
    """Points as Vietnamese writes them: 66,92."""
    return str(points).replace(".", ",")


def _tick(words: str) -> tuple[str, int]:
    from motcua.registers.people.errors import Invalid

    key, _, times = words.partition("=")
    if not (times.isascii() and times.isdigit()):
        raise Invalid(f"“{words}” không phải là một việc và số lần.", "", "Hãy ghi như exchange=10.")
    return key, int(times)


def project(arguments: argparse.Namespace) -> int:
    """The end of the period was foretold, or why it cannot be. Exits with 2 for bad input."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.quality import explaining

    unit, period, reading = _asked(arguments)
    found = explaining.project(unit, period, clock.now().date(), arguments.variant, reading)
    if arguments.json:
        _say(found.as_json())
    else:
        print(found.reason or f"{found.now} → {found.middle} ({found.low}–{found.high})")
    return 0


def write_footnote(arguments: argparse.Namespace) -> int:
    """The footnote was printed. Exits with 2 for a unit or a period there is not."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.quality import explaining

    unit, period, reading = _asked(arguments)
    found = explaining.footnote(unit, period, clock.now().date(), reading)
    if arguments.json:
        _say(found.as_json())
    else:
        print(found.text)
    return 0


def load_months(arguments: argparse.Namespace) -> int:
    """The months of the pack are in the index. Exits with 1 for a pack that is faulty, 2 for one that is not there."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.quality import sheets
    from motcua.registers.people import pack
    from motcua.registers.people.actor import HOUSE

    if arguments.pack not in pack.known():
        print(f"There is no pack {arguments.pack!r}; there are: {', '.join(pack.known())}.", file=sys.stderr)
        return 2
    stores.refuse_other(arguments.pack)
    try:
        brought = sheets.bring(pack.load(arguments.pack), by=HOUSE, at=clock.now())
    except pack.BadPack as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{brought.dossiers} dossiers and {brought.told} told counts brought in")
    return 0
