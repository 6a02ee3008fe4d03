"""The command line as a whole: it knows its words, and says what is wrong in words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from motcua.faces.cli import main


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


def test_a_mistake_is_said_in_words():
    told = motcua("restore", "/nowhere/at/all.tar")
    assert told.returncode in (1, 2)
    assert told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("received", "term", "english"),
    [
        ("2024-13-24T09:00", "5", "Write it like 2024-04-24T09:00, in Vietnamese time."),
        ("2024-04-24T09:00", "five", "The time limit “five” is not a number (--term)."),
        ("2099-04-24T09:00", "5", "24/04/2099 lies outside the working calendar"),
    ],
)
def test_what_the_law_refuses_is_said_in_vietnamese_and_in_english_below(received: str, term: str, english: str):
    told = motcua("law", "due", "--received", received, "--term", term, "--unit", "day")
    first, second = told.stderr.splitlines()
    assert (told.returncode, told.stdout) == (2, "")
    assert " 2024-04-24T09:00" in first or "(--term)" in first or " nằm ngoài " in first
    assert english in second


DUE = "law", "due", "--received", "2024-04-24T09:00", "--term", "5", "--unit"


@pytest.mark.parametrize(
    ("words", "vietnamese", "english"),
    [
        (("law", "due", "--term", "5", "--json"), "còn thiếu: --received, --unit", "arguments are required"),
        ((*DUE, "fortnight"), "--unit: không có 'fortnight'; chọn một trong", "invalid choice"),
        ((*DUE, "day", "--keep-clock", "--end-of-day"), "không dùng cùng với", "not allowed with argument"),
        ((*DUE, "day", "--bogus"), "không hiểu: --bogus", "--bogus"),
        ((*DUE, "day", "--off"), "--off: cần một giá trị", "expected one argument"),
        (
            ("exchange", "balance", "--since", "abc"),
            "--since: 'abc' không đúng mẫu",
            "'abc' is not written as --help shows",
        ),
        (("bogus",), "COMMAND: không có 'bogus'", "invalid choice"),
        (("serve", "--port", "many"), "--port: 'many'", "is not a port"),
    ],
)
def test_a_command_that_is_not_understood_is_refused_in_both_languages(words, vietnamese: str, english: str, capsys):
    with pytest.raises(SystemExit) as ended:
        main.main(words)
    told = capsys.readouterr()
    assert (ended.value.code, told.out) == (2, "")
    assert vietnamese in told.err
    assert english in told.err
    assert "--help" in told.err


def test_words_that_a_question_does_not_take_are_answered_with_its_own_usage():
    told = motcua("index", "score", "H10", "--period", "2023")
    assert told.returncode == 2
    assert told.stderr.startswith("usage: motcua index score ")
    assert "không hiểu: H10" in told.stderr


def test_a_house_that_does_not_run_is_said_so(tmp_path: Path):
    told = motcua(
        "exchange", "balance", DATABASE_URL="postgresql://nobody@127.0.0.1:9/nothing", MOTCUA_VAR=str(tmp_path)
    )
    assert (told.returncode, told.stdout) == (1, "")
    assert "make run" in told.stderr
    assert told.stderr.splitlines() == main.AWAY.splitlines(), "once, without the attempts of the pool"


def test_who_stops_reading_hears_no_complaint():
    asked = "law due --received 2024-04-24T09:00 --term 5 --unit working_day"
    told = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m motcua.faces.cli.main {asked} | true"],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert told.stderr == ""


def test_an_order_that_is_refused_names_each_word_that_is_wrong(
    db: None, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "motcua.act")
    words = ["token", "issue", "app", "--called", "Ứng dụng", "--name", "thử", "--scope"]
    assert main.main([*words, "bogus", "--days", "-1"]) == 2
    first, _, *rest = capsys.readouterr().err.splitlines()
    assert first.startswith("Chưa cấp được khóa.")
    assert [line.split(":")[0].strip() for line in rest] == ["scopes", "expires_at"]
    assert "Hệ thống không được cấp: bogus." in rest[0]
    assert main.main([*words, "event.read"]) == 0
    assert capsys.readouterr().out.startswith("mc_")
    assert [one for one in caplog.records if one.name == "motcua.act"] == [], "a command alone answers"
