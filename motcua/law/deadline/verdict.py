"""Early, on time or late."""

from datetime import datetime
from enum import StrEnum

from motcua.law.calendar import in_zone


class Verdict(StrEnum):
    """How a result stands to its due date."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"

    @property
    def label(self) -> str:
        """The verdict in Vietnamese."""
        return {"early": "Trước hạn", "on_time": "Đúng hạn", "late": "Quá hạn"}[self.value]


def verdict(finished: datetime, due: datetime, *, exact: bool = False) -> Verdict:
    """Early before the due day, on time on it, late after it; `exact` makes the due minute the limit of the day.

    Source: BLDS 2015, Art. 148(6); TT 01/2018, Art. 12
    """
    end, limit = in_zone(finished), in_zone(due)
    if end.date() < limit.date():
        return Verdict.EARLY
    late = end > limit if exact else end.date() > limit.date()
    return Verdict.LATE if late else Verdict.ON_TIME
