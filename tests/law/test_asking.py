"""`motcua law due`, as an operator types it."""

import json
import subprocess
import sys
import time

import pytest

ASK = (sys.executable, "-m", "motcua.faces.cli.main", "law", "due")


def ask(*words):
    return subprocess.run([*ASK, *words], capture_output=True, text=True, encoding="utf-8", check=False)


def due(*words):
    answer = ask(*words, "--json")
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def test_the_national_calendar_rules_unless_days_are_given():
    answer = due("--received", "2024-04-24T09:00", "--term", "5", "--unit", "working_day")
    assert answer["due"] == "2024-05-04T17:00"
    assert answer["source"] == "BLDS 2015, Art. 147(2)"
    assert any("30/04/2024" in line for line in answer["reckoning"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--off", "2025-04-30,2025-05-01", "--makeup", "2025-04-26"), "2025-04-29T17:00"),
        (("--off", ""), "2025-04-30T17:00"),
        (("--makeup", "2025-04-26,2025-04-27"), "2025-04-28T17:00"),
        (("--off", "2025-04-25", "--saturday", "07:30-11:30"), "2025-04-30T17:00"),
        (("--saturday", "07:30-11:30", "--off", "2025-04-30"), "2025-04-29T17:00"),
        (("--hours", "08:00-12:00,13:00-16:30"), "2025-04-29T16:30"),
        (("--keep-clock",), "2025-04-29T09:00"),
        (("--end-of-day",), "2025-04-29T17:00"),
    ],
)
def test_given_days_and_hours_replace_the_national_ones(words, expected):
    answer = due("--received", "2025-04-24T09:00", "--term", "4", "--unit", "working_day", *words)
    assert answer["due"] == expected, answer["reckoning"]
    replaced = bool({"--off", "--makeup"} & set(words))
    assert ("lịch nghỉ quốc gia" in answer["reckoning"][-1]) is replaced, "what no longer counts is said"
    assert not any("Nghỉ ngày nghỉ" in line for line in answer["reckoning"])


@pytest.mark.parametrize(
    ("received", "words", "expected", "others"),
    [
        ("2024-11-02T06:27", (), "2024-11-11T17:00", ["17:00 thứ Sáu 08/11/2024"]),
        ("2024-11-07T17:00", (), "2024-11-15T17:00", ["17:00 thứ Năm 14/11/2024"]),
        ("2024-11-07T16:59", (), "2024-11-14T17:00", []),
        (
            "2024-11-07T09:00",
            ("--saturday", "07:30-11:30"),
            "2024-11-13T17:00",
            ["17:00 thứ Năm 14/11/2024", "11:30 thứ Năm 14/11/2024"],
        ),
        ("2026-11-19T09:00", (), "2026-11-27T17:00", ["17:00 thứ Năm 26/11/2026"]),
        ("2026-11-19T09:00", ("--off", "2026-11-24"), "2026-11-27T17:00", []),
        ("2024-11-02T09:00", ("--saturday", "07:30-11:30"), "2024-11-08T17:00", []),
    ],
)
def test_where_the_law_is_silent_the_other_readings_are_said_too(received, words, expected, others):
    answer = due("--received", received, "--term", "5", "--unit", "working_day", *words)
    assert answer["due"] == expected, answer["reckoning"]
    told = [line for line in answer["reckoning"] if line.startswith("Cách hiểu khác")]
    assert [line.partition("khi đó hạn là ")[2] for line in told] == others


def test_without_json_it_reads_like_a_letter():
    answer = ask("--received", "2024-02-05T09:00", "--term", "3", "--unit", "working_day")
    assert answer.returncode == 0
    assert answer.stdout.startswith("2024-02-15T17:00\n")
    assert "Nghỉ Tết Nguyên đán 08/02–14/02/2024" in answer.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("--received", "2024-04-24", "--term", "5", "--unit", "day"),
        ("--received", "2024-04-31T09:00", "--term", "5", "--unit", "day"),
        ("--received", "hôm nay", "--term", "5", "--unit", "day"),
        ("--received", "2024-04-24T09:00", "--term", "0", "--unit", "day"),
        ("--received", "2024-04-24T09:00", "--term", "-1", "--unit", "day"),
        ("--received", "2024-04-24T09:00", "--term", "nan", "--unit", "day"),
        ("--received", "2024-04-24T09:00", "--term", "1e9", "--unit", "day"),
        ("--received", "2024-04-24T09:00", "--term", "٥", "--unit", "day"),
        ("--received", "2024-04-24T09:00", "--term", "-1", "--unit", "same_day"),
        ("--received", "2024-04-24T09:00", "--term", "99999", "--unit", "working_day"),
        ("--received", "2024-04-24T09:00", "--term", "99999999999999999999", "--unit", "month"),
        ("--received", "2024-04-24T09:00", "--term", "5", "--unit", "fortnight"),
        ("--received", "2024-04-24T09:00", "--term", "5"),
        ("--received", "2021-12-31T09:00", "--term", "5", "--unit", "day"),
        ("--received", "2027-12-31T09:00", "--term", "5", "--unit", "day"),
        ("--received", "0001-01-01T00:00", "--term", "5", "--unit", "day", "--off", ""),
        ("--received", "9999-12-31T23:59", "--term", "5", "--unit", "day", "--off", ""),
        ("--received", "9999-12-31T23:59-07:00", "--term", "5", "--unit", "day"),
        ("--received", "2024-04-24T09:00", "--term", "5", "--unit", "day", "--hours", "07:30-11:30,11:00-12:00"),
        ("--received", "2024-04-24T09:00", "--term", "5", "--unit", "day", "--hours", ""),
        ("--received", "2024-04-24T09:00", "--term", "5", "--unit", "day", "--saturday", "sáng"),
        ("--received", "2024-04-24T09:00", "--term", "5", "--unit", "day", "--off", "30/04/2024"),
        ("--received", "2024-04-24T09:00", "--term", "5", "--unit", "day", "--makeup", "2024-04-25"),
        (
            "--received",
            "2024-04-24T09:00",
            "--term",
            "5",
            "--unit",
            "day",
            "--off",
            "2024-05-04",
            "--makeup",
            "2024-05-04",
        ),
        ("--received", "2024-04-24T09:00", "--term", "5", "--unit", "day", "--keep-clock", "--end-of-day"),
    ],
)
def test_bad_input_is_refused_in_words(words):
    answer = ask(*words, "--json")
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert len(answer.stderr.strip()) > 20
    assert "Traceback" not in answer.stderr


def test_the_law_is_asked_without_django():
    script = (
        "import sys; from motcua.faces.cli import main; "
        "main.main(['law','due','--received','2024-04-24T09:00','--term','5','--unit','day']); "
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    begun = time.perf_counter()
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert time.perf_counter() - begun < 5
