"""A due date that can explain itself, and be stored with its explanation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.law import calendar
from motcua.law.deadline import reckoning, steps
from motcua.law.deadline.steps import Step
from motcua.law.errors import BadTerm
from motcua.law.sentences import say

Json = dict[str, str | list[steps.Stored]]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment a result is due, in Vietnam's zone, and the steps by which it was reckoned."""

    due: datetime
    steps: tuple[Step, ...]

    @property
    def reckoning(self) -> tuple[reckoning.Line, ...]:
        """The steps in words, Vietnamese and English."""
        return reckoning.lines(self.due, self.steps)

    @property
    def source(self) -> str:
        """The article by which the term was counted."""
        return reckoning.source(self.due, self.steps)

    def as_json(self) -> Json:
        """The deadline as it is stored: the due moment and the steps as short rows."""
        return {"due": f"{self.due:%Y-%m-%dT%H:%M}", "s": steps.store(self.steps)}

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> "Deadline":
        """The deadline of `as_json`; raises BadTerm when it is not one."""
        due = stored.get("due")
        try:
            moment = datetime.strptime(str(due), "%Y-%m-%dT%H:%M").replace(tzinfo=calendar.ZONE)
        except ValueError as error:
            raise BadTerm(
                say("Không đọc được hạn đã lưu: %(due)s.", due=due), remedy="Tính lại thời hạn của hồ sơ."
            ) from error
        return cls(moment, steps.read(stored.get("s")))
