"""To whom an item's own report or product goes, and through whom."""

import re
from dataclasses import dataclass

from motcua.work.directives.reader import lexicon
from motcua.work.directives.reader.grammar import bodies
from motcua.work.directives.reader.quoted import Quoted

_SENDS = re.compile(
    rf"(?<!\w){lexicon.NO_NOUN}(?:báo cáo|trình|gửi|nộp|cung cấp|chia sẻ|chuyển|"
    r"trả(?=\s+(?:lại\s+)?(?:kết quả|hồ sơ)(?:\s[^.;:,]{0,40}?)?\s(?:cho|về)\s)|"
    r"(?<!thông )báo(?=\s+(?:ngay\s+|kịp thời\s+)?(?:cho|về|với)\s)|thông tin(?=\s+(?:kịp thời\s+)?kết quả\s))(?!\w)"
    r"(?!\s+(?:của|đánh giá tác động|viên)(?!\w))",
    re.IGNORECASE,
)
_SOFT = frozenset({"cung cấp", "chia sẻ", "chuyển", "thông tin", "trả"})
_SENT = re.compile(  # what is given to a receiver as a report is: not power, nor service
    r"[^.;:]{0,40}?(?<!\w)(?:dữ liệu|số liệu|thông tin|hồ sơ|tài liệu|báo cáo|danh sách|danh mục|kết quả|văn bản|"
    r"ý kiến|biểu|bản|chứng cứ|giấy tờ|nội dung|tin|vụ việc|đơn)(?!\w)"
)
_FILLER = re.compile(
    r"(?:\s|,|(?:gửi|về|cho|lên|tới|đến|với|ngay|lại|kịp thời|trực tiếp|định kỳ|bằng văn bản|"
    r"báo cáo|trình|và(?=\s+(?:đề xuất|xin|trình|gửi))|đề xuất|xin ý kiến|lãnh đạo|tham "
    r"mưu)(?!\w))*"
)
_TOWARDS = re.compile(
    r"(?:\s(?:kết quả|tình hình),\s+(?:đề xuất|kiến nghị)\s+|"
    r"\s(?:về|cho|lên|tới|đến|gửi|với|trình|báo cáo)(?:\s+(?:về|cho|lên|tới))?\s+)"
)
_ABOVE = (
    r"(?:(?:các\s+)?cấp(?:\s+có)?\s+(?:thẩm quyền|trên)(?:\s+trực tiếp)?|(?:các\s+)?cơ "
    r"quan(?:\s+có)?\s+thẩm quyền|trung ương|hđnd|tổ công tác|tổ giúp việc)"
)
_ABOVE_RE = re.compile(rf"{_ABOVE}(?!\w)")
_VIA = re.compile(r"\s*[(,]?\s*(?:thông\s+)?qua\s+")
_NEVER = re.compile(
    r"(?:doanh nghiệp|các doanh nghiệp|xã|các hộ|cơ sở|các cơ sở|tổ chức|các tổ chức|thành "
    r"viên|các thành viên|tỉnh(?! ủy)|phường|"
    r"các địa phương|địa phương|các cấp|đoàn thể|trường(?!\s+(?:chính trị|cao đẳng|đại học|trung cấp))|"
    r"các trường|lực lượng|đối tượng|"
    r"nhà đầu tư|các nhà đầu tư|các đối tượng|các xã|các phường)(?!\w)"
)
_PAST = re.compile(
    r"(?:đã|được|đang|do|theo|(?<!định )kỳ|tại|mẫu|chế độ|việc|các|những|quy định|hệ thống "
    r"thông tin|biểu|công tác|nội dung|yêu cầu|(?<![;.,] )(?<!lập )(?<!thiện )(?<!chỉnh )(?<!bị )(?:hồ sơ|số liệu)|"
    r"sau khi|khi|trước khi)\s+$"
)
_ADVISED = re.compile(rf"tham mưu (?:cho )?{bodies.HEAD}[^,]*$")  # "tham mưu UBND tỉnh … trình HĐND" is what UBND does
_PURPOSE = re.compile(
    r"(?:để|nhằm|làm cơ sở|có cơ sở)\s+(?:[^.;,]{0,60}?\s)?$|"
    r"để\s+(?:(?:tổng hợp|xem xét|theo dõi)[^.;]{0,40}|hoàn thiện|hoàn chỉnh|thẩm định),\s+$"
)
_DIRECT_PURPOSE = re.compile(r"để\s+(?:kịp\s+|tổng hợp,?\s+)?$")
_OBJECT = 260  # characters of the thing reported between the verb and its receiver


@dataclass(frozen=True, slots=True)
class Report:
    """A receiver as written, where it stands, whether it comes only as a purpose, and through whom."""

    to: str
    words: Quoted
    start: int
    end: int
    via: Quoted | None
    purpose: bool


def of(words: Quoted) -> list[Report]:
    """The receivers of the item's own reports in order, immediate ones only."""
    found: list[Report] = []
    for verb in _SENDS.finditer(words.low):
        if found and verb.start() < found[-1].end:
            continue
        report = _after(words, verb)
        if report and not any(bodies.plain(report.to) == bodies.plain(other.to) for other in found):
            found.append(report)
    immediate = [report for report in found if not report.purpose]
    return immediate or found[:1]


def _after(words: Quoted, verb: re.Match[str]) -> Report | None:
    before = words.low[max(0, verb.start() - 80) : verb.start()]
    if _PAST.search(before) or _in_history(words.low, verb.start()):
        return None
    if verb[0] == "trình" and _ADVISED.search(re.split(r"[.;]", before)[-1]):
        return None
    purpose = bool(_PURPOSE.search(re.split(r"[.;]", before)[-1]))
    if purpose and not _DIRECT_PURPOSE.search(before):
        return None
    soft = verb[0] in _SOFT
    if soft and not (_SENT.match(words.low, verb.end()) or _told_before(words.low, verb, before)):
        return None
    filler = _FILLER.match(words.low, verb.end())
    at = filler.end() if filler else verb.end()
    if at > verb.end() and (not soft or _told_before(words.low, verb, before)):
        report = _receiver(words, at, verb.start(), purpose=purpose)
        if report:
            return report
    return _beyond_object(words, verb, purpose=purpose)


def _told_before(low: str, verb: re.Match[str], before: str) -> bool:
    """As in "chuẩn bị hồ sơ, tài liệu, cung cấp cho Sở Nội vụ": what is given stands before the verb."""
    return bool(_TO_WHOM.match(low, verb.end()) and _PREPARED.search(re.split(r"[.;]", before)[-1]))


_TO_WHOM = re.compile(r"\s+(?:kịp thời\s+)?(?:cho|về|đến)\s")
_PREPARED = re.compile(
    r"(?:hồ sơ|tài liệu|dữ liệu|số liệu|danh sách|danh mục|thông tin|kết quả)(?!\w)[^.;:]{0,40},?\s+(?:và\s+)?$"
)


def _in_history(low: str, at: int) -> bool:
    """Inside brackets that tell what was done: "(Sở Tài chính đã tổng hợp … tại Văn bản số …)"."""
    return low.count("(", 0, at) > low.count(")", 0, at)


def _beyond_object(words: Quoted, verb: re.Match[str], *, purpose: bool) -> Report | None:
    """As in "báo cáo kết quả thực hiện về UBND tỉnh": the receiver after what is reported."""
    stop = re.compile(r"[.;:](?!\d)").search(words.low, verb.end())
    limit = min(stop.start() if stop else len(words), verb.end() + _OBJECT)
    for towards in _TOWARDS.finditer(words.low, verb.end(), limit):
        if (verb[0] in _SOFT and "trình" in towards[0]) or _in_history(words.low, towards.start()):
            continue
        if re.search(r"(?<!\w)(?:để|nhằm)(?!\w)", words.low[verb.end() : towards.start()]):
            return None
        report = _receiver(words, towards.end(), verb.start(), purpose=purpose)
        if report:
            return report
    return None


def _receiver(words: Quoted, at: int, start: int, *, purpose: bool) -> Report | None:
    above = _ABOVE_RE.match(words.low, at)
    longer = bodies.listed(words, at) if above else None
    if above and not (longer and longer.end > above.end() + 1 and words.key[at].isupper()):
        named = words.cut(at, above.end())
        return Report(named.text, named, start, above.end(), _via(words, above.end()), purpose)
    if _NEVER.match(words.low, at):
        return None
    names = bodies.listed(words, at)
    if names is None:
        return None
    return Report(
        "; ".join(names.names),
        words.cut(at, names.end).trim(" ,;:.-("),
        start,
        names.end,
        _via(words, names.end),
        purpose,
    )


def _via(words: Quoted, end: int) -> Quoted | None:
    opened = _VIA.match(words.low, max(0, end))
    if not opened or not bodies.begins(words, opened.end()):
        return None
    names = bodies.listed(words, opened.end())
    return words.cut(opened.end(), names.end).trim(" ,;:.-()") if names else None
