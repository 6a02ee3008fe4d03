"""The names of bodies: where one begins, where it ends, and the list it stands in."""

import re
from dataclasses import dataclass

from motcua.work.directives.reader import lexicon, quoted
from motcua.work.directives.reader.quoted import Quoted

_NOT = rf"(?!(?:{lexicon.pattern('not_heads')})(?!\w))"
HEAD = rf"{_NOT}(?:(?:các|từng|mỗi|(?:tất cả|toàn bộ) các)\s+{_NOT})?(?:{lexicon.pattern('heads')})(?!\w)"
_PROPER_HEAD = re.compile(rf"{_NOT}(?:{lexicon.pattern('proper_heads')})(?!\w)")
_HEAD = re.compile(HEAD)
_VERB = re.compile(rf"(?<!\w)(?:{lexicon.pattern('verbs', 'adverbs')})(?!\w)")
_STOP = re.compile(rf"(?<!\w)(?:{lexicon.pattern('stops')})(?!\w)")
_COMPOUND = re.compile(  # but in "Thủ trưởng các cơ quan, đơn vị chủ trì, phối hợp với …" they lead
    rf"(?<!\w)(?:{lexicon.pattern('compounds')})(?!\w)(?!(?<=chủ trì),?\s+phối hợp[^.;]{{0,16}}\svới\s)"
)
_PROPER = re.compile(rf"(?<!\w)(?:{lexicon.pattern('proper')})(?!\w)")
_FIELD = re.compile(rf"(?:{lexicon.pattern('fields')})(?!\w)")
_COMMON = (
    "các|sở|ban|ngành|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu|cơ quan|đơn vị|địa phương|đoàn thể|"
    "tổ chức|ấp|buôn|khóm|bản(?! (?:sao|đồ|vẽ|cam|tin|án|ghi|gốc|chính|quyền))|"
    "doanh nghiệp|cấp|hội|phòng|lực lượng|tổng công ty|công ty|tập đoàn|chủ đầu tư|nhà thầu|bên mời thầu|bộ|"
    "cá nhân|tỉnh|cơ sở|báo chí|chuyên môn|thôn|khu|tổ dân phố|ngân hàng|mặt trận|hiệp hội"
)
_SEPARATOR = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+(?:và|cùng|hoặc)\s+|\s*/\s*")
_GOES_ON = re.compile(rf"(?:{_COMMON})(?!\w)(?!\s*:)")
_LISTED = re.compile(
    r"các\s+(bộ, cơ quan|bộ, ngành|bộ|sở, ngành|sở, ban, ngành|sở|tỉnh, thành phố|tỉnh|thành phố|huyện|xã, phường|"
    r"phường, xã|xã|phường|tập đoàn|tổng công ty|công ty|ban|đơn vị|cơ quan|doanh nghiệp|trường đại học)"
    r"(?:\s+(?:vùng|ven|biên giới|miền|khu vực|trọng điểm|phía)[^:,;]{0,30})?\s*:\s*$"
)
_CONNECTIVE = re.compile(
    r"(?:trong đó|đồng thời|ngoài ra|bên cạnh đó|cùng với đó|theo đó|trong khi đó|trong khi|còn|riêng|về phía)\s*,?\s*"
)
_NUMBER = re.compile(r"\((?:i{1,3}|iv|vi{0,3}|ix|x|\d{1,2}|[a-zđ])\)\s*")  # "(i) Bộ Y tế …; (ii) Bộ Xây dựng …"
_NOUN = re.compile(r"tổ chức(?= liên quan| có liên quan|,)|ngân hàng")
_JOINING = re.compile(r"(?:và|cùng|đồng thời)\s+(?!phối)")
_CAPITALS = re.compile(r"[A-Z]{2,}")
_TITLE = re.compile(r"(?:các\s+)?(?:đồng chí|đ/c|ông|bà)\s+")
_TITLE_BEFORE = re.compile(r"(?:đồng chí|đ/c|ông|bà)\s+$")
_LONGEST_PERSON = 40
_LONGEST = 600  # characters in a list of bodies


@dataclass(frozen=True, slots=True)
class Names:
    """A list of bodies as written: each name with its words, where the list ends, and what ended it."""

    names: tuple[str, ...]
    words: tuple[Quoted, ...]
    start: int
    end: int
    ended_by: str  # "verb", "stop", "mark" or "end"


def begins(words: Quoted, at: int = 0) -> bool:
    """Whether a body's name begins at `at`."""
    return _head(words, at) is not None


def _head(words: Quoted, at: int) -> re.Match[str] | None:
    """The word a name begins with; some only with a capital: "Báo Hà Giang", but "báo ngay cho …"."""
    found = _HEAD.match(words.low, at)
    if found or not words.key[at : at + 1].isupper():
        return found
    return _PROPER_HEAD.match(words.low, at)


def begins_with_verb(words: Quoted) -> bool:
    """Whether the words begin with something to do."""
    return words.once("verb first", _begins_with_verb)


def _begins_with_verb(words: Quoted) -> bool:
    return bool(_VERB.match(words.low, past_connective(words)))


def past_number(words: Quoted, at: int) -> int:
    """Where the words go on after a number in brackets at `at`."""
    number = _NUMBER.match(words.low, at)
    return number.end() if number else at


def past_connective(words: Quoted) -> int:
    """Where the words begin after "đồng thời,", "trong khi" and their like."""
    number = _NUMBER.match(words.low)
    start = number.end() if number else int(words.key.startswith('"'))  # what a leader is quoted with
    found = _CONNECTIVE.match(words.low, start)
    return found.end() if found else start


def listed(words: Quoted, at: int = 0) -> Names | None:
    """The bodies named from `at` on; none where no name begins there."""
    if not begins(words, at):
        return None
    end, ended_by = _end(words, at)
    part = words.cut(at, end).trim(" ,;:.-")
    part = _without_tail(part)
    if not part:
        return None
    if _BARE.fullmatch(part.low):
        if words.key[end : end + 2] == ": " and (inner := _gathered(words, end + 2)):
            return Names(inner.names, inner.words, at, inner.end, inner.ended_by)
        above = _ABOVE.match(words.low, end)
        if above:
            end, part = above.end(), words.cut(at, above.end()).trim(" ")
            ended_by = _word_ends(words.key, end) or ended_by
    names, pieces = _separate(part)
    return Names(tuple(names), tuple(pieces), at, end, ended_by)


def _gathered(words: Quoted, at: int) -> Names | None:
    """As in "Các chủ đầu tư: Công ty A, Công ty B hoàn thành …": the bodies that the collective is of."""
    inner = listed(words, at)
    return inner if inner and len(inner.names) > 1 and inner.ended_by in {"verb", "end"} else None


_BARE = re.compile(
    r"(?:các\s+)?(?:(?:cơ quan|đơn vị|tổ chức|địa phương|doanh nghiệp|chủ đầu tư|nhà đầu tư|nhà thầu|lực lượng|"
    r"sở|ban|ngành)(?:,\s+|\s+và\s+|$))+"
)
_ABOVE = re.compile(r"(?:nêu|có tên|ở)\s+trên\s+")  # "các cơ quan, đơn vị nêu trên": those told before


def person(words: Quoted, at: int) -> Names | None:
    """The person named at `at` after "đồng chí", "ông" or "bà", the title left out."""
    title = _TITLE.match(words.low, at)
    start = title.end() if title else at
    if not (title or _TITLE_BEFORE.search(words.low[max(0, at - 12) : at])):
        return None
    end = start
    for word in _WORD.finditer(words.key, start, start + _LONGEST_PERSON):
        if not word[0][0].isupper() or (end > start and word.start() != end + 1):
            break
        end = word.end()
    named = words.cut(start, end)
    return Names((named.text,), (named,), start, end, "verb") if " " in named.text else None


def _without_tail(part: Quoted) -> Quoted:
    """A list never ends with a joining word."""
    found = re.search(r"[\s,;]+(?:và|cùng|hoặc|các)$", part.low)
    return part.cut(0, found.start()) if found else part


def _end(words: Quoted, at: int) -> tuple[int, str]:
    """Where the list that begins at `at` ends, and what ended it."""
    key, low = words.key, words.low
    limit = min(len(key), at + _LONGEST)
    head = _head(words, at)
    position = head.end() if head else at
    stop = _STOPS.search(key, position, limit)
    far = stop.end() if stop else limit  # no list of names goes past its sentence
    protected = _protected(words, at, far)
    known = {found.end() for found in _KNOWN.finditer(low, at, far)}
    known |= {found.end() for found in _PLACED.finditer(key, at, far)}
    listing = False
    while (found := _TOKEN.search(key, position, limit)) is not None:
        mark, place = found[0].strip(), found.start()
        inside = next((end for start, end in protected if start <= place < end), 0)
        if inside:
            position = max(_past_task(low, place, inside, limit), found.end())
            continue
        if mark == "(" and not _THROUGH.match(low, place):
            position = _past_bracket(key, place, limit)
            continue
        ended = (
            (_word_ends(key, place) or ("verb" if place - 1 in known and _UNKNOWN.match(key, place) else ""))
            if mark.isalnum() or mark == "_"
            else _mark_ends(words, mark, place, at, listing=listing)
        )
        if ended:
            return place, ended
        listing = listing or mark == ":"
        position = _WORD.match(key, place).end() if mark.isalnum() or mark == "_" else found.end()  # type: ignore[union-attr]
    return limit, "end"


# After "Sở Y tế" or "UBND tỉnh" the name is whole: a small word that goes on no name is what they do.
_KNOWN = re.compile(
    rf"(?<!\w)(?:(?:sở|bộ)\s+(?:{lexicon.pattern('fields')})|(?:ubnd|ủy ban nhân dân|công an) tỉnh|"
    rf"{lexicon.pattern('places')}|chức năng)(?!\w)"
)
_NO_PLACE = (  # a capital that begins one more body: "thành phố Hà Nội, UBND Thành phố …", "… Việt Nam, Báo Nhân dân"
    r"(?!(?:UBND|HĐND|Ủy ban|Hội|Công an|Sở|Ban|Bộ|Chủ tịch|Văn phòng|Tòa|Viện|Thành phố|Tỉnh|Báo|Đài|Tạp chí|Cục|Quỹ)"
    r"(?!\w))"
)
_PLACED = re.compile(  # "huyện Ngọc Hiển", "các quận Hồng Bàng, Ngô Quyền"
    rf"(?<!\w)(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
    rf"(?:\s[{lexicon.UPPER}][^\W\d_]*)+(?:(?:,|\svà)\s{_NO_PLACE}"
    rf"[{lexicon.UPPER}][^\W\d_]*(?:\s[{lexicon.UPPER}][^\W\d_]*)+)*(?!\w)"
)
_UNKNOWN = re.compile(
    r"(?!(?:tỉnh|thành|thị|huyện|quận|xã|phường|các|và|cùng|hoặc|của|trực|thuộc|nơi|liên|có|cũ|mới|hai|trung|khu|phụ|đóng|chi|và)(?!\w))"
    r"[^\W\d_A-ZĐ]"
)
_STOPS = re.compile(r"(?<!TP)(?<!TX)(?<!Tp)\.\s")
_TOKEN = re.compile(r"[(),;:.]|\s-\s|(?<!\w)\w")
_TASK_END = re.compile(r"[,;:.(]|\s(?:có trách nhiệm|chịu trách nhiệm|khẩn trương|chủ động|tiếp tục|phải)(?!\w)")
_THROUGH = re.compile(r"\(\s*(?:thông\s+)?qua\s|\(\s*(?:nếu có(?!\)\s*,)|để|đồng gửi|đồng thời)")
_WORD = re.compile(r"\w+")
_HOW_MANY = re.compile(r"\d{1,3}\s+(?:ngày|tuần|tháng|giờ|lần|năm|bản|bộ|đồng chí|người|hồ sơ|phiếu)(?!\w)|ngày\s+\d")
_FROM_TO = re.compile(rf"từ(?: [{lexicon.UPPER}]\w*)+ đến(?: [{lexicon.UPPER}]\w*)+")  # "ven biển từ A đến B"
_OFFICE = re.compile(r"cơ quan|đơn vị|trưởng|phó|ủy viên")


def _protected(words: Quoted, at: int, limit: int) -> list[tuple[int, int]]:
    """Where phrases stand whose words are part of a name though they look like verbs."""
    compounds = [found.span() for found in _COMPOUND.finditer(words.low, at, limit)]
    proper = [
        found.span()
        for form in (_FIELD, _PROPER)
        for found in form.finditer(words.low, at, limit)
        if words.key[found.start()].isupper()
    ]
    return compounds + proper + [found.span() for found in _FROM_TO.finditer(words.key, at, limit)]


def _past_bracket(key: str, place: int, limit: int) -> int:
    closing = key.find(")", place, limit)
    return closing + 1 if closing >= 0 else limit


def _word_ends(key: str, place: int) -> str:
    """Whether a word ends the names: "verb", "stop" or nothing."""
    if _VERB.match(key, place):
        return "verb"
    return "stop" if _STOP.match(key, place) or _HOW_MANY.match(key, place) else ""


def _mark_ends(words: Quoted, mark: str, place: int, at: int, *, listing: bool) -> str:
    """Whether a mark ends the names: "mark" or nothing."""
    key, low = words.key, words.low
    if mark == ":":
        return "" if _opens_list(words, place, at) else "mark"
    if mark in {",", ";"}:
        return "" if _continues(words, place + 1, listing=listing) else "mark"
    if mark == "-":
        after = place + 3
        return "" if key[after : after + 1].isupper() and not _OFFICE.match(low, after) else "mark"
    if mark == ".":
        return "" if _abbreviation(key, place) else "mark"
    return "mark"


def _opens_list(words: Quoted, place: int, at: int) -> bool:
    """Whether the colon at `place` stands before a list of names: "các Bộ: Y tế, Tài chính"."""
    low = words.low
    after = place + 1 + len(low[place + 1 :]) - len(low[place + 1 :].lstrip(" "))
    named = _LISTED.search(low, max(at - 1, 0), place + 1) or "gồm" in low[max(at, place - 12) : place]
    return bool(named) and (bool(_FIELD.match(low, after)) or not (_VERB.match(low, after) or _HEAD.match(low, after)))


def _past_task(low: str, start: int, end: int, limit: int) -> int:
    """As in "các đơn vị được giao làm Bên mời thầu dự án …": the name goes on to the next mark."""
    if "được giao" not in low[start:end]:
        return end
    mark = _TASK_END.search(low, end, limit)
    return mark.start() if mark else limit


def _abbreviation(key: str, position: int) -> bool:
    return bool(re.match(r"(?:TP|TX|Tp)\.", key[max(0, position - 2) : position + 1]))


def _continues(words: Quoted, at: int, *, listing: bool) -> bool:
    """Whether what stands after a comma is one more body of the list."""
    rest = words.key[at:]
    start = at + len(rest) - len(rest.lstrip(" "))
    joining = _JOINING.match(words.low, start)
    start = joining.end() if joining else start
    if _VERB.match(words.key, start) and not _COMPOUND.match(words.low, start):
        return bool(_NOUN.match(words.low, start))
    if begins(words, start) or _GOES_ON.match(words.low, start):
        return True
    letter = words.key[start : start + 1]
    return letter.isupper() and (listing or bool(_FIELD.match(words.low, start)) or not _VERB.match(words.low, start))


def _separate(part: Quoted) -> tuple[list[str], list[Quoted]]:
    """One name a body: "các Sở: A, B" is Sở A and Sở B; "các sở, ban, ngành" is one."""
    from motcua.work.directives.reader.grammar import enumerations

    return enumerations.separate(part)


def plain(name: str) -> str:
    """A name in one spelling and small letters, for comparing."""
    return quoted.small(quoted.one_spelling(quoted.squeezed(name)))


_LOOSE_VERB = re.compile(
    rf"(?:(?:{lexicon.pattern('verbs', 'adverbs')}|làm|không|có|đối với|trên cơ sở|căn cứ|nhằm|để)(?!\w))"
)


def begins_with_verb_any(words: Quoted) -> bool:
    """Whether the words begin with something to do, or with the circumstance of it."""
    return bool(_LOOSE_VERB.match(words.low, past_connective(words)))
