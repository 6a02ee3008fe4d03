"""What a document is about, in its own words: what stands under its kind, or behind "V/v", over however many lines."""

import re
from collections.abc import Sequence

from motcua.work.directives.reader.heading import casing, signs
from motcua.work.directives.reader.heading.front import Piece

_LONGEST = 600  # characters
_TOP = 40  # pieces among which a title begins
_KIND = re.compile(rf"(?P<kind>{signs.KINDS})(?![\w/-])\s*[:.]?\s*(?!(?i:số)\s*:?\s*\d)(?P<rest>.*)")
_ABOUT = re.compile(r"(?:V\s*/\s*v|Về việc|VỀ VIỆC|Về)(?!\w)\s*:?\s*", re.IGNORECASE)
_OF_LETTER = re.compile(r"(?:V\s*/\s*v|Về việc)(?!\w)", re.IGNORECASE)
_COLLECTED = re.compile(r"(?:tin bài|tin)\s*:\s*", re.IGNORECASE)
_ADDRESSED = re.compile(r"kính gửi", re.IGNORECASE)
_BODY = re.compile(
    r"kính gửi|căn cứ|nơi nhận|xét |theo đề nghị|(?:[ivx]{1,4}|\d{1,2}|[a-e])\s*[.)/]|"
    r"(?:điều|phần|chương|mục) [\divx]+|\[",
    re.IGNORECASE,
)
_SIGNER = re.compile(
    r"(?:PHÓ )?(?:CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|GIÁM ĐỐC|CHÁNH|TỔNG|THỐNG ĐỐC|TRƯỞNG|ỦY BAN|UBND|HỘI ĐỒNG|CHÍNH PHỦ|BAN "
    r"THƯỜNG VỤ|TM\.|KT\.|TL\.)(?!\w)|"
    rf"(?:{signs.KINDS})\s*:?$"
)
_TELEGRAPHS = re.compile(r"\s*(?:THỦ TƯỚNG CHÍNH PHỦ|(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC) [^,.;]{3,60})$")
_HANGS = re.compile(
    r"(?:[,-]|(?<!\w)(?:và|của|tại|với|về|các|cho|trong|số|năm|tỉnh|thành phố|huyện|xã|phường|sở|bộ|ngày|tháng|theo|"
    r"trên|đồng chí|từ|đến|ban hành|thực hiện))$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.:;]$")
_FULL_LINE = 25  # characters from which on a line may have been broken
_SHORT = 200  # characters of what may still be title where it begins with a capital
_SHOWN = 250  # characters shown of a document that has no title
_OWN = frozenset({"THÔNG BÁO", "CHỈ THỊ", "CÔNG ĐIỆN", "KẾ HOẠCH", "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "CÔNG VĂN"})


def of(found: Sequence[Piece], source: str, told: str) -> str:
    """The title of the document; `told` is what a collector noted of it, taken where it has none of its own."""
    top = found[:_TOP]
    end = next((place for place, piece in enumerate(top) if _ADDRESSED.match(piece.text)), len(top))
    own = _numbered(top[:3]) or _of_kind(top[:end], source) or _about(top[: end + 1], source)
    return own or _COLLECTED.sub("", told.partition(" | ")[0].strip(), count=1) or _first_line(found, source)


def _numbered(top: Sequence[Piece]) -> str:
    """Of "Chỉ thị số 24/CT-TTg ngày … về việc …" in one line, what it is about."""
    about = next(filter(None, (signs.behind_number(piece.text) for piece in top)), "")
    return casing.first_capital(about) if _ABOUT.match(about) else ""


def _of_kind(top: Sequence[Piece], source: str) -> str:
    for place, piece in enumerate(top):
        kind = _KIND.match(piece.text) or re.fullmatch(rf"(?P<kind>(?i:{signs.KINDS}))(?P<rest>)", piece.text)
        if not kind:
            continue
        begun, whole = _shouted(kind["rest"])
        words = begun if whole else _gathered(top, place + 1, begun)
        words = casing.sentence(words, source)
        if words and kind["kind"].upper() not in _OWN:
            return casing.first_capital(f"{kind['kind'].lower()} {words[:1].lower()}{words[1:]}")
        if words:
            return _marked(words)
    return ""


def _shouted(rest: str) -> tuple[str, bool]:
    """What a line says behind its kind, and whether text in small letters goes on there: then that is all."""
    words = rest.split()
    if not words or not words[0].isupper():
        return rest, False
    last = next((place for place, word in enumerate(words) if word != word.upper()), len(words))
    begun = " ".join(words[:last])
    if last < len(words) and words[last].startswith("điện"):
        begun = _TELEGRAPHS.sub("", begun)
    return begun, last < len(words)


def _about(top: Sequence[Piece], source: str) -> str:
    for place, piece in enumerate(top):
        about = _OF_LETTER.match(piece.text)
        if about and piece.text[:1].isupper():
            return _marked(casing.sentence(_gathered(top, place + 1, piece.text), source))
    return ""


def _marked(words: str) -> str:
    """The title beginning as one writes it: "V/v …", "Về việc …", or with a capital."""
    return casing.first_capital(re.sub(r"^V\s*/\s*v\s*:?\s*", "V/v ", words, flags=re.IGNORECASE)).strip(" .,;:-")


def _gathered(top: Sequence[Piece], at: int, begun: str) -> str:
    """The title from what is `begun`, with the lines that go on with it."""
    told, passed, before = begun, False, begun
    for place in range(at, len(top)):
        text = top[place].text
        if signs.is_day(text):
            passed = True  # of the column beside it
            continue
        if signs.is_number(text) or _BODY.match(text) or len(told) > _LONGEST:
            break
        if told and not _goes_on(told, before, top, place, passed=passed):
            break
        if not told and _SIGNER.match(text):
            break
        told, before = f"{told} {text}".strip(), text
    return told


def _goes_on(told: str, before: str, top: Sequence[Piece], place: int, *, passed: bool) -> bool:
    piece = top[place]
    if _ENDED.search(told):
        return False
    if piece.text[:1].islower():
        return True
    if told.isupper() and piece.shouted:
        return not _SIGNER.match(piece.text)
    if piece.apart or passed or piece.shouted:
        return False
    return bool(_HANGS.search(told)) or (len(before) >= _FULL_LINE and _is_rest(top, place))


def _is_rest(top: Sequence[Piece], place: int) -> bool:
    """Whether the lines up to the next gap are short and end no sentence: the last words of a title, no text yet."""
    after = next((other for other in range(place + 1, len(top)) if top[other].apart), len(top))
    words = " ".join(piece.text for piece in top[place:after])
    return len(words) <= _SHORT and not re.search(r"[.;:]\s|[.;:]$", words)


def _first_line(found: Sequence[Piece], source: str) -> str:
    """The first line that is neither furniture of the head nor whom the document is addressed to."""
    lines = [piece.text for piece in found if not (signs.is_day(piece.text) or signs.is_number(piece.text))]
    kinds = re.compile(rf"(?:{signs.KINDS})\s*:?")
    said = [line for line in lines if not (kinds.fullmatch(line) or _SIGNER.match(line) or _ADDRESSED.match(line))]
    first = next((line for line in said if not re.match(r"[-+•]|.*;$", line)), lines[0] if lines else source.strip())
    return first if len(first) <= _SHOWN else f"{first[:_SHOWN].rpartition(' ')[0].rstrip(' ,;')} …"
