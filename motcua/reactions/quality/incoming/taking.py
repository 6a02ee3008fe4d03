"""Takes in what other one-stop systems tell: each dossier by itself, the good ones together, the index at once."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db import connection, transaction

from motcua.law.calendar import ZONE
from motcua.law.sentences import say
from motcua.ledger.record import canonical, record
from motcua.reactions.quality import settlers
from motcua.reactions.quality.incoming import message
from motcua.reactions.quality.incoming.message import Course
from motcua.reactions.quality.incoming.names import Names
from motcua.reactions.quality.incoming.recounting import recount_many
from motcua.reactions.quality.incoming.values import Message, Wrong
from motcua.reactions.quality.models import Imported, Settler
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor


class Outcome(StrEnum):
    """What became of one row."""

    ACCEPTED = "accepted"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the row in this place, the first being 1; `reason` says why one was refused."""

    place: int
    code: str
    outcome: Outcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it came: its place, and the object that stood there, or why there was none."""

    place: int
    message: object
    fault: str = ""


_KEPT = "id", "code", "digest", "agency_id", "procedure_id", "received_at"
_COLUMNS = [
    each.name for each in Imported._meta.concrete_fields if each.name not in {"id", "code"}  # noqa: SLF001
]  # fmt: skip
_OURS = "SELECT code FROM dossiers_dossier WHERE code = ANY(%s)"
# one batch after the other: two that tell of the same dossier must not both be the first
_ALONE = "SELECT pg_advisory_xact_lock(hashtext('quality_imported'))"


def require(by: Actor) -> None:
    """Nothing happens when the actor may tell of dossiers elsewhere. Raises `NotAllowed`."""
    permissions.require(by, "index.import")


def take(rows: Sequence[Row], names: Names, *, by: Actor, at: datetime, exchanged: bool = False) -> tuple[Answer, ...]:
    """What is right of these rows is in the index and the ledger, together; each row is answered in its place.

    A code that comes again among them counts by its last row. Raises `NotAllowed`.
    Source: decision 0402
    """
    require(by)
    read, answers = _read(rows, names, at, exchanged=exchanged)
    _refuse_strangers(read, answers, by)
    with transaction.atomic():
        ours = _begin(read)
        for code in ours & set(read):
            place, _course = read.pop(code)
            answers[place] = _refused(place, code, "Mã này là hồ sơ của chính hệ thống này.")
        known = {row[1]: row[2:] for row in Imported.objects.filter(code__in=read).values_list(*_KEPT)}
        for code, (place, course) in read.items():
            answers[place] = Answer(place, code, _outcome(course, known.get(code)))
        written = [course for place, course in read.values() if answers[place].outcome is not Outcome.UNCHANGED]
        _write(written, by, at)
        recount_many([*map(_cell, written), *_left(written, known)])
    return tuple(answers[row.place] for row in rows)


def _read(
    rows: Iterable[Row], names: Names, at: datetime, *, exchanged: bool
) -> tuple[dict[str, tuple[int, Course]], dict[int, Answer]]:
    """The courses by code, the last of each code, and the answers to the rows that will not be written."""
    read: dict[str, tuple[int, Course]] = {}
    answers: dict[int, Answer] = {}
    codes = {row.place: _code(row) for row in rows}
    last = {code: place for place, code in codes.items()}
    for row in rows:
        code = codes[row.place]
        if code and last[code] != row.place:
            answers[row.place] = _refused(row.place, code, comes_again(last[code]))
            continue
        try:
            course = message.read(_message(row), names, now=at, exchanged=exchanged)
        except Wrong as wrong:
            answers[row.place] = _refused(row.place, code, wrong.reason)
        else:
            read[course.fact.code] = row.place, course
    return read, answers


def _refuse_strangers(read: dict[str, tuple[int, Course]], answers: dict[int, Answer], by: Actor) -> None:
    """No course is left of agencies for which the actor's key does not hold."""
    for code, (place, course) in list(read.items()):
        agency = people.agency_by_id(course.agency)
        if not permissions.may(by, "index.import", agency.id, agency.path):
            del read[code]
            answers[place] = _refused(place, code, say("Khóa này không được báo hồ sơ của %(name)s.", name=agency.name))


def comes_again(place: int) -> str:
    """Why an earlier row of the same code does not count."""
    return say("Mã này có lần nữa ở dòng %(place)s; dòng sau được giữ.", place=place)


def _message(row: Row) -> Message:
    if row.fault or not isinstance(row.message, dict):
        raise Wrong(row.fault or "Dòng này không phải là một đối tượng JSON.")
    return row.message


def _code(row: Row) -> str:
    try:
        return message.code_of(row.message) if isinstance(row.message, dict) else ""
    except Wrong:
        return ""


def _refused(place: int, code: str, reason: str) -> Answer:
    return Answer(place, code, Outcome.REFUSED, reason)


def _begin(codes: Iterable[str]) -> set[str]:
    """Nobody else takes in before this transaction ends; answers with the codes that are dossiers of this house."""
    with connection.cursor() as cursor:
        cursor.execute(_ALONE)
        cursor.execute(_OURS, [list(codes)])
        found = {row[0] for row in cursor.fetchall()}
    if not Settler.objects.exists():  # a house without dossiers of its own still offers procedures
        settlers.renew()
    return found


def digest(course: Course) -> str:
    """What two messages have in common that change nothing for the index, in hexadecimal."""
    return hashlib.sha256(canonical(course.fact.body()).encode()).hexdigest()


def _outcome(course: Course, known: Sequence[object] | None) -> Outcome:
    if known is None:
        return Outcome.ACCEPTED
    return Outcome.UNCHANGED if known[0] == digest(course) else Outcome.CHANGED


def _write(courses: Sequence[Course], by: Actor, at: datetime) -> None:
    Imported.objects.bulk_create(
        [_row(course) for course in courses], update_conflicts=True, unique_fields=["code"], update_fields=_COLUMNS
    )
    record(*(course.fact for course in courses), by=by, at=at)


def _row(course: Course) -> Imported:
    said = {name: getattr(course.fact, name) for name in vars(course.fact) if name not in {"agency", "procedure"}}
    return Imported(**said, agency_id=course.agency, procedure_id=course.procedure, digest=digest(course))


def _cell(course: Course) -> tuple[int, int, date]:
    return course.agency, course.procedure, course.fact.received_at.astimezone(ZONE).date()


def _left(courses: Iterable[Course], known: Mapping[str, Sequence[object]]) -> list[tuple[int, int, date]]:
    """The cells in which the changed ones were counted before."""
    before = [known[course.fact.code] for course in courses if course.fact.code in known]
    return [(agency, procedure, at.astimezone(ZONE).date()) for _digest, agency, procedure, at in before]  # type: ignore[attr-defined, misc]
