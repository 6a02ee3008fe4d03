"""`motcua backup` and `motcua restore`: one archive of everything, and the way back."""

import argparse
from pathlib import Path

from motcua.faces.cli.words import Groups


def register(groups: Groups) -> None:
    """The command line knows `backup` and `restore`."""
    out = groups.add_parser("backup", help="database and files in one archive that proves itself")
    out.add_argument("--to", type=Path, metavar="FILE", help="path of the archive (var/backups/motcua-DATE.tar)")
    out.set_defaults(run=backup)
    back = groups.add_parser("restore", help="put the archive in the place of an empty house")
    back.add_argument("archive", type=Path, metavar="FILE")
    back.add_argument("--replace", action="store_true", help="also in the place of a house that is not empty")
    back.set_defaults(run=restore)


def backup(arguments: argparse.Namespace) -> int:
    """The archive is made and its path printed."""
    from motcua.runtime import backup as archive

    print(archive.backup(arguments.to))
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """The house holds what the archive holds."""
    from motcua.runtime import backup as archive

    found = archive.restore(arguments.archive, replace=arguments.replace)
    print(f"{found.ledger_facts} facts, ledger digest {found.ledger_digest}")
    return 0
