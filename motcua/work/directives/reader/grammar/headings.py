"""Whom a heading names: "3. Sở X", "1. Giao Sở X", "1.5. Trách nhiệm của …"; where a topic before orders ends."""

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
_WHICH = re.compile(  # "6. UBND các xã nằm trong vùng quy hoạch:"
    r"(?:nằm|thuộc diện|được giao|được phân công|chưa|đang|có)\s(?!trách nhiệm|nhiệm vụ)[^.;:,]{3,90}:$"
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
    if names and names.ended_by == "stop" and (_DESCRIBED if begun else _WHICH).match(words.low, names.end):
        whole = words.cut(at).trim(" :.;")
        return Names((whole.text,), (whole,), at, len(words), "end")
    if names and names.ended_by == "mark" and words.key.startswith(" - ", names.end - 1):
        return names
    return names


_TOPIC = re.compile(r"(?:về|đối với|liên quan|việc|riêng|tại|để|trên cơ sở)(?!\w)")
_OPENED_LIST = re.compile(r"các\s+[^:,.;]{0,30}:\s$")
_GIVES = re.compile(r"(?:(?:đồng ý|thống nhất|nhất trí) )?(?:giao|đề nghị|yêu cầu|phân công)(?!\w)")
_SHORT_TOPIC = re.compile(r"[^.;:()]{3,70}(?<!như)(?<!gồm)(?<!tỉnh)(?<!bộ)(?<!sở):\s+")
_WORK_TOPIC = re.compile(  # "Rà soát văn bản của tỉnh (cũ): Sở Tư pháp chủ trì; …": the work first, then who does it
    r"(?:[^.;:()]|\([^()]*\)){3,240}(?<!như)(?<!gồm)(?<!cụ thể)(?<!sau)(?<!đó):\s+"
)


def topic_end(words: Quoted) -> int:
    """Where "Về kiến nghị …:" ends; 0 where there is no such topic."""
    if not _TOPIC.match(words.low):
        return _end_of_work(words)
    ends = [found.end() for found in re.finditer(r":\s", words.key)]
    for end in ends:
        after = bodies.past_number(words, end)
        told = _GIVES.match(words.low, after) or bodies.begins(words, after)
        if told and not _OPENED_LIST.search(words.low[:end]):
            return end
    return (
        ends[0] if ends and not re.search(r"(?:tỉnh|sở|bộ|xã|phường|huyện|tập đoàn):\s$", words.low[: ends[0]]) else 0
    )


def _end_of_work(words: Quoted) -> int:
    """Where the work told before its body ends, as in "Bố trí nhà ở cho cán bộ: Sở Tài chính đề xuất …"."""
    if bodies.begins(words):
        return 0
    short = _SHORT_TOPIC.match(words.key)
    if short:
        return short.end() if bodies.begins(words, short.end()) else 0
    work = _WORK_TOPIC.match(words.key) if ":" in words.key[:_FARTHEST] else None
    names = bodies.listed(words, work.end()) if work else None
    return work.end() if work and names and names.ended_by == "verb" and not _DIRECTING.match(words.low) else 0


def tells_work_first(words: Quoted, before: int) -> bool:
    """Whether the work stands before a colon, and before `before`; what follows tells who does it."""
    return bodies.begins_with_verb(words) and 0 < topic_end(words) <= before


_FARTHEST = 250  # characters of work before a colon
_DIRECTING = re.compile(r"(?:chỉ đạo|hướng dẫn|đôn đốc|phân công|yêu cầu|đề nghị|giao|kiểm tra)(?!\w)")
