"""A reckoning in words: one line for each step, in Vietnamese and English, with its article."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from motcua.law import citation
from motcua.law.deadline import sentences
from motcua.law.deadline.steps import (
    Answer,
    CalendarDays,
    Minutes,
    Part,
    Restarted,
    SameDay,
    Step,
    WorkingDays,
    WorkingMinutes,
)


class Line(NamedTuple):
    """One line of a reckoning: what was counted or passed over, on which day, by which article."""

    kind: str
    day: date
    text_vi: str
    text_en: str
    source: str

    @property
    def vietnamese(self) -> str:
        """The line with its article, as an officer reads it."""
        return f"{self.text_vi} ({citation.in_vietnamese(self.source)})" if self.source else self.text_vi


def lines(due: datetime, steps: Sequence[Step]) -> tuple[Line, ...]:
    """Every step in words; the last one that ends the term tells the due moment."""
    written: list[Line] = []
    for position, step in enumerate(steps):
        told = sentences.Told(_due_after(position, due, steps), tuple(steps))
        texts = sentences.write(step, told)
        written += [Line(_kind(step), text.day, text.vietnamese, text.english, text.source) for text in texts]
    return tuple(written)


def source(due: datetime, steps: Sequence[Step]) -> str:
    """The article by which the term was counted; a restart after a supplement comes first."""
    told = sentences.Told(due, tuple(steps))
    for kinds in ((Answer, Restarted), (WorkingDays, CalendarDays, SameDay, WorkingMinutes, Minutes, Part)):
        for step in reversed(steps):
            if isinstance(step, kinds):
                return sentences.write(step, told)[0].source
    return ""


def _due_after(position: int, due: datetime, steps: Sequence[Step]) -> datetime:
    """The due moment as it stood after a step: the next change remembers it."""
    for step in steps[position + 1 :]:
        was = getattr(step, "was", None)
        if isinstance(was, datetime):
            return was
    return due


def _kind(step: Step) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(step).__name__).lower()
