"""Documents without numbering: news about a directive, short letters. An order holds until the next one."""

import re

from motcua.work.directives.reader.assembly.item import Context, Item
from motcua.work.directives.reader.grammar import bodies, clauses, orders
from motcua.work.directives.reader.grammar.orders import Order
from motcua.work.directives.reader.layout import markers
from motcua.work.directives.reader.layout.tree import Node
from motcua.work.directives.reader.quoted import Quoted
from motcua.work.directives.reader.reading import Named

_COLLECTIVE = re.compile(r"^(?:các|thủ trưởng|ubnd các|ủy ban nhân dân các|giám đốc|chủ tịch|tỉnh)(?!\w)")
_MUST = re.compile(r"\s*(?:tiếp tục\s+)?(?:cần|phải|có trách nhiệm)(?!\w)")
_TITLE_END = re.compile(r"[.:;!?]\W*$")
_GIVER = re.compile(
    r"(?:đồng chí|ông|bà|thủ tướng|phó thủ tướng|"
    r"chủ tịch (?:ubnd|ủy ban nhân dân|nước|quốc hội)(?! (?:các|xã|phường|huyện))|"
    r"phó chủ tịch|bí thư|phó bí thư|lãnh đạo (?:ubnd )?(?:tỉnh|thành phố|huyện))(?!\w)"
)
_SHORTEST = 60  # a shorter paragraph without an order is a caption or a menu


def leaves(nodes: list[Node], *, news: bool) -> list[Item]:
    """The paragraphs and bullets that order something, each with the bodies last named."""
    found: list[Item] = []
    context = Context()
    for node in _flat(nodes):
        order = _order(node.words, news=news and not context.lead)
        if order is None and not (context.lead and _goes_on(node.words)):
            if not found or len(node.words) > _SHORTEST:
                context = Context() if news else context
            continue
        if not (node.opens and order is not None and len(node.words) - order.action < _SHORTEST):
            found.append(Item(node, node.words, context))
        if order is not None and (not context.lead or _is_collective(order.names.names)):
            names = order.names
            lead = tuple(Named(name, words) for name, words in zip(names.names, names.words, strict=True))
            context = Context(lead, (), 0.6)
    return found


def _order(words: Quoted, *, news: bool) -> Order | None:
    """The first order of the paragraph; in news only what is asked, given or owed, for the rest is told."""
    for sentence in clauses.sentences(words):
        order = orders.first(sentence)
        must = order is not None and bool(_MUST.match(sentence.low, order.names.end))
        if order and (order.asked or must or not (news or _is_giver(order))):
            return order
    return None


def _is_giver(order: Order) -> bool:
    """A leader whose doings are told gives the orders, and is told none."""
    return bool(_GIVER.match(bodies.plain(order.names.names[0])))


def _goes_on(words: Quoted) -> bool:
    return len(words) >= _SHORTEST and bodies.begins_with_verb(words)


def number(nodes: list[Node]) -> None:
    """Paragraphs are counted from 1, the title not among them."""
    counted = 0
    for place, node in enumerate(node for node in nodes if node.style in {markers.PARAGRAPH, markers.INTRO}):
        if place == 0 and not _TITLE_END.search(node.words.text):
            continue
        counted += 1
        node.ordinal = counted


def _is_collective(names: tuple[str, ...]) -> bool:
    return any(_COLLECTIVE.match(bodies.plain(name)) for name in names)


def _flat(nodes: list[Node]) -> list[Node]:
    found: list[Node] = []
    for node in nodes:
        found.append(node)
        found.extend(_flat(node.children))
    return found
