"""What the columns of the grading's tables mean, for whoever takes a table away."""

from collections.abc import Iterable

from django.utils.translation import gettext

from motcua.faces.office.grading import wording
from motcua.law import grading


def columns(indicators: Iterable[int]) -> dict[str, str]:
    """A column for each indicator, with its number and its title."""
    return {f"indicator_{number}": f"{number}. {wording.title(number)}" for number in indicators}


def of_marks(indicators: Iterable[int] = tuple(grading.INDICATORS)) -> dict[str, str]:
    """What each indicator's points stand for, under the title of its column."""
    said = _points()
    return {wording.title(number): f"{said[number]} {_mean()}" for number in indicators}


def of_sheet() -> dict[str, str]:
    """What the columns of a unit's sheet and its nine lines stand for."""
    return {
        gettext("Điểm đo được"): gettext("Tính từ dữ kiện; trung bình của các hồ sơ, làm tròn một chữ số thập phân."),
        gettext("Điểm thẩm định"): gettext(
            "Điểm được tính: điểm đo được, hoặc điểm mà việc trả lời ý kiến đã công nhận."
        ),
        **of_marks(),
    }  # fmt: skip


def _mean() -> str:
    return gettext("Nguồn: Thông tư 01/2018/TT-VPCP, Điều 12 và Điều 13.")


def _points() -> dict[int, str]:
    """Source: TT 01/2018, Art. 12; decision 0404."""
    time = gettext(
        "Từng hồ sơ: 2 điểm nếu xong trước ngày hẹn, 1 điểm nếu xong đúng ngày hẹn, 0 điểm nếu xong sau ngày hẹn."
    )
    return {
        1: time,
        2: gettext(
            "Từng hồ sơ, theo bước chậm nhất của đơn vị: 2 điểm nếu xong trước ngày hạn của bước, 1 điểm nếu đúng "
            "ngày, 0 điểm nếu sau."
        ),
        3: gettext("Từng hồ sơ: 2 điểm nếu không lần nào, 1 điểm nếu một lần, 0 điểm nếu hơn một lần."),
        4: gettext("Từng hồ sơ: 2 điểm nếu không phải đến nơi nào, 1 điểm nếu một nơi, 0 điểm nếu hơn một nơi."),
        5: gettext(
            "Cả đơn vị: 2 điểm nếu xong tại quầy từ 20 % thủ tục (cấp tỉnh, sở), 50 % (cấp huyện), 100 % (cấp xã); "
            "1 điểm nếu mọi thủ tục tiếp nhận và trả tại Bộ phận Một cửa."
        ),
        6: gettext("Cả đơn vị: 2 điểm nếu công khai cả bản giấy và điện tử, 1 điểm nếu một trong hai."),
        7: time,
        8: gettext("Cả đơn vị: 2 điểm nếu không có hoặc trả lời đúng hạn tất cả, 1 điểm từ 90 %, 0 điểm nếu ít hơn."),
        9: gettext(
            "Cả đơn vị: 2 điểm từ 20 % thủ tục và 30 % hồ sơ trực tuyến, 1 điểm từ 15 % hồ sơ; hồ sơ trực tuyến muộn "
            "thì 0 điểm."
        ),
    }  # fmt: skip
