"""What a citizen typed, as the font can show it: nothing is interpreted, nothing breaks the page."""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
STAND_IN = "□"
BREAK = "\u200b"  # invisible; lets a line end inside a word that has no end
_LONG_WORD = re.compile(r"[^\s/\-\u200b]{41,}")
_SPACES = re.compile(r"[^\S\n]+")
_STEP = 20


def legible(text: str) -> str:
    """The text composed (NFC), without control and direction marks, with □ for what the font cannot draw.

    PDF/A refuses a glyph that is missing, so one emoji in a name would otherwise cost the whole paper.

    Source: decision 0005
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(map(_drawn, composed))
    lines = (_SPACES.sub(" ", line).strip() for line in kept.split("\n"))
    return _LONG_WORD.sub(_loosen, "\n".join(line for line in lines if line))


@lru_cache(maxsize=4096)
def _drawn(char: str) -> str:
    if char == "\n":
        return char
    category = unicodedata.category(char)
    if category in {"Cc", "Zs", "Zl", "Zp"}:
        return " "
    if category == "Cf" or "VARIATION SELECTOR" in unicodedata.name(char, ""):
        return ""
    return char if ord(char) in covered() and category != "Co" else STAND_IN


def _loosen(word: re.Match[str]) -> str:
    letters = word.group()
    return BREAK.join(letters[start : start + _STEP] for start in range(0, len(letters), _STEP))


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """The characters that every style of the font can draw."""
    sets = [frozenset(_characters(path.read_bytes())) for path in sorted(FONTS.glob("*.ttf"))]
    return frozenset.intersection(*sets)


def _characters(font: bytes) -> Iterator[int]:
    """The characters of a TrueType font, read from the segments (format 4) of its Windows Unicode table."""
    cmap = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    for record in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * record)
        if (platform, encoding) == (3, 1):
            yield from _segments(font, cmap + offset)


def _table(font: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for record in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * record)
        if tag == name:
            return int(offset)
    raise ValueError(f"the font has no table {name!r}")


def _segments(font: bytes, at: int) -> Iterator[int]:
    (doubled,) = struct.unpack_from(">H", font, at + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + doubled)
    deltas = struct.unpack_from(f">{count}H", font, at + 16 + 2 * doubled)
    offsets_at = at + 16 + 3 * doubled
    offsets = struct.unpack_from(f">{count}H", font, offsets_at)
    for i, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for char in range(start, min(end, 0xFFFE) + 1):
            glyph = char if offset == 0 else _glyph(font, offsets_at + 2 * i + offset + 2 * (char - start))
            if glyph and (glyph + delta) & 0xFFFF:
                yield char


def _glyph(font: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", font, at)[0])
