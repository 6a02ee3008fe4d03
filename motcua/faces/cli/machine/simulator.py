"""`motcua simulator`: a national portal to practise with."""

import argparse
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from motcua.faces.cli.machine.serve import port
from motcua.faces.cli.words import Groups

if TYPE_CHECKING:
    from motcua.simulator.faults import Plan


def register(groups: Groups) -> None:
    """The command line knows `simulator`."""
    parser = groups.add_parser("simulator", help="a national portal to practise with, failing as often as you wish")
    parser.add_argument("--port", type=port, default=8899, help="port to listen on (8899; 0 is any free one)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1, this machine only)")
    parser.add_argument("--store", type=Path, metavar="FILE", help="keep what it receives in this file (else memory)")
    parser.add_argument("--seed", type=int, default=None, metavar="S", help="other lots for what goes wrong (1)")
    parser.add_argument(
        "--faults", default="", metavar="SPEC", help="such as every, or slow=0.1,drop_after=0.05 (none)"
    )
    parser.add_argument("--catalogue", type=Path, metavar="PLACE", help="a pack's folder or a file of procedures")
    parser.add_argument("--tell", action="store_true", help="write a line for each request")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """The simulator ran until it was told to stop. Exits with 2 for faults, a catalogue or a port it cannot use."""
    from motcua.simulator import catalogue, faults, server

    try:
        plan = faults.read(arguments.faults, arguments.seed)
        procedures = arguments.catalogue or catalogue.PACKS / os.environ.get("MOTCUA_PACK", "binh-phuoc-2023")
        portal = server.portal(arguments.store, procedures, plan)
        it = server.Server((arguments.host, arguments.port), portal, tells=arguments.tell)
    except (OSError, ValueError, KeyError) as error:
        print(f"The simulator cannot start: {error}", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, _stop)
    with it:
        print(_welcome(it.server_address[1], plan), file=sys.stderr, flush=True)
        try:
            it.serve_forever(poll_interval=0.2)
        except KeyboardInterrupt:
            return 0
    return 0


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _welcome(port_: int, plan: "Plan") -> str:
    from motcua.simulator.accounts import PASSWORD, USERNAME

    on = [name for name, value in plan.as_json().items() if isinstance(value, float) and 0 < value < 1]
    return (
        f"Cổng mô phỏng · the practice portal: http://127.0.0.1:{port_}  ({USERNAME} / {PASSWORD})\n"
        f"Lỗi đang bật · faults: {', '.join(on) or 'không · none'}"
    )
