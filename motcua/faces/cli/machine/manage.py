"""`motcua manage …`: Django's own commands, with the role each of them needs."""

import argparse
import os

from motcua.faces.cli.words import Groups

OWNERS = {"migrate", "sqlmigrate", "flush", "dbshell", "createcachetable"}  # they build or empty tables


def register(groups: Groups) -> None:
    """The command line knows `manage`."""
    parser = groups.add_parser("manage", help="Django's own commands: manage migrate, manage shell …", add_help=False)
    parser.add_argument("command", nargs="?", default="help")
    parser.set_defaults(run=run, takes_rest=True)


def run(arguments: argparse.Namespace) -> int:
    """Django's command was carried out."""
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings.dev")
    os.environ.setdefault("MOTCUA_ROLE", "owner" if arguments.command in OWNERS else "app")
    execute_from_command_line(["motcua manage", arguments.command, *arguments.rest])
    return 0
