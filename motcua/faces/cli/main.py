"""The `motcua` command.

Each file in this room and the rooms below it is a group of words: it has `register(groups)` and is found by itself. Its
parser sets `run`, a function from the parsed arguments to an exit code: 0 done, 1 a check failed, 2 bad input.
"""

import argparse
import importlib
import logging
import os
import pkgutil
import sys
from collections.abc import Sequence

import motcua
from motcua.faces import cli
from motcua.faces.cli import usage
from motcua.law.errors import LawError
from motcua.registers.people import errors as people
from motcua.runtime import telling
from motcua.runtime.refusal import Refused

AWAY = (
    "Cơ sở dữ liệu không trả lời. Hãy chạy hệ thống trước: make run, hoặc kiểm tra DATABASE_URL.\n"
    "The database does not answer. Start the house first (make run), or check DATABASE_URL; `motcua doctor` tells more."
)
HOUSE = ("serve", "demo", "manage")  # words whose processes keep a log
REFERENCE = f"{cli.__name__}.reference."  # writes pages about the whole house: no group of words, and wakes all of it


def main(words: Sequence[str] | None = None) -> int:
    """The command was carried out; the exit code tells how."""
    telling.plain_output()
    given = sys.argv[1:] if words is None else list(words)
    _speak_once(given)
    parser = _parser(given[0] if given else "")
    arguments, rest = parser.parse_known_args(given)
    if rest and not getattr(arguments, "takes_rest", False):
        arguments.asked.error(f"unknown words: {' '.join(rest)}")
    arguments.rest = rest
    try:
        return _done(arguments)
    except (LawError, people.Refused) as error:
        _say(error)
        return 2
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except BrokenPipeError:  # `motcua … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if not _database_is_away(error):
            raise
        print(AWAY, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _speak_once(given: Sequence[str]) -> None:
    """A command alone answers: `AWAY` for a database that is away, not each attempt of the pool; no log of its acts."""
    if given and given[0] not in HOUSE:
        logging.getLogger("psycopg.pool").setLevel(logging.ERROR)
        # settings read later would put a level back, but leave a filter
        logging.getLogger("motcua.act").addFilter(_is_a_warning)


def _is_a_warning(told: logging.LogRecord) -> bool:
    return told.levelno >= logging.WARNING


def _say(refusal: LawError | people.Refused) -> None:
    """The refusal was printed, in English below the Vietnamese, and below both what is wrong with which word."""
    from motcua.faces.cli.rules import english

    print(refusal, *filter(None, [english.of(refusal)]), *english.faults(refusal), sep="\n", file=sys.stderr)


def _done(arguments: argparse.Namespace) -> int:
    """The exit code, when everything was written: whoever reads may have gone, which is learnt before Python ends."""
    code = int(arguments.run(arguments))
    sys.stdout.flush()
    return code


def _database_is_away(error: Exception) -> bool:
    """True for what Django and the queue raise when no connection is had; whoever needs none has not loaded them."""
    lost = (("django.db.utils", "OperationalError"), ("procrastinate.exceptions", "ConnectorException"))
    return any(name in sys.modules and isinstance(error, getattr(sys.modules[name], kind)) for name, kind in lost)


def _parser(first: str) -> argparse.ArgumentParser:
    """The parser of the group that the first word names, or of all: the law must not wait for the rest."""
    parser = usage.Parser(prog="motcua", description=motcua.__doc__)
    parser.add_argument("--version", action="version", version=motcua.__version__)
    groups = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    rooms = pkgutil.walk_packages(cli.__path__, f"{cli.__name__}.")
    known = {found.name.rpartition(".")[2]: found.name for found in rooms if REFERENCE not in found.name}
    for name in [known[first]] if first in known else known.values():
        group = importlib.import_module(name)
        if hasattr(group, "register"):
            group.register(groups)
    return parser


if __name__ == "__main__":
    sys.exit(main())
