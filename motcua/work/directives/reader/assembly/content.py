"""The span of the main action: from its verb to the first natural break."""

import re
from collections.abc import Sequence

from motcua.work.directives.reader.grammar import bodies, coordination, headings
from motcua.work.directives.reader.grammar.deadlines import Deadline
from motcua.work.directives.reader.quoted import Quoted

_TOGETHER = re.compile(
    r"(?:(?:tiếp tục|chủ động|thường xuyên|khẩn trương|tích cực|có trách nhiệm|là cơ quan|là đơn vị)(?:\s*,)?\s*)*"
    r"(?:chủ trì\s*,?\s*(?:và\s+)?)?(?:tiếp tục\s+|chủ động\s+)?phối hợp(?:\s+(?:chặt "
    r"chẽ|tốt|thường xuyên|kịp thời|hiệu quả|chủ động))*,?\s*(?:cùng\s+với|với|cùng)?\s+"
)
_ALONE = re.compile(r"(?:chủ trì|có trách nhiệm|chịu trách nhiệm)\s*[,:]?\s+(?=\w)")
_BREAK = re.compile(r"[;.](?:\s|$)|,\s*(?=(?:báo cáo|trình|gửi)\s)")
_SHORTEST = 25
_REPORT = re.compile(r"[;.]\s+(?:kết quả[^.;]{0,40}\s)?(?:báo cáo|gửi|trình|thời hạn|thời gian)\s")
_SHORTEST_WORK = 12
_LONG_ENOUGH = 110  # a semicolon before this is only a pause
_SHARE = 0.4  # of the item: less would not tell which item is meant
_LIMIT_WORDS = re.compile(r"[\s,;.(]*(?:thời hạn(?: hoàn thành)?|hoàn thành|xong)?[\s,;.:(]*$")


def of(words: Quoted, action: int, limits: Sequence[Deadline], whole: int) -> Quoted:
    """The words of the action, without the lead, the co-ordination and the time limit.

    `whole` is the length of the item: a span is never so short against it that it could be of another item.
    """
    start = _start(words, action)
    if len(words) - start < whole * _SHARE <= len(words):
        start = 0
    floor = min(len(words), start + max(_SHORTEST, int(whole * _SHARE)))
    end = _first_break(words, start, floor)
    if end < floor:
        floor = start + _SHORTEST_WORK
    for limit in limits:
        place = words.find(limit.words.at[0]) if limit.words else -1
        if floor <= place < end and words.at[place] == limit.words.at[0]:
            end = place
    kept = words.cut(start, end)
    tail = _LIMIT_WORDS.search(kept.low)
    return kept.cut(0, tail.start()).trim(" ,;:.-/") if tail else kept.trim(" ,;:.-/")


def _first_break(words: Quoted, start: int, floor: int) -> int:
    told = _REPORT.search(words.low, start + _SHORTEST_WORK)
    if told and told.start() <= floor:
        return told.start()
    for found in _BREAK.finditer(words.low, floor):
        if found[0][0] != ";" or found.start() - start >= _LONG_ENOUGH:
            return found.start()
    return len(words)


def _start(words: Quoted, action: int) -> int:
    start = action if len(words) - action >= _SHORTEST else 0
    if start and headings.tells_work_first(words, start):
        return 0
    if not start:
        topic = headings.topic_end(words)
        start = topic if len(words) - topic >= _SHORTEST else 0
    together = _TOGETHER.match(words.low, start)
    if together:
        names = bodies.listed(words, together.end())
        end = coordination.named_end(words, names) if names else start
        return _past_marks(words, end) if len(words) - end >= _SHORTEST else start
    alone = _ALONE.match(words.low, start)
    return alone.end() if alone else start


def _past_marks(words: Quoted, at: int) -> int:
    while at < len(words) and words.text[at] in " ,.:;":
        at += 1
    return at
