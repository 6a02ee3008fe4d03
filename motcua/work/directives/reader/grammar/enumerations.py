"""Lists of bodies taken apart: shared heads, names that contain "và", collectives that stay whole."""

import re

from motcua.work.directives.reader import lexicon
from motcua.work.directives.reader.quoted import Quoted

_NOT = rf"(?!(?:{lexicon.pattern('not_heads')})(?!\w))"
_FULL_HEAD = re.compile(rf"{_NOT}(?:{lexicon.pattern('heads', 'proper_heads')})(?!\w)", re.IGNORECASE)
_BREAK = re.compile(r"\s*;\s*(?:và\s+)?|\s*,\s*(?:và\s+)?|\s+và\s+|\s+cùng\s+|\s*/\s*(?=[A-ZĐ])")
_SHARED = re.compile(
    r"^(?P<before>.*?)(?P<each>\bcác\s+)?\b(?P<kind>bộ, cơ quan|bộ, ngành|bộ|sở, ban, "
    r"ngành|sở, ngành|sở|tỉnh, thành phố|tỉnh|"
    r"thành phố|huyện|xã, phường|phường, xã|xã|phường|tập đoàn|tổng công ty|công ty|trường đại học)"
    r"(?:\s+(?:vùng|ven|biên giới|miền|khu vực|trọng điểm|phía)[^:,;]{0,30})?\s*:\s*",
    re.IGNORECASE,
)
# "UBND các tỉnh Vĩnh Long, Bến Tre": places one by one, though no colon announces them.
_SHARED_PLACES = re.compile(
    rf"^(?P<before>(?:.*\s)?)(?P<each>[Cc]ác\s+)"
    rf"(?P<kind>[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường|[Ss]ở|[Bb]ộ)\s+"
    rf"(?=[{lexicon.UPPER}][^,;]*(?:[,;]|\svà\s))"
)
_COMMITTEE = re.compile(
    r"(?:Chủ tịch\s+)?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Công an|HĐND)\s+(?=(?:tỉnh|thành phố)\s+[A-ZĐ])"
)
_PLACE = re.compile(r"(?:tỉnh|[Tt]hành phố)\s+[A-ZĐ]")
_FIELDS = re.compile(rf"(?:{lexicon.pattern('fields')})(?!\w)", re.IGNORECASE)
# After a comma or "và" these go on a collective and start no new body.
_COLLECTIVE = re.compile(
    r"(?:ban|ngành|cấp|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu|đơn vị|địa phương|"
    r"đoàn thể|tổ chức|cá nhân|doanh nghiệp|hợp tác xã|"
    r"công ty|tổng công ty|cơ quan(?! ngang bộ thuộc)|hội|phòng|ban|bên mời thầu|chủ đầu "
    r"tư|nhà thầu|báo chí|tổ chức tín dụng|cơ sở|bộ|sở|"
    r"truyền thông|thôn|tổ dân phố|khu phố|vụ|cục|tập đoàn|lực lượng|mặt trận|hiệp hội|tỉnh|viên chức|tư vấn)(?!\w)"
)
# "Hội Nông dân", "Tỉnh đoàn", "Hiệp hội Doanh nghiệp": a capital and a name of its own, not a word of a collective.
_PROPER = re.compile(
    r"(?:Tỉnh|Thành|Huyện) (?:đoàn|ủy|uỷ)|"
    r"(?:Sở|Ban|Hội|Phòng|Ngân hàng|Mặt trận|Hiệp hội|Tập đoàn|Công ty|Tổng công ty)\s(?!Ngành|Ban|Sở)[A-ZĐ]"
)
# "Cục Lâm nghiệp và Kiểm lâm": what follows "và" begins like a body and is of the name.
_WHOLE = re.compile(rf"(?<!\w)(?:{lexicon.pattern('proper', 'fields')})(?!\w)")
_COLLECTIVE_START = re.compile(
    r"(?:.*\b)?(?:các|sở|ban|ngành|ubnd|ủy ban nhân dân|cơ quan|đơn vị|địa phương|tổ chức|"
    r"huyện|quận|xã|phường|thị xã|thành phố|bộ|thủ trưởng|"
    r"giám đốc|chủ tịch|doanh nghiệp|cấp|tổng công ty|tập đoàn|công ty|ngân hàng|chủ đầu "
    r"tư|đoàn thể|tỉnh|thị trấn|đặc khu|trung ương|cấp tỉnh|cấp huyện|cấp xã)$",
    re.IGNORECASE,
)


# "UBND thành phố và các huyện", "Công an tỉnh và các huyện": places of the one body.
_PLACES = re.compile(r"(?:các\s+)?(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu)(?!\w)")
_OF_PLACES = re.compile(
    r"(?:chủ tịch\s+)?(?:ubnd|ủy ban nhân dân)\s+(?:các\s+)?(?:thành phố|thị xã|huyện|quận|xã|phường)"
)


_LEVELS = re.compile(r"các (?:cấp|ngành)(?!\w)")  # "các cấp, các ngành" is one
# Where a name has come to its place it is whole: what follows with a capital is the next one.
_CLOSED = re.compile(rf"\s(?:tỉnh|huyện|thành phố|thị xã|xã|phường|{lexicon.pattern('places')})$")


_MANY_PLACES = re.compile(r"các\s+(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)")
_KNOWN_PLACE = re.compile(rf"(?:{lexicon.pattern('places')})(?!\w)")


def separate(part: Quoted) -> tuple[list[str], list[Quoted]]:
    """The bodies of a list as names, and the words each was read from."""
    names: list[str] = []
    pieces: list[Quoted] = []
    for words in [each for found in _top(part) for each in _numbered(found)]:
        shared = (":" in words.text and _SHARED.match(words.low)) or (
            "các " in words.low and _SHARED_PLACES.match(words.key)
        )
        if shared:
            if names and re.search(r"ủy$", names[-1].lower()):
                _share_places(words, shared, names, pieces)
            _spread(words, shared, names, pieces)
        else:
            names.append(_of_number(words, names) or _with_shared_head(words, names))
            pieces.append(words)
    named = _with_shared_places(names)
    kept = [place for place, name in enumerate(named) if name == named[-1] or not _ONLY_TITLE.fullmatch(name)]
    return [named[place] for place in kept], [pieces[place] for place in kept]


_ONLY_TITLE = re.compile(  # in "Giám đốc, Thủ trưởng các sở" the first title is of those named after the second
    r"(?:các\s+)?(?:giám đốc|thủ trưởng|bí thư|lãnh đạo|chủ tịch|hiệu trưởng|trưởng)", re.IGNORECASE
)


_BY_NUMBER = re.compile(  # "Hợp tác xã Hòa Tiến 1, Hòa Tiến 2": bodies of one name, told apart by a number
    r"(?P<head>.+?)\s(?P<name>(?:số|[A-ZĐ][^\W\d]*(?:\s[A-ZĐ][^\W\d]*)*)\s)\d{1,2}(?:(?:,|\svà)\s(?P=name)\d{1,2})+"
)


def _numbered(words: Quoted) -> list[Quoted]:
    if not _BY_NUMBER.fullmatch(words.key):
        return [words]
    ends = [gap.start() for gap in re.finditer(r"(?<=\d)(?:,|\svà)\s", words.key)] + [len(words)]
    return [words.cut(start, end).trim(", ") for start, end in zip([0, *ends], ends, strict=False)]


def _of_number(words: Quoted, names: list[str]) -> str:
    """The whole name of "Hòa Tiến 2" after "Hợp tác xã Hòa Tiến 1"; empty for any other."""
    plain = words.text.removeprefix("và ")
    both = _BY_NUMBER.fullmatch(f"{names[-1]}, {plain}") if names and plain[-1:].isdigit() else None
    return f"{both['head']} {plain}" if both else ""


def pieces(value: Quoted) -> list[Quoted]:
    """The bodies in a cell or after a label, where nothing but bodies stands."""
    return [piece for piece in separate(value.trim(" .;,:-"))[1] if piece]


def _with_shared_places(names: list[str]) -> list[str]:
    """As in "HĐND, UBND các huyện": the council is of the districts too."""
    shared = list(names)
    for place in range(len(names) - 2, -1, -1):
        after = _OF_WHOM.match(shared[place + 1])
        if after and _COUNCIL.fullmatch(shared[place]):
            shared[place] = f"{shared[place]} {after['place']}"
        deputies = _DEPUTIES.match(shared[place + 1])
        if deputies and shared[place].lower() == deputies["title"].lower():
            shared[place] = f"{shared[place]} {deputies['of']}"
    return shared


_DEPUTIES = re.compile(r"(?:các\s+)?phó\s+(?P<title>chủ tịch|giám đốc|bí thư)\s+(?P<of>.+)", re.IGNORECASE)


_COUNCIL = re.compile(r"(?:Thường trực\s+)?(?:HĐND|Hội đồng nhân dân|Đảng ủy|Ủy ban MTTQ Việt Nam)", re.IGNORECASE)
_OF_WHOM = re.compile(
    r"(?:Chủ tịch\s+)?(?:HĐND|Hội đồng nhân dân|UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?P<place>.+)", re.IGNORECASE
)


def _with_shared_head(words: Quoted, names: list[str]) -> str:
    """As in "UBND thành phố Hà Nội, Thành phố Hồ Chí Minh": the second is a committee too."""
    head = _COMMITTEE.match(names[-1]) if names and _PLACE.match(words.text) else None
    return f"{head[0]}{words.text}" if head else words.text


def _top(part: Quoted) -> list[Quoted]:
    """The list broken where one body ends and the next begins."""
    found: list[Quoted] = []
    start, position = 0, 0
    whole = [name.span() for name in _WHOLE.finditer(part.low) if part.key[name.start()].isupper()]
    while (gap := _BREAK.search(part.low, position)) is not None:
        position = gap.end()
        if _inside_brackets(part.low, gap.start()) or any(begun < gap.start() < end for begun, end in whole):
            continue
        before, after = part.cut(start, gap.start()), part.cut(gap.end())
        if _is_new(before, after, gap[0]):
            found.append(before)
            start = gap.end()
    return [words for words in [*found, part.cut(start)] if words]


def _inside_brackets(low: str, at: int) -> bool:
    return low.count("(", 0, at) > low.count(")", 0, at)


def _is_new(before: Quoted, after: Quoted, gap: str) -> bool:
    """Whether `after` is one more body and not the rest of the name before it."""
    if ";" not in gap and _begins_after_a_place(before, after):
        return True
    if not _FULL_HEAD.match(after.low) or (";" not in gap and _goes_on(before, after)):
        return False
    if "và" in gap and _OFFICE_OF_TWO.fullmatch(before.low) and _SECOND.match(after.low):
        return False
    if ";" in gap:
        shared = _SHARED.match(before.low) and not (_SHARED.match(after.low) or _TITLED.match(after.low))
        return not shared or after.text[:3].lower() == "các"
    if after.text[:1].isupper() or not _ALWAYS_NEW.match(after.low):
        return not _collective_goes_on(before, after) or bool(_ALWAYS_NEW.match(after.low))
    return not _COMPANIES.match(after.low)


_OF_MINISTRIES = re.compile(r"(?:bộ trưởng\s+|lãnh đạo\s+)?các bộ:\s[^;:]*$")
_A_MINISTRY = re.compile(r"(?:công an|quốc phòng|thanh tra)(?=[,.;]|\s+và\s|$)")  # of "các Bộ: Tài chính, Công an"
# "Văn phòng HĐND và UBND xã" is one office
_OFFICE_OF_TWO = re.compile(
    r"(?:lãnh đạo\s+|chánh\s+)?văn phòng\s+(?:đoàn (?:đbqh|đại biểu quốc hội)|hđnd|hội đồng nhân dân)"
    r"(?:\s+(?:tỉnh|thành phố))?"
)
_SECOND = re.compile(r"(?:hđnd|hội đồng nhân dân|ubnd|ủy ban nhân dân)(?!\w)")
_ALWAYS_NEW = re.compile(
    r"(?:các|ubnd|hđnd|ủy ban|văn phòng|công an|thủ trưởng|chủ tịch|giám đốc|lãnh đạo|"
    r"lực lượng|bộ đội|đối tượng|tập đoàn|tổng công ty)\b"
)
_TITLED = re.compile(r"(?:bí thư|chủ tịch|ubnd|ủy ban nhân dân|thủ trưởng|giám đốc)(?!\w)")
_COMPANIES = re.compile(r"(?:tập đoàn|tổng công ty)\b(?!\s*:)")


def _begins_after_a_place(before: Quoted, after: Quoted) -> bool:
    """As in "Bưu điện tỉnh | Agribank Hậu Giang": after its place a name is whole; "các tỉnh A | B" are places."""
    return (
        after.text[:1].isupper()
        and ":" not in before.text
        and bool(_CLOSED.search(before.low))
        and not (_COLLECTIVE.match(after.low) or _MANY_PLACES.search(before.low) or _KNOWN_PLACE.match(after.low))
    )


def _goes_on(before: Quoted, after: Quoted) -> bool:
    """As in "các cấp | các ngành", "UBND thành phố | các huyện", "chính trị | xã hội"."""
    return (
        "xã hội" in after.low[:7]
        or bool(_LEVELS.match(after.low) and _LEVELS.fullmatch(before.low))
        or bool(_PLACES.match(after.text) and _OF_PLACES.match(before.low))
        or bool(_OF_MINISTRIES.match(before.low) and _A_MINISTRY.match(after.low))
    )


def _collective_goes_on(before: Quoted, after: Quoted) -> bool:
    """As in "các sở | ban, ngành", "UBND các huyện | thị xã", "các Bộ | cơ quan ngang Bộ"."""
    if not _COLLECTIVE.match(after.low) or _PROPER.match(after.text):
        return False
    if re.match(
        r"(?:sở|bộ|tỉnh|thành phố|tập đoàn|công ty|tổng công ty|ban|hội)\s[A-ZĐ]",
        after.key.lower()[:0] + after.low[:0] + _cased(after),
    ):
        return False
    last = re.split(r"[,;]|\s+và\s+", before.low)[-1].strip()
    return bool(_COLLECTIVE_START.match(last)) or last.startswith(("các ", "ubnd các", "ủy ban nhân dân các"))


def _cased(words: Quoted) -> str:
    return words.key[:1].lower() + words.key[1:]


def _spread(words: Quoted, shared: re.Match[str], names: list[str], pieces: list[Quoted]) -> None:
    """Each item after the shared head becomes a body with that head."""
    before = words.text[: shared.start("each") if shared["each"] else shared.start("kind")].strip(" ,")
    kind = words.text[shared.start("kind") : shared.end("kind")].split(",")[0]
    if not before:
        kind = kind[:1].upper() + kind[1:]
    for item in _items(words.cut(shared.end())):
        placed = _PLACES.match(item.low)
        own = _FULL_HEAD.match(item.low) and not _FIELDS.match(item.low)
        if placed:
            names.append(f"{before} {item.text}".strip())
        else:
            names.append(item.text if own else " ".join(piece for piece in (before, kind, item.text) if piece))
        pieces.append(item)


def _share_places(words: Quoted, shared: re.Match[str], names: list[str], pieces: list[Quoted]) -> None:
    """As in "Bí thư tỉnh ủy và Chủ tịch UBND các tỉnh: A, B": the secretaries are of A and B too."""
    bare, place = names.pop(), shared["kind"].split(",")[0]
    pieces.pop()
    for item in _items(words.cut(shared.end())):
        names.append(f"{bare} {place} {item.text}")
        pieces.append(item)


def _items(words: Quoted) -> list[Quoted]:
    """The items of a shared head; names of ministries keep their "và" and commas."""
    found: list[Quoted] = []
    position = 0
    while position < len(words):
        lead = re.compile(r"(?:[\s,;.]|và\s|cùng\s)+").match(words.low, position)
        position = lead.end() if lead else position
        known = _FIELDS.match(words.low, position)
        if known:
            stop = known.end()
            more = re.compile(r"[^,;]*?(?=\s*[,;]|\s+và\s|$)").match(words.low, stop)
            stop = more.end() if more else stop
        else:
            other = re.compile(r"(?:\([^)]*\)|[^,;(])*?(?=\s*[,;]|\s+và\s|$)").match(words.low, position)
            stop = other.end() if other else len(words)
        if stop <= position:
            break
        item = words.cut(position, stop)
        if item:
            found.append(item)
        position = stop
    return found
