"""A document comes in, is read, and lies there as proposals."""

import hashlib
import shutil
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from motcua.law.calendar import ZONE
from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.files import queries as files
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid
from motcua.registers.people.folding import fold
from motcua.work.directives import draft, owners
from motcua.work.directives.acts import _ground
from motcua.work.directives.events import DirectiveTakenIn
from motcua.work.directives.finding import passages
from motcua.work.directives.gauging import proposing
from motcua.work.directives.models import Directive, Doubt, Proposal

if TYPE_CHECKING:
    from motcua.work.directives.reader.reading import Reading

LONGEST_TEXT = 3_000_000  # characters: over a thousand pages
_LONGEST_TITLE = 300
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of the head of a document; what is left empty is taken from its reading."""

    title: str = ""
    number: str = ""
    issuer: str = ""
    issued: date | None = None
    file_name: str = ""  # of a plain text, which is kept as text alone


_NOTHING = Told()
_DOCUMENTS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff")


class TakenBefore(Conflict):
    """The giver has a document with this text already: the one with the number `directive`."""

    def __init__(self, directive: int, *told: str) -> None:
        """`told` are what, why and what to do."""
        super().__init__(*told)
        self.directive = directive


@act("directive.take")
def take_in(
    *, by: Actor, agency: str, at: datetime, file: str = "", text: str = "", told: Told = _NOTHING
) -> int:  # fmt: skip
    """The document is stored with its text, and read: its tasks are proposals, its contradictions are raised.

    `file` is the digest of a stored DOCX or PDF file; without one, `text` is what was pasted, or what a plain text file
    held. `agency` is the giver for whom it will be followed. No task exists yet. Answers with the number of the
    document. Raises `Invalid` when there is nothing to read, what the reader raises for an unreadable file, and
    `Conflict` for a document that this giver has already.

    Source: decision 0143; decision 0150
    """
    giver = people.agency(agency)
    permissions.require(by, "directive.take", giver.id, giver.path)
    name, reading = _read(file, text, told.issued)
    digest = hashlib.sha256(" ".join(reading.source.split()).encode()).hexdigest()
    row = Directive(
        agency_id=giver.id, kind=reading.kind, number=told.number or reading.number or "",
        issuer=told.issuer or reading.issuer or "", title=(told.title or reading.title)[:_LONGEST_TITLE],
        issued_on=told.issued or (date.fromisoformat(reading.date) if reading.date else None), file=file, digest=digest,
        file_name=name or told.file_name, text=reading.source, folded="", reading=reading.as_json(),
        taken_in_at=at, taken_in_by=by.name,
    )  # fmt: skip
    row.folded = folded(row)
    _keep_once(row)
    passages.keep(row)
    _propose(row, reading, _ground.today(at))
    fact = DirectiveTakenIn(
        directive=str(row.id), agency=giver.code, kind=row.kind, number=row.number, file=file, digest=digest,
        proposals=len(reading.tasks), doubts=len(reading.warnings),
    )  # fmt: skip
    record(fact, by=by, at=at)
    return row.id


def _keep_once(row: Directive) -> None:
    """The document is stored; refused where the giver has one with the same text, also of two at the same moment."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        first = Directive.objects.get(agency=row.agency_id, digest=row.digest)
        day = f"{first.taken_in_at.astimezone(ZONE):%d/%m/%Y}"
        raise TakenBefore(
            first.id,
            say("Văn bản này đã được nhập: %(what)s.", what=(first.number or first.title).rstrip(" .")),
            say("%(who)s nhập ngày %(day)s; nội dung giống hệt.", who=first.taken_in_by, day=day),
            "Hãy mở văn bản đó; nhập lại sẽ giao việc hai lần.",
        ) from None


def plain_name(name: str) -> str:
    """The name of a file without the folders before it, short enough for any disk: refusals call the file by it."""
    plain = "".join(letter for letter in name if letter.isprintable())
    return Path(plain.replace("\\", "/")).name[:_LONGEST_NAME] or "van-ban"


def plain_text(path: Path) -> str | None:
    """The text of a file that holds nothing but text; nothing for a document, which is stored and read as it is.

    Raises `Unreadable` for what is neither.
    """
    from motcua.work.directives.reader import document  # its grammars are large, and rarely needed

    with path.open("rb") as file:
        document_like = file.read(1024)
    return None if document_like.startswith(_DOCUMENTS) else document.text_of(path)


def folded(row: Directive) -> str:
    """What a search looks in: head and text without marks."""
    return fold(f"{row.title} {row.number} {row.issuer} {row.text}")


def _read(file: str, text: str, issued: date | None) -> tuple[str, "Reading"]:
    from motcua.work.directives.reader import directive as reader
    from motcua.work.directives.reader import document

    if file:
        view = files.file(file)
        with TemporaryDirectory() as folder, files.open_file(file) as content:
            copy = Path(folder) / plain_name(view.name)
            with copy.open("wb") as kept:
                shutil.copyfileobj(content, kept)
            return view.name, document.read(copy, issued=issued)
    if not text.strip():
        raise _ground.fault("text", "Hãy chọn tệp hoặc dán nội dung văn bản.")
    if len(text) > LONGEST_TEXT:
        raise Invalid("Văn bản quá dài.", say("Giới hạn là %(most)s ký tự.", most=LONGEST_TEXT), "Hãy tách văn bản ra.")
    document.demand_unicode(text)
    return "", reader.read(text, issued=issued)


def _propose(row: Directive, reading: "Reading", day: date) -> None:
    """The reader's tasks as rows; the agencies of its bodies are those of the day the document was issued."""
    lookup = owners.Lookup(row.issued_on or day)
    told = reading.as_json()["tasks"]
    tasks = told if isinstance(told, list) else []
    Proposal.objects.bulk_create(
        Proposal(directive=row, place=place, body=proposing.proposed(lookup.settled(draft.read(task))).as_json())
        for place, task in enumerate(tasks)
    )
    Doubt.objects.bulk_create(
        Doubt(directive=row, no=no, code=one.code, message=one.message, places=list(one.tasks), spans=list(one.spans))
        for no, one in enumerate(reading.warnings, 1)
    )
