"""Words of a document that know where they stand in it.

Spans count characters of the text in NFC. What is quoted has its markdown stars removed and its white space squeezed;
the characters themselves stay as written. `key` is the same words in one spelling, letter for letter, for grammars.
"""

import itertools
import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TypeVar, cast

_DROPPED = frozenset("*\u200b\u200c\u200d\u2060\ufeff\u00ad")
_SPACES = frozenset(" \t\n\r\f\v\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_ODD = re.compile("[^\\S ]| {2}|[*\u200b-\u200d\u2060\ufeff\u00ad]")
_OLD_TONES = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_NEW_TONES = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_TONES = dict(zip(_OLD_TONES, _NEW_TONES, strict=True))
_TONE = re.compile(  # in "quý" the u belongs to the q
    "(?<![qQ])[oOuU][àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ](?!\\w)"
)
_OLD_TONE = re.compile("[oOuU][àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ]")  # a cheap look before the exact one
# "truớc", "huớng": before ơ and a last letter there is no u; "quờn", "thuở" are left.
_HORNLESS = re.compile(r"(?<![qQ])[uU](?=[ơớờởỡợƠỚỜỞỠỢ][^\W\d_])")
_HORNED = re.compile("u[ơớờởỡợ]|U[ƠỚỜỞỠỢ]")  # a cheap look before the exact one
_ANY_MARK = re.compile("[–—−‐‑‒―“”„‘’]")
_MARKS = str.maketrans("–—−‐‑‒―“”„‘’", '-------"""\'\'')

_FOREIGN = re.compile("[\ud800-\udfff\x00]")

Span = tuple[int, int]
Answer = TypeVar("Answer")


class Quoted:
    """A run of words of a document, each character with its place."""

    __slots__ = ("_key", "_known", "_low", "at", "text")

    def __init__(self, text: str, at: Sequence[int]) -> None:
        self.text = text
        self.at = at
        self._key: str | None = None
        self._low: str | None = None
        self._known: dict[str, object] | None = None

    def once(self, what: str, reckon: Callable[["Quoted"], Answer]) -> Answer:
        """What `reckon` answers about the words; asked again under the same name, it is not reckoned again."""
        if self._known is None:
            self._known = {}
        if what not in self._known:
            self._known[what] = reckon(self)
        return cast("Answer", self._known[what])

    @property
    def key(self) -> str:
        """The words with one kind of dash and one placement of tone marks; as long as `text`."""
        if self._key is None:
            self._key = one_spelling(self.text)
        return self._key

    @property
    def low(self) -> str:
        """`key` in small letters; as long as `text`."""
        if self._low is None:
            self._low = small(self.key)
        return self._low

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __repr__(self) -> str:
        return f"Quoted({self.text!r})"

    def cut(self, start: int, end: int | None = None) -> "Quoted":
        """The words from `start` to `end`, without the white space at either side."""
        stop = len(self.text) if end is None else min(end, len(self.text))
        while start < stop and self.text[start] == " ":
            start += 1
        while stop > start and self.text[stop - 1] == " ":
            stop -= 1
        part = Quoted(self.text[start:stop], self.at[start:stop])
        if self._key is not None:
            part._key = self._key[start:stop]
        if self._low is not None:
            part._low = self._low[start:stop]
        return part

    def trim(self, marks: str) -> "Quoted":
        """The words without any of `marks` or white space at either side."""
        left = len(self.text) - len(self.text.lstrip(marks + " "))
        return self.cut(left, max(left, len(self.text.rstrip(marks + " "))))

    def find(self, position: int) -> int:
        """Where the character at `position` of the document stands in these words."""
        return bisect_left(self.at, position)

    def spans(self, source: str) -> list[Span]:
        """Where the words stand in `source`: one span, or more where something between them was left out."""
        if not self.text:
            return []
        found: list[Span] = []
        start = previous = self.at[0]
        for place in self.at[1:]:
            if place > previous + 1 and not all(
                letter in _DROPPED or letter in _SPACES for letter in source[previous + 1 : place]
            ):
                found.append((start, previous + 1))
                start = place
            previous = place
        return [*found, (start, previous + 1)]


EMPTY = Quoted("", range(0))


def small(words: str) -> str:
    """The words in small letters, letter for letter."""
    lowered = words.lower()
    if len(lowered) == len(words):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in words)


def one_spelling(words: str) -> str:
    """The words with one kind of dash, quotation mark and tone placement, "truớc" mended, letter for letter."""
    plain = words.translate(_MARKS) if _ANY_MARK.search(words) else words
    plain = _HORNLESS.sub(lambda found: "Ư" if found[0] == "U" else "ư", plain) if _HORNED.search(plain) else plain
    return _TONE.sub(lambda found: _retoned(found[0]), plain) if _OLD_TONE.search(plain) else plain


def _retoned(pair: str) -> str:
    new = _TONES.get(pair.lower())
    if new is None:
        return pair
    return "".join(letter.upper() if old.isupper() else letter for letter, old in zip(new, pair, strict=True))


def quote(source: str, start: int, end: int) -> Quoted:
    """The words of `source` from `start` to `end`: stars dropped, white space squeezed."""
    piece = source[start:end]
    if not _ODD.search(piece):
        left = len(piece) - len(piece.lstrip(" "))
        kept = piece.strip(" ")
        return Quoted(kept, range(start + left, start + left + len(kept)))
    letters: list[str] = []
    places = array("L")
    gap = False
    for place, letter in enumerate(piece, start):
        if letter in _SPACES:
            gap = bool(letters)
        elif letter not in _DROPPED:
            if gap:
                letters.append(" ")
                places.append(place - 1)
                gap = False
            letters.append(letter)
            places.append(place)
    return Quoted("".join(letters), places)


def joined(parts: Sequence[Quoted]) -> Quoted:
    """The parts one after the other, a space between them."""
    full = [part for part in parts if part]
    if len(full) <= 1:
        return full[0] if full else EMPTY
    places = array("L", full[0].at)
    for before, part in itertools.pairwise(full):
        places.append(before.at[-1] + 1)
        places.extend(part.at)
    return Quoted(" ".join(part.text for part in full), places)


def squeezed(words: str) -> str:
    """The words as `Quoted` would hold them: for comparing what stands in a span with what was quoted."""
    return quote(words, 0, len(words)).text


def composed(text: str) -> str:
    """The text in NFC; characters no document holds (lone surrogates, NUL) become the replacement character."""
    plain = _FOREIGN.sub("\ufffd", text)
    return plain if unicodedata.is_normalized("NFC", plain) else unicodedata.normalize("NFC", plain)
