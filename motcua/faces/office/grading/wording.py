"""How a sheet says where each number comes from, and what no fact shows."""

from collections.abc import Iterable

from django.utils.translation import gettext, gettext_noop

from motcua.faces.kit import wording as kit
from motcua.law import grading
from motcua.law.grading import AgencyGrade, OfficialGrade
from motcua.law.quality import Level
from motcua.reactions.quality.grading.sheets import AgencySheet, Line, OfficialSheet
from motcua.work.grading.queries import ContestView

TITLES = {
    1: gettext_noop("Tổng thời gian giải quyết thủ tục hành chính so với thời gian quy định"),
    2: gettext_noop("Thời gian thực hiện của từng cơ quan, đơn vị tham gia giải quyết"),
    3: gettext_noop("Số lần phải liên hệ với nơi tiếp nhận hồ sơ để hoàn thiện hồ sơ"),
    4: gettext_noop("Số lượng cơ quan, đơn vị phải liên hệ để hoàn thiện hồ sơ"),
    5: gettext_noop("Thực hiện quy trình tiếp nhận, thẩm định, phê duyệt, trả kết quả tại Bộ phận Một cửa"),
    6: gettext_noop("Công khai các thủ tục hành chính"),
    7: gettext_noop("Thái độ của công chức, viên chức khi hướng dẫn và giải quyết"),
    8: gettext_noop("Tiếp thu, giải trình phản ánh, kiến nghị của tổ chức, cá nhân"),
    9: gettext_noop("Tiến độ và chất lượng cung cấp dịch vụ công trực tuyến"),
}


def title(number: int) -> str:
    """The indicator in the language of the page; in Vietnamese the words of the circular."""
    return gettext(TITLES[number])


def titles(numbers: Iterable[int]) -> list[tuple[int, str]]:
    """These indicators by number, in the language of the page."""
    return [(number, title(number)) for number in numbers]


def level(one: Level) -> str:
    """The level of a unit in the language of the page."""
    return {
        Level.PROVINCE: gettext("Cấp tỉnh"), Level.DEPARTMENT: gettext("Sở, ban, ngành"),
        Level.DISTRICT: gettext("Cấp huyện"), Level.COMMUNE: gettext("Cấp xã"),
    }[one]  # fmt: skip


def total_grade(own: AgencySheet | OfficialSheet) -> str:
    """The grade of a sheet; where no fact gives points, that there is nothing to grade."""
    return grade(own.grade) if own.most else gettext("không có gì để chấm")


def remarks(own: AgencySheet) -> list[str]:
    """What stands below a unit's sheet: missing indicators, and the strict reading."""
    if not own.most:
        return []
    strict = gettext(
        "Cách tính chặt, theo ngày hẹn đầu tiên và coi %(n)s hồ sơ đang quá hạn là muộn: %(strict)s điểm."
    ) % {"n": kit.number(own.overdue, 0), "strict": kit.number(own.strict_total, 1)}
    if own.most == grading.MOST:
        return [strict]
    scaled = gettext(
        "Chỉ số không có dữ kiện được bỏ qua, nên tổng điểm tối đa là %(most)s. Nếu quy về thang 18: %(scaled)s điểm."
    ) % {"most": own.most, "scaled": kit.number(own.scaled, 1)}
    return [scaled, strict]


def contested(one: ContestView) -> str:
    """What was said against a line, and what was answered, as one line."""
    said = gettext("Ý kiến của %(by)s ngày %(day)s: %(words)s") % {
        "by": one.by, "day": kit.day(one.at), "words": one.reason
    }  # fmt: skip
    if one.answered_at is None:
        return f"{said} – {gettext('đang chờ trả lời.')}"
    outcome = gettext("giữ nguyên")
    if one.points is not None:
        outcome = gettext("tính %(points)s điểm") % {"points": kit.number(one.points, 1)}
    answered = gettext("%(by)s trả lời ngày %(day)s: %(words)s") % {
        "by": one.answered_by, "day": kit.day(one.answered_at), "words": one.answer
    }  # fmt: skip
    return f"{said} – {answered} ({outcome})"


def note(line: Line, *, official: bool = False) -> str:
    """Where the points of the line come from; for one without facts, that it is left out."""
    if line.measured is None:
        return _missing(line.number)
    if line.number in {1, 7}:
        return _of_time(line.number)
    told = {
        2: _of_own_steps() if official else _of_steps(),
        3: gettext("Theo số lần yêu cầu bổ sung của từng hồ sơ; không dữ kiện nào nói do lỗi của ai."),
        4: gettext("Nộp trực tuyến: không phải đến nơi nào; cách khác: một nơi, là Bộ phận Một cửa."),
    }
    return told.get(line.number) or _of_agency(line)


def grade(one: AgencyGrade | OfficialGrade) -> str:
    """The grade in the language of the page."""
    return {
        AgencyGrade.EXCELLENT: gettext("Xuất sắc"), AgencyGrade.GOOD: gettext("Tốt"), AgencyGrade.FAIR: gettext("Khá"),
        AgencyGrade.AVERAGE: gettext("Trung bình"), AgencyGrade.WEAK: gettext("Yếu"),
        OfficialGrade.COMPLETE: gettext("Hoàn thành 100 % nhiệm vụ"),
        OfficialGrade.MOSTLY: gettext("Hoàn thành từ 70 % đến dưới 100 % nhiệm vụ"),
        OfficialGrade.PARTLY: gettext("Hoàn thành dưới 70 % nhiệm vụ"),
    }[one]  # fmt: skip


def _of_time(number: int) -> str:
    if number == 1:
        return gettext("Theo ngày xong so với ngày hẹn trả của từng hồ sơ.")
    return gettext("Hệ thống không ghi nhận khiếu nại nào, nên chấm theo thời hạn.")


def _of_steps() -> str:
    return gettext(
        "Đếm lượt xử lý: một hồ sơ qua ba đơn vị là ba lượt, mỗi lượt chấm theo bước chậm nhất của đơn vị trong hồ sơ; "
        "không tính bước trả kết quả."
    )


def _of_own_steps() -> str:
    return gettext("Theo bước chậm nhất do chính người này giữ trong từng hồ sơ.")


def _of_agency(line: Line) -> str:
    many = {name: kit.number(count, 0) for name, count in line.many.items()} | _declared(line)
    late = line.many.get("online_late", 0) + line.many.get("overdue_online", 0)
    numbers = {name: many.get(name, "0") for name in _NAMES} | {"late": kit.number(late, 0)}
    declared = line.declared is not None
    said = {5: _at_counter(declared=declared), 6: _published(declared=declared), 8: _answered(), 9: _online()}
    return said[line.number] % numbers


_NAMES = (
    "offered", "offered_online", "at_counter", "online", "dossiers", "answered", "petitions", "part", "whole", "source",
)  # fmt: skip


def _declared(line: Line) -> dict[str, str]:
    if line.declared is None:
        return {}
    one = line.declared
    return {"part": kit.number(one.part, 0), "whole": kit.number(one.whole, 0), "source": one.source}


def _at_counter(*, declared: bool) -> str:
    if declared:
        return gettext("Khai báo: %(part)s/%(whole)s thủ tục giải quyết xong tại quầy (%(source)s).")
    return gettext(
        "Cả %(offered)s thủ tục tiếp nhận và trả tại Bộ phận Một cửa; "
        "%(at_counter)s thủ tục có quy trình xong tại quầy."
    )


def _published(*, declared: bool) -> str:
    if declared:
        return gettext(
            "%(offered)s thủ tục công khai trên mạng; niêm yết bản giấy khai báo %(part)s/%(whole)s (%(source)s)."
        )
    return gettext("%(offered)s thủ tục công khai trên mạng; chưa khai báo niêm yết bản giấy nên không tính.")


def _answered() -> str:
    return gettext("%(answered)s/%(petitions)s phản ánh, kiến nghị được trả lời đúng hạn.")


def _online() -> str:
    return gettext(
        "%(offered_online)s/%(offered)s thủ tục trực tuyến; %(online)s/%(dossiers)s hồ sơ trực tuyến; "
        "%(late)s hồ sơ trực tuyến muộn hoặc quá hạn."
    )


def _missing(number: int) -> str:
    left_out = gettext("Chỉ số được bỏ qua khi cộng điểm.")
    why = {
        2: gettext("Không có bước nào được ghi trong kỳ."),
        6: gettext("Đơn vị không có thủ tục nào trong danh mục."),
        5: gettext("Đơn vị không có thủ tục nào trong danh mục."),
        8: gettext("Chưa có số liệu phản ánh, kiến nghị của kỳ này."),
    }
    return f"{why.get(number, gettext('Trong kỳ không có hồ sơ nào để chấm.'))} {left_out}"
