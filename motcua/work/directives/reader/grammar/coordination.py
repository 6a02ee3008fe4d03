"""The bodies that work along: after "phối hợp với", and those a lead directs."""

import itertools
import re

from motcua.work.directives.reader.grammar import bodies
from motcua.work.directives.reader.grammar.bodies import Names
from motcua.work.directives.reader.quoted import Quoted

_TOGETHER = re.compile(
    r"(?<!\w)(?:với sự (?:phối hợp|tham gia) của\s+|chủ trì,?\s+cùng(?:\s+với)?\s+|"
    r"phối(?:\s+hợp|(?=\s+với))(?:\s+(?:chặt chẽ|tốt|thường xuyên|kịp thời|hiệu quả|đồng bộ|tích cực|chủ động))*"
    r",?\s*(?:cùng\s+với|với|cùng)?\s+)(?:các\s+đồng chí\s+)?"
)
_DIRECTS = re.compile(r"(?<!\w)(?<!lãnh đạo, )(?:chỉ đạo|đôn đốc, chỉ đạo)\s+(?:các\s+đồng chí\s+)?")
_GUIDES = re.compile(r"(?:,|và|;)\s*(?:hướng dẫn|hỗ trợ|đôn đốc|kiểm tra|điều hành)")
_GENERIC = re.compile(
    r"^(?:(?:(?:các|từng|mỗi|(?:tất cả|toàn bộ) các)\s+)?"
    r"(?:cơ quan|đơn vị|phòng|ban|ngành|tổ chức|địa phương|cấp|lực lượng)[, và]*)+"
    r"(?:trực thuộc|thuộc(?:.*(?:quản lý|thẩm quyền))?|liên quan|có liên quan|chức năng|"
    r"chuyên môn|thuộc phạm vi.*)?(?:\s+.*(?:trực thuộc|quản lý|liên quan))?$|"
    r"^(?:ngành|toàn ngành)\s|(?:trực thuộc|thuộc quyền|thuộc phạm vi quản lý|có liên "
    r"quan|liên quan)$|^(?:các\s+)?(?:cấp|ngành)(?!\w)|^thực hiện|^các địa phương$"
)
_LED = re.compile(r"(?<!\w)(?:chủ trì|làm đầu mối)[^.;:,(]{0,80}[,;]\s+(?:và\s+)?(?:giao\s+)?")
_IN_BRACKETS = re.compile(
    r"\((?=[^()]{4,200}\s(?:cùng\s+)?phối hợp(?:\s+thực hiện)?\s*\))"
)  # "chủ trì (A, B phối hợp)"
_HELP = re.compile(
    r"\s*,?\s*(?:có trách nhiệm\s+)?(?:cùng\s+)?(?:phối hợp|hỗ trợ|tham gia)(?!\s+(?:chặt chẽ\s+)?với)(?!\w)"
)
_AROUND = re.compile(r"\s+(?:trên địa bàn|của tỉnh|của thành phố|của mình|ở địa phương)(?:\s.*)?$")
_BOUND = re.compile(r"(?:trực thuộc|liên quan)(?:\s+(?:trên địa bàn|của).*)?$")
_WHERE = re.compile(r"(?:đóng|ở|trong|tại|trên|thuộc)(?!\w)")
_NAMED_ONLY = re.compile(r"(?:,\s*)?(?:như|gồm|bao gồm|là)\s*:?\s+")
_WORKING = re.compile(r"(?:việc|công tác|quy chế|sự|thực hiện|cơ chế|cơ quan|đơn vị|được|đã)\s+$")
_LONGEST_NAME = 60
_ITEM = re.compile(r"[^,;.:()]+?(?=\s*[,;.]|\s+và\s|$)")


def of(words: Quoted, *, directing: bool = True) -> list[Names]:
    """The lists of bodies that work along, in order."""
    found: list[Names] = [*_helpers(words)]
    found.extend(names for clause in _after_semicolons(words) if (names := only_helps(clause)) is not None)
    for together in _TOGETHER.finditer(words.low):
        if _WORKING.search(words.low[: together.start()]):
            continue
        names = bodies.listed(words, together.end())
        if names:
            found.append(_named_only(words, names) or names)
    if directing:
        found.extend(names for at in _directions(words) if (names := _directed(words, at)) is not None)
    return found


def _helpers(words: Quoted) -> list[Names]:
    """As in "Giao A chủ trì, B và C phối hợp thực hiện": B and C."""
    found = []
    for opened in _IN_BRACKETS.finditer(words.low):
        names = bodies.listed(words, opened.end())
        if names:
            found.append(names)
    for led in _LED.finditer(words.low):
        names = bodies.listed(words, led.end())
        if names and _HELP.match(words.low, names.end):
            found.append(names)
    return found


def _after_semicolons(words: Quoted) -> list[Quoted]:
    if "phối hợp" not in words.low:
        return []
    marks = [mark.end() for mark in re.finditer(r";\s", words.key)]
    return [words.cut(start, end) for start, end in itertools.zip_longest(marks, marks[1:], fillvalue=len(words))]


def only_helps(clause: Quoted) -> Names | None:
    """As in "…; Công an tỉnh phối hợp thực hiện.": who helps with what was told to another."""
    names = bodies.listed(clause, bodies.past_connective(clause))
    return names if names and _ONLY_HELP.fullmatch(clause.low, names.end) else None


_ONLY_HELP = re.compile(
    r"\s*(?:có trách nhiệm\s+|chủ động\s+)?(?:cùng\s+)?phối hợp(?:\s+(?:tổ chức\s+)?(?:thực hiện|triển khai))*[\s.;/]*"
)


def named_end(words: Quoted, names: Names) -> int:
    """Where the list ends, with the names after "như"."""
    such = _named_only(words, names)
    return such.end if such else names.end


def _named_only(words: Quoted, names: Names) -> Names | None:
    """As in "các doanh nghiệp viễn thông như: Viettel, VNPT": only the named ones."""
    such = _NAMED_ONLY.match(words.low, names.end)
    if not such or not words.low.startswith("như", such.start() + len(such[0]) - len(such[0].lstrip(", "))):
        return None
    pieces: list[Quoted] = []
    at = such.end()
    while (item := _ITEM.match(words.low, at)) is not None:
        piece = words.cut(item.start(), item.end())
        if not piece.text[:1].isupper() or len(piece) > _LONGEST_NAME:
            break
        pieces.append(piece)
        gap = re.compile(r"\s*(?:[,;]|và)\s*").match(words.low, item.end())
        at = gap.end() if gap else item.end()
        if not gap:
            break
    if not pieces:
        return None
    return Names(tuple(piece.text for piece in pieces), tuple(pieces), such.end(), at, "mark")


def _directions(words: Quoted) -> list[int]:
    """Where "chỉ đạo B …" is an order to B; "chỉ đạo, hướng dẫn B" is guidance."""
    return [
        found.end()
        for found in _DIRECTS.finditer(words.low)
        if not re.search(
            r"(?:ý kiến|ban|sự|công tác|văn bản|tập trung lãnh đạo,|được|đã)\s$", words.low[: found.start()]
        )
    ]


def _directed(words: Quoted, at: int) -> Names | None:
    names = bodies.listed(words, at)
    if names is None or (names.ended_by not in {"verb", "mark"} and not _WHERE.match(words.low, names.end)):
        return None
    if re.match(r"(?:tỉnh|thành phố|huyện|xã)(?!\w)", words.low[at:]):
        return None
    if all(_GENERIC.search(_AROUND.sub("", bodies.plain(name))) for name in names.names):
        return None
    kept = [number for number, name in enumerate(names.names) if not _BOUND.search(bodies.plain(name))]
    if not kept:
        return None
    return Names(
        tuple(names.names[number] for number in kept),
        tuple(names.words[number] for number in kept),
        names.start,
        names.end,
        names.ended_by,
    )
