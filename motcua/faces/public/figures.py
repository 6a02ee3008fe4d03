"""The figures that everyone may see: what each means, how it is made, and which days it covers."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from motcua.faces.kit import wording
from motcua.reactions.quality.measures import SOURCES
from motcua.reactions.quality.queries import Counted

MONTH, YEAR = "month", "year"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A share shown in public: its name, how it is made, and the article behind it."""

    key: str
    name: str
    question: str
    above: str
    below: str
    source: str
    columns: tuple[str, str]

    @property
    def article(self) -> str:
        """The article as the reader's language writes it."""
        return wording.cited(self.source)


def indicators() -> tuple[Indicator, ...]:
    """Every indicator of the public board, in the order of its columns."""
    return (
        Indicator(
            key="on_time",
            name=gettext("Trả đúng hạn"),
            question=gettext("Trong 100 hồ sơ đã giải quyết xong, bao nhiêu hồ sơ xong không muộn hơn ngày hẹn?"),
            above=gettext("Hồ sơ nhận trong kỳ, đã xong, xong không muộn hơn hết ngày hẹn trả đang có hiệu lực."),
            below=gettext("Hồ sơ nhận trong kỳ và đã xong."),
            source=SOURCES["on_time"],
            columns=("on_time", "finished"),
        ),
        Indicator(
            key="online",
            name=gettext("Hồ sơ nộp trực tuyến"),
            question=gettext("Trong 100 hồ sơ đã tiếp nhận, bao nhiêu hồ sơ người dân nộp qua mạng?"),
            above=gettext("Hồ sơ tiếp nhận trong kỳ, nộp trực tuyến."),
            below=gettext("Hồ sơ tiếp nhận trong kỳ, theo mọi cách nộp."),
            source=SOURCES["online"],
            columns=("online", "received"),
        ),
    )


def share(counted: Counted, key: str) -> float | None:
    """The indicator of a unit in percent; nothing where nothing is counted."""
    return {"on_time": counted.on_time_share, "online": counted.online_share}[key]


@dataclass(frozen=True, slots=True)
class Period:
    """The days that figures cover."""

    key: str
    first: date
    last: date
    name: str


def period(key: str, today: date) -> Period:
    """This month, or this year up to today for `year`."""
    if key == YEAR:
        return Period(YEAR, today.replace(month=1, day=1), today, gettext("Năm %(year)s") % {"year": today.year})
    name = gettext("Tháng %(month)s/%(year)s") % {"month": today.month, "year": today.year}
    return Period(MONTH, today.replace(day=1), today, name)
