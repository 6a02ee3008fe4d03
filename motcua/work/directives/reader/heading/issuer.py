"""Who issued a document: the body its head names, else who speaks in its text."""

import re
from collections.abc import Sequence

from motcua.work.directives.reader import lexicon
from motcua.work.directives.reader.heading import casing, front, signs
from motcua.work.directives.reader.heading.front import Piece

_TOP = 14  # pieces above which the body stands
_BODIES = (
    "CHỦ TỊCH|ỦY BAN|UBND|HỘI ĐỒNG|HĐND|VĂN PHÒNG|SỞ|BỘ|BAN|CỤC|CHI CỤC|TỔNG CỤC|ĐOÀN|THANH TRA|CÔNG AN|PHÒNG|"
    "TRUNG TÂM|THỦ TƯỚNG|CHÍNH PHỦ|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|ĐẢNG ỦY|TỔ|BẢO HIỂM|KHO BẠC|VIỆN|TRƯỜNG|NGÂN HÀNG|"
    "LIÊN MINH|HIỆP HỘI|QUỐC HỘI|TỔNG CÔNG TY|TẬP ĐOÀN|CÔNG TY|THUẾ|HẢI QUAN|THỐNG KÊ|TÒA ÁN|VIỆN KIỂM SÁT|"
    "MẶT TRẬN|BỆNH VIỆN"
)
_BEGINS = re.compile(rf"(?:{_BODIES})(?!\w)")
_KIND = re.compile(rf"(?:{signs.KINDS})(?!\w)|KÍNH GỬI|V/V")
_UNFINISHED = frozenset({"ỦY", "VĂN PHÒNG", "CHỦ TỊCH"})
_COUNCIL = re.compile(r"(?:CHỦ TỊCH )?(?:ỦY BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND)(?!\w)")
_LEVEL = "TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU"
_PLACE = re.compile(rf"(?<!\w)(?P<level>{_LEVEL})\s+(?P<name>\w.*)$")
_BARE_LEVEL = re.compile(rf"(?<!\w)(?:{_LEVEL})$")
_WITHIN = re.compile(r"\s+(?=(?:VĂN PHÒNG|SỞ|CHI CỤC|THANH TRA|ĐOÀN)(?!\w))")

_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Dương|Lý|Đào|Đinh|Mai|Trịnh|Tô|Hồ|Lương|Đoàn|Tạ|Cao|"
    "Hà|Lâm"
)
_PERSON = rf"(?!Hồ Chí Minh)(?:{_SURNAMES})(?: [{lexicon.UPPER}]\w*){{2,3}}(?!\w)"  # three words or four, no place
_OF = rf"(?: (?:{_LEVEL.lower()}|Thành phố|TP\.?)(?!\w))?(?: (?!{_PERSON}){front.NAME})?"
_FIELD = rf"(?:(?i:{lexicon.pattern('fields')})(?!\w)|[{lexicon.UPPER}]\w*(?: \w+){{0,3}}?)"
_WHO = (
    rf"(?:(?:(?:Phó )?(?:Chủ|chủ) tịch|Văn phòng|VP) )?(?:UBND|(?:Ủy|ủy) ban nhân dân|HĐND|Hội đồng nhân dân){_OF}|"
    r"Văn phòng Chính phủ|(?:Phó )?Thủ tướng(?: Chính phủ)?|Chính phủ|"
    rf"(?:(?:Bộ trưởng|Thứ trưởng|Giám đốc|Phó Giám đốc) )?(?:Sở|Bộ|Cục|Chi cục|Tổng cục) {_FIELD}{_OF}|"
    r"(?:Bộ trưởng|Thứ trưởng|Giám đốc)(?= (?:yêu cầu|giao|chỉ đạo|kết luận|chỉ thị))"
)
_STILL = "đã|vừa|có|cũng|tiếp tục|cơ bản|nghiêm khắc|chủ trì|và|ký|kính|xin|trân trọng|đồng ý|thống nhất|hoan nghênh"
_SAYS = (
    rf"(?: {_PERSON})?(?:,? (?:{_STILL}))* (?:yêu cầu|giao|chỉ đạo|có ý kiến|ý kiến|kết luận|đề nghị|thông báo|"
    r"ban hành|chỉ thị|điện|trả lời|báo cáo|quyết định|theo chức năng|phê bình|biểu dương|phân công|có văn bản)(?!\w)"
)
_SPEAKS = re.compile(rf"(?<!\w)(?<!được )(?<!của )(?<!do )(?P<who>{_WHO})(?={_SAYS})")
_CLOSES = re.compile(
    rf"(?<!\w)(?P<who>{_WHO}) (?:xin |kính |trân trọng )*thông báo(?: để| đến| tới| cho| ý kiến|\s*\./)"
)


def of(found: Sequence[Piece], foot: Sequence[Piece]) -> str | None:
    """The body that issued the document, as its head has it, else who closes it, else who first speaks in it.

    What a leader says is issued by the body whose head the paper has. Source: decision 0227
    """
    named = _headed(found)
    if named:
        return named
    closing = _CLOSES.search(" ".join(piece.text for piece in foot))
    said = front.spoken(list(found))
    told = closing or _SPEAKS.search(said)
    return told["who"].strip() if told else None


def _headed(found: Sequence[Piece]) -> str:
    """The body in capitals above number, kind and address; a body below another with the place of that one."""
    bodies: list[str] = []
    for piece in found[:_TOP]:
        if not piece.shouted or _KIND.match(piece.text) or signs.is_number(piece.text):
            break
        for line in _lines(piece.text, bodies):
            if bodies and ((bodies[-1] in _UNFINISHED and len(bodies) == 1) or not _BEGINS.match(line)):
                bodies[-1] = f"{bodies[-1]} {line}"
            elif bodies or _BEGINS.match(line) or line in _UNFINISHED:
                bodies.append(line)
    return casing.body(_placed(bodies[-1], bodies[0])) if bodies else ""


def _lines(text: str, bodies: Sequence[str]) -> list[str]:
    """The line, cut where below a council another body begins in it."""
    above = bodies[-1] if bodies and not _BEGINS.match(text) else text
    return _WITHIN.split(text) if _COUNCIL.match(above) and _PLACE.search(above) else [text]


def _placed(name: str, above: str) -> str:
    """The name with the place of the council above it: "SỞ NỘI VỤ" below "UBND TỈNH AN GIANG" is that of An Giang."""
    place = _PLACE.search(above)
    if name == above or not _COUNCIL.match(above) or not place:
        return name
    if name == "VĂN PHÒNG":
        return f"{name} {above}"
    if _BARE_LEVEL.search(name):
        return f"{name} {place['name']}"
    return name if _PLACE.search(name) else f"{name} {place[0]}"
