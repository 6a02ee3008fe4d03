"""The two marks that a machine reads on a paper, as SVG: the address of the dossier and its code."""

from functools import lru_cache
from io import BytesIO

import segno

from motcua.reactions.papers import code128

_MODULE = 0.2117  # mm: five dots of a 600 dpi printer, wide enough for a hand scanner
_BAR_HEIGHT = 38  # modules
_MASK = 3  # any of the eight reads; to weigh all eight against each other takes longer than the rest of the paper


@lru_cache(maxsize=512)
def qr(address: str) -> str:
    """A QR code of the address, with the white margin that the standard wants; nothing for an empty address."""
    if not address:
        return ""
    drawn = BytesIO()
    segno.make_qr(address, error="m", mask=_MASK).save(drawn, kind="svg", border=4, xmldecl=False, svgns=True, nl=False)
    return drawn.getvalue().decode()


@lru_cache(maxsize=512)
def bars(code: str) -> str:
    """The code as Code 128 with its quiet zones; nothing where the code has a character that Code 128 lacks."""
    if not code128.encodable(code):
        return ""
    at, path = code128.QUIET, []
    for i, width in enumerate(code128.widths(code)):
        if i % 2 == 0:
            path.append(f"M{at} 0h{width}v{_BAR_HEIGHT}h-{width}z")
        at += width
    total = at + code128.QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total} {_BAR_HEIGHT}" '
        f'width="{total * _MODULE:.3f}mm" height="{_BAR_HEIGHT * _MODULE:.3f}mm"><path d="{"".join(path)}"/></svg>'
    )
