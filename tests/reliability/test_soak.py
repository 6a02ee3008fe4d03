"""A small soak: every fault on, processes killed, officers at work; in the end both sides hold the same.

The seed is printed; MOTCUA_SEED=… repeats a run as far as the machine's own chances allow. The large one is a command:
`motcua exchange soak --dossiers 50000 --seed 7`.
"""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests import database

DOSSIERS = 200


@pytest.fixture
def empty_database(django_db_setup: None) -> Iterator[str]:
    """A database with nothing in it but tables, for a house of its own."""
    name = f"{database.own_name()}_soak"
    database.create(name, database.template_name())
    try:
        yield f"postgresql:///{name}?{address()}"
    finally:
        database.drop(name)


def address() -> str:
    from urllib.parse import urlencode

    from django.conf import settings

    told = settings.DATABASES["default"]
    words = {"host": told["HOST"], "port": told["PORT"], "user": told["USER"], "password": told["PASSWORD"]}
    return urlencode({name: value for name, value in words.items() if value})


def test_whatever_goes_wrong_nothing_is_lost_nothing_is_doubled_and_no_log_tells(empty_database: str) -> None:
    seed = int(os.environ.get("MOTCUA_SEED") or random.randrange(10**6))
    print(f"seed {seed}")
    words = [
        "exchange",
        "soak",
        "--dossiers",
        str(DOSSIERS),
        "--seed",
        str(seed),
        "--database",
        empty_database,
        "--json",
    ]
    command = [sys.executable, "-m", "motcua.faces.cli.main", *words]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MOTCUA_")}
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, f"seed {seed}: {done.stdout}{done.stderr}"
    told = json.loads(done.stdout)
    assert told["owed"] == told["accepted"] + told["refused"] >= DOSSIERS
    wrong = ("lost", "doubled", "stale", "unknown_there", "unjust", "miscounted", "leaks")
    assert {name: told[name] for name in wrong} == dict.fromkeys(wrong, 0), told["examples"]
    assert told["facts_there"] > 4 * DOSSIERS, "hardly anything was sent"
    assert told["acts"] > 0
