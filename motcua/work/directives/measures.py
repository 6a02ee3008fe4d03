"""The figures of the house by which a duty may be measured; what each comes to, is reckoned when asked.

Source: decision 0145; decision 0151
"""

from dataclasses import dataclass
from enum import StrEnum

from motcua.law import quality


class Unit(StrEnum):
    """What a figure is told in."""

    POINTS = "điểm"
    PERCENT = "%"
    NUMBER = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that a duty may be measured by; `component` of the index it is taken from, empty for the whole.

    One with a `promise` counts what was promised and made public, by the kind of promise; one that is `open` counts
    dossiers that lie there now. Of `fewer` the smaller is the better: it is met by no more than what was set.
    """

    name: str
    label: str
    unit: Unit
    source: str
    component: str = ""
    promise: str = ""
    open: bool = False
    fewer: bool = False


# components whose counted things, and not only their share, documents ask for
_COUNTED = {
    "A3": "Số TTHC công khai đầy đủ nội dung",
    "A4": "Số hồ sơ đồng bộ đầy đủ lên Cổng Dịch vụ công quốc gia",
    "C3": "Số hồ sơ nộp trực tuyến",
    "E1": "Số hồ sơ cấp kết quả điện tử",
    "E2": "Số hồ sơ số hóa thành phần",
}
MEASURES: tuple[Measure, ...] = (
    Measure("index", "Tổng điểm Bộ chỉ số 766", Unit.POINTS, "QĐ 766/2022, Annex I(1)"),
    *(Measure(f"{row.id}%", f"Tỷ lệ: {row.title}", Unit.PERCENT, row.source, row.id) for row in quality.INDICATORS),
    *(
        Measure(f"{row.id}#", _COUNTED[row.id], Unit.NUMBER, row.source, row.id)
        for row in quality.INDICATORS if row.id in _COUNTED
    ),
    Measure("overdue", "Số hồ sơ đang quá hạn", Unit.NUMBER, "QĐ 766/2022, Annex I(2)", open=True, fewer=True),
    Measure("land_plan%", "Tỷ lệ quy hoạch, kế hoạch sử dụng đất đã công khai", Unit.PERCENT, "decision 0146",
            promise="land_plan"),
    Measure("land_plan#", "Số quy hoạch, kế hoạch sử dụng đất đã công khai", Unit.NUMBER, "decision 0146",
            promise="land_plan"),
)  # fmt: skip
BY_NAME = {one.name: one for one in MEASURES}
