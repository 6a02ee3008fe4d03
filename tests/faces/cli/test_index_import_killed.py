"""An import that is killed in the middle leaves what it had committed, and the next one completes it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from psycopg.conninfo import conninfo_to_dict

from motcua.reactions.quality import cells
from motcua.reactions.quality.models import Imported
from tests import cast as people
from tests import database
from tests.reactions.quality.incoming.examples import province

ROWS = 6_000


@pytest.mark.django_db(transaction=True)
def test_a_killed_import_is_completed_by_the_next(tmp_path: Path):
    people.assemble()
    parts = conninfo_to_dict(database.url(database.own_name(), role="app"))
    where = urlencode({name: parts[name] for name in ("host", "port") if name in parts})
    address = f"postgresql://{parts.get('user', '')}:{parts.get('password', '')}@/{parts['dbname']}?{where}"
    path = tmp_path / "dossiers.jsonl"
    path.write_text(
        "\n".join(json.dumps(each) for each in province(ROWS, ("H10.37.01", "H10.37.02"))), encoding="utf-8"
    )

    def start() -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "motcua.faces.cli.main", "index", "import", str(path), "--json"]
        return subprocess.Popen(command, env={**os.environ, "DATABASE_URL": address}, stdout=subprocess.PIPE, text=True)

    first = start()
    wait_for(lambda: Imported.objects.exists() or first.poll() is not None)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    wait_for(lambda: not _at_work())
    kept = Imported.objects.count()
    assert 0 < kept < ROWS
    assert kept % 1000 == 0, "whole batches or nothing"
    assert cells.differences() == 0
    said = json.loads(start().communicate()[0])
    assert (said["unchanged"], said["accepted"], said["refusals"]) == (kept, ROWS - kept, [])
    assert cells.differences() == 0


def _at_work() -> bool:
    """Whether the server still works for the one that was killed."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND state <> 'idle' AND backend_type = 'client backend')"
        )
        return bool(cursor.fetchone()[0])


def wait_for(it: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not it():
        assert time.monotonic() < until
        time.sleep(0.02)
