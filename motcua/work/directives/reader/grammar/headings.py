"""Whom a heading names: "3. Sở X", "1. Giao Sở X", "1.5. Trách nhiệm của …"."""

import re

from motcua.work.directives.reader.grammar import bodies
from motcua.work.directives.reader.grammar.bodies import Names
from motcua.work.directives.reader.quoted import Quoted

_HEADING_START = re.compile(
    r"(?:(?:trách nhiệm|nhiệm vụ|phân công nhiệm vụ|nhiệm vụ cụ thể)\s+(?:của|đối với|"
    r"cho)\s+|(?:đối với|giao|đề nghị|yêu cầu|tại|về phía|phân công)\s+(?:cho\s+)?|trách "
    r"nhiệm\s+)"
)
_DESCRIBED = re.compile(  # "Đối với các Bệnh viện, Viện có giường bệnh trực thuộc Bộ"
    r"(?:có|trực thuộc|thuộc|đóng trên|trên địa bàn|đang|chưa|đã được|được)\s[^.;:,]{3,90}:?$"
)
_GATHERED = re.compile(r"gồm(?:\s+có)?\s*:?\s*(?=các\s+sở|các\s+bộ|sở|bộ)", re.IGNORECASE)


def told(words: Quoted) -> Names | None:
    """The bodies a heading names: "3. Sở X", "1. Giao Sở X", "1.5. Trách nhiệm của …"."""
    begun = _HEADING_START.match(words.low)
    at = begun.end() if begun else 0
    gathered = _GATHERED.search(words.low)
    if gathered and bodies.begins(words, at):
        inner = bodies.listed(words, gathered.end())
        if inner:
            return inner
    if begun and "của" in begun[0]:
        whole = words.cut(at).trim(" :.;")
        bracket = whole.text.find(" (")
        if bracket > 0:
            whole = whole.cut(0, bracket)
        names = bodies.listed(words, at)
        if names and len(names.names) > 1:
            return names
        return Names((whole.text,), (whole,), at, len(words), "end") if whole else None
    names = bodies.listed(words, at)
    if begun and names and names.ended_by == "stop" and _DESCRIBED.match(words.low, names.end):
        whole = words.cut(at).trim(" :.;")
        return Names((whole.text,), (whole,), at, len(words), "end")
    if names and names.ended_by == "mark" and words.key.startswith(" - ", names.end - 1):
        return names
    return names
