"""Which one-stop decree, and with it which circular, is in force on a day."""

from dataclasses import dataclass
from datetime import date

from motcua.law.errors import NoRegime
from motcua.law.sentences import say


@dataclass(frozen=True, slots=True)
class Regime:
    """A one-stop decree: `key` is stored with each dossier as its legal version."""

    key: str
    title: str
    first_day: date
    last_day: date | None
    source: str


REGIMES = (
    Regime(
        "NĐ 61/2018",
        "Nghị định 61/2018/NĐ-CP về cơ chế một cửa, một cửa liên thông",
        date(2018, 6, 21),
        date(2025, 6, 30),
        "NĐ 61/2018",
    ),
    Regime(
        "NĐ 118/2025",
        "Nghị định 118/2025/NĐ-CP về cơ chế một cửa, một cửa liên thông",
        date(2025, 7, 1),
        None,
        "NĐ 118/2025",
    ),
)


def on(day: date) -> Regime:
    """The decree in force on the day of receipt; the dossier keeps it to its end. Raises NoRegime before 2018.

    Source: NĐ 61/2018; NĐ 118/2025
    """
    for regime in REGIMES:
        if regime.first_day <= day and (regime.last_day is None or day <= regime.last_day):
            return regime
    raise NoRegime(
        say("Ngày %(day)s chưa có nghị định một cửa nào trong hệ thống.", day=f"{day:%d/%m/%Y}"),
        say("Văn bản cũ nhất có hiệu lực từ %(first_day)s.", first_day=f"{REGIMES[0].first_day:%d/%m/%Y}"),
        "Kiểm tra lại ngày tiếp nhận.",
    )


def named(key: str) -> Regime:
    """The decree of a stored legal version; raises NoRegime for an unknown one.

    Source: NĐ 61/2018; NĐ 118/2025
    """
    for regime in REGIMES:
        if regime.key == key:
            return regime
    known = ", ".join(regime.key for regime in REGIMES)
    raise NoRegime(
        say("Không có văn bản một cửa “%(key)s”.", key=key), remedy=say("Các văn bản: %(known)s.", known=known)
    )
