"""Whether a leaf orders anything: history, closings, liability, consent and enumerations do not."""

import re

from motcua.work.directives.reader import quoted
from motcua.work.directives.reader.assembly import assigned
from motcua.work.directives.reader.assembly.item import Item
from motcua.work.directives.reader.grammar import bodies, clauses, deadlines, labels, orders, reports, sieve
from motcua.work.directives.reader.layout import markers
from motcua.work.directives.reader.quoted import Quoted

_QUOTES = re.compile(r":\s*\"")  # "Công văn số … ghi rõ: “Giao …”"
_SHORTEST = 12
_SEMICOLON = re.compile(r";\s+")
_RECEIVED = re.compile(
    r"(?:sau khi\s+)?nhận được (?:thông báo|công văn|văn bản|công điện|chỉ thị|kế hoạch)[^,.;]{0,40},\s+"
)
_FORMULA_WORD = re.compile(
    r"nhận được|(?:biết|thực hiện|triển khai|này|trên);\s|(?:thống nhất|đồng ý|nhất trí|chấp thuận)\s"
)
_GIVES = 8  # characters: "giao ", "yêu cầu " before the body that is told
_TOLD_OF_PLAN = re.compile(  # "Đối tượng: người từ đủ 15 tuổi …": what the plan is, and nobody told
    r"(?:về\s+)?(?:mục tiêu|đối tượng|phạm vi|nguyên tắc|quy mô|địa điểm|thành phần|hình thức|định mức|mức hỗ trợ)"
    r"(?:\s[^:.;]{0,50})?:\s"
)
_TOLD_OF_WORK = re.compile(  # "Thời gian ra quân: 02 đợt, đợt 1 từ ngày …": when and where, whoever is told
    r"(?:về\s+)?(?:thời gian|thời điểm|địa điểm|thành phần|đối tượng|quy mô)(?:\s[^:.;]{0,50})?:\s"
)
_SENT_TO = re.compile(
    r"(?:báo cáo|văn bản|kết quả|ý kiến|hồ sơ|danh sách|số liệu|biểu mẫu)\s[^.;:]{0,90}?(?:gửi|nộp|báo cáo)(?!\w)"
)
_SECTIONS = frozenset({markers.ROMAN, markers.CAPITAL, markers.PART, markers.ANNEX})


def is_order(item: Item) -> bool:
    """Whether the leaf tells somebody to do something."""
    words, node = item.words, item.node
    if len(words) < _SHORTEST or _only_closes(words) or _only_rounds_off(item) or _tells_of_plan(item):
        return False
    has_label = any(label.kind == labels.LEAD for label in item.labels) or assigned.label(words) is not None
    has_label = has_label or (not item.context.lead and assigned.after(words) is not None)
    if _only_history(words) or (not has_label and _only_lists(words)):
        return False
    if words.text.isupper() or (node.is_heading and node.style in _SECTIONS) or _enacts(item):
        return False
    ordered = _orders_somebody(item) or must_reach_somebody(item.words)
    if ordered or item.context.explicit or _only_judges(item):
        return ordered
    if node.style in {markers.PARAGRAPH, markers.INTRO}:
        return has_label or (bool(item.context.lead) and bodies.begins_with_verb_any(words))
    return has_label or bool(item.context.lead) or bodies.begins_with_verb(words)


def _tells_of_plan(item: Item) -> bool:
    form = _TOLD_OF_WORK if item.context.lead else _TOLD_OF_PLAN
    told = form.match(item.words.low)
    rest = item.words.cut(told.end()) if told else quoted.EMPTY
    return told is not None and orders.first(rest) is None and not bodies.begins_with_verb(rest)


def past_formula(sentence: Quoted) -> Quoted:
    """As in "Nhận được …, đề nghị các đơn vị thực hiện; Văn phòng theo dõi …": what the formula precedes."""
    return sentence.once("past the formula", _past_formula)


def _past_formula(sentence: Quoted) -> Quoted:
    if _FORMULA_WORD.search(sentence.low) is None:
        return sentence
    received = _RECEIVED.match(sentence.low)
    sentence = sentence.cut(received.end()) if received else sentence
    for mark in _SEMICOLON.finditer(sentence.key):
        told = sentence.cut(0, mark.start())
        if not (sieve.is_closing(told) or sieve.is_exhortation(told) or sieve.is_consent(told)):
            return sentence
        rest = sentence.cut(mark.end())
        order = orders.first(rest)
        if order and order.start <= bodies.past_connective(rest) + _GIVES:
            return rest
    return sentence


def _only_closes(words: Quoted) -> bool:
    """The closing formula, and no order to anybody beside it."""
    return sieve.is_closing(words) and not any(
        orders.first(told) and not _rounds_off(told) for told in map(past_formula, clauses.sentences(words))
    )


def _rounds_off(sentence: Quoted) -> bool:
    return (
        sieve.is_closing(sentence)
        or sieve.is_exhortation(sentence)
        or sieve.is_contingency(sentence)
        or sieve.is_only_liability(sentence)
    )


def _orders_somebody(item: Item) -> bool:
    """Whether the leaf names whom it tells; a paragraph, or what first tells or consents, comes to it later."""
    sentences = clauses.sentences(item.words)
    first_tells = sieve.is_history(sentences[0]) or sieve.is_consent(sentences[0])
    later = sentences[1:] if first_tells or item.node.style == markers.PARAGRAPH else []
    besides = past_formula(sentences[0])
    told = [item.words, *later] if besides is sentences[0] else [item.words, besides, *later]
    return any(orders.first(words, within=item.context.named) is not None for words in told)


def must_reach_somebody(words: Quoted) -> bool:
    """As in "Văn bản trả lời gửi về UBND tỉnh chậm nhất ngày …": a plain duty to report, though nobody is named."""
    told = clauses.sentences(words)[0]
    return bool(_SENT_TO.match(told.low)) and bool(reports.of(told)) and bool(deadlines.of(told, None))


def _only_lists(words: Quoted) -> bool:
    """A document, an indicator or a sum, and nobody told after it."""
    if not sieve.is_enumeration(words) or _QUOTES.search(words.key):
        return False
    return not any(orders.first(sentence) for sentence in clauses.sentences(words)[1:])


def _enacts(item: Item) -> bool:
    return item.node.style == markers.ARTICLE and sieve.is_enactment(item.words)


def _only_history(words: Quoted) -> bool:
    """What was done is told, and nobody is told anything besides."""
    sentences = clauses.sentences(words)
    return sieve.is_history(sentences[0]) and not any(
        _told_with_a_time(told) if sieve.is_history(told) else orders.first(told) for told in sentences
    )


def _told_with_a_time(sentence: Quoted) -> bool:
    """As in "Đoàn đã báo cáo … và yêu cầu trong vòng 30 ngày UBND huyện …": a past order still in force."""
    return orders.told(sentence) is not None and bool(deadlines.of(sentence, None))


def _only_judges(item: Item) -> bool:
    """As in "Đánh giá cao Bộ A đã …. Chi phí còn cao.": praise and the state of things, and nobody told."""
    first, *others = clauses.sentences(item.words)
    if item.context.lead or not sieve.is_consent(first):
        return False
    return not any(bodies.begins_with_verb(told) and not sieve.is_consent(told) for told in others)


def _only_rounds_off(item: Item) -> bool:
    """Exhortation and contingency, and nothing else."""
    sentences = list(map(past_formula, clauses.sentences(item.words)))
    loose = item.node.style in {markers.PARAGRAPH, markers.INTRO} or any(map(sieve.is_contingency, sentences))
    return all(
        sieve.is_contingency(sentence)
        or sieve.is_only_liability(sentence)
        or (sieve.is_consent(sentence) and not item.context.lead)
        or (loose and (sieve.is_exhortation(sentence) or sieve.is_closing(sentence)))
        for sentence in sentences
    )


def reports_in_need(clause: Quoted) -> bool:
    """As in "…; trường hợp phát sinh vướng mắc, kịp thời báo cáo UBND tỉnh": a conditional report of the item's own."""
    if not sieve.is_contingency(clause) or "báo cáo" not in clause.low:
        return False
    return orders.first(clause) is None and bool(reports.of(clause))
