import io
import time
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image

from motcua.registers.files import image, kinds, office, pdf
from motcua.registers.files.refusals import Unacceptable
from tests.registers.files import makers


def recognised(content: bytes) -> kinds.Recognised:
    return kinds.recognise(io.BytesIO(content))


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (makers.pdf(), "application/pdf"),
        (makers.picture(), "image/jpeg"),
        (makers.picture("PNG"), "image/png"),
        (makers.picture("WEBP"), "image/webp"),
        (makers.word(), office.WORD),
        (makers.excel(), office.EXCEL),
    ],
)
def test_what_is_on_the_list_is_recognised_by_its_content(content: bytes, media_type: str) -> None:
    assert recognised(content).media_type == media_type


REFUSED = [
    (b"MZ\x90\x00" + b"\0" * 100, "Windows"),
    (b"\x7fELF" + b"\0" * 100, "Linux"),
    (b"\xca\xfe\xba\xbe" + b"\0" * 100, "Java"),
    (b"#!/bin/sh\nrm -rf /\n", "tập lệnh"),
    (b"<html><script>alert(1)</script></html>", "HTML"),
    (b"<!DOCTYPE html><p>x", "HTML"),
    (b"\xef\xbb\xbf  <svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "SVG"),
    (b"<?xml version='1.0'?><svg/>", "SVG"),
    (b"<?xml version='1.0'?><don/>", "XML"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "kiểu cũ"),
    (b"Rar!\x1a\x07\x00", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x1f\x8b\x08", "GZIP"),
    (b"{\\rtf1}", "RTF"),
    (b"GIF89a" + b"\0" * 20, "GIF"),
    (b"II*\x00" + b"\0" * 20, "TIFF"),
    (b"hello, I am text", "không nhận biết"),
    (b"junk" + makers.pdf(), "không nhận biết"),
    (makers.pdf() + makers.package({"x.exe": b"MZ"}), "tệp nén ẩn"),
    (makers.package({"x.exe": b"MZ"}), "tệp nén"),
    (makers.package({"[Content_Types].xml": "<Types/>", "x": "y"}), "tệp nén"),
]


@pytest.mark.parametrize(("content", "named"), REFUSED, ids=[named for _, named in REFUSED])
def test_what_is_not_on_the_list_is_refused_by_name(content: bytes, named: str) -> None:
    with pytest.raises(Unacceptable, match=named) as refusal:
        recognised(content)
    assert refusal.value.remedy


@pytest.mark.parametrize("content", [makers.pdf()[:200], b"%PDF-1.7\n%%EOF", b"%PDF-" + b"\xff" * 500])
def test_a_damaged_document_is_refused(content: bytes) -> None:
    with pytest.raises(Unacceptable, match="hỏng"):
        recognised(content)


@pytest.mark.parametrize("content", [makers.locked_pdf(), makers.owner_locked_pdf()], ids=["user", "owner"])
def test_a_document_with_a_password_is_refused(content: bytes) -> None:
    with pytest.raises(Unacceptable, match="mật khẩu"):
        recognised(content)


@pytest.mark.parametrize("act", makers.ACTIVE, ids=[act.__name__ for act in makers.ACTIVE])
def test_what_runs_is_taken_out_of_a_document(act: Callable[[pikepdf.Pdf], None]) -> None:
    document = makers.blank(2)
    act(document)
    found = recognised(makers.written(document))
    assert found.content is not None
    assert found.pages == 2
    with pikepdf.Pdf.open(io.BytesIO(found.content)) as clean:
        assert pdf.what_runs(clean) == ""
    for mark in (b"JavaScript", b"Launch", b"EmbeddedFile", b"MZ", b"XFA"):
        assert mark not in makers.written(pikepdf.Pdf.open(io.BytesIO(found.content)), compress_streams=False)


@pytest.mark.parametrize("act", makers.ACTIVE, ids=[act.__name__ for act in makers.ACTIVE])
def test_a_signed_document_that_runs_is_refused(act: Callable[[pikepdf.Pdf], None]) -> None:
    document = makers.blank()
    makers.sign(document)
    act(document)
    if act is makers.form_script:
        document.Root.AcroForm.Fields = pikepdf.Array(
            [pikepdf.Dictionary(V=pikepdf.Dictionary(ByteRange=pikepdf.Array([0])))]
        )
    with pytest.raises(Unacceptable, match="đã ký số"):
        recognised(makers.written(document))


def test_a_signed_document_that_does_not_run_is_taken_as_it_is() -> None:
    document = makers.blank()
    makers.sign(document)
    assert recognised(makers.written(document)).content is None


def test_a_script_that_hides_behind_a_link_is_refused() -> None:
    document = makers.blank()
    makers.chained_script(document)
    with pytest.raises(Unacceptable, match="JavaScript"):
        recognised(makers.written(document))


def test_an_ordinary_link_and_a_place_to_open_at_stay() -> None:
    document = makers.blank()
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=pikepdf.Array([0, 0, 9, 9]))
    link.A = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://dichvucong.gov.vn"))
    document.pages[0].Annots = pikepdf.Array([link])
    document.Root.OpenAction = pikepdf.Array([document.pages[0].obj, pikepdf.Name.Fit])
    assert recognised(makers.written(document)).content is None


def test_a_photograph_keeps_what_is_seen_and_nothing_else() -> None:
    found = recognised(makers.photograph())
    assert found.content is not None
    assert "Máy ảnh".encode() not in found.content
    with Image.open(io.BytesIO(found.content)) as picture:
        assert picture.size == (20, 40), "it stands upright"
        assert not picture.getexif()


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert recognised(makers.photograph()).content == recognised(makers.photograph()).content


def test_a_picture_of_colours_for_print_is_redrawn_for_the_screen() -> None:
    found = recognised(makers.picture(mode="CMYK"))
    with Image.open(io.BytesIO(found.content or b"")) as picture:
        assert picture.mode == "RGB"


def test_a_see_through_picture_stays_see_through() -> None:
    found = recognised(makers.picture("PNG", mode="RGBA"))
    with Image.open(io.BytesIO(found.content or b"")) as picture:
        assert picture.mode == "RGBA"


def bomb() -> bytes:
    """A picture of 900 million points in a few kilobytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    head = (30_000).to_bytes(4, "big") * 2 + b"\x01\x00\x00\x00\x00"
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


def test_a_picture_made_to_burst_is_refused_at_once() -> None:
    started = time.process_time()
    with pytest.raises(Unacceptable, match="Ảnh quá lớn"):
        recognised(bomb())
    assert time.process_time() - started < 1


def test_a_picture_a_little_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image, "MOST_PIXELS", 100)
    with pytest.raises(Unacceptable, match="Ảnh quá lớn"):
        recognised(makers.picture())


@pytest.mark.parametrize("content", [makers.picture()[:100], makers.picture("PNG")[:40], b"\xff\xd8\xff\xe0junk"])
def test_a_damaged_picture_is_refused(content: bytes) -> None:
    with pytest.raises(Unacceptable, match="hỏng"):
        recognised(content)


OFFICE = [
    (makers.word(**{"word/vbaProject.bin": b"x"}), "macro"),
    (
        makers.package(
            {
                "[Content_Types].xml": makers.WORD_TYPES.replace("document.main", "document.macroEnabled.main"),
                "word/document.xml": "x",
            }
        ),
        "macro",
    ),
    (makers.word(**{"word/embeddings/oleObject1.bin": b"x"}), "đối tượng nhúng"),
    (makers.word(**{"word/activeX/activeX1.xml": b"x"}), "đối tượng nhúng"),
    (makers.excel(**{"xl/externalLinks/externalLink1.xml": "<x/>"}), "tệp ngoài"),
    (
        makers.word(
            **{"word/_rels/settings.xml.rels": makers.RELATIONS.format(makers.LINK.format("attachedTemplate"))}
        ),
        "tự tải",
    ),
    (makers.word(**{"word/document2.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}), "thực thể"),
    (makers.word(**{"word/footer.xml": "<w:instrText>DDEAUTO c:\\\\x</w:instrText>"}), "DDE"),
    (makers.locked_package(), "mật khẩu"),
    (makers.word(**{"../../x.xml": "<x/>"}), "hỏng"),
    (makers.word()[:-30], "hỏng"),
]


@pytest.mark.parametrize(("content", "named"), OFFICE, ids=[f"{n} {named}" for n, (_, named) in enumerate(OFFICE)])
def test_an_office_document_that_runs_or_reaches_out_is_refused(content: bytes, named: str) -> None:
    with pytest.raises(Unacceptable, match=named):
        recognised(content)


def test_a_plain_link_in_an_office_document_stays() -> None:
    link = makers.RELATIONS.format(makers.LINK.format("hyperlink"))
    assert recognised(makers.word(**{"word/_rels/document.xml.rels": link})).media_type == office.WORD


def test_a_package_made_to_burst_is_refused_unread() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", makers.WORD_TYPES)
        for n in range(6):
            package.writestr(f"word/{n}.xml", b"\0" * 40_000_000)
    with pytest.raises(Unacceptable, match="quá lớn khi mở ra"):
        recognised(out.getvalue())
