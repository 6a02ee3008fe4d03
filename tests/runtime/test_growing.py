"""What docs/how-to/grow.md promises, tried as far as one machine allows."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from moto.server import ThreadedMotoServer

from motcua.runtime import places, postgres
from tests.health import tree

SMALL = {"shared_buffers": "16MB", "max_connections": "40"}


@pytest.fixture
def ground() -> Iterator[Path]:
    """A short folder that PostgreSQL's account can reach."""
    folder = Path(tempfile.mkdtemp(prefix="mc-")).resolve()
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def elsewhere(ground: Path) -> Iterator[postgres.Server]:
    """A server that the house did not start."""
    it = postgres.server(ground / "elsewhere", **SMALL)
    postgres.start(it)
    yield it
    postgres.stop(it)


def _copy_of(it: postgres.Server, home: Path) -> postgres.Server:
    """A second server that follows the first, as pg_basebackup makes it."""
    copy = postgres.server(home, **SMALL)
    places.own(copy.data)
    words = [str(postgres.program(it, "pg_basebackup")), "-d", it.url("owner", "postgres"), "-D", str(copy.data)]
    assert places.as_account([*words, "--write-recovery-conf", "--checkpoint=fast"]).returncode == 0
    (copy.data / f".s.PGSQL.{postgres.PORT}.lock").unlink()  # the original's socket lies among its files
    return copy


def test_a_copy_follows_within_moments_and_takes_no_writes(elsewhere: postgres.Server, ground: Path) -> None:
    copy = _copy_of(elsewhere, ground / "copy")
    postgres.start(copy)
    try:
        with psycopg.connect(elsewhere.url("owner"), autocommit=True) as original:
            original.execute("CREATE TABLE sheet AS SELECT 7 AS n; GRANT SELECT ON sheet TO motcua_app")
        deadline = time.monotonic() + 20
        with psycopg.connect(copy.url("app"), autocommit=True) as board:
            while not board.execute("SELECT to_regclass('sheet') IS NOT NULL").fetchone()[0]:
                assert time.monotonic() < deadline
                time.sleep(0.05)
            assert board.execute("SELECT n FROM sheet").fetchone() == (7,)
            with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
                board.execute("CREATE TEMPORARY TABLE mine (n integer)")
    finally:
        postgres.stop(copy)


def test_the_house_stands_on_a_database_it_did_not_start(elsewhere: postgres.Server, ground: Path) -> None:
    var, said = ground / "var", ground / "said.txt"
    environment = {
        **os.environ,
        "MOTCUA_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "motcua.settings.dev",
        "DATABASE_URL": elsewhere.url("app"),
        "DATABASE_OWNER_URL": elsewhere.url("owner"),
        "MOTCUA_WEB_PROCESSES": "3",
    }
    environment.pop("MOTCUA_ROLE", None)
    command = [sys.executable, "-m", "motcua.faces.cli.main"]
    with (
        said.open("w") as out,
        subprocess.Popen(
            [*command, "serve", "--empty", "--port", "0"], env=environment, stdout=out, stderr=out
        ) as house,
    ):
        deadline = time.monotonic() + 60
        while "Ctrl-C" not in said.read_text() and house.poll() is None and time.monotonic() < deadline:
            time.sleep(0.1)
        doctor = subprocess.run([*command, "doctor"], env=environment, check=False, capture_output=True, text=True)
        house.terminate()
    assert house.returncode == 0, said.read_text()
    assert (
        "Quyền trên cơ sở dữ liệu: motcua_app, quyền thường\n      database role: motcua_app, an ordinary role"
        in doctor.stdout
    )
    assert not (var / "postgres").exists()
    assert postgres.answers(elsewhere), "a database of one's own is not the house's to stop"


STORE = """
import django; django.setup()
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage as storage
name = storage.save("ab/abcdef", ContentFile("giấy khai sinh".encode()))
print(type(storage._wrapped).__name__, storage.open(name).read().decode(), storage.exists("ab/none"))
"""


def test_files_go_to_object_storage_by_setting_alone() -> None:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "motcua.settings.dev",
        "MOTCUA_S3_BUCKET": "motcua-files",
        "MOTCUA_S3_ENDPOINT": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "for-tests",
        "AWS_SECRET_ACCESS_KEY": "for-tests",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    make = f"import boto3; boto3.client('s3', endpoint_url='http://{host}:{port}').create_bucket(Bucket='motcua-files')"
    try:
        done = subprocess.run(
            [sys.executable, "-c", make + STORE],
            env=environment,
            cwd=tree.ROOT,
            check=False,
            capture_output=True,
            text=True,
        )
    finally:
        server.stop()
    assert done.stdout.strip() == "S3Storage giấy khai sinh False", done.stderr
