"""The grading of officials and agencies by nine indicators, each worth 0, 1 or 2 points.

grading.sheet({1: {2: 311, 1: 40, 0: 9}, 3: {2: 360}}) -> Sheet
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from motcua.law.deadline import Verdict, verdict
from motcua.law.errors import BadCounts
from motcua.law.quality.table import Level
from motcua.law.sentences import say

BEST = 2
OF_OFFICIALS = (1, 2, 3, 4, 7)
INDICATORS: Mapping[int, str] = {
    1: "Tổng thời gian giải quyết thủ tục hành chính so với thời gian quy định",
    2: "Thời gian thực hiện của từng cơ quan, đơn vị tham gia giải quyết",
    3: "Số lần phải liên hệ với nơi tiếp nhận hồ sơ để hoàn thiện hồ sơ",
    4: "Số lượng cơ quan, đơn vị phải liên hệ để hoàn thiện hồ sơ",
    5: "Thực hiện quy trình tiếp nhận, thẩm định, phê duyệt, trả kết quả tại Bộ phận Một cửa",
    6: "Công khai các thủ tục hành chính",
    7: "Thái độ của công chức, viên chức khi hướng dẫn và giải quyết",
    8: "Tiếp thu, giải trình phản ánh, kiến nghị của tổ chức, cá nhân",
    9: "Tiến độ và chất lượng cung cấp dịch vụ công trực tuyến",
}
MOST = BEST * len(INDICATORS)  # points of an agency
MOST_OF_OFFICIAL = BEST * len(OF_OFFICIALS)


class AgencyGrade(StrEnum):
    """The five grades of an agency, out of 18 points."""

    EXCELLENT = "Xuất sắc"
    GOOD = "Tốt"
    FAIR = "Khá"
    AVERAGE = "Trung bình"
    WEAK = "Yếu"


class OfficialGrade(StrEnum):
    """How much of the task an official has completed, by up to ten points."""

    COMPLETE = "Hoàn thành 100 % nhiệm vụ"
    MOSTLY = "Hoàn thành từ 70 % đến dưới 100 % nhiệm vụ"
    PARTLY = "Hoàn thành dưới 70 % nhiệm vụ"


_AGENCIES = ((15, AgencyGrade.EXCELLENT), (12, AgencyGrade.GOOD), (9, AgencyGrade.FAIR), (6, AgencyGrade.AVERAGE))
_OFFICIALS = ((Decimal(5), OfficialGrade.COMPLETE), (Decimal("3.5"), OfficialGrade.MOSTLY))
_AT_COUNTER = {
    Level.PROVINCE: 20,
    Level.DEPARTMENT: 20,
    Level.DISTRICT: 50,
    Level.COMMUNE: 100,
}  # percent of procedures


@dataclass(frozen=True, slots=True)
class Sheet:
    """The mean of each indicator that was measured; the others are left out of the total."""

    means: Mapping[int, Decimal]

    @property
    def total(self) -> Decimal:
        """The points of an agency, out of 18."""
        return sum(self.means.values(), Decimal("0.0"))

    @property
    def total_of_official(self) -> Decimal:
        """The points of an official, out of 10."""
        return sum((mean for number, mean in self.means.items() if number in OF_OFFICIALS), Decimal("0.0"))


def sheet(points: Mapping[int, Mapping[int, int]]) -> Sheet:
    """The means of the indicators: for each, how many dossiers had 0, 1 and 2 points. One decimal, half up.

    Indicators without any dossier are left out. Raises BadCounts for an indicator or points that do not exist.
    Source: TT 01/2018, Art. 13
    """
    means: dict[int, Decimal] = {}
    for number, counted in sorted(points.items()):
        if number not in INDICATORS or set(counted) - {0, 1, BEST} or min(counted.values(), default=0) < 0:
            raise BadCounts(
                say("Chỉ số %(number)s hoặc điểm của chỉ số không hợp lệ.", number=number),
                remedy="Chỉ số 1–9, điểm 0, 1, 2.",
            )
        dossiers = sum(counted.values())
        if dossiers:
            means[number] = one_decimal(Fraction(sum(mark * many for mark, many in counted.items()), dossiers))
    return Sheet(means)


def one_decimal(exact: Fraction) -> Decimal:
    """A mean rounded half up to one decimal.

    Source: TT 01/2018, Art. 13
    """
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def agency_grade(total: Decimal) -> AgencyGrade:
    """The grade of an agency from its points out of 18.

    Source: TT 01/2018, Art. 15
    """
    return next((grade for least, grade in _AGENCIES if total >= least), AgencyGrade.WEAK)


def official_grade(total: Decimal) -> OfficialGrade:
    """The grade of an official from the points of indicators 1, 2, 3, 4 and 7.

    Source: TT 01/2018, Art. 15
    """
    return next((grade for least, grade in _OFFICIALS if total >= least), OfficialGrade.PARTLY)


def time_taken(done: datetime, due: datetime) -> int:
    """Indicators 1 and 2: 2 points before the due day, 1 on it, 0 after it.

    Source: TT 01/2018, Art. 12
    """
    return {Verdict.EARLY: BEST, Verdict.ON_TIME: 1, Verdict.LATE: 0}[verdict(done, due)]


def few(times: int) -> int:
    """Indicators 3 and 4: 2 points for none, 1 for one, 0 for more: visits to complete papers, agencies to see.

    Source: TT 01/2018, Art. 12
    """
    return max(0, BEST - times)


def at_the_counter(level: Level, settled_there: Fraction, *, all_received_there: bool) -> int:
    """Indicator 5: 2 points when the share settled wholly at the counter is reached, 1 when all is received there.

    Source: TT 01/2018, Art. 12
    """
    if settled_there * 100 >= _AT_COUNTER[level]:
        return BEST
    return int(all_received_there)


def publicity(*, on_paper: bool, electronic: bool) -> int:
    """Indicator 6: a point for procedures posted on paper, one for those posted electronically.

    Source: TT 01/2018, Art. 12
    """
    return int(on_paper) + int(electronic)


def attitude(done: datetime, due: datetime, *, complained: bool) -> int:
    """Indicator 7: nothing after a founded complaint, else 2 points before the due day and 1 on it.

    Source: TT 01/2018, Art. 12
    """
    return 0 if complained else time_taken(done, due)


def petitions(on_time: int, due: int, *, prolonged: bool = False) -> int:
    """Indicator 8: 2 points when none came or all were answered on time, 1 from 90 % on, 0 below or when prolonged.

    Source: TT 01/2018, Art. 12
    """
    if prolonged:
        return 0
    if on_time >= due:
        return BEST
    return int(Fraction(on_time, due) >= Fraction(9, 10))


def online(procedures: Fraction, dossiers: Fraction, *, late: bool) -> int:
    """Indicator 9: 2 points from 20 % of procedures and 30 % of dossiers online on, 1 from 15 % of dossiers on.

    Late or unsettled online dossiers leave nothing.
    Source: TT 01/2018, Art. 12
    """
    if late or procedures == 0 or dossiers < Fraction(15, 100):
        return 0
    return BEST if procedures >= Fraction(20, 100) and dossiers >= Fraction(30, 100) else 1
