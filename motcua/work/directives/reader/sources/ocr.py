"""The port through which a scan becomes text. Off unless an adapter is given: the reader never guesses."""

from pathlib import Path
from typing import Protocol

from motcua.law.sentences import say
from motcua.work.directives.reader.errors import Unreadable


class Recogniser(Protocol):
    """Whoever turns pictures of pages into text."""

    def text_of(self, path: Path, pages: int) -> str:
        """The text of all pages of the scan, pages split by form feeds."""
        ...


def scanned(path: Path, pages: int, recogniser: Recogniser | None) -> str:
    """The text of a scan, as the adapter reads it; without one the scan is refused."""
    if recogniser is None:
        raise Unreadable(
            say("Tệp “%(name)s” là bản quét (%(n)s trang), không có chữ để đọc.", name=path.name, n=pages),
            "Chưa cấu hình bộ nhận dạng chữ (OCR adapter is not configured).",
            "Dùng bản có chữ (DOCX, PDF xuất từ Word, TXT), hoặc nhờ quản trị bật bộ nhận dạng chữ.",
        )
    return recogniser.text_of(path, pages)
