"""Portable documents: read by a real parser, without a password, and unable to do anything by themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO, BinaryIO, cast

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from motcua.registers.files.refusals import active, damaged, locked

HEADER = b"%PDF-"
_ACTS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/RichMediaExecute", "/Rendition"}
_ON_ROOT = ("/OpenAction", "/AA", "/AF", "/Names")
_MOST_OBJECTS = 200_000  # beyond this a document is made to tire whoever reads it


@dataclass(frozen=True)
class Checked:
    """A document that may be kept; `content` replaces it when it had to be cleaned."""

    pages: int
    content: bytes | None = None


def check(spool: IO[bytes]) -> Checked:
    """The document opens, has pages, no password and nothing that runs; what ran was taken out if nobody had signed.

    Raises `Unacceptable`. Source: decision 0012
    """
    with _opened(spool) as document:
        pages = len(document.pages)
        if not pages:
            raise damaged("PDF")
        found = what_runs(document)
        if not found:
            return Checked(pages)
        if signed(document):
            raise active(f"{found}, và tệp đã ký số nên không thể làm sạch")
        content = _cleaned(document)
    with Pdf.open(BytesIO(content)) as again:
        if left := what_runs(again):
            raise active(left)
    return Checked(pages, content)


def _opened(spool: IO[bytes]) -> Pdf:
    try:
        document = Pdf.open(cast("BinaryIO", spool))
        if document.is_encrypted:
            raise locked("PDF")
        if len(document.objects) > _MOST_OBJECTS:
            raise damaged("PDF (quá phức tạp)")
    except pikepdf.PasswordError as error:
        raise locked("PDF") from error
    except (pikepdf.PdfError, RuntimeError, ValueError, RecursionError) as error:
        raise damaged("PDF") from error
    return document


def what_runs(document: Pdf) -> str:
    """What in the document would do something by itself, in words; empty when there is nothing."""
    names = document.Root.get("/Names")
    if isinstance(names, Dictionary):
        if "/EmbeddedFiles" in names:
            return "tệp đính kèm"
        if "/JavaScript" in names:
            return "mã JavaScript"
    if "/AF" in document.Root:
        return "tệp đính kèm"
    for each in _dictionaries(document):
        kind = str(each.get("/S", ""))
        if kind in _ACTS:
            return "mã JavaScript" if kind == "/JavaScript" else f"lệnh {kind[1:]}"
        if "/AA" in each or "/XFA" in each or "/EF" in each:
            return "lệnh tự chạy hoặc tệp đính kèm"
    return ""


def signed(document: Pdf) -> bool:
    """True when the document carries a digital signature."""
    return bool(_signatures(document))


def signers(stream: IO[bytes]) -> tuple[str, ...]:
    """Who signed the document digitally, as the signatures name them; a nameless one counts with an empty name.

    Says nothing of whether the signatures hold. Nothing for what is no readable document.
    Source: decision 0204
    """
    try:
        with Pdf.open(cast("BinaryIO", stream)) as document:
            found = [str(each.get("/Name", "")).strip() for each in _signatures(document)]
    except (pikepdf.PdfError, RuntimeError, ValueError, RecursionError):
        return ()
    return tuple(dict.fromkeys(found))


def _signatures(document: Pdf) -> list[Object]:
    return [each for each in _dictionaries(document) if "/ByteRange" in each]


def _dictionaries(document: Pdf) -> Iterator[Object]:
    """Every dictionary, wherever it stands; arrays and dictionaries inside others are walked too."""
    for top in document.objects:
        waiting: list[Object] = [top]
        while waiting:
            here = waiting.pop()
            if isinstance(here, Array):
                waiting += [item for item in here if not item_is_elsewhere(item)]
            elif isinstance(here, Dictionary | pikepdf.Stream):
                yield here
                waiting += [item for _, item in here.items() if not item_is_elsewhere(item)]


def item_is_elsewhere(item: object) -> bool:
    """True for what needs no look here: plain values, and objects of their own that the walk meets anyway."""
    return not isinstance(item, Array | Dictionary | pikepdf.Stream) or item.is_indirect


def _cleaned(document: Pdf) -> bytes:
    for key in _ON_ROOT:
        if key in document.Root:
            del document.Root[key]
    for each in list(_dictionaries(document)):
        for key in ("/AA", "/XFA", "/AF"):
            if key in each:
                del each[key]
        action = each.get("/A")
        if isinstance(action, Dictionary) and str(action.get("/S", "")) in _ACTS:
            del each["/A"]
        if each.get("/Subtype") in {Name.FileAttachment, Name.RichMedia, Name.Screen, Name.Movie, Name.Sound}:
            each["/Subtype"] = Name.Text
            for key in ("/FS", "/RichMediaContent", "/A", "/Movie", "/Sound"):
                if key in each:
                    del each[key]
    out = BytesIO()
    document.save(out, deterministic_id=True)
    return out.getvalue()
