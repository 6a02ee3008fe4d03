"""The ways in which a line of a statement may disagree with what is entered here, in words.

Source: decision 0520
"""

from enum import StrEnum


class Kind(StrEnum):
    """Why a line stands on the list."""

    UNKNOWN = "unknown"
    SHORT = "short"
    OVER = "over"
    ENDED = "ended"
    OTHER_SUM = "other_sum"
    OTHER_ORDER = "other_order"
    TWICE = "twice"
    NOT_THERE = "not_there"
    OUT_UNKNOWN = "out_unknown"
    OUT_OTHER_SUM = "out_other_sum"

    @property
    def reason(self) -> str:
        """What disagrees, and what to do, in one sentence or two."""
        return _REASONS[self]


_REASONS = {
    Kind.UNKNOWN: "Tiền đã vào nhưng nội dung không có mã nộp nào của tỉnh. Hỏi người chuyển, rồi trả lại.",
    Kind.SHORT: "Chuyển thiếu so với số còn phải nộp; đã ghi phần đã chuyển, phần còn lại vẫn phải nộp.",
    Kind.OVER: "Chuyển thừa so với số còn phải nộp; đã ghi, phần thừa phải hoàn.",
    Kind.ENDED: "Hồ sơ đã dừng hoặc không được tiếp nhận khi tiền vào; đã ghi, phải hoàn toàn bộ.",
    Kind.OTHER_SUM: "Số tiền trên sao kê khác số đã ghi cho giao dịch này.",
    Kind.OTHER_ORDER: "Giao dịch này đã được ghi cho một mã nộp khác.",
    Kind.TWICE: "Mã giao dịch có hai lần trong tệp; chỉ dòng đầu được ghi.",
    Kind.NOT_THERE: "Tỉnh đã ghi thu nhưng sao kê ngày này không có giao dịch đó.",
    Kind.OUT_UNKNOWN: "Tiền đã ra nhưng không có lần hoàn nào mang số này.",
    Kind.OUT_OTHER_SUM: "Số tiền ra trên sao kê khác số đã ghi hoàn.",
}
