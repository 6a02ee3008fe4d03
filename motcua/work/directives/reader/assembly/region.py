"""Where the orders of a document begin and end: after "… yêu cầu:", before "Nơi nhận"."""

import re

from motcua.work.directives.reader.layout import markers
from motcua.work.directives.reader.layout.tree import Node

_ORDERS = re.compile(
    r"kết luận|yêu cầu|chỉ đạo|giao|đề nghị|ý kiến|như sau|quyết nghị|quyết định|nhiệm "
    r"vụ|giải pháp|các nội dung|thực hiện"
)
_NO_ORDERS = re.compile(
    r"^(?:nơi nhận|kính gửi|thành phần|tham dự|theo đề nghị|căn cứ)|(?:điện|gồm|gồm có|tham dự)\s*:$"
)
_RECIPIENTS = re.compile(r"^nơi nhận")
_STRUCTURED = frozenset({markers.ANNEX, markers.PART, markers.CAPITAL, markers.ROMAN, markers.ARTICLE, markers.NUMBER})
_LISTED = frozenset({markers.PAREN, markers.LETTER})
_ADDRESSED = re.compile(r"(?:^|\s)kính gửi\s*:")
_FOOTNOTE = re.compile(r"^(?:[¹²³⁴⁵⁶⁷⁸⁹]|\[\d+\])")
_TITLE = re.compile(r"^(?:kế hoạch|phụ lục|chương trình|danh mục|phân công)")


def orders(root: Node) -> list[Node]:
    """The children of the root that can hold orders, in order; the first may be the ordering clause itself."""
    start = _start(root)
    kept: list[Node] = []
    over = False
    for child in root.children[start:]:
        if _RECIPIENTS.match(child.words.low):
            over = True
        elif over and (child.style in _STRUCTURED or _is_title(child) or _opens_another(child)):
            over = False
        if not over and not _only_addresses(child) and not _FOOTNOTE.match(child.words.text):
            kept.append(child)
    return kept


def _opens_another(node: Node) -> bool:
    """A file can hold several directives: after the recipients of one, the ordering clause of the next."""
    return node.style == markers.INTRO and _is_clause(node) and _holds_items(node)


def _only_addresses(node: Node) -> bool:
    """As in "Kính gửi: - Các sở; - UBND các huyện": whom the letter goes to, and no numbered items below."""
    return bool(_ADDRESSED.search(node.words.low)) and not _holds_items(node)


def _is_title(node: Node) -> bool:
    return node.words.text.isupper() and bool(_TITLE.match(node.words.low))


def _start(root: Node) -> int:
    """The place of the ordering clause among the children of the root; else of the first numbered one."""
    clause = None
    for place, child in enumerate(root.children):
        if child.style in _STRUCTURED:
            return clause if clause is not None else place
        if child.style == markers.INTRO and _is_clause(child):
            clause = place
            if _holds_items(child):
                return place
    return clause or 0


def _is_clause(node: Node) -> bool:
    low = node.words.low
    return bool(_ORDERS.search(low[-400:])) and not _NO_ORDERS.search(low[:60]) and not _NO_ORDERS.search(low[-30:])


def is_prose(root: Node) -> bool:
    """Whether the document has no numbering at all: news, a short letter."""
    return not any(child.style in _STRUCTURED for child in root.children) and not any(
        child.style == markers.INTRO and child.children and (_is_clause(child) or _holds_items(child))
        for child in root.children
    )


def _holds_items(node: Node) -> bool:
    return any(below.style in _STRUCTURED or below.style in _LISTED for below in node.children)
