"""Days, moments and lengths of time as Vietnamese and English write them, and the sentence in both."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

_DAYS_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LISTED = 12


class Text(NamedTuple):
    """One sentence of a reckoning."""

    vietnamese: str
    english: str
    day: date
    source: str = ""

    def adding(self, vietnamese: str, english: str) -> "Text":
        """The sentence with more at its end."""
        return self._replace(vietnamese=self.vietnamese + vietnamese, english=self.english + english)

    def with_words(self, vietnamese: Sequence[tuple[str, str]], english: Sequence[tuple[str, str]]) -> "Text":
        """The sentence with these words in the place of those, in both languages."""
        return self._replace(
            vietnamese=_exchanged(self.vietnamese, vietnamese), english=_exchanged(self.english, english)
        )


def _exchanged(text: str, words: Sequence[tuple[str, str]]) -> str:
    for old, new in words:
        text = text.replace(old, new)
    return text


def day_vi(day: date) -> str:
    """`thứ Bảy 04/05/2024`."""
    return f"{_DAYS_VI[day.weekday()]} {day:%d/%m/%Y}"


def day_en(day: date) -> str:
    """`Sat 04/05/2024`."""
    return f"{_DAYS_EN[day.weekday()]} {day:%d/%m/%Y}"


def moment_vi(moment: datetime) -> str:
    """`17:00 thứ Bảy 04/05/2024`."""
    return f"{moment:%H:%M} {day_vi(moment.date())}"


def moment_en(moment: datetime) -> str:
    """`17:00 Sat 04/05/2024`."""
    return f"{moment:%H:%M} {day_en(moment.date())}"


def span(first: date, last: date) -> str:
    """`08/02–14/02/2024`, or one day alone."""
    if first == last:
        return f"{first:%d/%m/%Y}"
    head = f"{first:%d/%m}" if first.year == last.year else f"{first:%d/%m/%Y}"
    return f"{head}–{last:%d/%m/%Y}"


def days(listed: Sequence[date]) -> str:
    """`25/04, 26/04, 02/05/2024`; a long list keeps only its ends."""
    if len(listed) > _LISTED:
        return f"{listed[0]:%d/%m/%Y} … {listed[-1]:%d/%m/%Y}"
    texts = [
        f"{day:%d/%m}" if later is not None and later.year == day.year else f"{day:%d/%m/%Y}"
        for day, later in zip(listed, [*listed[1:], None], strict=True)
    ]
    return ", ".join(texts)


def spans(listed: Sequence[date]) -> str:
    """Neighbouring days joined: `27/04–28/04, 04/05/2024`; a long list keeps only its number."""
    groups: list[tuple[date, date]] = []
    for day in listed:
        if groups and day - groups[-1][1] == timedelta(days=1):
            groups[-1] = (groups[-1][0], day)
        else:
            groups.append((day, day))
    return ", ".join(span(first, last) for first, last in groups)


def length_vi(minutes: int) -> str:
    """`4 giờ`, `1 giờ 30 phút`."""
    return _length(minutes, "giờ", "giờ", "phút")


def length_en(minutes: int) -> str:
    """`4 hours`, `1 hour 30 minutes`."""
    return _length(minutes, "hour", "hours", "minutes")


def _length(minutes: int, one: str, many: str, small: str) -> str:
    full, left = divmod(minutes, 60)
    parts = [f"{full} {one if full == 1 else many}"] if full else []
    parts += [f"{left} {small}"] if left or not full else []
    return " ".join(parts)
