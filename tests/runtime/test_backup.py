"""The drill: what was backed up comes back the same, and a broken archive changes nothing."""

import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from motcua.runtime import backup, postgres
from motcua.runtime.refusal import Refused

FACTS = """
INSERT INTO ledger_fact (subject, name, at, recorded_at, actor, body) VALUES (%s, 'Happened', now(), now(), 'x', '{}')
"""


def motcua(var: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "MOTCUA_ROLE"}}
    environment |= {"MOTCUA_VAR": str(var), "DJANGO_SETTINGS_MODULE": "motcua.settings.dev", "MOTCUA_ROLE": "owner"}
    return subprocess.run(
        [sys.executable, "-m", "motcua.faces.cli.main", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def built() -> Iterator[Path]:
    """The folder of a house that was prepared and closed; each drill gets a copy."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        var = Path(folder).resolve() / "var"
        with pytest.MonkeyPatch.context() as patch, opened(var, patch):
            migrated = motcua(var, "manage", "migrate", "--verbosity", "0")
            assert migrated.returncode == 0, migrated.stderr
        yield var


@contextmanager
def opened(var: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """The database server of this folder runs."""
    for folder in (var.parent, var):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)
    patch.setenv("MOTCUA_VAR", str(var))
    patch.delenv("DATABASE_URL", raising=False)
    server = postgres.server(var / "postgres")
    postgres.start(server)
    try:
        yield
    finally:
        postgres.stop(server)


@pytest.fixture
def house(built: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        var = Path(folder).resolve() / "var"
        # whoever copies as root keeps the owners: the server runs under an account of its own
        subprocess.run(["cp", "-a", str(built), str(var)], check=True)
        with opened(var, monkeypatch):
            yield var


def remember(subject: str) -> None:
    with psycopg.connect(postgres.url("owner")) as connection:
        connection.execute(FACTS, [subject])


def test_what_was_backed_up_comes_back_the_same(house: Path) -> None:
    remember("a"), remember("b"), remember("a")
    content = b"a paper"
    import hashlib

    digest = hashlib.sha256(content).hexdigest()
    place = house / "files" / digest[:2] / digest
    place.parent.mkdir(parents=True)
    place.write_bytes(content)
    before = backup.proof(postgres.url("owner"))

    archive = backup.backup(house / "copy.tar")
    remember("lost")
    place.unlink()

    with pytest.raises(Refused, match="not empty"):
        backup.restore(archive)
    assert backup.restore(archive, replace=True) == before
    assert backup.proof(postgres.url("owner")) == before
    assert place.read_bytes() == content
    assert motcua(house, "ledger", "verify").returncode == 0
    assert "No facts about a dossier" in motcua(house, "ledger", "show", "H10-0").stderr
    remember("dossier:H10-0")
    assert len(json.loads(motcua(house, "ledger", "show", "h10-0", "--json").stdout)[0]["digest"]) == 64


def test_a_damaged_archive_changes_nothing(house: Path) -> None:
    remember("a")
    archive = backup.backup(house / "copy.tar")
    before = backup.proof(postgres.url("owner"))
    archive.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])
    with pytest.raises(Refused):
        backup.restore(archive, replace=True)
    assert backup.proof(postgres.url("owner")) == before


def test_an_archive_of_something_else_is_refused(house: Path) -> None:
    other = house / "other.tar"
    with tarfile.open(other, "w") as archive:
        archive.add(__file__, "hello.py")
    with pytest.raises(Refused, match="no archive of this house"):
        backup.restore(other)
    with pytest.raises(Refused, match="no archive"):
        backup.restore(house / "nowhere.tar")
