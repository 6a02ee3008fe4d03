"""The lines of a document that belong to it: no page numbers, running headers, rules or metadata."""

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass

from motcua.work.directives.reader import quoted
from motcua.work.directives.reader.layout import markers
from motcua.work.directives.reader.quoted import Quoted

_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–—]?\s*\d{1,3}\s*(?:[-–—]|/\s*\d{1,3})?", re.IGNORECASE)
_RULE = re.compile(r"[-–—_=.·•~\s]{3,}|\[\s*(?:\.{3}|…)\s*\]")
_METADATA = "# "
_STARRED = re.compile(r"\s*\*\s+[^*]*(?:\*[^*]+\*[^*]*)*$")
_DIGITS = re.compile(r"\d+")
_EDGE = 2  # lines at the head or foot of a page where running headers stand
_FEWEST_CELLS = 3
_REPEATS = 3  # on how many pages one after the other a line must stand to be a running header
_APART = 2  # odd and even pages may have headers of their own
_OF_ITEMS = frozenset({markers.NUMBER, markers.LETTER, markers.PAREN, markers.BULLET, markers.PLUS})


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words, whether a star marks it as a bullet, and whether a gap stands before it."""

    words: Quoted
    starred: bool
    after_gap: bool
    indent: int = 0  # the spaces before the words


@dataclass(frozen=True, slots=True)
class Page:
    """Where the lines of one page start and end in the document."""

    lines: tuple[tuple[int, int], ...]


def metadata(source: str) -> Quoted:
    """The first line, where it only tells about the text: `# title | Nguồn: address`."""
    first = source.partition("\n")[0]
    return quoted.quote(source, len(_METADATA), len(first)) if first.startswith(_METADATA) else quoted.EMPTY


def of(source: str) -> list[Line]:
    """The lines of the document in order, white space between them told as `after_gap`."""
    pages = _pages(source)
    running = _running(source, pages)
    found: list[Line] = []
    gap = paged = False
    for page in pages:
        for number, (start, end) in enumerate(page.lines):
            if start == 0 and source.startswith(_METADATA):
                continue
            words = _cells(source, start, end) if source.count("\t", start, end) > 1 else _plain(source, start, end)
            if not words:
                gap = True
                continue
            if _is_noise(words, running, _at_edge(number, page)):
                paged = paged or bool(_PAGE_NUMBER.fullmatch(words.text))
                continue
            starred = "*" in source[start:end] and bool(_STARRED.match(source[start:end]))
            indent = words.at[0] - start
            found.append(Line(words, starred, gap and not paged, indent))
            gap = paged = False
    return found


def _plain(source: str, start: int, end: int) -> Quoted:
    return quoted.quote(source, start, end) if end > start else quoted.EMPTY


def _cells(source: str, start: int, end: int) -> Quoted:
    """A line whose cells stand between tabs is a row of a table, written with bars."""
    tabs = [start - 1, *(place for place in range(start, end) if source[place] == "\t"), end]
    cells = [quoted.quote(source, left + 1, right) for left, right in itertools.pairwise(tabs)]
    if sum(1 for cell in cells if cell) < _FEWEST_CELLS:
        return _plain(source, start, end)
    letters, places = ["|"], [start]
    for cell, tab in zip(cells, tabs[1:], strict=True):
        letters.extend([cell.text, "|"])
        places.extend([*cell.at, min(tab, len(source) - 1)])  # the last bar of a text without a last line's end
    return Quoted("".join(letters), places)


def _pages(source: str) -> list[Page]:
    pages: list[list[tuple[int, int]]] = [[]]
    start = 0
    for line in re.finditer(r"\r\n|[\n\r\f\v\u2028\u2029\x85]|\Z", source):
        pages[-1].append((start, line.start()))
        if line[0] == "\f":
            pages.append([])
        start = line.end()
    return [Page(tuple(lines)) for lines in pages]


def _at_edge(number: int, page: Page) -> bool:
    return number < _EDGE or number >= len(page.lines) - _EDGE - 1


def _running(source: str, pages: list[Page]) -> set[str]:
    """The lines that stand at the edge of page after page, their numbers left out.

    Where a document says the same in many items, some of them come to stand at an edge too: an item, the rest of a
    sentence or what recurs only here and there is no running header.
    """
    if len(pages) < _REPEATS:
        return set()
    seen: dict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        full = [source[start:end] for start, end in page.lines if source[start:end].strip()]
        for shape in {_shape(line) for line in [*full[:_EDGE], *full[-_EDGE:]] if _may_run(line)}:
            seen[shape].append(number)
    return {shape for shape, places in seen.items() if shape and _in_a_row(places)}


def _may_run(line: str) -> bool:
    """Whether the line is neither an item nor the rest of a sentence."""
    words = quoted.quote(line, 0, len(line))
    marker = markers.of(words)
    return not words.text[:1].islower() and (marker is None or marker.style not in _OF_ITEMS)


def _in_a_row(places: list[int]) -> bool:
    """Whether three of the pages follow one another, or stand on one side of three sheets."""
    return any(
        last - first <= _APART * (_REPEATS - 1) for first, last in zip(places, places[_REPEATS - 1 :], strict=False)
    )


def _shape(line: str) -> str:
    return _DIGITS.sub("#", quoted.squeezed(line).lower())


def _is_noise(words: Quoted, running: set[str], at_edge: bool) -> bool:  # noqa: FBT001
    if _PAGE_NUMBER.fullmatch(words.text) or _RULE.fullmatch(words.text):
        return True
    return bool(running) and at_edge and _shape(words.text) in running
