"""Reads a drawn paper back the way an office would: its words, its marks, its inner claims."""

import io

import pikepdf
import pypdfium2
import zxingcpp
from PIL import Image


def pages(pdf: bytes) -> list[str]:
    """The words of each page on one line, spaces made single."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().replace("\u200b", "").split()) for page in document]
    finally:
        document.close()


def words(pdf: bytes) -> str:
    """The words of the whole paper on one line."""
    return " ".join(pages(pdf))


def picture(pdf: bytes, page: int = 0, dpi: int = 150) -> Image.Image:
    """One page as the printer would lay it down."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=dpi / 72).to_pil().convert("L")
    finally:
        document.close()


def marks(pdf: bytes, page: int = 0) -> dict[str, str]:
    """What a scanner reads on the page: kind of mark and its content."""
    return {found.format.name: found.text for found in zxingcpp.read_barcodes(picture(pdf, page, dpi=300))}


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.Pdf.open(io.BytesIO(pdf))


def edges_are_white(pdf: bytes, page: int, millimetres: float) -> bool:
    """True when nothing was drawn within so many millimetres of the paper's edge."""
    drawn = picture(pdf, page, dpi=100)
    band = int(millimetres / 25.4 * 100)
    inner = (band, band, drawn.width - band, drawn.height - band)
    outside = drawn.copy()
    outside.paste(255, inner)
    return outside.getextrema()[0] > 250
