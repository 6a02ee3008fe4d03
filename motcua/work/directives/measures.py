"""The figures of the house by which a duty may be measured; what each comes to, the index itself reckons.

Source: decision 0145
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
    """A figure that a duty may be measured by; `component` of the index it is taken from, empty for the whole."""

    name: str
    label: str
    unit: Unit
    source: str
    component: str = ""


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
)  # fmt: skip
BY_NAME = {one.name: one for one in MEASURES}
