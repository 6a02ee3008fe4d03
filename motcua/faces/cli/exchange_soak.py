"""`motcua exchange soak`: everything goes wrong, and nothing is lost."""

import argparse
import json

from motcua.faces.cli.demo import whole
from motcua.faces.cli.words import Groups

GENERATIONS = ("g1", "g2", "g3")


def add(questions: Groups) -> None:
    """The command line knows `exchange soak`."""
    soak = questions.add_parser(
        "soak", help="a throwaway province, every fault on, processes killed, both sides compared"
    )
    soak.add_argument("--dossiers", type=whole, default=2_000, metavar="N", help="how many dossiers (2000)")
    soak.add_argument("--seed", type=int, default=1, metavar="S", help="other lots for what goes wrong, and when (1)")
    soak.add_argument("--generation", choices=GENERATIONS, default="g2", help="of the portal's protocol (g2)")
    soak.add_argument("--faults", default="every", metavar="SPEC", help="as of `motcua simulator` (every)")
    soak.add_argument("--dark", type=float, default=0.0, metavar="S", help="the portal is away for the first S seconds")
    soak.add_argument("--calm", action="store_true", help="nobody is killed")
    soak.add_argument("--acts", type=whole, metavar="N", help="acts of officers meanwhile (a fiftieth of the dossiers)")
    soak.add_argument("--database", default="", metavar="URL", help="build in this empty database; it is overwritten")
    soak.add_argument("--json", action="store_true", help="print one JSON document")
    soak.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """The soak was run and told; exit code 1 when anything was lost, doubled or left."""
    from motcua.runtime.soak import command
    from motcua.runtime.soak.ground import Order

    acts = arguments.dossiers // 50 if arguments.acts is None else arguments.acts
    order = Order(
        dossiers=arguments.dossiers, seed=arguments.seed, generation=arguments.generation, faults=arguments.faults,
        kills=not arguments.calm, acts=acts, dark=arguments.dark, database=arguments.database,
    )  # fmt: skip
    told = command.run(order)
    if arguments.json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        print("\n".join(f"{name.replace('_', ' '):>24}  {value}" for name, value in told.items()))
    return 0 if told["even"] else 1
