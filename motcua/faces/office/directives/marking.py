"""The text of a document cut where the fields of its tasks begin and end, ready to be coloured."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from motcua.work.directives.views import ProposalView

_RANK = (
    "lead",
    "limits",
    "report_to",
    "report_via",
    "coordinate",
    "content",
    "passage",
)  # the first that applies is shown
_STYLE = {"report_via": "report_to"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text with one look; `of` are the numbers of the proposals it was read for, `anchor` the first's."""

    text: str
    style: str
    of: str
    anchor: str


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    rank: int
    no: int


def pieces(text: str, proposals: Iterable[ProposalView], window: tuple[int, int] | None = None) -> list[Piece]:
    """The text whole, or what lies in the window, in pieces; each passage begins with a piece that has its anchor."""
    first, last = window or (0, len(text))
    marks = [
        _Mark(max(first, start), min(end, last), rank, one.no)
        for one in proposals
        if one.state != "dropped"
        for rank, name in enumerate(_RANK)
        for start, end in one.draft.spans.get(name, ())
        if start < end <= len(text) and start < last and end > first
    ]
    return _cut(text, marks, first, last)


def window(text: str, shown: Sequence[ProposalView], following: Sequence[ProposalView]) -> tuple[int, int]:
    """From where the first of the shown proposals was read to where the first that follows them was: all, of all."""
    starts, ends = _starts(shown), _starts(following)
    first = min(starts, default=0) if shown and shown[0].no > 1 else 0
    last = min((end for end in ends if end > first), default=len(text)) if following else len(text)
    return first, min(last, len(text))


def _starts(proposals: Iterable[ProposalView]) -> list[int]:
    return [start for one in proposals for start, _ in one.draft.spans.get("passage", ())]


def quoted(text: str, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """The text whole, with one passage marked."""
    return _cut(
        text, [_Mark(start, end, len(_RANK) - 1, 1) for start, end in spans if start < end <= len(text)], 0, len(text)
    )


def _cut(text: str, marks: list[_Mark], first: int, last: int) -> list[Piece]:
    edges = sorted({first, last, *(mark.start for mark in marks), *(mark.end for mark in marks)})
    over: list[list[_Mark]] = [[] for _ in edges]
    for mark in marks:
        place = bisect_right(edges, mark.start) - 1
        while edges[place] < mark.end:
            over[place].append(mark)
            place += 1
    found: list[Piece] = []
    seen: set[int] = set()
    for place in range(len(edges) - 1):
        here = over[place]
        numbers = sorted({mark.no for mark in here})
        fresh = next((no for no in numbers if no not in seen), None)
        if fresh is not None:
            seen.add(fresh)
        name = _RANK[min(mark.rank for mark in here)] if here else ""
        found.append(
            Piece(
                text[edges[place] : edges[place + 1]], _STYLE.get(name, name), " ".join(map(str, numbers)),
                "" if fresh is None else f"t{fresh}",
            )
        )  # fmt: skip
    return found
