"""Sentences and clauses of an item."""

import re

from motcua.work.directives.reader.quoted import Quoted

_END = re.compile(
    r"[.!?…](?:[\"'”’)\]]*)\s+(?=[\"“(]?[A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ])"
)
_SHORT = re.compile(r"(?:TP|TX|Tp|PGS|TS|GS|ThS|Th\.S|KH|QĐ|NĐ|TT|St|Mr|vv|v\.v)\.$|^\d{1,2}\.$")
_ASKED_ALSO = re.compile(  # "yêu cầu Sở A …, đề nghị Công an tỉnh …": the second is asked by who asks the first
    r",\s+(?:đồng thời,?\s+)?(?=(?:đề nghị|giao)\s+(?:sở|công an|ubnd|ủy ban|ban|thanh tra|văn phòng|bộ chỉ huy)(?!\w))"
)
_ASKED = re.compile(r"(?<!\w)(?:yêu cầu\s|nhấn mạnh(?!\w))")
_SEMICOLON = re.compile(r";\s+(?:đồng thời,?\s+|riêng\s+|và\s+)?|,\s+(?:trong khi|còn)(?:\s+đó,?)?\s+")


def sentences(words: Quoted) -> list[Quoted]:
    """The sentences of the words in order."""
    return words.once("sentences", _sentences)


def _sentences(words: Quoted) -> list[Quoted]:
    found: list[Quoted] = []
    start = 0
    for end in _END.finditer(words.text):
        if _SHORT.search(words.text[max(0, end.start() - 5) : end.start() + 1]):
            continue
        found.append(words.cut(start, end.end()))
        start = end.end()
    if not found:
        return [words] if words else []
    return [sentence for sentence in [*found, words.cut(start)] if sentence]


def clauses(words: Quoted, after: int = 0) -> list[Quoted]:
    """The parts of a sentence between semicolons that stand outside brackets, and after its list of bodies."""
    found: list[Quoted] = []
    start = 0
    for mark in _marks(words, after):
        if words.key.count("(", 0, mark.start()) > words.key.count(")", 0, mark.start()):
            continue
        found.append(words.cut(start, mark.start() + 1))
        start = mark.start() + 1
    if not found:
        return [words] if words else []
    return [clause for clause in [*found, words.cut(start)] if clause]


def _marks(words: Quoted, after: int) -> list[re.Match[str]]:
    """Where a clause ends, in order."""
    marks = list(_SEMICOLON.finditer(words.key, after))
    if _ASKED.search(words.low):
        marks += [mark for mark in _ASKED_ALSO.finditer(words.low, after) if _ASKED.search(words.low, 0, mark.start())]
    return sorted(marks, key=lambda mark: mark.start())
