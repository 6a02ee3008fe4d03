"""What a person asks for, and where a text says it: without marks, without regard to capitals and punctuation."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from motcua.registers.people.folding import fold

LONGEST = 200  # characters of a question that are looked at
_MOST = 12
_SHOWN = 360  # characters of a passage in a list
_LEAD = 90  # characters before the first word that was found
_QUOTED = re.compile(r"[\"“”„]([^\"“”„]{1,120})[\"“”„]")
_GAP = re.compile(r"[\W_]+")
# abbreviations of the documents, which write them as often as the whole
_SHORT = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "tthc": "thu tuc hanh chinh", "dvc": "dich vu cong",
    "dvctt": "dich vu cong truc tuyen", "cntt": "cong nghe thong tin", "cds": "chuyen doi so",
    "cchc": "cai cach hanh chinh", "tt tt": "thong tin va truyen thong", "tttt": "thong tin va truyen thong",
    "gd dt": "giao duc va dao tao", "tn mt": "tai nguyen va moi truong", "kh dt": "ke hoach va dau tu",
    "bhxh": "bao hiem xa hoi", "bhyt": "bao hiem y te", "qd": "quyet dinh", "kh": "ke hoach",
}  # fmt: skip
# what a question is made of and no answer needs to say
_IDLE = frozenset(
    ["da", "hua", "gi", "nao", "ve", "cua", "va", "cac", "nhung", "la", "o", "tai", "cho", "voi", "viec", "nhu", "the"]
)


@dataclass(frozen=True, slots=True)
class Word:
    """One thing that is asked for, in every plain form in which a text may say it."""

    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a passage; `found` when it is what was asked for."""

    text: str
    found: bool = False


def plain(text: str) -> str:
    """The text as it is compared: folded, words and numbers alone, a space before, between and after them."""
    return f" {_GAP.sub(' ', fold(text)).strip()} "


def read(text: str) -> tuple[Word, ...]:
    """What the question asks for: what stands between quotes as one, numbers and signs with their parts as one.

    Words that carry nothing are left out, unless there are no others. Empty for a question without a word.
    """
    asked = text[:LONGEST]
    whole = [plain(said).strip() for said in _QUOTED.findall(asked)]
    rest = " ".join(plain(said).strip().replace(" ", "·") for said in _QUOTED.sub(" ", asked).split())
    for short, long in sorted(_SHORT.items(), key=lambda pair: -len(pair[1])):
        rest = re.sub(rf"\b{long}\b", short.replace(" ", "·"), rest)
    words = [each.replace("·", " ") for each in rest.split()]
    telling = [each for each in words if each not in _IDLE] or words
    return tuple(Word(_ways(each)) for each in (*filter(None, whole), *telling))[:_MOST]


def _ways(word: str) -> tuple[str, ...]:
    return (word, _SHORT[word]) if word in _SHORT else (word,)


def places(text: str, asked: Sequence[Word]) -> list[tuple[int, int]]:
    """Where the text says what was asked, in order; places with nothing but a space between them are one."""
    letters, origin = _letters(text)
    ways = sorted({way for word in asked for way in word.ways}, key=len, reverse=True)
    if not ways or not letters:
        return []
    said = "|".join(r"[\W_]+".join(map(re.escape, way.split())) for way in ways)
    found = re.finditer(rf"(?<![^\W_])(?:{said})(?![^\W_])", letters)
    made: list[tuple[int, int]] = []
    for one in found:
        first, last = origin[one.start()], origin[one.end() - 1] + 1
        if made and not text[made[-1][1] : first].strip():
            first = made.pop()[0]
        made.append((first, last))
    return made


def pieces(text: str, asked: Sequence[Word], most: int = _SHOWN) -> tuple[Piece, ...]:
    """The text, or the part of it that says most of what was asked, cut where what was asked begins and ends."""
    found = places(text, asked)
    start, end = _window(text, found, most)
    made: list[Piece] = [Piece("… ")] if start else []
    here = start
    for first, last in found:
        if here <= first and last <= end:
            made += [Piece(text[here:first]), Piece(text[first:last], found=True)]
            here = last
    made.append(Piece(text[here:end]))
    return tuple(piece for piece in (*made, Piece(" …" if end < len(text) else "")) if piece.text)


def starred(said: Sequence[Piece]) -> str:
    """The pieces on one line, what was found between stars."""
    return " ".join("".join(f"*{piece.text}*" if piece.found else piece.text for piece in said).split())


def _window(text: str, found: Sequence[tuple[int, int]], most: int) -> tuple[int, int]:
    """The part of the text to show: it begins a little before the place after which most is said within its length."""
    if len(text) <= most:
        return 0, len(text)
    first = max((one for one, _ in found), key=lambda one: sum(one <= at < one + most - _LEAD for at, _ in found),
                default=0)  # fmt: skip
    start = max(0, min(first - _LEAD, len(text) - most))
    end = min(len(text), start + most)
    start = text.find(" ", start) + 1 if start else 0
    return start, (text.rfind(" ", start, end) if end < len(text) and " " in text[start:end] else end)


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    return "" if unicodedata.combining(letter) else fold(letter)[:1] or " "


def _letters(text: str) -> tuple[str, list[int]]:
    """The text letter by letter without marks, and where each stood; a mark that stands alone is left out."""
    kept = [(folded, place) for place, letter in enumerate(text) if (folded := _letter(letter))]
    return "".join(folded for folded, _ in kept), [place for _, place in kept]
