"""A time limit, and the settings by which it is reckoned."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache

from motcua.law.errors import BadTerm
from motcua.law.sentences import Named, say

DAY_MINUTES = 480  # parameters/working_day_hours: a test holds both together, for no date may wait for a file
_LONGEST = Decimal(100_000)


class TermUnit(StrEnum):
    """The units of the catalogue of procedures, with the words of the law."""

    WORKING_DAY = "working_day"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    WORKING_HOUR = "working_hour"
    HOUR = "hour"
    SAME_DAY = "same_day"

    @property
    def label(self) -> str:
        """The unit in Vietnamese."""
        return _LABELS[self][0]

    @property
    def english(self) -> str:
        """The unit in English, singular."""
        return _LABELS[self][1]


_LABELS = {
    TermUnit.WORKING_DAY: ("ngày làm việc", "working day"),
    TermUnit.DAY: ("ngày", "day"),
    TermUnit.MONTH: ("tháng", "month"),
    TermUnit.YEAR: ("năm", "year"),
    TermUnit.WORKING_HOUR: ("giờ làm việc", "working hour"),
    TermUnit.HOUR: ("giờ", "hour"),
    TermUnit.SAME_DAY: ("trong ngày", "same day"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """A value and its unit: `Term.of(5, "working_day")`.

    Half a working day is four working hours; half a month is fifteen days; a same-day term has no value (0, or 1).
    Raises BadTerm for a value that is not positive, is absurdly long, or cannot be reckoned in the unit.
    """

    value: Decimal
    unit: TermUnit

    def __post_init__(self) -> None:
        if self.unit is TermUnit.SAME_DAY:
            self._demand_no_value()
            return
        if not self.value.is_finite() or not 0 < self.value < _LONGEST:
            raise BadTerm(
                say(
                    "Thời hạn %(value)s %(label)s không hợp lệ.",
                    value=self.value,
                    label=Named(self.unit.label, self.unit.english),
                ),
                say("Thời hạn phải lớn hơn 0 và nhỏ hơn %(longest)s.", longest=_LONGEST),
                "Kiểm tra lại thời hạn của thủ tục.",
            )
        if (self.value * _PIECES[self.unit]) % 1:
            raise BadTerm(
                say(
                    "Thời hạn %(value)s %(label)s không tính được.",
                    value=self.value,
                    label=Named(self.unit.label, self.unit.english),
                ),
                "Tháng và năm chỉ chia được làm đôi; ngày và giờ phải chẵn phút.",
                "Kiểm tra lại thời hạn của thủ tục.",
                "BLDS 2015, Art. 146(1)",
            )

    def _demand_no_value(self) -> None:
        if self.value not in (0, 1):  # catalogues write "0" or "1, in the day"
            raise BadTerm(
                say("Thời hạn “trong ngày” không có trị số %(value)s.", value=self.value),
                "Kết quả được trả ngay trong ngày tiếp nhận.",
                "Ghi 0, hoặc chọn đơn vị thời hạn khác.",
            )

    @classmethod
    def of(cls, value: int | str | Decimal, unit: str) -> "Term":
        """The term of a value as written in the catalogue; equal terms are the same object."""
        return _term(value, unit)

    @property
    def whole(self) -> int:
        """The whole units of the term."""
        return int(self.value)

    @property
    def minutes(self) -> int:
        """The working minutes of an hour term, or of the broken part of a day term."""
        if self.unit in (TermUnit.HOUR, TermUnit.WORKING_HOUR):
            return int(self.value * 60)
        return int(self.value % 1 * DAY_MINUTES)

    @property
    def written(self) -> str:
        """The value without superfluous zeros: `5`, `2.5`."""
        return f"{self.value.normalize():f}"

    def __str__(self) -> str:
        number = self.written.replace(".", ",")
        return self.unit.label if self.unit is TermUnit.SAME_DAY else f"{number} {self.unit.label}"


_PIECES = {
    TermUnit.WORKING_DAY: DAY_MINUTES,
    TermUnit.DAY: DAY_MINUTES,
    TermUnit.MONTH: 2,
    TermUnit.YEAR: 2,
    TermUnit.WORKING_HOUR: 60,
    TermUnit.HOUR: 60,
}


@lru_cache(maxsize=512, typed=True)
def _term(value: int | str | Decimal, unit: str) -> Term:
    try:
        known = TermUnit(unit)
    except ValueError as error:
        units = ", ".join(TermUnit)
        raise BadTerm(
            say("Không có đơn vị thời hạn “%(unit)s”.", unit=unit), remedy=say("Các đơn vị: %(units)s.", units=units)
        ) from error
    try:
        return Term(Decimal(value), known)
    except InvalidOperation as error:
        raise BadTerm(
            say("“%(value)s” không phải là một số.", value=value), remedy="Ghi thời hạn bằng số, ví dụ 5 hoặc 0.5."
        ) from error


class End(StrEnum):
    """When on its last day a term of days, months or years ends."""

    END_OF_DAY = "end_of_day"
    KEEP_CLOCK = "keep_clock"


class Cutoff(StrEnum):
    """Which receipts of a working day count from the next one."""

    NONE = "none"
    AFTERNOON = "afternoon"
    LAST_HOUR = "last_hour"


class LateReceipt(StrEnum):
    """What the next working day is for a receipt that came too late: the day of receipt, or the first day counted."""

    DAY_ZERO = "day_zero"
    DAY_ONE = "day_one"


class SupplementReading(StrEnum):
    """What a completed supplement does: the whole term anew, or the old date moved by the citizen's time."""

    RESTART = "restart"
    SUBTRACT_WAIT = "subtract_wait"


@dataclass(frozen=True, slots=True)
class Clock:
    """The settings of a reckoning; a fixed `end` is the hour at which results are returned.

    From `saturday_half_from` on, a Saturday of the settlement calendar counts as half a working day.
    """

    end: End | time = End.END_OF_DAY
    cutoff: Cutoff = Cutoff.NONE
    late_receipt: LateReceipt = LateReceipt.DAY_ZERO
    saturday_half_from: date | None = None


DEFAULT = Clock()
KEEP_CLOCK = Clock(end=End.KEEP_CLOCK)
