"""The leaves of the tree in order, each with the bodies its headings name and the labels that hold for it."""

import itertools
import re
from dataclasses import replace

from motcua.work.directives.reader.assembly import ordering, rows
from motcua.work.directives.reader.assembly.item import Context, Item
from motcua.work.directives.reader.grammar import bodies, clauses, coordination, headings, labels, orders, sieve
from motcua.work.directives.reader.grammar.bodies import Names
from motcua.work.directives.reader.grammar.labels import Label
from motcua.work.directives.reader.layout import markers
from motcua.work.directives.reader.layout.tree import Node
from motcua.work.directives.reader.quoted import Quoted
from motcua.work.directives.reader.reading import Named

_AMONG = re.compile(r"(?:trong đó|cụ thể|nhất là|chú trọng|đặc biệt)[^:;.]{0,60}:$")
_LISTING = re.compile(r"(?:các|những|nội dung|cụ thể)\s[^.;]*(?:bao gồm|gồm)\s*(?:có\s*)?:$")
_ASKS = re.compile(r"(?<!mục đích, )(?:yêu cầu|đề nghị|giao)(?=[\s:])")
_ROLES = re.compile(r"chủ trì|phối hợp|thực hiện|triển khai|tham mưu|chịu trách nhiệm|đầu mối|cùng|với|và|[\s,;.:]")
_LED_WITH = re.compile(r"chủ trì,?\s+(?:và\s+)?phối hợp(?:\s+chặt chẽ)?(?:\s+(?:cùng|với))+\s+")
_SCRAP = 3  # characters left before a label are a mark, no words
_OWN_LENGTH = 140
_DEEPEST = 40
Entry = list[Item] | Label


def leaves(nodes: list[Node], context: Context, depth: int = 0) -> list[Item]:
    """The leaves below the nodes, labels already given out."""
    entries: list[Entry] = []
    for style, run in itertools.groupby(nodes, key=lambda node: node.style == markers.ROW):
        together = list(run)
        if style:
            entries.append(rows.items(together, context))
        else:
            entries.extend(entry for node in together for entry in _entries(node, context, depth))
    return _given_out(entries)


def _entries(node: Node, context: Context, depth: int) -> list[Entry]:
    rest, told = labels.split(node.words)
    if told and len(rest) <= _SCRAP and told[0].kind == labels.LEAD and _is_sentence(told[0]):
        return [[Item(node, told[0].value, context)], *told[1:]]
    if told and len(rest) <= _SCRAP and told[0].kind != labels.CONTENT:
        return [*told, *(_below(node, context, depth) if node.children else [])]
    if told and told[0].kind == labels.CONTENT and len(rest) <= _SCRAP:
        rest, told = told[0].value, told[1:]
    if not node.children or depth > _DEEPEST:
        return [[Item(node, rest, context, list(told))]]
    return _parent(node, rest, told, context, depth)


def _is_sentence(label: Label) -> bool:
    """As in "Cơ quan thực hiện: Sở A rà soát …; các sở khác gửi …": the label holds the orders themselves."""
    order = orders.first(label.value)
    if order is None or order.names.ended_by != "verb" or len(label.value) - order.action <= _OWN_LENGTH // 2:
        return False
    named = [order.names, *coordination.of(label.value, directing=False)]
    rest = "".join(
        letter
        for place, letter in enumerate(label.value.low)
        if not any(names.start <= place < names.end for names in named)
    )
    return len(_ROLES.sub("", rest)) > _OWN_LENGTH // 2


def _below(node: Node, context: Context, depth: int) -> list[Entry]:
    found: list[Entry] = []
    for child in node.children:
        found.extend(_entries(child, context, depth + 1))
    return found


def _parent(node: Node, rest: Quoted, told: list[Label], context: Context, depth: int) -> list[Entry]:
    if node.style != markers.INTRO and node.is_heading and sieve.is_background(rest):
        told_from = next((place for place, child in enumerate(node.children) if _announces_orders(child)), None)
        if told_from is not None:
            return [leaves(node.children[told_from:], context, depth + 1)]
        if not sieve.is_about_money(rest):
            return []
        context = replace(context, explicit=True)
    if all(_is_label(child) for child in node.children):
        found = [*told, *(label for child in node.children for label in labels.split(child.words)[1])]
        sentences = [
            Item(node, label.value, context) for label in found if label.kind == labels.LEAD and _is_sentence(label)
        ]
        return [sentences or [Item(node, _content(rest, found), context, found)]]
    listing = [child for child in node.children if not _is_label(child)]
    if all(_is_listing(child) for child in listing) or (
        node.opens and all(sieve.is_enumeration(child.words) and not child.children for child in node.children)
    ):
        found = [label for child in node.children if _is_label(child) for label in labels.split(child.words)[1]]
        return [[Item(node, rest, context, [*told, *found])]]
    inner = _context(node, context)
    own = [Item(node, rest, context, list(told), own=True)] if _has_own_order(node) else []
    below = leaves(node.children, inner, depth + 1)
    if inner is not context and not (node.is_heading or node.opens):
        for item in below:  # "4. Sở Y tế …." and below it "Báo cáo kết quả gửi về Sở Nội vụ trước ngày …"
            if item.node.style == markers.PARAGRAPH and ordering.must_reach_somebody(item.words):
                item.context = context
    for item in below:
        item.labels.extend(label for label in told if not any(other.kind == label.kind for other in item.labels))
    return [[*own, *below]]


def _announces_orders(node: Node) -> bool:
    """A section on the state of things can end in "… yêu cầu các Bộ … thực hiện các nhiệm vụ sau:"."""
    return node.style == markers.INTRO and bool(node.children) and bool(_ASKS.search(node.words.low))


def _content(rest: Quoted, told: list[Label]) -> Quoted:
    """What the label "Nội dung" tells, where it stands under a mere heading."""
    return next((label.value for label in told if label.kind == labels.CONTENT), rest)


def _is_listing(node: Node) -> bool:
    """As in "Các nội dung hỗ trợ bao gồm:" tells what the item above means, and orders nothing more."""
    return node.opens and bool(_LISTING.match(node.words.low))


def _is_label(node: Node) -> bool:
    rest, told = labels.split(node.words)
    return bool(told) and len(rest) <= _SCRAP and not node.children


def _has_own_order(node: Node) -> bool:
    """An item that orders something itself before it lists more, or is complete and only followed by paragraphs."""
    order = orders.first(node.words)
    if node.style in {markers.INTRO, markers.ANNEX, markers.PART}:
        return False
    if node.style in {markers.ROMAN, markers.CAPITAL}:  # "III. Văn phòng Bộ có trách nhiệm đôn đốc …."
        return order is not None and order.names.ended_by == "verb" and not (node.is_heading or node.opens)
    if node.opens:
        first, *more = clauses.sentences(node.words)
        if (
            more
            and order is not None
            and order.names.ended_by == "verb"
            and len(first) - order.action > _OWN_LENGTH // 3
        ):
            return True  # "X tiếp tục thực hiện Kế hoạch số …. Lưu ý một số nội dung sau:"
        long = order is not None and len(node.words) - order.action > _OWN_LENGTH
        return long and bool(_AMONG.search(node.words.low))
    if node.is_heading:
        return False
    only_paragraphs = all(child.style == markers.PARAGRAPH for child in node.children)
    return (
        only_paragraphs or order is not None or (len(node.words) > _OWN_LENGTH and bodies.begins_with_verb(node.words))
    )


def _context(node: Node, context: Context) -> Context:
    """The context below a node: the bodies it names, or those from above."""
    if node.opens and node.words.low.startswith("chỉ đạo "):
        directed = coordination.of(node.words)
        along = [Named(name, words) for names in directed for name, words in zip(names.names, names.words, strict=True)]
        return replace(context, coordinate=(*context.coordinate, *along))
    names = _named(node)
    if names is None:
        return context
    lead = tuple(Named(name, words) for name, words in zip(names.names, names.words, strict=True))
    sure = 0.9 if node.style != markers.INTRO else 0.8
    return replace(context, lead=lead, coordinate=_helpers(node), sure=sure, named=node.style != markers.INTRO)


def _helpers(node: Node) -> tuple[Named, ...]:
    """As in "Giao X chủ trì, phối hợp với Y:" Y works along in every item below.  Source: decision 0224."""
    led = _LED_WITH.search(node.words.low) if node.opens else None
    names = bodies.listed(node.words, led.end()) if led else None
    if names is None or names.end < len(node.words) - _SCRAP:
        return ()
    return tuple(Named(name, words) for name, words in zip(names.names, names.words, strict=True))


def _named(node: Node) -> Names | None:
    if node.style not in {markers.INTRO, markers.PARAGRAPH} and (node.is_heading or node.opens):
        found = headings.told(node.words)
        if found and not _is_topic(node, found):
            return found
    order = orders.first(node.words)
    if order is None or (node.style == markers.INTRO and orders.only_announces(node.words, order)):
        return None
    return order.names


def _is_topic(node: Node, names: Names) -> bool:
    """As in "Tỉnh, thành phố thông minh" names nobody: a body's heading ends with the name, a colon or a verb."""
    return names.ended_by == "stop" and not node.opens


def _given_out(entries: list[Entry]) -> list[Item]:
    """Labels go to the items before them: to one when the first item has its own, else to all since the last label."""
    items = [item for entry in entries if isinstance(entry, list) for item in entry]
    for kind in (labels.LEAD, labels.COORDINATE, labels.TIME):
        places = [place for place, entry in enumerate(entries) if isinstance(entry, Label) and entry.kind == kind]
        if places:
            _give(entries, places, kind)
    return items


def _give(entries: list[Entry], places: list[int], kind: str) -> None:
    groups = [place for place, entry in enumerate(entries) if isinstance(entry, list) and entry]
    if not groups:
        return
    each = _each_has_its_own(entries, groups, places)
    for number, place in enumerate(places):
        floor = places[number - 1] if number else -1
        before = [group for group in groups if floor < group < place]
        if each and before:
            before = before[-1:]
        if not before and places[0] < groups[0]:
            ceiling = places[number + 1] if number + 1 < len(places) else len(entries)
            before = [group for group in groups if place < group < ceiling]
        for group in before:
            for item in entries[group]:  # type: ignore[union-attr]
                if not any(other.kind == kind for other in item.labels):
                    item.labels.append(entries[place])  # type: ignore[arg-type]


def _each_has_its_own(entries: list[Entry], groups: list[int], places: list[int]) -> bool:
    if len(groups) < 2:  # noqa: PLR2004
        return len(places) > 1 and any(groups[0] < place for place in places)
    return any(isinstance(entry, Label) for entry in entries[groups[0] + 1 : groups[1]])
