"""How a sheet says where each number comes from, and what no fact shows."""

from django.utils.translation import gettext

from motcua.faces.kit import wording as kit
from motcua.law.grading import AgencyGrade, OfficialGrade
from motcua.reactions.quality.grading.sheets import Line


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
    return gettext("Theo bước chậm nhất của từng đơn vị trong từng hồ sơ; không tính bước trả kết quả.")


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
