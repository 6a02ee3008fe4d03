"""The approved internal process of a procedure: who does which step, in how many working minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from motcua.law.deadline import DAY_MINUTES, Term, TermUnit
from motcua.registers.catalog import row
from motcua.registers.people.roles import Role

HALF_DAY = DAY_MINUTES // 2
_CALENDAR_DAYS = {TermUnit.DAY: 1, TermUnit.MONTH: 30, TermUnit.YEAR: 365}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStep:
    """One step as it was approved; `minutes` are working minutes, `title` is the post as the decision words it.

    Steps of a standard process have their words in English too; those that a source names have its own alone.
    """

    no: int
    name: str
    role: Role
    title: str = ""
    unit: str = ""
    minutes: int = 0
    name_en: str = ""
    title_en: str = ""
    unit_en: str = ""

    def label(self, language: str = "vi") -> str:
        """What the step is called in the language; in Vietnamese where there is no English."""
        return self.name_en if language == "en" and self.name_en else self.name

    def post(self, language: str = "vi") -> str:
        """Whose step it is, "Văn thư, UBND cấp xã", in the language; in Vietnamese where there is no English."""
        english = language == "en" and self.title_en
        words = (self.title_en, self.unit_en) if english else (self.title, self.unit)
        return ", ".join(word for word in words if word)

    def as_json(self) -> dict[str, object]:
        """The step as the version keeps it; what is empty is left out."""
        line: dict[str, object] = {"no": self.no, "name": self.name, "role": self.role.value, "minutes": self.minutes}
        more = ("title", "unit", "name_en", "title_en", "unit_en")
        return line | {key: text for key in more if (text := getattr(self, key))}


def read(rows: object) -> tuple[PlannedStep, ...]:
    """The process of a version, in its order.

    Raises `TypeError` or `ValueError` for what `as_json` never wrote.
    """
    return tuple(
        PlannedStep(
            no=line.whole("no"),
            name=line.text("name"),
            role=Role(line.text("role")),
            title=line.text("title"),
            unit=line.text("unit"),
            minutes=line.whole("minutes"),
            name_en=line.text("name_en"),
            title_en=line.text("title_en"),
            unit_en=line.text("unit_en"),
        )
        for line in row.read(rows)
    )


def issuing(steps: Sequence[PlannedStep]) -> PlannedStep | None:
    """The step at which what was signed gets its number, date and seal; nothing in a process without such a step.

    It is the clerical office's own after the last signature: a paper that it enters on the way in is not issued there.
    Source: NĐ 30/2020, Art. 15; NĐ 30/2020, Art. 17
    """
    signature = max((step.no for step in steps if step.role is Role.LEADER), default=0)
    return next((step for step in steps if step.role is Role.REGISTRY and step.no > signature), None)


def budget(term: Term) -> int:
    """The working minutes that the steps of a procedure with this term share.

    A working day is 480 minutes, and so is a term that ends the same day. Of calendar days five in seven are counted,
    down to the half day, so that the last step ends before the term does.
    Source: TT 01/2018, Art. 8; decision 0010
    """
    if term.unit is TermUnit.SAME_DAY:
        return DAY_MINUTES
    if term.unit is TermUnit.WORKING_DAY:
        return int(term.value * DAY_MINUTES)
    if term.unit is TermUnit.WORKING_HOUR:
        return int(term.value * 60)
    if term.unit is TermUnit.HOUR:
        return _of_hours(term.value)
    halves = term.value * _CALENDAR_DAYS[term.unit] * 5 / 7 * 2
    return max(1, int(halves.to_integral_value(ROUND_FLOOR))) * HALF_DAY


def _of_hours(hours: Decimal) -> int:
    days, rest = divmod(hours, 24)
    return int(days) * DAY_MINUTES + min(int(rest * 60), DAY_MINUTES)


def faults(steps: Sequence[PlannedStep], term: Term) -> tuple[str, ...]:
    """What forbids this process to be published, in sentences; nothing when it may be.

    Source: TT 01/2018, Art. 8; decision 0010
    """
    found: list[str] = []
    if [step.no for step in steps] != list(range(1, len(steps) + 1)):
        found.append("Các bước phải đánh số liên tục từ 1.")
    if not steps or steps[0].role is not Role.COUNTER or steps[-1].role is not Role.COUNTER:
        found.append("Quy trình phải bắt đầu và kết thúc tại Bộ phận Một cửa.")
    if not any(step.role is Role.LEADER for step in steps):
        found.append("Quy trình phải có bước ký, phê duyệt của lãnh đạo.")
    if any(step.minutes < 0 for step in steps):
        found.append("Thời gian của một bước không thể âm.")
    total, allowed = sum(step.minutes for step in steps), budget(term)
    if total != allowed:
        found.append(f"Tổng thời gian các bước là {total} phút làm việc, thời hạn là {allowed} phút.")
    return tuple(found)
