"""The pieces a head is made of: its lines, and the cells of lines that hold two columns, without the State's motto."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from motcua.work.directives.reader import lexicon, quoted

_FRONT, _FOOT = 6_000, 3_000  # characters that can hold a head, or what stands at the foot
_CELLS = re.compile(r"\s*\|\s*|\t+|\s{3,}")
_FURNITURE = re.compile(
    r"[-–_=.·•~*#\s|:]*|\[\s*(?:\.{3}|…)\s*\]|(?:hỏa tốc|thượng khẩn|khẩn|tối mật|tuyệt mật|mật)(?: hẹn giờ)?",
    re.IGNORECASE,
)
_MOTTO = "cộng hòa xã hội chủ nghĩa việt nam độc lập - tự do - hạnh phúc"
_WHOLE_MOTTO = re.compile(
    r"cộng hòa xã hội chủ nghĩa việt nam|độc lập\s*-\s*tự do\s*-\s*hạnh phúc", re.IGNORECASE
)  # fmt: skip
_ADDRESSED = re.compile(r"kính gửi", re.IGNORECASE)
_LISTED = re.compile(r"[-+•]|.*;$")
_RUN_ON = re.compile(  # where a head goes on that a scanner or a paste has made one line
    rf"\s+(?=S[ốỐ]\s*:|V\s*/\s*v\s|(?i:kính gửi)|[{lexicon.UPPER}]\w*(?: [{lexicon.UPPER}]\w*){{0,3}}\s*,\s*ngày\s+\d)|"
    r"(?<=\d{4})\s+(?=\D)"
)
NAME = (  # of a place
    rf"(?:(?:Thành phố|Thị xã|Thị trấn|Đặc khu) )?[{lexicon.UPPER}][\w.]*(?:(?: - | )[{lexicon.UPPER}\d][\w.]*){{0,4}}"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the head, or a cell of one; `apart` where a gap stands before it."""

    text: str
    apart: bool

    @property
    def shouted(self) -> bool:
        """Whether it is written in capitals."""
        return self.text.isupper()


def pieces(source: str, start: int) -> list[Piece]:
    """What stands at the front of the document, from `start` on."""
    return list(_pieces(source[start : start + _FRONT]))


def foot(source: str) -> list[Piece]:
    """What stands at the foot of the document."""
    return list(_pieces(source[-_FOOT:]))


def spoken(found: list[Piece]) -> str:
    """The pieces in one, without whom the document is addressed to."""
    told: list[str] = []
    listing = False
    for piece in found:
        if _ADDRESSED.match(piece.text):
            listing = True
            continue
        listing = listing and bool(_LISTED.match(piece.text) or (told and not piece.apart))
        if not listing:
            told.append(piece.text)
    return " ".join(told)


def _pieces(text: str) -> Iterator[Piece]:
    apart, said = False, 0  # how much of the motto was said
    for line in quoted.one_spelling(text).splitlines():
        plain = re.sub("[*\u200b-\u200d\u2060\ufeff\u00ad]", "", line).replace("\u00a0", " ").strip(" \t_#>")
        if not plain:
            apart = True
        cells = _CELLS.split(plain)
        if _WHOLE_MOTTO.search(plain):
            cells = [part for cell in cells for part in _RUN_ON.split(_WHOLE_MOTTO.sub(" ", cell))]
        for raw in cells:
            cell = " ".join(raw.split())
            went_on = _motto(cell.lower(), said)
            said = went_on or said
            if not went_on and not _FURNITURE.fullmatch(cell):
                yield Piece(cell, apart)
                apart = False


def _motto(cell: str, said: int) -> int:
    """How much of the motto is said with the cell, which begins it or goes on with it; nought for any other words."""
    for start in (said, 0, _MOTTO.index("độc")):
        rest = _MOTTO[start:].lstrip(" -")
        if cell and start < len(_MOTTO) and rest.startswith(cell) and not rest[len(cell) : len(cell) + 1].isalpha():
            return len(_MOTTO) - len(rest) + len(cell)
    return 0
