"""Who does a work told before: in brackets ("Lắp đặt camera (Công an tỉnh chủ trì).") or in a sentence of its own."""

import re

from motcua.work.directives.reader.grammar import bodies, clauses, orders
from motcua.work.directives.reader.grammar.labels import LEAD, Label
from motcua.work.directives.reader.quoted import Quoted

_BRACKET = re.compile(r"\((?:giao\s+|do\s+)?(?P<told>[^()]{6,400})\)[\s.;,/]*$", re.IGNORECASE)
_CHARGED = re.compile(
    r"\s*,?\s*(?:là (?:cơ quan|đơn vị)\s+)?(?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm|tham mưu|phụ trách)(?!\w)"
)


def label(words: Quoted) -> Label | None:
    """The bodies that brackets at the end charge with the work, as a label of the lead."""
    found = _BRACKET.search(words.key)
    names = bodies.listed(words, found.start("told")) if found else None
    if found is None or names is None or not _CHARGED.match(words.low, names.end):
        return None
    return Label(LEAD, words.cut(found.start("told"), found.end("told")))


_ROLE = r"(?:tổ chức |trực tiếp )?(?:chủ trì|thực hiện|triển khai|đôn đốc|theo dõi|đầu mối|phụ trách|đảm nhận|tham mưu)"
_GIVEN = re.compile(r"(?:giao|do|phân công|thực hiện:|chủ trì:|đơn vị thực hiện:)\s+")
_ONLY_ROLE = re.compile(
    rf"\s*(?:(?:có|chịu) trách nhiệm\s+)?(?:{_ROLE}(?:[\s,]+(?:và\s+)?{_ROLE})*)?"
    r"(?:,?\s*(?:cùng\s+)?phối hợp(?:\s+với)?\s[^.;:]{3,160}?)?"
    r"(?:[\s,;.]*(?:xong|hoàn thành|trước|trong|chậm nhất|thời gian|thời hạn)(?!\w)[^.;:]{0,60})?[\s.;/]*"
)


def after(words: Quoted) -> Label | None:
    """As in "Tổ chức 19 buổi họp thôn. Phòng Kinh tế chịu trách nhiệm thực hiện.": who does it, told behind it."""
    return words.once("assigned after", _after)


def _after(words: Quoted) -> Label | None:
    bracket = _BRACKET.search(words.key)
    names = bodies.listed(words, bracket.start("told")) if bracket else None
    if bracket and names and names.end >= bracket.end("told") and bodies.begins_with_verb(words):
        alone = orders.first(words.cut(0, bracket.start())) is None
        return Label(LEAD, words.cut(names.start, names.end)) if alone else None
    *before, last = clauses.sentences(words)
    if not before or any(map(orders.first, before)) or not bodies.begins_with_verb(before[0]):
        return None
    given = _GIVEN.match(last.low)
    names = bodies.listed(last, given.end() if given else 0)
    if names is None or not (given or names.ended_by == "verb") or not _ONLY_ROLE.fullmatch(last.low, names.end):
        return None
    return Label(LEAD, last.cut(names.start))
