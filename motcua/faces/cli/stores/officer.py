"""`motcua officer …`: the first people of a house that made nobody up; later ones are made on the operators' page."""

import argparse
import getpass
import sys

from motcua.faces.cli.words import Groups
from motcua.runtime import awake


def register(groups: Groups) -> None:
    """The command line knows `officer open`."""
    parser = groups.add_parser("officer", help="open the account of an officer")
    orders = parser.add_subparsers(title="orders", metavar="ORDER", required=True)
    opened = orders.add_parser("open", help="an account with a post; the password is asked for, or read from a pipe")
    opened.add_argument("username", metavar="USERNAME", help="what is typed to sign in, such as co-thu")
    opened.add_argument("--name", required=True, help="full name")
    opened.add_argument(
        "--agency", required=True, metavar="CODE", help="the agency's code; see agencies.csv of the pack"
    )
    opened.add_argument("--role", required=True, help="counter, specialist, division_head, leader, registry, control, "
                                                      "chair, hotline or operator")  # fmt: skip
    opened.add_argument("--title", default="", help="the post as it is called there")
    opened.set_defaults(run=open_officer)


def open_officer(arguments: argparse.Namespace) -> int:
    """The officer can sign in. Exits with 2 for a name, a password, a role or an agency that cannot be."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.ledger.record import together
    from motcua.registers.people.actor import HOUSE
    from motcua.registers.people.acts import accounts, posts
    from motcua.registers.people.roles import Kind, Role

    if arguments.role not in set(Role):
        roles = ", ".join(Role)
        print(f"Không có vai trò {arguments.role}; các vai trò: {roles}.", file=sys.stderr)
        print(f"There is no role {arguments.role}; there are {roles}.", file=sys.stderr)
        return 2
    now, password = clock.now(), _password()
    with together():
        accounts.open_account(
            by=HOUSE,
            username=arguments.username,
            full_name=arguments.name,
            kind=Kind.OFFICER,
            password=password,
            at=now,
        )
        posts.give_post(
            by=HOUSE, username=arguments.username, agency=arguments.agency, role=Role(arguments.role),
            title=arguments.title, first_day=now.date(), at=now,
        )  # fmt: skip
    print(f"{arguments.username}: {arguments.name}, {arguments.role}, {arguments.agency}")
    return 0


def _password() -> str:
    """What was typed unseen, or the first line of what came through a pipe."""
    if sys.stdin.isatty():
        return getpass.getpass("Mật khẩu · Password: ")
    return sys.stdin.readline().rstrip("\n")
