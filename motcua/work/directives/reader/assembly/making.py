"""From one leaf to its tasks: split where the lead changes, then read each field."""

import re
from dataclasses import dataclass, field
from datetime import date

from motcua.work.directives.reader import quoted
from motcua.work.directives.reader.assembly import asking, assigned, content, ordering, roles
from motcua.work.directives.reader.assembly.item import Item
from motcua.work.directives.reader.grammar import (
    bodies,
    clauses,
    coordination,
    deadlines,
    enumerations,
    labels,
    orders,
    reports,
    sieve,
)
from motcua.work.directives.reader.grammar.bodies import Names
from motcua.work.directives.reader.grammar.orders import Order
from motcua.work.directives.reader.layout import markers, tree
from motcua.work.directives.reader.quoted import Quoted
from motcua.work.directives.reader.reading import Named, Task

_REDO = re.compile(
    r"(?:thì\s+)?(?:yêu cầu|đề nghị)\s+(?:thực hiện|xây dựng|làm|bổ sung|báo cáo|rà soát|"
    r"xây dựng)\s*(?:,\s*\w+\s+)*lại"
)
_OF_COLLECTIVE = re.compile(r"của\s+(?=các\s|sở,|ubnd|ủy ban)")
_GENERIC_LEAD = re.compile(
    r"^(?:[Cc]ác\s+)?(?:[Cc]ơ quan|[Đđ]ơn vị|[Tt]ổ chức|[Pp]hòng|[Bb]an)[^A-ZĐ]*"
    r"(?:trực thuộc|liên quan|thuộc thẩm quyền[^A-Z]*)$|[Cc]hính quyền (?:địa phương|các cấp|cơ sở)$"
)
_SURE = 0.7
_MORE_BODIES = re.compile(r"[,;]\s+[A-ZĐ]")  # "UBND các xã có điểm du lịch, Hiệp hội Du lịch tỉnh"


@dataclass(slots=True)
class Part:
    """Sentences of a leaf that tell the same bodies what to do."""

    lead: list[Named]
    sure: float
    words: list[Quoted] = field(default_factory=list)
    action: int = 0  # where in the first words the action begins

    @property
    def key(self) -> frozenset[str]:
        """The bodies, for comparing."""
        return frozenset(bodies.plain(named.name) for named in self.lead)


def tasks(item: Item, about: date | None) -> list[Task]:
    """The tasks of a leaf; none where it orders nothing."""
    if not ordering.is_order(item):
        return []
    charged = assigned.label(item.words) or (None if item.context.lead else assigned.after(item.words))
    if charged and not any(label.kind == labels.LEAD for label in item.labels):
        item.labels.append(charged)
    parts = _parts(item)
    return [task for part in parts if (task := _task(item, part, about)) is not None]


def _parts(item: Item) -> list[Part]:
    """The sentences of the leaf gathered by who is told; history, liability and contingency left out."""
    parts: list[Part] = []
    base = Part(list(item.context.lead), item.context.sure)
    labelled = any(label.kind == labels.LEAD for label in item.labels)
    previous: Quoted | None = None
    for sentence in _from_first_order(_that_order(item), told=bool(item.context.lead) or labelled):
        order = orders.first(sentence, within=item.context.named or bool(parts))
        others = bool(order and item.context.named and not parts and asking.of_others(sentence, order))
        voice = bool(order and order.asked) or "nhấn mạnh" in sentence.low
        told_apart = clauses.clauses(sentence, _past_names(sentence, order))
        for number, clause in enumerate(told_apart):
            if _says_nothing(clause) and (parts or number) and not (parts and ordering.reports_in_need(clause)):
                continue
            if not number and len(told_apart) > 1 and not parts and sieve.is_only_liability(clause):
                base = _answering(order, base)  # "X chịu trách nhiệm trước Y về …; báo cáo …": X reports
                continue
            own = labelled or (others and not number) or (number > 0 and coordination.only_helps(clause) is not None)
            told = None if own else _told(clause, number, voice=voice, within=item.context.named or bool(parts))
            _place(clause, told, parts, base, previous)
        previous = sentence
    return _merged(parts)


def _answering(order: Order | None, base: Part) -> Part:
    """Who answers for something: what else the sentence orders is for them."""
    if order is None:
        return base
    names = order.names
    return Part([Named(name, words) for name, words in zip(names.names, names.words, strict=True)], order.sure)


def _past_names(sentence: Quoted, order: Order | None) -> int:
    """Where the bodies of the sentence end: in "X chủ trì, phối hợp với Y; Z rà soát …" Z helps too."""
    if order is None:
        return 0
    mark = sentence.key.find("; ", 0, order.start)
    before = sentence.cut(0, mark) if mark >= 0 else quoted.EMPTY
    if before and (earlier := orders.first(before)):  # "Định kỳ ngày 25, các đơn vị báo cáo …; giao Sở A …"
        return _past_names(before, earlier)
    along = coordination.of(sentence.cut(order.action), directing=False)
    shift = len(sentence) - len(sentence.cut(order.action))
    if along and _ONLY_LEADS.fullmatch(sentence.low[order.action : along[0].start + shift]):
        return along[0].end + shift
    return order.action


_ONLY_LEADS = re.compile(
    r"[\s,]*(?:(?:có trách nhiệm|chịu trách nhiệm|làm đầu mối|là cơ quan đầu mối)[\s,]*)?(?:chủ trì[\s,]*)?(?:và\s+)?"
    r"phối(?:\s+hợp)?(?:\s+(?:chặt chẽ|cùng|với))*\s*"
)


def _that_order(item: Item) -> list[Quoted]:
    """The sentences of the leaf; a paragraph's exhortations and closings are left out where more is said."""
    sentences = list(map(ordering.past_formula, clauses.sentences(item.words)))
    if item.node.style != markers.PARAGRAPH:
        return sentences
    return [told for told in sentences if not (sieve.is_exhortation(told) or sieve.is_closing(told))] or sentences


def _from_first_order(sentences: list[Quoted], *, told: bool) -> list[Quoted]:
    """The sentences before the first order that only tell what was done or agreed are left out."""
    first = next((place for place, sentence in enumerate(sentences) if not _only_tells(sentence, told=told)), 0)
    return sentences[first:] if orders.first(sentences[first]) else sentences


def _only_tells(sentence: Quoted, *, told: bool) -> bool:
    """History, consent, or, where nobody is told yet, a sentence that does not begin with something to do."""
    if sieve.is_history(sentence) or sieve.is_consent(sentence):
        return True
    return orders.first(sentence) is None and not (told or bodies.begins_with_verb_any(sentence))


def _told(clause: Quoted, number: int, *, voice: bool, within: bool) -> Order | None:
    """The order of a clause; after a semicolon only a clause that begins with a body changes the lead.

    "…; yêu cầu Y …" tells Y only in the voice that already said "yêu cầu X …" or stressed something: else it is what
    X does.
    """
    order = orders.first(clause, within=within or number > 0)
    if order is None or not number:
        return order
    start = bodies.past_connective(clause)
    if asking.own_forces(order):
        return None
    gives = clause.low.startswith(("giao", "phân công"), start) or asking.of_equals(clause, start, order)
    begins = order.start <= start or (order.asked and (voice or gives))
    return order if begins else None


def _says_nothing(clause: Quoted) -> bool:
    return (
        sieve.is_contingency(clause)
        or sieve.is_closing(clause)
        or (sieve.is_liability(clause) and not re.search(r"trước ngày", clause.low))
    )


def _place(clause: Quoted, order: Order | None, parts: list[Part], base: Part, previous: Quoted | None) -> None:
    """The clause goes to the part of the bodies it tells."""
    implied = None if order else _implied(clause, previous)
    if order and not (_is_generic(order) and (base.lead or parts)):
        names = order.names
        lead = [Named(name, words) for name, words in zip(names.names, names.words, strict=True)]
        parts.append(Part(lead, order.sure, [clause], order.action))
    elif implied:
        parts.append(Part(implied, 0.6, [clause]))
    elif parts:
        parts[-1].words.append(clause)
    else:
        parts.append(Part(base.lead, base.sure, [clause]))


def _is_generic(order: Order) -> bool:
    return all(_GENERIC_LEAD.match(name) for name in order.names.names)


def _implied(clause: Quoted, previous: Quoted | None) -> list[Named]:
    """As in "… thì yêu cầu thực hiện lại" tells those whose plans the sentence before speaks of."""
    if previous is None or not _REDO.search(clause.low):
        return []
    owners = list(_OF_COLLECTIVE.finditer(previous.low))
    names = bodies.listed(previous, owners[-1].end()) if owners else None
    return [Named(name, words) for name, words in zip(names.names, names.words, strict=True)] if names else []


def _merged(parts: list[Part]) -> list[Part]:
    """Parts that tell the same bodies are one task."""
    kept: list[Part] = []
    for part in parts:
        same = next((other for other in kept if other.key == part.key or _is_short_for(part, other)), None)
        if same is None:
            kept.append(part)
        else:
            same.words.extend(part.words)
    return kept


def _is_short_for(part: Part, other: Part) -> bool:
    """As in "Tỉnh" after "tỉnh An Giang"."""
    short, full = (next(iter(one.key), "") if len(one.key) == 1 else "" for one in (part, other))
    return short in {"tỉnh", "thành phố", "bộ", "sở"} and full.startswith(f"{short} ")


def _task(item: Item, part: Part, about: date | None) -> Task | None:
    words = quoted.joined(part.words)
    lead, sure = _lead(item, part)
    lead, helpers = roles.told(lead)
    own = {bodies.plain(named.name) for named in lead}
    after = words.cut(part.action) if part.action < len(words) else words
    handed_down = list(item.context.coordinate) if part.lead == list(item.context.lead) else []
    along = [*helpers, *_coordinate(item, after, own, handed_down)]
    told = reports.of(after) or [found for label in item.labels for found in _reported(label)]
    limits = _limits(item, words, about, reporting=bool(told))
    action = content.of(words, part.action, limits, len(item.node.words))
    via = next((report.via for report in told if report.via), None)
    return Task(
        point=tree.point(item.node),
        lead=lead,
        coordinate=along,
        content=action,
        passage=item.node.words,
        deadlines=limits,
        report_to=[Named(report.to, report.words) for report in told],
        report_via=Named(via.text, via) if via else None,
        sure=_confidence(item, sure, lead, along, limits, told=bool(told)),
    )


def _reported(label: labels.Label) -> list[reports.Report]:
    if label.kind == labels.TIME:  # "Thời gian: trong tháng 11; sản phẩm gửi Sở A trước ngày …"
        mark = label.value.key.find("; ")
        return reports.of(label.value.cut(mark + 1)) if mark >= 0 else []
    return reports.of(label.value) if label.kind in {labels.LEAD, labels.PRODUCT} else []


def _lead(item: Item, part: Part) -> tuple[list[Named], float]:
    for label in item.labels:
        if label.kind == labels.LEAD:
            return _of_label(label.value), 0.95
    return part.lead, part.sure


def _of_label(value: Quoted) -> list[Named]:
    names = bodies.listed(value)
    cut_short = names and names.ended_by == "stop" and _MORE_BODIES.search(value.key, names.end)
    if names and not cut_short and (names.ended_by != "mark" or names.end >= len(value) - 2):
        return [Named(name, words) for name, words in zip(names.names, names.words, strict=True)]
    return [Named(piece.text, piece) for piece in enumerations.pieces(value)]


def _coordinate(item: Item, after: Quoted, own: set[str], handed_down: list[Named]) -> list[Named]:
    found: list[Named] = handed_down
    for label in item.labels:
        if label.kind == labels.COORDINATE:
            found.extend(_of_label(label.value))
        elif label.kind == labels.LEAD:
            found.extend(_named(coordination.of(label.value, directing=False)))
    found.extend(_named(coordination.of(after)))
    kept: list[Named] = []
    for named in found:
        plain = bodies.plain(named.name)
        if plain not in own and not any(bodies.plain(other.name) == plain for other in kept):
            kept.append(named)
    return kept


def _named(lists: list[Names]) -> list[Named]:
    return [Named(name, words) for names in lists for name, words in zip(names.names, names.words, strict=True)]


def _limits(item: Item, words: Quoted, about: date | None, *, reporting: bool) -> list[deadlines.Deadline]:
    found = deadlines.of(words, about)
    for label in item.labels:
        if label.kind == labels.TIME:
            known = {(limit.day, limit.rule) for limit in found}
            more = deadlines.of_label(label.value, about, reports=reporting)
            found.extend(limit for limit in more if (limit.day, limit.rule) not in known)
    return found


def _confidence(
    item: Item, sure: float, lead: list[Named], along: list[Named], limits: list[deadlines.Deadline], *, told: bool
) -> dict[str, float]:
    verb = bodies.begins_with_verb_any(item.words)
    return {
        "task": 0.9 if lead and (verb or sure > _SURE) else 0.6,
        "lead": sure if lead else 0.3,
        "coordinate": 0.85 if along else 0.8,
        "content": 0.85 if verb or sure > _SURE else 0.6,
        "deadline": min((limit.sure for limit in limits), default=0.85),
        "report_to": 0.85 if told else 0.8,
    }
