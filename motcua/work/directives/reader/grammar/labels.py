"""Labels that give the body and the time of an item: "Cơ quan chủ trì: …", "Thời gian hoàn thành: …"."""

import re
from dataclasses import dataclass

from motcua.work.directives.reader import quoted
from motcua.work.directives.reader.quoted import Quoted

LEAD, COORDINATE, TIME, PRODUCT, CONTENT = "lead", "coordinate", "time", "product", "content"
_WHO = r"(?:cơ quan|đơn vị|đầu mối|bộ phận|sở, ngành|sở, ban, ngành|tổ chức)"
_WHO_LIST = rf"{_WHO}(?:\s*[,/]\s*{_WHO})*"
_FORMS = (
    (COORDINATE, rf"(?:{_WHO_LIST}\s+)?(?:cùng\s+)?phối hợp(?:\s+thực hiện|\s+triển khai)?"),
    (LEAD,
        (rf"{_WHO_LIST}\s+(?:chủ trì|thực hiện|đầu mối|được giao|chịu trách nhiệm)(?:(?:\s*,)?\s*(?:và\s+)?(?:thực "
        rf"hiện|tham mưu|triển khai|tổng hợp|chính|báo cáo))*")),
    (LEAD, r"(?:phân công|giao|trách nhiệm|tổ chức)\s+(?:chủ trì|thực hiện)"),
    (LEAD,
        (r"(?:chủ trì(?:\s+thực hiện|\s+tham mưu)?|đầu mối(?:\s+thực hiện)?|người chịu trách "
        r"nhiệm|người thực hiện)")),
    (TIME,
        (r"(?:thời gian|thời hạn|tiến độ|thời điểm|mốc thời gian|thời hạn, tiến độ)(?:(?:\s*,)?\s*(?:tiến "
        r"độ|thực hiện|hoàn thành|trình|báo cáo|ban hành|triển khai|tổ chức|dự kiến|và|cần|"
        r"gửi|nộp|xong))*")),
    (TIME, r"hoàn thành"),
    (PRODUCT, r"(?:sản phẩm|kết quả|đầu ra)(?:\s+(?:đầu ra|dự kiến|đạt được|thực hiện|hoàn thành|cần đạt))*"),
    (CONTENT, r"(?:nội dung|nhiệm vụ|công việc)(?:\s+(?:công việc|thực hiện|nhiệm vụ|cụ thể|triển khai))*"),
)  # fmt: skip
_ANY = "|".join(f"(?P<k{number}>{form})" for number, (_, form) in enumerate(_FORMS))
_TIME_WITHOUT_COLON = (
    r"(?P<bare>(?<![^\W_] )(?<![.;,] )thời (?:gian|hạn) (?:thực hiện|hoàn thành)(?: xong)?\s+(?=(?:sau "
    r"khi|trước|trong|từ|đến|chậm nhất)(?!\w)))"
)
_LABEL = re.compile(
    rf"(?:^|(?<=[.;,(|\n-])\s*|(?<=[.;,]\s))(?:[-+*]\s*)?(?:(?:{_ANY})\s*:\s*|{_TIME_WITHOUT_COLON})", re.IGNORECASE
)
_MORE = re.compile(r"[;.]\s+(?=(?:kết quả[^.;]{0,40}\s)?(?:báo cáo|gửi|trình|đồng thời)(?!\w))")
_STARTS = re.compile(r"bắt đầu|khởi công")  # when the work begins is no limit to it
_HEADER = re.compile(rf"\s*(?:{_ANY})\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """One label: what it gives, and the words after its colon."""

    kind: str
    value: Quoted


def kind_of(header: str) -> str | None:
    """What a column with this header holds; none where it is no label."""
    found = _HEADER.match(header.strip())
    return _kind(found) if found and not _STARTS.search(header.lower()) else None


def split(words: Quoted) -> tuple[Quoted, list[Label]]:
    """The words before the first label, and the labels after them."""
    if ":" not in words.key and "thời " not in words.low:
        return words, []
    found = list(_LABEL.finditer(words.key))
    if not found:
        return words, []
    ends = [after.start() for after in found[1:]] + [len(words)]
    labels = [
        Label(_kind(label), _trimmed(words.cut(label.end(), end))) for label, end in zip(found, ends, strict=True)
    ]
    before = words.cut(0, found[0].start()).trim("(|")
    return _kept(before, labels)


def _trimmed(value: Quoted) -> Quoted:
    """The value without the marks around it; a bracket that closes one of its own stays."""
    plain = value.trim(".;,|-")
    return plain if plain.text.endswith(")") and "(" in plain.text else plain.trim("().;,|-")


def _kept(before: Quoted, labels: list[Label]) -> tuple[Quoted, list[Label]]:
    """As in "Thời hạn hoàn thành: trước ngày …; báo cáo …": what follows the time is of the item again."""
    rest = [before]
    for place, label in enumerate(labels):
        more = _MORE.search(label.value.low) if label.kind == TIME else None
        if more:
            rest.append(label.value.cut(more.end()))
            labels[place] = Label(TIME, label.value.cut(0, more.start()))
    return (quoted.joined(rest) if len(rest) > 1 else before), labels


def _kind(found: re.Match[str]) -> str:
    if found.groupdict().get("bare"):
        return TIME
    number = next(number for number in range(len(_FORMS)) if found[f"k{number}"] is not None)
    return _FORMS[number][0]
