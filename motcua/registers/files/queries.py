"""What may be asked about stored files. Who may read one is decided where it lies: with the dossier or the draft."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO

from django.core.files.storage import default_storage

from motcua.registers.files import pdf
from motcua.registers.files.models import StoredFile
from motcua.registers.people.errors import NotFound


@dataclass(frozen=True, slots=True)
class FileView:
    """A stored file; `size` in bytes, `scan` not_scanned or clean."""

    id: int
    digest: str
    name: str
    media_type: str
    size: int
    pages: int | None
    scan: str
    stored_by: int | None
    stored_at: datetime
    keep_until: date | None


def place_of(digest: str) -> str:
    """Where the content lies in the storage."""
    return f"{digest[:2]}/{digest}"


def file(digest: str) -> FileView:
    """The file with this content. Raises `NotFound`. One query."""
    row = StoredFile.objects.filter(digest=digest).first()
    if row is None:
        raise _nothing()
    return view(row)


def files(numbers: Collection[int]) -> dict[int, FileView]:
    """The files with these numbers, by number. One query."""
    return {row.id: view(row) for row in StoredFile.objects.filter(id__in=numbers)}


def open_file(digest: str) -> IO[bytes]:
    """The content, open for reading; the caller closes it.

    Raises `NotFound` when the storage does not have it. No query.
    """
    try:
        return default_storage.open(place_of(digest), "rb")
    except FileNotFoundError as error:
        raise _nothing() from error


def signers(digest: str) -> tuple[str, ...]:
    """Who signed the stored file digitally, as the file names them; an empty name for a signature without one.

    A picture is signed by nobody. Raises `NotFound` when the storage does not have it. No query.
    """
    with open_file(digest) as content:
        return pdf.signers(content) if content.read(len(pdf.HEADER)) == pdf.HEADER else ()


def view(row: StoredFile) -> FileView:
    """The row as a value."""
    return FileView(
        id=row.id, digest=row.digest, name=row.name, media_type=row.media_type, size=row.size, pages=row.pages,
        scan=row.scan, stored_by=row.stored_by, stored_at=row.stored_at, keep_until=row.keep_until,
    )  # fmt: skip


def _nothing() -> NotFound:
    return NotFound(
        "Không tìm thấy tệp này.", "Kho lưu trữ không có nội dung này.", "Hãy tải lại trang hoặc tải tệp lên lại."
    )
