"""The tree of a document: headings, items, bullets, paragraphs and rows under one another."""

import re
from collections import Counter
from dataclasses import dataclass, field

from motcua.work.directives.reader import quoted
from motcua.work.directives.reader.layout import markers, paragraphs
from motcua.work.directives.reader.layout.markers import Marker
from motcua.work.directives.reader.layout.paragraphs import Paragraph
from motcua.work.directives.reader.quoted import Quoted

ROOT = "root"
_OPEN = re.compile(r"[:;,]\s*$|:\s*[\"”]?$")
_SENTENCE = re.compile(r"[.;!?…](?:[\"'”’)\]]*)$|/\.?/?$")
_NESTED = frozenset({markers.BULLET, markers.PLUS, markers.PAREN, markers.LETTER, markers.INTRO})
_SMALL = frozenset({markers.BULLET, markers.PLUS})
_HEADING_LENGTH = 220
_TITLE = re.compile(
    r"(?:KẾ HOẠCH|QUY CHẾ|QUY ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN|DANH MỤC|BẢNG|PHƯƠNG ÁN|HƯỚNG DẪN)[^a-zà-ỹ]{0,80}"
)
_FOOT = re.compile(r"nơi nhận|(?:tm|tl|kt|tuq|q)\.\s?[a-zđàáảãạăâêôơư]")


@dataclass(slots=True)
class Node:
    """One place of a document: its kind, label, words, parent and children in order."""

    style: str
    label: str
    words: Quoted
    rank: float
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    ordinal: int = 0
    counts: Counter[str] = field(default_factory=Counter)  # the children of each style
    number: int = 0  # the place of an unmarked paragraph among all of the document

    @property
    def opens(self) -> bool:
        """Whether the words only announce what follows: "… các nhiệm vụ sau:"."""
        return self.words.text.endswith(":")

    @property
    def is_heading(self) -> bool:
        """Whether the words are a heading and no sentence."""
        return len(self.words) <= _HEADING_LENGTH and not _SENTENCE.search(self.words.text)

    def ancestors(self) -> list["Node"]:
        """The nodes above, the nearest first; the root is left out."""
        found = []
        node = self.parent
        while node is not None and node.style != ROOT:
            found.append(node)
            node = node.parent
        return found


def of(source: str) -> Node:
    """The root of the tree of the document."""
    root = Node(ROOT, "", quoted.EMPTY, -1)
    stack = [root]
    for number, paragraph in enumerate(paragraphs.of(source)):
        node = _node(paragraph, number)
        _climb(stack, node, paragraph.marker)
        above = stack[-1]
        node.parent = above
        above.counts[node.style] += 1
        node.ordinal = above.counts[node.style]
        above.children.append(node)
        if node.style not in {markers.PARAGRAPH, markers.ROW}:
            stack.append(node)
    return root


def _node(paragraph: Paragraph, number: int) -> Node:
    marker, words = paragraph.marker, paragraph.words
    if marker:
        return Node(marker.style, marker.label, words, marker.rank, number=number)
    if paragraph.row:
        return Node(markers.ROW, "", words, 95, number=number)
    if words.text.endswith(":"):
        return Node(markers.INTRO, "", words, 0, number=number)
    return Node(markers.PARAGRAPH, "", words, 0, number=number)


def _climb(stack: list[Node], node: Node, marker: Marker | None) -> None:
    """Leave on the stack only what the node stands under."""
    if marker is None and (_FOOT.match(node.words.low) or _TITLE.fullmatch(node.words.key)):
        del stack[1:]
        return
    if marker is None:
        _climb_to_heading(stack, node)
        return
    same = next((place for place, other in enumerate(stack) if _same(other, node)), 0)
    if same:
        del stack[same:]
        return
    if marker.style in {markers.BULLET, markers.PLUS, markers.PAREN}:
        return
    while len(stack) > 1 and stack[-1].rank >= node.rank and not _letters_of(stack[-1], node):
        stack.pop()


def _letters_of(other: Node, node: Node) -> bool:
    """As in "(5) Văn phòng Bộ: a) …": letters below a number in brackets that waits for them."""
    return node.style == markers.LETTER and other.style == markers.PAREN and other.opens


def _same(other: Node, node: Node) -> bool:
    return other.style == node.style and other.rank == node.rank


def _climb_to_heading(stack: list[Node], node: Node) -> None:
    """An unmarked paragraph or row stands under the nearest item that still waits for its words."""
    while len(stack) > 1:
        top = stack[-1]
        if node.style == markers.ROW:
            if top.style not in _SMALL:
                break
        elif top.style == markers.INTRO or top.style in _SMALL:
            if top.style in _SMALL and top.opens and not top.children:
                break
        elif top.style in {markers.LETTER, markers.PAREN} and _SENTENCE.search(top.words.text):
            pass
        else:
            break
        stack.pop()
    node.rank = stack[-1].rank + 0.5


def point(node: Node) -> str:
    """The place as the guidelines write it: `II.1 bullet 2 + 3`, `1.(2)`, `PL II.7`, `đoạn 3`."""
    path = [other for other in [*reversed(node.ancestors()), node] if other.style != markers.INTRO]
    dotted: list[str] = []
    tail = ""
    for other in path:
        if other.style == markers.BULLET:
            tail += f" bullet {other.ordinal}" if _has_fellows(other) else ""
        elif other.style == markers.PLUS:
            tail += f" + {other.ordinal}" if tail else f" bullet {other.ordinal}"
        elif other.style == markers.PARAGRAPH:
            tail += _paragraph_place(other, bool(dotted))
        elif other.style == markers.ROW:
            dotted.extend([other.label] if other.label else [])
        else:
            _extend(dotted, other)
    return (".".join(dotted).replace("PL.", "PL ") + tail).strip()


def _has_fellows(node: Node) -> bool:
    """A bullet that stands alone needs no number."""
    return node.parent is None or node.parent.counts[node.style] > 1


def _extend(dotted: list[str], node: Node) -> None:
    label = {
        markers.ANNEX: f"PL {node.label}".strip(),
        markers.PART: f"Phần {node.label}",
        markers.ARTICLE: f"Điều {node.label}",
        markers.PAREN: f"({node.label})",
    }.get(node.style, node.label)
    if dotted and node.style == markers.NUMBER and label.startswith(f"{dotted[-1]}."):
        dotted[-1] = label
    else:
        dotted.append(label)


def _paragraph_place(node: Node, inside: bool) -> str:  # noqa: FBT001
    if not inside:
        return f"đoạn {node.ordinal}"
    return f" đoạn {node.ordinal}" if _has_fellows(node) else ""
