"""What `motcua doctor` looks at: each finding says what was found and, when it is bad, what to do; in two languages."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg

from motcua.runtime import messages, places, postgres
from motcua.runtime.processes import occupancy
from motcua.runtime.refusal import Refused

OLDEST_PYTHON = (3, 11)
OLDEST_POSTGRES = 150000  # the way the server itself writes 15.0
FREE_BYTES = 1_000_000_000
WORKER_SILENCE = 60  # seconds without a sign of life
_PROGRAMS, _DATABASE, _WORKER = "Chương trình PostgreSQL", "Cơ sở dữ liệu", "Việc nền"


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `vietnamese` is the same as name, what was found, and what to do."""

    name: str
    good: bool
    found: str
    remedy: str = ""
    vietnamese: tuple[str, str, str] = ("", "", "")


def examine() -> tuple[Finding, ...]:
    """Every finding; what cannot be looked at because of an earlier finding is left out."""
    found = [check() for check in (_python, _folder, _programs, _translations, _house)]
    return (*found, *_database())


def _python() -> Finding:
    good = sys.version_info >= OLDEST_PYTHON
    version = sys.version.split()[0]
    if good:
        return Finding("Python", good, version, vietnamese=("Python", version, ""))
    vietnamese = ("Python", version, "Cài Python 3.11 hoặc mới hơn, rồi chạy `make run`.")
    return Finding("Python", good, version, "Install Python 3.11 or newer, then `make run`.", vietnamese)


def _folder() -> Finding:
    folder = next(place for place in (places.var(), *places.var().parents) if place.exists())
    free = places.free(folder)
    good = os.access(folder, os.W_OK) and free > FREE_BYTES
    remedy = f"Free some space, or set MOTCUA_VAR to a folder you can write with {FREE_BYTES // 10**9} GB."
    mend = f"Dọn bớt chỗ, hoặc đặt MOTCUA_VAR là thư mục ghi được, còn trống {FREE_BYTES // 10**9} GB."
    return Finding(
        "folder", good, f"{places.var()}, {free // 10**6} MB free", "" if good else remedy,
        ("Thư mục dữ liệu", f"{places.var()}, còn trống {free // 10**6} MB", "" if good else mend),
    )  # fmt: skip


def _programs() -> Finding:
    if os.environ.get("DATABASE_URL"):
        said = (_PROGRAMS, "không cần: đã đặt DATABASE_URL", "")
        return Finding("PostgreSQL programs", good=True, found="not needed: DATABASE_URL is set", vietnamese=said)
    try:
        found, account = places.binaries(places.var() / "postgres"), places.account().name
    except Refused as refusal:
        said = (_PROGRAMS, "không dùng được", "Lý do và cách sửa ở dòng tiếng Anh dưới đây.")
        return Finding("PostgreSQL programs", good=False, found="not usable", remedy=str(refusal), vietnamese=said)
    said = (_PROGRAMS, f"{found}, chạy bằng tài khoản {account}", "")
    return Finding("PostgreSQL programs", good=True, found=f"{found}, run as {account}", vietnamese=said)


def _translations() -> Finding:
    stale = messages.stale()
    return Finding(
        "translations",
        good=not stale,
        found=f"{len(stale)} catalogues not compiled" if stale else "compiled",
        remedy="`make run` compiles them." if stale else "",
        vietnamese=(
            "Bản dịch",
            f"{len(stale)} bảng chưa biên dịch" if stale else "đã biên dịch",
            "Chạy `make run` để biên dịch." if stale else "",
        ),
    )


def _house() -> Finding:
    told = occupancy.Note(places.var() / "house.json").read()
    said = ("Hệ thống", f"đang chạy ở {told['address']}" if told else "chưa chạy", "")
    return Finding("house", good=True, found=f"runs at {told['address']}" if told else "does not run", vietnamese=said)


def _database() -> Iterator[Finding]:
    url = os.environ.get("DATABASE_URL") or postgres.url("app")
    try:
        connection = psycopg.connect(url, connect_timeout=5, autocommit=True)
    except psycopg.OperationalError as error:
        yield Finding(
            "database", good=False, found=str(error).strip(), remedy="Start it: `make run`, or check DATABASE_URL.",
            vietnamese=(_DATABASE, "không trả lời", "Khởi động bằng `make run`, hoặc kiểm tra DATABASE_URL."),
        )  # fmt: skip
        return
    with connection:
        yield _version(connection)
        yield _role(connection)
        yield _worker(connection)


def _version(connection: psycopg.Connection[tuple[object, ...]]) -> Finding:
    version = connection.info.server_version
    good = version >= OLDEST_POSTGRES
    remedy = "" if good else "PostgreSQL 15 or newer is needed: point DATABASE_URL at one."
    mend = "" if good else "Cần PostgreSQL 15 hoặc mới hơn: trỏ DATABASE_URL đến một máy chủ như vậy."
    found = f"PostgreSQL {version // 10000}.{version % 10000}"
    return Finding("database", good, found, remedy, (_DATABASE, found, mend))


def _role(connection: psycopg.Connection[tuple[object, ...]]) -> Finding:
    row = connection.execute(
        "SELECT current_user::text, rolsuper FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    name, is_super = row or ("?", True)
    return Finding(
        "database role",
        good=not is_super,
        found=f"{name}, {'superuser' if is_super else 'an ordinary role'}",
        remedy="The application must not be a superuser; see docs/decisions/0002-two-database-roles.md."
        if is_super
        else "",
        vietnamese=(
            "Quyền trên cơ sở dữ liệu",
            f"{name}, {'quyền cao nhất' if is_super else 'quyền thường'}",
            "Phần mềm không được chạy bằng quyền cao nhất; xem docs/decisions/0002-two-database-roles.md."
            if is_super
            else "",
        ),
    )


def _worker(connection: psycopg.Connection[tuple[object, ...]]) -> Finding:
    try:
        row = connection.execute(
            "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => %s)",
            [WORKER_SILENCE],
        ).fetchone()
    except psycopg.errors.UndefinedTable:
        said = (_WORKER, "chưa có bảng dữ liệu", "Chạy `make run`.")
        return Finding(
            "worker", good=False, found="the tables are not there", remedy="Run `make run`.", vietnamese=said
        )
    count = row[0] if row else 0
    said = (
        _WORKER,
        f"{count} tiến trình đang làm",
        "" if count else "Việc đang chờ mà không ai làm: khởi động hệ thống.",
    )
    return Finding(
        "worker", bool(count), f"{count} at work", "" if count else "Facts wait unanswered: start the house.", said
    )
