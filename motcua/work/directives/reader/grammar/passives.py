"""Who is told where the thing to be done comes first: "Báo cáo của X gửi về …", "Việc kiểm tra do X chủ trì"."""

import re

from motcua.work.directives.reader.grammar import bodies
from motcua.work.directives.reader.grammar.bodies import Names
from motcua.work.directives.reader.quoted import Quoted

_OWN_REPORT = re.compile(
    r"(?:báo cáo|văn bản|kết quả|ý kiến|hồ sơ|danh sách|số liệu)\s(?:[^.;:]{0,60}?\s)?của\s+(?=\S)"
)
_SENT = re.compile(r"\s*(?:được\s+|phải\s+|đề nghị\s+)?(?:gửi|nộp|báo cáo)\s+(?:về|cho|đến)?")
_BY_WHOM = re.compile(r"\sdo\s+(?=\S)")
_LEADS = re.compile(r"\s*(?:chủ trì|chịu trách nhiệm|tổ chức thực hiện|thực hiện|triển khai|đảm nhận|đảm nhiệm)(?!\w)")


def handed_in(words: Quoted) -> Names | None:
    """As in "Báo cáo của các đơn vị gửi về Sở Nội vụ trước ngày …": the units report."""
    begun = _OWN_REPORT.match(words.low)
    names = bodies.listed(words, begun.end()) if begun else None
    return names if names and _SENT.match(words.low, names.end) else None


def agent(words: Quoted) -> Names | None:
    """As in "Việc kiểm tra do Thanh tra tỉnh chủ trì": who does what the sentence speaks of."""
    by = None if bodies.begins_with_verb(words) else _BY_WHOM.search(words.low)
    names = bodies.listed(words, by.end()) if by and "," not in words.low[: by.start()] else None
    return names if names and _LEADS.match(words.low, names.end) else None
