"""Words in capitals, written small again: as the text itself writes them elsewhere, and names of bodies by rule."""

import itertools
import re
from collections import Counter

from motcua.work.directives.reader import lexicon

_LOOKED_AT = 30_000  # characters of a text that show how it writes
_WORD = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"-TT(?P<g>G)(?!\w)|(?<=\d)H(?=\d)")
_MARKS = 16  # characters before a word that can hold marks
_SENTENCE = re.compile(r"[.:;!?\"'(\[|+-]$")
_LEVELS = "tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu"
_PLACE = re.compile(rf"(?<!\w)(?P<level>{_LEVELS})\s+(?P<name>(?!ủy)\w.*)$")
_FIELD = re.compile(r"(?<!\w)(?P<of>sở|bộ)\s+(?P<field>(?!chỉ huy|tư lệnh)\w.*)$")
_PLACES = re.compile(rf"(?<!\w)(?:{lexicon.pattern('places')})(?!\w)")
_ALWAYS = {
    "ủy ban nhân dân": "Ủy ban nhân dân", "hội đồng nhân dân": "Hội đồng nhân dân", "chính phủ": "Chính phủ",
    "thủ tướng": "Thủ tướng", "công thương": "Công Thương", "việt nam": "Việt Nam", "ubnd": "UBND", "hđnd": "HĐND",
}  # fmt: skip


def sentence(words: str, source: str) -> str:
    """The words, those in capitals written as the text writes them within its sentences, else small."""
    if not words.isupper():
        return words
    tokens = words.split(" ")
    bare = [_bare(token) for token in tokens]
    pairs, alone = _written(source, frozenset(bare))
    found = []
    for place, token in enumerate(tokens):
        before = bare[place - 1] if place else ""
        after = bare[place + 1] if place + 1 < len(bare) else ""
        told = pairs["<", before, bare[place]] + pairs[">", bare[place], after] if bare[place] else None
        form = told.most_common(1)[0][0] if told else alone.get(bare[place], bare[place])
        found.append(
            _SIGN.sub(_small_letters, token) if any(letter.isdigit() for letter in token) else _put(token, form)
        )
    return first_capital(" ".join(found))


def body(words: str) -> str:
    """The name of a body that stands in capitals, as one writes it: "Sở Nội vụ tỉnh An Giang"."""
    small = words.lower()
    field = _FIELD.search(small)
    place = _PLACE.search(small)
    if field:
        end = place.start() if place and place.start() > field.start() else len(small)
        inner = small[field.start("field") : end]
        parts = re.split(r"(, | và | - )", inner)
        small = small[: field.start("field")] + "".join(part[:1].upper() + part[1:] for part in parts) + small[end:]
    if place:
        small = small[: place.start("name")] + " ".join(
            word[:1].upper() + word[1:] for word in place["name"].split(" ")
        )
    small = _PLACES.sub(lambda found: found[0].title(), small)
    for low, written in _ALWAYS.items():
        small = re.sub(rf"(?<!\w){low}(?!\w)", written, small, flags=re.IGNORECASE)
    return first_capital(small)


def first_capital(words: str) -> str:
    """The words with their first letter in capitals."""
    return words[:1].upper() + words[1:]


def _small_letters(found: re.Match[str]) -> str:
    """The letters that are small in a sign whatever the line: "QĐ-TTg", "0h00"."""
    return found[0][:-1] + found[0][-1].lower() if found["g"] else found[0].lower()


def _bare(token: str) -> str:
    found = _WORD.search(token)
    return found[0].lower() if found else ""


def _put(token: str, form: str) -> str:
    """The token with its letters as in `form`, its marks kept."""
    return _WORD.sub(lambda found: form if found[0].lower() == form.lower() else found[0].lower(), token)


def _written(source: str, asked: frozenset[str]) -> tuple[dict[tuple[str, str, str], Counter[str]], dict[str, str]]:
    """How the text writes a word after another and before another, and those words it always writes with capitals.

    Only the words that are `asked` for are told of. What it writes in capitals among other capitals tells nothing, nor
    does the first word of a sentence.
    """
    pairs = _Pairs()
    alone: dict[str, set[str]] = {}
    for line in source[:_LOOKED_AT].splitlines():
        words = [_Said(found[0], found.start()) for found in _WORD.finditer(line)]
        for before, word in itertools.pairwise(words):
            if word.shouted and before.shouted:
                before.tells = word.tells = False
        for before, word in itertools.pairwise(words):
            if word.low not in asked:
                continue
            first, apart = _stands(line, word.start)
            if word.tells and not first:
                alone.setdefault(word.low, set()).add(word.form)
                pairs["<", before.low, word.low][word.form] += not apart
            if before.tells and not apart and before.low in asked and not _stands(line, before.start)[0]:
                pairs[">", before.low, word.low][before.form] += 1
    named = {low: next(iter(forms)) for low, forms in alone.items() if len(forms) == 1}
    places = {part for name in lexicon.words("places") for part in name.split()}
    return pairs, {low: form for low, form in named.items() if form.isupper() or low in places}


def _stands(line: str, start: int) -> tuple[bool, bool]:
    """Whether the word begins a sentence, and whether a mark stands between it and the word before it."""
    before = line[max(0, start - _MARKS) : start].rstrip(" *")
    return not before or bool(_SENTENCE.search(before)), not before[-1:].isalpha()


class _Said:
    """A word as the text has it; `tells` is false where its capitals say nothing of how it is written."""

    __slots__ = ("form", "low", "shouted", "start", "tells")

    def __init__(self, form: str, start: int) -> None:
        self.form, self.low, self.start = form, form.lower(), start
        self.shouted = form.isupper() and len(form) > 1
        self.tells = True


class _Pairs(dict[tuple[str, str, str], Counter[str]]):
    def __missing__(self, key: tuple[str, str, str]) -> Counter[str]:
        self[key] = Counter()
        return self[key]
