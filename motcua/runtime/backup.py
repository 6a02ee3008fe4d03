"""One archive of everything the house must never lose, and the way back from it, which proves itself."""

import hashlib
import json
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from motcua.runtime import dump, places, postgres
from motcua.runtime.refusal import Refused

MANIFEST, DATABASE, FILES = "manifest.json", "database.dump", "files"

_LEDGER = """
SELECT count(*), encode(sha256(coalesce(string_agg(digest, ''::bytea ORDER BY id), ''::bytea)), 'hex') FROM ledger_fact
"""
_INDEX = """
SELECT count(*), coalesce(sum(received), 0), coalesce(sum(finished), 0), coalesce(sum(finished_on_time), 0)
  FROM quality_cell
"""
_BALANCE = "SELECT count(*), coalesce(sum(owed), 0), coalesce(sum(accepted), 0) FROM sync_transfer"


@dataclass(frozen=True)
class Proof:
    """What must be the same after the way back: the ledger's digest, the counted index, the account of exchange."""

    ledger_facts: int
    ledger_digest: str
    index: list[int]
    balance: list[int]


@contextmanager
def _server() -> Iterator[postgres.Server]:
    if os.environ.get("DATABASE_URL"):
        raise Refused("DATABASE_URL is set: back that database up with its own tools; see docs/how-to/grow.md.")
    server = postgres.server(places.var() / "postgres")
    ran_before = (server.data / "PG_VERSION").exists() and postgres.answers(server)
    postgres.start(server)
    try:
        yield server
    finally:
        if not ran_before:
            postgres.stop(server)


def proof(url: str) -> Proof:
    """What the database at this address holds, for comparing."""
    with psycopg.connect(url) as connection:
        facts = connection.execute(_LEDGER).fetchone() or (0, "")
        index = connection.execute(_INDEX).fetchone() or ()
        balance = connection.execute(_BALANCE).fetchone() or ()
    return Proof(int(facts[0]), str(facts[1]), [int(n) for n in index], [int(n) for n in balance])


def backup(target: Path | None = None) -> Path:
    """Database and files stand in one archive with a manifest of what must come out again; the path of the archive.

    The house may go on working meanwhile: the manifest is taken from the copy, not from the living database.
    Raises `Refused` when there is no database or no room.
    """
    var = places.var()
    if not (postgres.server(var / "postgres").data / "PG_VERSION").exists():
        raise Refused(f"There is no database in {var} yet. Run `make run` first.")
    target = target or var / "backups" / f"motcua-{datetime.now(UTC):%Y%m%d-%H%M%S}.tar"
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.unfinished")
    with _server() as server, tempfile.TemporaryDirectory(dir=target.parent) as folder:
        copied = dump.dump(var, Path(folder) / DATABASE)
        said = {"made_at": datetime.now(UTC).isoformat(), "proof": asdict(_proof_of_copy(server, copied))}
        (Path(folder) / MANIFEST).write_text(json.dumps(said, indent=1), encoding="utf-8")
        with tarfile.open(unfinished, "w") as archive:
            archive.add(Path(folder) / MANIFEST, MANIFEST)
            archive.add(copied, DATABASE)
            if (var / FILES).is_dir():
                archive.add(var / FILES, FILES)
    unfinished.replace(target)
    return target


def _proof_of_copy(server: postgres.Server, copied: Path) -> Proof:
    """The copy is read back into a database of its own, which shows at once that it can be."""
    name = f"motcua_proof_{os.getpid()}"
    try:
        _fill(server, name, copied)
        return proof(server.url("owner", name))
    finally:
        _admin(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _admin(server: postgres.Server, statement: str) -> None:
    with psycopg.connect(server.url("owner", "postgres"), autocommit=True) as connection:
        connection.execute(statement.encode())


def _fill(server: postgres.Server, name: str, copied: Path) -> None:
    _admin(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    _admin(server, f"CREATE DATABASE {name}")
    with copied.open("rb") as source:
        done = subprocess.run(
            [postgres.program(server, "pg_restore"), "--dbname", server.url("owner", name), "--exit-on-error"],
            check=False,
            stdin=source,
        )
    if done.returncode != 0:
        raise Refused(f"pg_restore stopped with exit code {done.returncode}; the reason stands above.")


def restore(source: Path, *, replace: bool = False) -> Proof:
    """The house holds what the archive holds, and the proof in its manifest came out the same.

    A database that is not empty is only replaced when told so. The archive is read into a database beside the present
    one and takes its name at the very end, so that a broken archive changes nothing. Raises `Refused`.
    """
    if not source.is_file():
        raise Refused(f"There is no archive {source}.")
    with _server() as server, tempfile.TemporaryDirectory(dir=places.var()) as folder:
        _unpack(source, Path(folder))
        expected = Proof(**json.loads((Path(folder) / MANIFEST).read_text(encoding="utf-8"))["proof"])
        if not replace and _holds_facts(server):
            raise Refused(
                "The house is not empty. Say --replace to put the archive in its place; the present data is lost."
            )
        _fill(server, "motcua_incoming", Path(folder) / DATABASE)
        found = proof(server.url("owner", "motcua_incoming"))
        if found != expected:
            _admin(server, "DROP DATABASE motcua_incoming WITH (FORCE)")
            raise Refused("The archive does not give what its manifest promises; nothing was changed.")
        _put_files(Path(folder) / FILES)
        _admin(server, "DROP DATABASE IF EXISTS motcua WITH (FORCE)")
        _admin(server, "ALTER DATABASE motcua_incoming RENAME TO motcua")
    return found


def _unpack(source: Path, folder: Path) -> None:
    try:
        with tarfile.open(source) as archive:
            archive.extractall(folder, filter="data")
    except (tarfile.TarError, OSError) as error:
        raise Refused(f"{source} cannot be read as an archive: {error}") from None
    if not (folder / MANIFEST).exists() or not (folder / DATABASE).exists():
        raise Refused(f"{source} is no archive of this house: it has no manifest or no database.")


def _holds_facts(server: postgres.Server) -> bool:
    with psycopg.connect(server.url("owner")) as connection:
        there = connection.execute("SELECT to_regclass('ledger_fact') IS NOT NULL").fetchone()
        if not there or not there[0]:
            return False
        found = connection.execute("SELECT EXISTS (SELECT FROM ledger_fact)").fetchone()
        return bool(found and found[0])


def _put_files(folder: Path) -> None:
    """Every file of the archive lies in the house under its digest; one that is damaged is refused."""
    for file in (path for path in folder.rglob("*") if path.is_file()):
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        if file.name != digest:
            raise Refused(f"The file {file.name[:12]}… of the archive is damaged; nothing was changed in the database.")
        place = places.var() / FILES / file.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            file.replace(place)
