"""All that was ever received, on disk: a killed portal forgets nothing that it has answered for."""

import hashlib
import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from motcua.simulator.shapes import Json

_TABLES = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS session (token TEXT PRIMARY KEY, ends REAL NOT NULL);
CREATE TABLE IF NOT EXISTS dossier (
    code TEXT PRIMARY KEY, site TEXT NOT NULL, generation TEXT NOT NULL, procedure TEXT NOT NULL, state INTEGER,
    body TEXT NOT NULL, came REAL NOT NULL, changed REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS item (
    code TEXT NOT NULL, kind TEXT NOT NULL, n INTEGER NOT NULL, state INTEGER, digest BLOB NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (code, kind, n), UNIQUE (code, kind, digest)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS push (
    id INTEGER PRIMARY KEY, at REAL NOT NULL, generation TEXT NOT NULL, service TEXT NOT NULL, code TEXT NOT NULL,
    verdict TEXT NOT NULL, repeated INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS file (id TEXT PRIMARY KEY, digest TEXT NOT NULL, size INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS given (
    place INTEGER PRIMARY KEY, code TEXT NOT NULL, n INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE (code, n));
CREATE TABLE IF NOT EXISTS told (
    code TEXT NOT NULL, n INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (code, n)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS series (name TEXT PRIMARY KEY, last INTEGER NOT NULL);
"""
PROGRESS, STATUS = "progress", "status"
_WRITER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True)
class Kept:
    """A dossier as it stands: `state` by its last message or status, the body as it came."""

    code: str
    site: str
    generation: str
    procedure: str
    state: int | None
    body: Json


@dataclass(frozen=True)
class Item:
    """A step or a status of a dossier, as it came."""

    state: int | None
    body: Json


@dataclass(frozen=True)
class Push:
    """What came about one dossier in one request, as text, and the code that answered it.

    `repeated`: how much of it was known.
    """

    at: float
    generation: str
    service: str
    code: str
    verdict: str
    repeated: int
    body: str


@dataclass
class Shelf:
    """The items of one kind of one dossier: in which words it came (none: unknown), the last state, how many, which."""

    generation: str | None
    state: int | None = None
    last: int = 0
    digests: set[bytes] = field(default_factory=set)


class Store:
    """The portal's tables in one file of SQLite; without a file, in memory. One writer at a time."""

    def __init__(self, file: Path | None = None) -> None:
        """The tables exist."""
        self._lock = threading.RLock()
        self._raw = sqlite3.connect(file or ":memory:", check_same_thread=False, isolation_level=None)
        self._raw.executescript(_TABLES)

    def close(self) -> None:
        """Nothing more is kept."""
        with self._lock:
            self._raw.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is done in the block is kept together, or not at all."""
        with self._lock:
            self._raw.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._raw.execute("ROLLBACK")
                raise
            self._raw.execute("COMMIT")

    def rows(self, question: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        """What the tables answer."""
        with self._lock:
            return self._raw.execute(question, values).fetchall()

    def dossier(self, code: str) -> Kept | None:
        """The dossier of this number."""
        found = self.rows("SELECT code, site, generation, procedure, state, body FROM dossier WHERE code = ?", code)
        return kept(found[0]) if found else None

    def standing(self, code: str) -> tuple[bool, int | None]:
        """Whether the dossier of this number is known, and the state it stands in."""
        found = self.rows("SELECT state FROM dossier WHERE code = ?", code)
        return bool(found), found[0][0] if found else None

    def put_dossier(self, it: Kept, body: str, at: float) -> bool:
        """The dossier stands as it came, `body` as text; true when it stood exactly so before."""
        before = self.rows("SELECT body, site, state FROM dossier WHERE code = ?", it.code)
        if before and before[0] == (body, it.site, it.state):
            return True
        self._raw.execute(
            "INSERT INTO dossier VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO UPDATE SET "
            "site = excluded.site, generation = excluded.generation, procedure = excluded.procedure, "
            "state = excluded.state, body = excluded.body, changed = excluded.changed",
            (it.code, it.site, it.generation, it.procedure, it.state, body, at, at),
        )
        return False

    def set_state(self, code: str, state: int, at: float) -> None:
        """The dossier stands in this state."""
        self._raw.execute("UPDATE dossier SET state = ?, changed = ? WHERE code = ?", (state, at, code))

    def shelf(self, code: str, kind: str) -> Shelf:
        """What has come of this kind about the dossier."""
        found = self.rows("SELECT generation FROM dossier WHERE code = ?", code)
        rows = self.rows("SELECT n, state, digest FROM item WHERE code = ? AND kind = ? ORDER BY n", code, kind)
        last = rows[-1] if rows else (0, None)
        return Shelf(found[0][0] if found else None, last[1], last[0], {row[2] for row in rows})

    def add_items(self, rows: Sequence[tuple[str, str, int, int | None, bytes, str]]) -> None:
        """The items follow on those that came before: number of the dossier, kind, place, state, digest, text."""
        self._raw.executemany("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)", rows)

    def items(self, codes: Sequence[str], kind: str) -> dict[str, list[Json]]:
        """The items of these dossiers in the order in which they came."""
        marks = ",".join("?" * len(codes))
        found: dict[str, list[Json]] = {code: [] for code in codes}
        asked = f"SELECT code, body FROM item WHERE code IN ({marks}) AND kind = ? ORDER BY code, n"  # noqa: S608 - marks only
        for code, body in self.rows(asked, *codes, kind):
            found[code].append(json.loads(body))
        return found

    def counted(self, codes: Sequence[str], kind: str) -> dict[str, int]:
        """How many items of these dossiers came; no entry for one without any."""
        marks = ",".join("?" * len(codes))
        asked = f"SELECT code, count(*) FROM item WHERE code IN ({marks}) AND kind = ? GROUP BY code"  # noqa: S608 - marks only
        return dict(self.rows(asked, *codes, kind))

    def page(self, after: str, limit: int, site: str = "") -> list[Kept]:
        """The dossiers whose numbers follow, in their order; only those of one site if it is named."""
        asked = "SELECT code, site, generation, procedure, state, body FROM dossier WHERE code > ?"
        of_site = " AND site = ?" if site else ""
        values = (after, site, limit) if site else (after, limit)
        return [kept(row) for row in self.rows(f"{asked}{of_site} ORDER BY code LIMIT ?", *values)]

    def note(self, it: Push) -> None:
        """What came and what was answered is on record."""
        values = (it.at, it.generation, it.service, it.code, it.verdict, it.repeated, it.body)
        self._raw.execute(
            "INSERT INTO push (at, generation, service, code, verdict, repeated, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
            values,
        )

    def admit(self, token: str, ends: float) -> None:
        """The token opens the doors until its end (seconds of the portal's own clock)."""
        with self.transaction():
            self._raw.execute("INSERT INTO session VALUES (?, ?)", (token, ends))

    def admits(self, token: str, now: float) -> bool:
        """Whether the token opens the doors."""
        return bool(self.rows("SELECT 1 FROM session WHERE token = ? AND ends > ?", token, now))

    def expire(self) -> None:
        """No token given so far opens anything."""
        with self.transaction():
            self._raw.execute("DELETE FROM session")

    def next_number(self, name: str) -> int:
        """The next number of the series; none is given twice."""
        with self.transaction():
            asked = "INSERT INTO series VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET last = last + 1 RETURNING last"
            return int(self.rows(asked, name)[0][0])

    def put_file(self, name: str, content: bytes) -> tuple[str, str]:
        """The number and hash of an uploaded file; its content is not kept, nor its name."""
        digest = hashlib.sha256(content).hexdigest()
        number = hashlib.sha256(f"{name}\0{digest}".encode()).hexdigest()[:32]
        with self.transaction():
            self._raw.execute("INSERT OR IGNORE INTO file VALUES (?, ?, ?)", (number, digest, len(content)))
        return number, digest

    def hashes(self, numbers: Sequence[str]) -> dict[str, str]:
        """The hashes of those of these files that were uploaded."""
        marks = ",".join("?" * len(numbers))
        return dict(self.rows(f"SELECT id, digest FROM file WHERE id IN ({marks})", *numbers))  # noqa: S608 - marks only


def kept(row: tuple) -> Kept:  # type: ignore[type-arg]
    """A row of the table as a dossier."""
    code, site, generation, procedure, state, body = row
    return Kept(code, site, generation, procedure, state, json.loads(body))


def written(body: object) -> str:
    """The body as text, the same for the same content."""
    return _WRITER.encode(body)


@dataclass(frozen=True)
class Sealed:
    """An item as text, and the digest by which it is known again."""

    body: str
    digest: bytes

    @classmethod
    def of(cls, body: Json) -> "Sealed":
        """The body, sealed."""
        text = written(body)
        return cls(text, hashlib.sha256(text.encode()).digest())
