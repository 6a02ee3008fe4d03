"""A file is taken in: once for every content, as what it truly is, or not at all."""

import hashlib
import logging
from datetime import datetime
from io import SEEK_END, BytesIO
from typing import IO

from django.core.files import File
from django.core.files.storage import default_storage

from motcua.ledger.record import record
from motcua.registers.files import kinds, naming, queries, scan, spool
from motcua.registers.files.events import FileStored
from motcua.registers.files.models import StoredFile
from motcua.registers.files.queries import FileView
from motcua.registers.files.refusals import CannotStore
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor

log = logging.getLogger("motcua.files")


@act("file.store")
def store(*, by: Actor, name: str, stream: spool.Stream, at: datetime, expected: int | None = None) -> FileView:
    """The content is stored under its digest, and stored already if it ever was; pictures are drawn anew.

    Raises `Unacceptable` for a file that is empty, too large, broken off, locked, damaged, infected, of another kind
    than those accepted or able to run by itself, and `CannotStore` when there is no room; nothing is kept then.
    Source: decision 0012
    """
    with spool.take_in(stream, expected=expected) as given:
        verdict = scan.scan(given)
        found = kinds.recognise(given)
        with BytesIO(found.content) if found.content is not None else given as content:
            return _keep(content, found, name=naming.tidy(name, found.suffix), verdict=verdict, by=by, at=at)


def _keep(content: IO[bytes], found: kinds.Recognised, *, name: str, verdict: str, by: Actor, at: datetime) -> FileView:
    content.seek(0)
    digest = hashlib.file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type]  # any binary file will do
    size = content.seek(0, SEEK_END)  # hashing a buffer in memory leaves its place where it was
    _put(content, digest, size)
    row, new = StoredFile.objects.get_or_create(
        digest=digest,
        defaults={
            "name": name, "media_type": found.media_type, "size": size, "pages": found.pages, "scan": verdict,
            "stored_by": by.id, "stored_at": at,
        },
    )  # fmt: skip
    if new:
        record(FileStored(digest=digest, media_type=found.media_type, size=size, scan=verdict), by=by, at=at)
    return queries.view(row)


def _put(content: IO[bytes], digest: str, size: int) -> None:
    """The content lies in the storage, whole; a piece left by a crash is replaced, a whole one is left alone."""
    place = queries.place_of(digest)
    try:
        if _lies_whole(place, size):
            return
        content.seek(0)
        _write(content, place)
        _demand_whole(place, size)
    except OSError as error:
        raise spool.no_room(error) from error
    except Exception as error:  # every storage has failures of its own, and none may show itself to a citizen
        log.exception("storage failed")
        raise CannotStore(
            "Chưa lưu được tệp.", "Kho lưu trữ chưa sẵn sàng.", "Hãy thử lại sau ít phút; tệp chưa được lưu."
        ) from error


def _demand_whole(place: str, size: int) -> None:
    if not _lies_whole(place, size):
        raise OSError(f"{place} is not whole after writing")


def _lies_whole(place: str, size: int) -> bool:
    if not default_storage.exists(place):
        return False
    if default_storage.size(place) == size:
        return True
    default_storage.delete(place)
    return False


def _write(content: IO[bytes], place: str) -> None:
    try:
        saved = default_storage.save(place, File(content))
    except OSError:
        _drop(place)
        raise
    if saved != place:  # another process was faster
        default_storage.delete(saved)


def _drop(place: str) -> None:
    """No half of a content stays behind, as far as the storage still obeys."""
    try:
        default_storage.delete(place)
    except OSError:
        log.warning("a half-written file could not be removed")
