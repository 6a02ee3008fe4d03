"""A copy of the house's own database in one file, made while the house goes on working."""

import os
import subprocess
from datetime import datetime
from pathlib import Path

from motcua.runtime import postgres
from motcua.runtime.refusal import Refused


def dump(var: Path, target: Path | None = None) -> Path:
    """The database stands in one file that `pg_restore` reads; the path of the file.

    The server is started for the time of the copy if it does not run. Raises `Refused` when the copy fails.
    """
    if os.environ.get("DATABASE_URL"):
        raise Refused("DATABASE_URL is set: copy that database with the pg_dump of its own version.")
    server = postgres.server(var / "postgres")
    if not (server.data / "PG_VERSION").exists():
        raise Refused(f"There is no database in {server.data} yet. Run `make run` first.")
    target = target or var / "dumps" / f"motcua-{datetime.now().astimezone():%Y%m%d-%H%M%S}.dump"
    target.parent.mkdir(parents=True, exist_ok=True)
    ran_before = postgres.answers(server)
    postgres.start(server)
    try:
        _copy(server, target)
    finally:
        if not ran_before:
            postgres.stop(server)
    return target


def _copy(server: postgres.Server, target: Path) -> None:
    unfinished = target.with_name(f"{target.name}.unfinished")
    with unfinished.open("wb") as out:
        done = subprocess.run(
            # a comment on an extension can be written by a superuser only, which the owner elsewhere need not be
            [postgres.program(server, "pg_dump"), "--format=custom", "--no-comments", "--dbname", server.url("owner")],
            check=False,
            stdout=out,
        )
    if done.returncode != 0:
        unfinished.unlink()
        raise Refused(f"pg_dump stopped with exit code {done.returncode}; the reason stands above. Is the disk full?")
    unfinished.replace(target)
