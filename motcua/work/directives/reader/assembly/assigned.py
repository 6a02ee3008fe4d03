"""As in "Lắp đặt camera (Công an tỉnh chủ trì, phối hợp với Sở Y tế; hoàn thành trước …)": told in brackets."""

import re

from motcua.work.directives.reader.grammar import bodies
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
