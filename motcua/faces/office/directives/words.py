"""How the office says what kind of document it is, how a duty stands, and what a proposal is."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from django.utils.translation import get_language, gettext, gettext_noop, ngettext

from motcua.faces.kit.scores import words as scores
from motcua.law import quality
from motcua.law.duties import Standing
from motcua.work.directives.measures import Measure, Unit

SHAPES = {
    Standing.DONE_IN_TIME: "done", Standing.DONE_LATE: "done", Standing.DONE: "done", Standing.OPEN: "on-time",
    Standing.LATE: "late", Standing.OPEN_ENDED: "draft", Standing.NOT_BEGUN: "waiting",
}  # fmt: skip
_NEAR = 3  # days
_MEASURES = (
    gettext_noop("Tổng điểm Bộ chỉ số 766"), gettext_noop("Số TTHC công khai đầy đủ nội dung"),
    gettext_noop("Số hồ sơ đồng bộ đầy đủ lên Cổng Dịch vụ công quốc gia"), gettext_noop("Số hồ sơ nộp trực tuyến"),
    gettext_noop("Số hồ sơ cấp kết quả điện tử"), gettext_noop("Số hồ sơ số hóa thành phần"),
    gettext_noop("Số hồ sơ đang quá hạn"), gettext_noop("Tỷ lệ quy hoạch, kế hoạch sử dụng đất đã công khai"),
    gettext_noop("Số quy hoạch, kế hoạch sử dụng đất đã công khai"),
)  # fmt: skip
NAMED = frozenset(_MEASURES)
_DOUBTS = (
    gettext_noop("Mục %(point)s: “%(text)s” không phải là ngày có thật."),
    gettext_noop("Mục %(point)s: hạn %(due)s đã qua khi văn bản ban hành ngày %(issued)s."),
    gettext_noop("Mục %(point)s: báo cáo (%(early)s) đến hạn trước khi việc xong (%(late)s)."),
    gettext_noop("Mục %(point)s: %(who)s phải báo cáo kết quả thẩm định, tổng hợp trước ngày %(early)s, nhưng "
                 "%(other)s đến %(late)s mới phải báo cáo."),
    gettext_noop("Mục %(point)s: không rõ ai được giao."),
)  # fmt: skip
_NOBODY = gettext_noop("đơn vị được giao")  # as the reader calls whom the document does not name
_HOLE = re.compile(r"%\((\w+)\)s")
_BULLET = " bullet "  # in the place of a task, as the schema of what is read has it


def standing(of: Standing) -> str:
    """How a duty stands, in the words of the regulation."""
    return {
        Standing.DONE_IN_TIME: gettext("Hoàn thành đúng hạn"),
        Standing.DONE_LATE: gettext("Hoàn thành quá hạn"),
        Standing.DONE: gettext("Đã hoàn thành, không có hạn"),
        Standing.OPEN: gettext("Chưa hoàn thành, trong hạn"),
        Standing.LATE: gettext("Chưa hoàn thành, quá hạn"),
        Standing.OPEN_ENDED: gettext("Chưa hoàn thành, không có hạn"),
        Standing.NOT_BEGUN: gettext("Chưa thực hiện"),
    }[of]


def shape(of: Standing, due: date | None, today: date) -> str:
    """The status that has a colour; a duty whose day is near has one of its own."""
    near = of is Standing.OPEN and due is not None and (due - today).days <= _NEAR
    return "nearly" if near else SHAPES[of]


def left(of: Standing, due: date | None, late: int, today: date) -> str:
    """How far away the day is, or how long ago it was."""
    if of in {Standing.LATE, Standing.DONE_LATE}:
        return ngettext("trễ %(n)s ngày", "trễ %(n)s ngày", late) % {"n": late}
    if of is not Standing.OPEN or due is None:
        return ""
    days = (due - today).days
    soon = ngettext("còn %(n)s ngày", "còn %(n)s ngày", days) % {"n": days}
    return soon if days else gettext("hết hôm nay")


def kind(of: str) -> str:
    """The kind of a document."""
    return {
        "thong_bao": gettext("Thông báo"), "cong_van": gettext("Công văn"), "ke_hoach": gettext("Kế hoạch"),
        "chi_thi": gettext("Chỉ thị"), "quyet_dinh": gettext("Quyết định"), "cong_dien": gettext("Công điện"),
        "nghi_quyet": gettext("Nghị quyết"), "tin_bai": gettext("Tin bài"),
    }.get(of, of)  # fmt: skip


def binds(of: str) -> str:
    """What a limit binds."""
    return gettext("Báo cáo") if of == "report" else gettext("Thực hiện")


def state(of: str) -> str:
    """Where a proposal is on its way."""
    return {
        "proposed": gettext("Chưa xem"), "accepted": gettext("Đã nhận"), "dropped": gettext("Đã bỏ")
    }[of]  # fmt: skip


def verdict(of: str) -> str:
    """What was told, or answered."""
    return {
        "progress": gettext("Báo cáo tiến độ"), "done": gettext("Báo cáo hoàn thành"),
        "confirmed": gettext("Xác nhận kết quả"), "returned": gettext("Trả lại kết quả"),
    }[of]  # fmt: skip


def legend() -> Mapping[str, str]:
    """What the marks in the text mean."""
    return {
        "lead": gettext("chủ trì"), "coordinate": gettext("phối hợp"), "content": gettext("việc"),
        "limits": gettext("thời hạn"), "report_to": gettext("nơi nhận báo cáo"),
    }  # fmt: skip


def measure(one: Measure) -> str:
    """What a figure is called: a share of the index by its component, any other by its own name."""
    if one.unit is Unit.PERCENT and one.component:
        title = next(row.title for row in quality.INDICATORS if row.id == one.component)
        return gettext("Tỷ lệ: %(what)s") % {"what": scores.gloss(title)}
    return gettext(one.label)


def unit(one: Unit) -> str:
    """What a figure is told in."""
    return gettext("điểm") if one is Unit.POINTS else one.value


def doubt(message: str) -> str:
    """What does not fit together, in the language of the page; bodies keep their names."""
    if get_language() == "vi":
        return point(message)
    for words, form in _forms():
        if found := form.fullmatch(message):
            return gettext(words) % {name: _part(text) for name, text in found.groupdict().items()}
    return message


def _part(text: str) -> str:
    return gettext(text) if text == _NOBODY else text


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each sentence of the reader with what it looks like once its holes are filled."""
    return tuple((words, re.compile(_form(words), re.DOTALL)) for words in _DOUBTS)


def _form(words: str) -> str:
    pieces = _HOLE.split(words)
    return "".join(f"(?P<{piece}>.+?)" if place % 2 else re.escape(piece) for place, piece in enumerate(pieces))


def point(place: str) -> str:
    """The place of a task in its document, in the words of the reader: `II.1 gạch đầu dòng 2`."""
    return f" {place}".replace(_BULLET, f" {gettext('gạch đầu dòng')} ").strip() if place else ""
