"""`motcua serve`: the whole house on this machine until Ctrl-C."""

import argparse
import os

from motcua.faces.cli.words import Groups

LAST_PORT = 65535


def register(groups: Groups) -> None:
    """The command line knows `serve`."""
    parser = groups.add_parser("serve", help="run the house: database, demonstration province, web and worker")
    parser.add_argument(
        "--port",
        type=port,
        default=os.environ.get("MOTCUA_PORT") or None,
        help="port of the web server (MOTCUA_PORT; 8000 or the next free one)",
    )
    parser.add_argument(
        "--host",
        default=os.environ.get("MOTCUA_HOST") or "127.0.0.1",
        help="address to listen on (MOTCUA_HOST; 127.0.0.1, this machine only)",
    )
    parser.add_argument("--empty", action="store_true", help="build no demonstration")
    parser.set_defaults(run=run)


def port(told: str) -> int:
    """The number of a port; 0 means any free one."""
    if not (told.isdecimal() and int(told) <= LAST_PORT):
        raise argparse.ArgumentTypeError(f"{told!r} is not a port; give a number up to {LAST_PORT}, such as 8080")
    return int(told)


def run(arguments: argparse.Namespace) -> int:
    """The house ran until it was told to stop."""
    from motcua.runtime.processes import house

    return house.serve(house.Wishes(arguments.host, arguments.port, not arguments.empty))
