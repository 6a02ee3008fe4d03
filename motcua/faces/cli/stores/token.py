"""`motcua token …`: the keys of other systems."""

import argparse
import json
import sys
from datetime import timedelta

from motcua.faces.cli.words import Groups
from motcua.runtime import awake

YEAR = 365


def register(groups: Groups) -> None:
    """The command line knows `token list`, `token issue` and `token revoke`."""
    parser = groups.add_parser("token", help="keys of other systems: list, issue, revoke")
    orders = parser.add_subparsers(title="orders", metavar="ORDER", required=True)
    listing = orders.add_parser("list", help="every key with its scopes, its agency and when it was last used")
    listing.add_argument("--json", action="store_true", help="one JSON document on standard output")
    listing.set_defaults(run=print_keys)
    issue = orders.add_parser("issue", help="issue a key; it is printed once and never again")
    issue.add_argument("system", metavar="SYSTEM", help="user name of the system's account")
    issue.add_argument(
        "--called", metavar="NAME", default="", help="open the account under this name if it is not there"
    )
    issue.add_argument("--name", required=True, help="what the key is for")
    issue.add_argument(
        "--scope", action="append", default=[], metavar="VERB", help="a verb it may perform (repeatable)"
    )
    issue.add_argument("--agency", default="", metavar="CODE", help="for its dossiers and of all beneath; else all")
    issue.add_argument("--days", type=int, default=YEAR, help="how long it opens anything (365)")
    issue.add_argument("--json", action="store_true", help="one JSON document on standard output")
    issue.set_defaults(run=issue_key)
    revoke = orders.add_parser("revoke", help="the key opens nothing any more")
    revoke.add_argument("token", type=int, metavar="NUMBER", help="its number in the list")
    revoke.set_defaults(run=revoke_key)
    scopes = orders.add_parser("scopes", help="every verb that a key may be issued for")
    scopes.set_defaults(run=print_scopes)


def print_keys(arguments: argparse.Namespace) -> int:
    """Every key was printed, the newest first."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.registers.people import queries as people
    from motcua.registers.people.actor import HOUSE

    found, now = people.tokens(by=HOUSE), clock.now()
    if arguments.json:
        rows = [
            {
                "id": one.id, "system": one.username, "name": one.name, "hint": one.hint, "scopes": list(one.scopes),
                "agency": one.agency_code, "opens": one.opens(now),
                **{
                    name: moment.isoformat() if (moment := getattr(one, name)) else None
                    for name in ("created_at", "expires_at", "revoked_at", "last_used_at")
                },
            }
            for one in found
        ]  # fmt: skip
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    for one in found:
        state = "open" if one.opens(now) else "revoked" if one.revoked_at else "ended"
        used = f"{one.last_used_at:%Y-%m-%d %H:%M}" if one.last_used_at else "never used"
        where = one.agency_code or "whole province"
        print(
            f"{one.id:>5}  {state:8} {one.hint:9} {one.username}  {one.name}  [{where}]  {used}  {' '.join(one.scopes)}"
        )
    return 0


def issue_key(arguments: argparse.Namespace) -> int:
    """The key was issued and printed. Exits with 2 for a system, an agency or a scope that cannot be."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.ledger.record import together
    from motcua.registers.people import queries as people
    from motcua.registers.people.actor import HOUSE
    from motcua.registers.people.acts import accounts, tokens
    from motcua.registers.people.roles import Kind

    now = clock.now()
    with together():
        known = {username for username, _name in people.systems(by=HOUSE)}
        if arguments.called and arguments.system not in known:
            accounts.open_account(
                by=HOUSE, username=arguments.system, full_name=arguments.called, kind=Kind.SYSTEM, at=now
            )
        secret = tokens.issue_token(
            by=HOUSE, username=arguments.system, name=arguments.name, scopes=arguments.scope, at=now,
            expires_at=now + timedelta(days=arguments.days), agency=arguments.agency,
        )  # fmt: skip
    print(json.dumps({"key": secret}) if arguments.json else secret)
    if not arguments.json:
        print("Keep it now: only its digest is kept here.", file=sys.stderr)
    return 0


def revoke_key(arguments: argparse.Namespace) -> int:
    """The key opens nothing any more. Exits with 2 when there is none, or it was revoked before."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.registers.people.actor import HOUSE
    from motcua.registers.people.acts import tokens

    tokens.revoke_token(by=HOUSE, token=arguments.token, at=clock.now())
    print(f"key {arguments.token} is revoked")
    return 0


def print_scopes(_arguments: argparse.Namespace) -> int:
    """Every verb that a key may be issued for was printed, with what it opens."""
    awake.wake()
    from motcua.registers.people import permissions

    for verb in permissions.SCOPES:
        print(f"{verb:26} {permissions.label(verb)}")
    return 0
