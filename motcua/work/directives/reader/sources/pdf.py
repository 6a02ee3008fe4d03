"""The text of a PDF, pages split by form feeds."""

from pathlib import Path
from typing import Any

from motcua.law.sentences import say
from motcua.work.directives.reader.errors import Unreadable
from motcua.work.directives.reader.sources import ocr

_PAGES = 2000
_LETTERS = 20  # a page with fewer is a picture, a stamp or blank


def text_of(path: Path, recogniser: ocr.Recogniser | None = None) -> str:
    """The text of the PDF. Unreadable when it is damaged, locked, too thick or a scan without an adapter."""
    import pypdfium2  # type: ignore[import-untyped,unused-ignore]

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _refused(path, str(error)) from error
    try:
        if len(document) > _PAGES:
            raise Unreadable(
                say("Tệp “%(name)s” có %(n)s trang.", name=path.name, n=len(document)),
                say("Giới hạn là %(most)s trang.", most=_PAGES),
                "Tách tệp ra.",
            )
        pages = [_page(document, number) for number in range(len(document))]
    finally:
        document.close()
    if sum(letter.isalpha() for page in pages for letter in page) < _LETTERS * max(1, len(pages)):
        return ocr.scanned(path, len(pages), recogniser)
    return "\f".join(pages)


def _page(document: Any, number: int) -> str:
    page = document[number]
    try:
        words = page.get_textpage()
        try:
            return str(words.get_text_bounded()).replace("\r\n", "\n").replace("\ufffe", "-")
        finally:
            words.close()
    finally:
        page.close()


def _refused(path: Path, told: str) -> Unreadable:
    if "assword" in told:
        return Unreadable(say("Tệp “%(name)s” bị khóa bằng mật khẩu.", name=path.name), "", "Gỡ mật khẩu rồi thử lại.")
    return Unreadable(
        say("Không mở được tệp PDF “%(name)s”.", name=path.name),
        "Tệp hỏng hoặc không phải PDF.",
        "Kiểm tra lại tệp, hoặc dùng DOCX, TXT.",
    )
