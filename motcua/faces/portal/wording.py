"""How a procedure is said to a citizen in a few words: how long, how much, where, and whether online."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext, ngettext

from motcua.faces.kit import wording
from motcua.law import dossier_code
from motcua.law.channels import COUNTER, ONLINE, POST
from motcua.law.deadline import Term, TermUnit
from motcua.registers.catalog.process import PlannedStep
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.catalog.tariff import FeeKind, FeeLine
from motcua.registers.people import pack
from motcua.registers.people import queries as people
from motcua.registers.people.folding import fold

MEGABYTE = 1_000_000


def language() -> str:
    """The language of the page: vi or en."""
    return "en" if get_language() == "en" else "vi"


def term(of: Term) -> str:
    """How long it takes: "3 ngày làm việc", "Trong ngày"."""
    if of.unit is TermUnit.SAME_DAY:
        return gettext("Trong ngày")
    count, amount = of.whole, of.written.replace(".", "," if language() == "vi" else ".")
    return {
        TermUnit.WORKING_DAY: ngettext("%(n)s ngày làm việc", "%(n)s ngày làm việc", count),
        TermUnit.DAY: ngettext("%(n)s ngày", "%(n)s ngày", count),
        TermUnit.MONTH: ngettext("%(n)s tháng", "%(n)s tháng", count),
        TermUnit.YEAR: ngettext("%(n)s năm", "%(n)s năm", count),
        TermUnit.WORKING_HOUR: ngettext("%(n)s giờ làm việc", "%(n)s giờ làm việc", count),
        TermUnit.HOUR: ngettext("%(n)s giờ", "%(n)s giờ", count),
    }[of.unit] % {"n": amount}


def example_of_a_code(day: date) -> str:
    """The code of the first dossier that a real counter of the province receives on the day; empty without counters.

    A counter of a commune, where most people go, if there is one.
    """
    counters = people.counters(level="commune", day=day) or people.counters(day=day)
    return dossier_code.format(counters[0].identifier, day, 1) if counters and counters[0].identifier else ""


@dataclass(frozen=True, slots=True)
class Worded:
    """A step of a process in the reader's language, each part with the language it is in."""

    name: str
    name_lang: str
    post: str
    post_lang: str


def step(of: PlannedStep) -> Worded:
    """The step in the reader's language; what only the catalogue names stays in Vietnamese."""
    tongue = language()
    return Worded(of.label(tongue), tongue if of.name_en else "vi", of.post(tongue), tongue if of.title_en else "vi")


def level(code: str) -> str:
    """The name of a level of administration."""
    return pack.current().level(code).label(language())


def levels(codes: Sequence[str]) -> str:
    """The names of several levels: "Cấp huyện, cấp xã"."""
    return gettext(", ").join(level(code) for code in codes)


def channel(number: int | None) -> str:
    """How a fee is incurred: at the counter, online, by post; empty for every way."""
    return {
        COUNTER: gettext("Nộp tại quầy"),
        ONLINE: gettext("Nộp trực tuyến"),
        POST: gettext("Gửi qua bưu điện"),
    }.get(number or 0, "")


def online(procedure_level: str) -> str:
    """How far a procedure goes online, by the word of the catalogue."""
    return {
        "toan trinh": gettext("Trực tuyến toàn trình"),
        "mot phan": gettext("Trực tuyến một phần"),
    }.get(fold(procedure_level), gettext("Nộp tại quầy"))


def fee(line: FeeLine) -> str:
    """One line of the tariff: an amount, or why there is none."""
    if line.kind is FeeKind.AMOUNT and line.amount is not None:
        return wording.money(line.amount)
    return {
        FeeKind.FREE: gettext("Không thu phí"),
        FeeKind.BY_PROVINCIAL_COUNCIL: gettext("Theo nghị quyết của Hội đồng nhân dân tỉnh"),
        FeeKind.SEE_NOTE: gettext("Tùy trường hợp"),
    }.get(line.kind, gettext("Chưa công bố"))


def fee_later(procedure: ProcedureView) -> bool:
    """True when some amount is set by the province and is told only at the counter."""
    return any(line.kind is FeeKind.BY_PROVINCIAL_COUNCIL and line.amount is None for line in procedure.fees)


def cost(procedure: ProcedureView) -> str:
    """The tariff in one line, for the card: the one amount, from–to, free, or that it depends."""
    if not procedure.fees:
        return gettext("Chưa công bố")
    amounts = sorted(
        {line.amount for line in procedure.fees if line.kind is FeeKind.AMOUNT and line.amount is not None}
    )
    if not amounts:
        by_province = procedure.fees[0].kind is FeeKind.BY_PROVINCIAL_COUNCIL
        return gettext("Theo mức của tỉnh") if by_province else fee(procedure.fees[0])
    others = any(line.kind is not FeeKind.AMOUNT for line in procedure.fees)
    if len(amounts) == 1 and not others:
        return wording.money(amounts[0])
    if any(line.kind is FeeKind.FREE for line in procedure.fees):
        return gettext("Từ 0 đến %(most)s") % {"most": wording.money(amounts[-1])}
    return gettext("Từ %(least)s") % {"least": wording.money(amounts[0])}


def papers(procedure: ProcedureView) -> str:
    """How many papers are asked for in every case; or that it depends, or that the source names none."""
    count = sum(1 for paper in procedure.papers if paper.always)
    if not count:
        return gettext("Tùy trường hợp") if procedure.papers else gettext("Chưa nêu giấy tờ")
    return ngettext("%(n)s giấy tờ", "%(n)s giấy tờ", count) % {"n": count}


def size(bytes_: int) -> str:
    """The size of a file: "1,2 MB", "340 kB"."""
    if bytes_ >= MEGABYTE:
        return gettext("%(n)s MB") % {"n": wording.number(bytes_ / MEGABYTE, 1)}
    return gettext("%(n)s kB") % {"n": wording.number(max(1, bytes_ // 1000))}
