"""Word and Excel documents: the package is read, and nothing in it may run or reach out."""

import re
import zipfile
from typing import IO

from motcua.registers.files.refusals import Unacceptable, active, damaged, locked, wrong_kind

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAIN = {
    b"wordprocessingml.document.main+xml": WORD,
    b"spreadsheetml.sheet.main+xml": EXCEL,
}
_TYPES = "[Content_Types].xml"
_MOST_PARTS = 4000
_MOST_BYTES = 200 * 1024 * 1024  # unpacked
_MOST_OF_ONE = 64 * 1024 * 1024  # of one part that is read here
_RUNS = re.compile(
    r"vbaProject|vbaData|activeX/|embeddings/|\.(bin|exe|dll|js|vbs|bat|cmd|ps1|jar|scr)$", re.IGNORECASE
)
_HARMLESS_BIN = re.compile(r"(printerSettings/printerSettings\d*\.bin|\.odttf)$", re.IGNORECASE)
_EXTERNAL = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>")
_LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']")
_DYNAMIC_EXCHANGE = re.compile(rb"<w:instrText[^>]*>[^<]*\bDDE(AUTO)?\b", re.IGNORECASE)


def check(spool: IO[bytes]) -> str:
    """The media type of a Word or Excel document that may be kept as it is.

    Raises `Unacceptable` for macros, embedded objects, links that load by themselves, passwords, and packages that are
    something else or made to burst. Source: decision 0012
    """
    try:
        with zipfile.ZipFile(spool) as package:
            names = _parts(package)
            media_type = _media_type(package, names)
            _refuse_what_runs(package, names)
            if package.testzip() is not None:
                raise damaged("DOCX hoặc XLSX")
            return media_type
    except (zipfile.BadZipFile, EOFError, RuntimeError, OSError, ValueError) as error:
        raise damaged("DOCX hoặc XLSX") from error


def _parts(package: zipfile.ZipFile) -> list[str]:
    parts = package.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise locked("nén")
    if _TYPES not in package.namelist():
        raise wrong_kind("tệp nén")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise Unacceptable("Tệp quá lớn khi mở ra.", "Nội dung giải nén vượt giới hạn.", "Hãy lưu lại thành PDF.")
    names = [part.filename for part in parts]
    if len(set(names)) < len(names) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise damaged("DOCX hoặc XLSX")
    return names


def _media_type(package: zipfile.ZipFile, names: list[str]) -> str:
    types = _read(package, _TYPES)
    if b"macroEnabled" in types:
        raise active("macro")
    found = [media_type for mark, media_type in _MAIN.items() if mark in types]
    if len(found) != 1 or not any(name.startswith(("word/", "xl/")) for name in names):
        raise wrong_kind("tệp nén hoặc loại tài liệu văn phòng khác")
    return found[0]


def _refuse_what_runs(package: zipfile.ZipFile, names: list[str]) -> None:
    for name in names:
        if _RUNS.search(name) and not _HARMLESS_BIN.search(name):
            raise active("macro hoặc đối tượng nhúng")
        if "/externalLinks/" in name:
            raise active("liên kết tới tệp ngoài")
        if not name.endswith((".xml", ".rels")):
            continue
        text = _read(package, name)
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise active("khai báo thực thể XML")
        if name.endswith(".rels") and any(not _LINK.search(found[0]) for found in _EXTERNAL.finditer(text)):
            raise active("liên kết tự tải từ bên ngoài")
        if _DYNAMIC_EXCHANGE.search(text):
            raise active("lệnh trao đổi dữ liệu động (DDE)")


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    if package.getinfo(name).file_size > _MOST_OF_ONE:
        raise damaged("DOCX hoặc XLSX (quá lớn)")
    return package.read(name)
