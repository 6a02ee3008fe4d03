"""The command line as a whole: it knows its words, and says what is wrong in words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def motcua(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """What the program prints in a process of its own, with no settings from outside."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "MOTCUA_"))}
    command = [sys.executable, "-m", "motcua.faces.cli.main", *words]
    return subprocess.run(command, env=environment | more, capture_output=True, text=True, check=False, timeout=120)


def test_help_names_every_group():
    told = motcua("--help")
    assert told.returncode == 0, told.stderr
    for group in ("law", "index", "ledger", "exchange", "serve", "backup", "restore", "directives"):
        assert f"    {group}" in told.stdout


@pytest.mark.parametrize("words", [["restore", "/nowhere/at/all.tar"], ["bogus"], ["law", "due", "--term", "x"]])
def test_a_mistake_is_said_in_words(words: list[str]):
    told = motcua(*words)
    assert told.returncode in (1, 2)
    assert told.stderr
    assert "Traceback" not in told.stderr


def test_a_house_that_does_not_run_is_said_so(tmp_path: Path):
    told = motcua(
        "exchange", "balance", DATABASE_URL="postgresql://nobody@127.0.0.1:9/nothing", MOTCUA_VAR=str(tmp_path)
    )
    assert told.returncode == 1
    assert "make run" in told.stderr
    assert "Traceback" not in told.stderr


def test_who_stops_reading_hears_no_complaint():
    asked = "law due --received 2024-04-24T09:00 --term 5 --unit working_day"
    told = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m motcua.faces.cli.main {asked} | true"],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert told.stderr == ""
