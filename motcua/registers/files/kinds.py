"""What a file truly is, told by its content; its name and what the browser said are not asked."""

from dataclasses import dataclass
from typing import IO

from motcua.registers.files import image, office, pdf
from motcua.registers.files.refusals import wrong_kind

_HEAD = 4096
_PICTURES = (
    (b"\xff\xd8\xff", "JPEG", "image/jpeg", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", "PNG", "image/png", ".png"),
)
_SUFFIXES = {office.WORD: ".docx", office.EXCEL: ".xlsx"}
_REFUSED = (
    (b"MZ", "chương trình Windows"),
    (b"\x7fELF", "chương trình Linux"),
    (b"\xcf\xfa\xed\xfe", "chương trình macOS"),
    (b"\xfe\xed\xfa", "chương trình macOS"),
    (b"\xca\xfe\xba\xbe", "chương trình Java hoặc macOS"),
    (b"#!", "tập lệnh"),
    (b"\xd0\xcf\x11\xe0", "tài liệu văn phòng kiểu cũ hoặc có mật khẩu"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7-Zip"),
    (b"\x1f\x8b", "tệp nén GZIP"),
    (b"BZh", "tệp nén BZIP2"),
    (b"\xfd7zXZ", "tệp nén XZ"),
    (b"{\\rtf", "tài liệu RTF"),
    (b"GIF8", "ảnh GIF"),
    (b"BM", "ảnh BMP"),
    (b"II*\x00", "ảnh TIFF"),
    (b"MM\x00*", "ảnh TIFF"),
)
_MARKUP = ((b"<svg", "ảnh SVG"), (b"<html", "trang HTML"), (b"<!doctype html", "trang HTML"), (b"<script", "tập lệnh"))


@dataclass(frozen=True)
class Recognised:
    """What the file is; `content` replaces it where it had to be drawn anew or cleaned."""

    media_type: str
    suffix: str
    pages: int | None = None
    content: bytes | None = None


def recognise(spool: IO[bytes]) -> Recognised:
    """The kind of an acceptable file, found by parsing it. Raises `Unacceptable` for any other.

    Source: decision 0012
    """
    head = spool.read(_HEAD)
    spool.seek(0)
    if head.startswith(pdf.HEADER):
        _refuse_double(spool)
        document = pdf.check(spool)
        return Recognised("application/pdf", ".pdf", document.pages, document.content)
    for mark, kind, media_type, suffix in _PICTURES:
        if head.startswith(mark):
            return Recognised(media_type, suffix, 1, image.redraw(spool, kind).content)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Recognised("image/webp", ".webp", 1, image.redraw(spool, "WEBP").content)
    if head.startswith(b"PK\x03\x04"):
        media_type = office.check(spool)
        return Recognised(media_type, _SUFFIXES[media_type])
    raise wrong_kind(_named(head))


def _refuse_double(spool: IO[bytes]) -> None:
    """A document that is also an archive says one thing to the officer and another to his machine."""
    spool.seek(0, 2)
    spool.seek(max(0, spool.tell() - 0x10000))
    archive = b"PK\x05\x06" in spool.read()
    spool.seek(0)
    if archive:
        raise wrong_kind("PDF kèm tệp nén ẩn")


def _named(head: bytes) -> str:
    for mark, name in _REFUSED:
        if head.startswith(mark):
            return name
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for mark, name in _MARKUP:
        if mark in text:
            return name
    if text.startswith(b"<?xml"):
        return "tệp XML"
    return "loại không nhận biết được"
