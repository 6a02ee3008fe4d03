"""`motcua index tell` and `motcua index told`: counts that no dossier shows."""

import argparse
import json

from motcua.faces.cli.words import Groups
from motcua.runtime import awake


def add(questions: Groups) -> None:
    """The command line knows `index tell` and `index told`."""
    tell = questions.add_parser("tell", help="tell a count that no dossier shows, such as petitions answered in time")
    tell.add_argument("unit", metavar="UNIT", help="the code of a unit")
    tell.add_argument("component", metavar="COMPONENT", help="A1, A2, A3, E3, F1 or F2")
    tell.add_argument("--part", type=int, required=True, metavar="N", help="how many earn")
    tell.add_argument("--whole", type=int, required=True, metavar="N", help="of how many")
    tell.add_argument("--source", required=True, help="where it was read: number and day of a paper, or a system")
    tell.set_defaults(run=tell_count)
    told = questions.add_parser("told", help="what was told of a unit and all below it")
    told.add_argument("unit", metavar="UNIT", help="the code of a unit")
    told.add_argument("--json", action="store_true", help="print one JSON document")
    told.set_defaults(run=list_told)
    for parser in (tell, told):
        parser.add_argument("--period", required=True, help="2023-05, 2023-Q2, 2023-H1 or 2023; each is told by itself")


def tell_count(arguments: argparse.Namespace) -> int:
    """The count is in the index and in the ledger. Exits with 2 for bad input."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.quality import periods, telling
    from motcua.registers.people.actor import HOUSE

    period = periods.read(arguments.period)
    said = telling.tell(
        by=HOUSE, unit=arguments.unit, component=arguments.component, period=period, part=arguments.part,
        whole=arguments.whole, source=arguments.source, at=clock.now(),
    )  # fmt: skip
    print(f"{said.unit.code} {said.component} {period.key}: {said.part}/{said.whole} ({said.source})")
    return 0


def list_told(arguments: argparse.Namespace) -> int:
    """What was told was printed. Exits with 2 for a unit or a period there is not."""
    awake.wake()
    from motcua.reactions.quality import periods, telling
    from motcua.registers.people import queries as people

    rows = telling.told(people.agency(arguments.unit), periods.read(arguments.period))
    if arguments.json:
        names = ("component", "part", "whole", "source")
        said = [{"unit": row.unit.code, **{name: getattr(row, name) for name in names}} for row in rows]
        print(json.dumps({"told": said}, ensure_ascii=False))
        return 0
    for row in rows:
        print(f"{row.unit.code:<20} {row.component}  {row.part}/{row.whole}  {row.source}")
    return 0
