"""Makes the files of the tests: honest ones, and those that are not what they seem."""

import io
import zipfile

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

WORD_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
EXCEL_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
LINK = '<Relationship Id="r1" Type="http://x/relationships/{}" Target="http://203.0.113.1/x" TargetMode="External"/>'


def blank(pages: int = 1) -> Pdf:
    document = Pdf.new()
    for _ in range(pages):
        document.add_blank_page()
    return document


def written(document: Pdf, **how: object) -> bytes:
    out = io.BytesIO()
    document.save(out, **how)
    return out.getvalue()


def pdf(pages: int = 1) -> bytes:
    return written(blank(pages))


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert('hello')"))


def open_action(document: Pdf) -> None:
    document.Root.OpenAction = script()


def page_action(document: Pdf) -> None:
    document.pages[0].AA = Dictionary(O=script())


def named_script(document: Pdf) -> None:
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), script()])))


def launch_link(document: Pdf) -> None:
    action = Dictionary(S=Name.Launch, F=String("cmd.exe"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    document.pages[0].Annots = Array([document.make_indirect(link)])


def attachment(document: Pdf) -> None:
    document.attachments["virus.exe"] = b"MZ"


def associated(document: Pdf) -> None:
    stream = Stream(document, b"MZ")
    document.Root.AF = Array([Dictionary(Type=Name.Filespec, F=String("x"), EF=Dictionary(F=stream))])


def form_script(document: Pdf) -> None:
    document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=Stream(document, b"<xdp/>"))


def chained_script(document: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
    link.A = Dictionary(S=Name.URI, URI=String("https://x.vn"), Next=script())
    document.pages[0].Annots = Array([link])


ACTIVE = (
    open_action, page_action, named_script, launch_link, attachment, associated, form_script,
)  # fmt: skip


def sign(document: Pdf) -> None:
    """As a signature looks to a parser: a dictionary with a byte range."""
    document.Root.AcroForm = Dictionary(
        SigFlags=3,
        Fields=Array([Dictionary(FT=Name.Sig, V=Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3])))]),
    )


def locked_pdf() -> bytes:
    return written(blank(), encryption=pikepdf.Encryption(user="secret", owner="secret"))


def owner_locked_pdf() -> bytes:
    return written(blank(), encryption=pikepdf.Encryption(user="", owner="secret"))


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), mode: str = "RGB", **how: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "red" if mode == "RGB" else 1).save(out, kind, **how)
    return out.getvalue()


def photograph() -> bytes:
    """A picture that tells where and with what it was taken, lying on its side."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Máy ảnh của bà Lan", 6
    exif.get_ifd(0x8825)[1] = "N"
    return picture(exif=exif)


def package(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def word(**more: str | bytes) -> bytes:
    return package({"[Content_Types].xml": WORD_TYPES, "word/document.xml": "<w:document/>", **more})


def excel(**more: str | bytes) -> bytes:
    return package({"[Content_Types].xml": EXCEL_TYPES, "xl/workbook.xml": "<workbook/>", **more})


def locked_package() -> bytes:
    """A package whose parts say they are enciphered."""
    content = bytearray(word())
    place = 0
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(mark, place + 1)
    return bytes(content)
