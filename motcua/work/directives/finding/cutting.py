"""A text cut into its paragraphs and items."""

import itertools
import re
from collections.abc import Iterator

_LONGEST = 2_000  # characters; a longer paragraph is several passages
_CUT = re.compile(r"\n(?=\s*(?:\n|[-–+*•|#]|\d{1,3}[.)]|[IVX]{1,5}\.|[a-zđ][.)]\s))")


def cut(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph or item begins and ends, without the spaces around it."""
    edges = [0, *(found.start() for found in _CUT.finditer(text)), len(text)]
    for first, last in itertools.pairwise(edges):
        start, end = first, last
        while end - start > _LONGEST:
            place = max(text.rfind("\n", start, start + _LONGEST), text.rfind(". ", start, start + _LONGEST) + 1)
            place = place if place > start else text.rfind(" ", start, start + _LONGEST)
            place = place if place > start else start + _LONGEST
            yield from _trimmed(text, start, place)
            start = place
        yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    said = text[start:end]
    first = start + len(said) - len(said.lstrip())
    last = end - (len(said) - len(said.rstrip()))
    if first < last:
        yield first, last
