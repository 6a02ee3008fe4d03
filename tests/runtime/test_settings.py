"""A province in earnest starts safe or not at all."""

import json
import logging
import os
import subprocess
import sys

import pytest

from motcua.runtime import logs
from motcua.settings import base

EARNEST = {
    "DJANGO_SETTINGS_MODULE": "motcua.settings.prod",
    "MOTCUA_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "DATABASE_URL": "postgresql://motcua_app@/motcua",
    "MOTCUA_HOSTS": "motcua.example.vn",
}


def _django(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "django", *words],
        env={"PATH": os.environ["PATH"], **environment},
        cwd=base.ROOT,
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_settings_for_earnest_pass_every_check_of_a_deployment() -> None:
    done = _django("check", "--deploy", "--fail-level", "INFO", **EARNEST)
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


@pytest.mark.parametrize("missing", ["MOTCUA_SECRET_KEY", "DATABASE_URL"])
def test_without_a_secret_or_a_database_earnest_refuses_to_start(missing: str) -> None:
    done = _django("check", **{name: value for name, value in EARNEST.items() if name != missing})
    assert done.returncode != 0
    assert f"{missing} is empty" in done.stderr


def test_the_demonstration_sign_in_is_shut_in_earnest() -> None:
    line = "from django.conf import settings as s; print(s.DEMONSTRATION, s.DEBUG, s.SESSION_COOKIE_SECURE)"
    assert _django("shell", "--no-imports", "-c", line, **EARNEST).stdout.strip() == "False False True"


def test_an_address_of_a_database_is_understood() -> None:
    told = base.database("postgresql://c%C3%B4ng:m%40t@db.example.vn:6432/tinh?sslmode=require")
    assert (told["USER"], told["PASSWORD"], told["HOST"], told["PORT"]) == ("công", "m@t", "db.example.vn", "6432")
    assert told["OPTIONS"]["sslmode"] == "require"
    assert base.database("postgresql://motcua_app@/motcua?host=%2Fvar%2Frun&port=5432")["HOST"] == "/var/run"


def test_an_address_of_another_kind_of_database_is_refused() -> None:
    with pytest.raises(ValueError, match="must start with postgresql://"):
        base.database("mysql://root@localhost/motcua")


def test_a_log_line_for_machines_is_one_json_object() -> None:
    record = logging.makeLogRecord(
        {"name": "motcua.act", "levelname": "INFO", "msg": "act %s", "args": ("dossier.receive",)}
    )
    record.dossier = "000.00.01.H10-230529-0001"
    told = json.loads(logs.JsonLine().format(record))
    assert (told["text"], told["dossier"], told["level"]) == ("act dossier.receive", record.dossier, "INFO")
    assert "\n" not in logs.JsonLine().format(record)


def test_json_logs_are_one_setting_away() -> None:
    line = "import logging; logging.getLogger('motcua').info('xin chào')"
    done = _django("shell", "--no-imports", "-c", line, **EARNEST, MOTCUA_LOG="json")
    assert json.loads(done.stderr)["text"] == "xin chào"
