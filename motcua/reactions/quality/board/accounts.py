"""Every lost point accounted for: what acts regain, what waits to be told, what does not come back and why.

A component is looked at by itself: the acts open to the unit add to what earns, all together, and what is counted stays
as it is (an offered procedure is counted by C2 too; its row among the acts says so). What nobody told is regained by
telling it; what is then still missing does not come back in the period, and its reason is said.

Source: decision 0412
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motcua.law import quality
from motcua.law.quality import Change, DueReading
from motcua.reactions.quality.board.losses import INHERITED
from motcua.reactions.quality.explaining import explanation, recovery, remedies
from motcua.reactions.quality.explaining.explanation import ExplainedComponent, Explanation
from motcua.reactions.quality.explaining.recovery import Winback
from motcua.reactions.quality.explaining.remedies import Sort
from motcua.reactions.quality.periods import Period
from motcua.registers.people import queries as people
from motcua.registers.people.tree import AgencyView

_NONE = Decimal("0.00")
_ONLY_NEW = "Hồ sơ đã xong không làm lại được; chỉ hồ sơ đang giải quyết và sắp tới mới nâng được tỷ lệ."
_POPULATION = "Chỉ hồ sơ nộp bằng tài khoản đã định danh hoặc được đối chiếu dân cư khi nhận mới nâng được tỷ lệ."
_PROVINCE = "Số chung của cả tỉnh: cấp tỉnh làm thì mọi đơn vị cùng được."
_NOTHING = "Trong kỳ không phát sinh gì để tính."
REASONS: Mapping[str, str] = {
    "A1": "Quyết định đã ban hành trễ thì vẫn là trễ trong kỳ này.",
    "A2": "Thủ tục đã công khai trễ thì vẫn là trễ trong kỳ này.",
    "B1": "Hồ sơ đã trễ hạn thì vẫn là trễ trong kỳ này.",
    "C3": "Hồ sơ đã nộp trên giấy; chỉ hồ sơ sắp tới nộp trực tuyến mới nâng được tỷ lệ.",
    "D2": "Thủ tục có phí chưa lên mạng thì chưa thể có giao dịch trực tuyến.",
    "D3": "Phí, lệ phí đã nộp ngoài mạng hoặc hồ sơ đã xong; chỉ hồ sơ sắp tới mới nâng được tỷ lệ.",
    "E2": "Hồ sơ chưa có kết quả, hoặc mới có kết quả giấy: số hóa và ký số lúc xong thì được tính.",
    "E4": _ONLY_NEW, "E5": _ONLY_NEW, "E6": _POPULATION, "E7": _POPULATION,
    "F1": "Phản ánh, kiến nghị đã xử lý trễ thì vẫn là trễ trong kỳ này.",
    "F2": "Người dân đã trả lời là không hài lòng; chỉ phản ánh sắp tới mới nâng được tỷ lệ.",
    "F3": "Hồ sơ đã trễ hạn hoặc người nộp đã đánh giá không hài lòng.",
}  # fmt: skip
_ANY = "Không còn việc nào trong kỳ này nâng được số này."
SENTENCES = tuple(dict.fromkeys((*REASONS.values(), _PROVINCE, _NOTHING, _ANY)))


@dataclass(frozen=True, slots=True)
class Account:
    """A component's lost points: regained by the acts of these keys, by telling, or not in this period for a reason."""

    component: ExplainedComponent
    acts: tuple[str, ...]
    by_acts: Decimal
    by_telling: Decimal
    reason: str

    @property
    def rest(self) -> Decimal:
        """The points that do not come back in the period."""
        return self.component.lost - self.by_acts - self.by_telling

    def as_json(self) -> dict[str, object]:
        """In plain values."""
        return {
            "component": self.component.id, "lost": float(self.component.lost), "by_acts": float(self.by_acts),
            "acts": list(self.acts), "by_telling": float(self.by_telling), "rest": float(self.rest),
            "reason": self.reason,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Accounts:
    """Every component that lost points, those that lost most first; the three sums add up to all that is lost."""

    rows: tuple[Account, ...]

    @property
    def lost(self) -> Decimal:
        """All lost points."""
        return sum((each.component.lost for each in self.rows), _NONE)

    @property
    def by_acts(self) -> Decimal:
        """What acts on dossiers and procedures regain."""
        return sum((each.by_acts for each in self.rows), _NONE)

    @property
    def by_telling(self) -> Decimal:
        """What waits for a count to be told."""
        return sum((each.by_telling for each in self.rows), _NONE)

    @property
    def rest(self) -> Decimal:
        """What does not come back in the period."""
        return sum((each.rest for each in self.rows), _NONE)

    def as_json(self) -> dict[str, object]:
        """In plain values: the sums, and every component."""
        return {
            "lost": float(self.lost), "by_acts": float(self.by_acts), "by_telling": float(self.by_telling),
            "rest": float(self.rest), "components": [each.as_json() for each in self.rows],
        }  # fmt: skip


def read(
    unit: AgencyView,
    period: Period,
    today: date,
    variant: str = quality.NATIONAL,
    reading: DueReading = DueReading.MOVED,
) -> Accounts:
    """The lost points of a unit in a period. Raises `NotFound` for a unit that has no score in it.

    Source: decision 0412
    """
    explained = explanation.explain(unit, period, today, variant, reading)
    return of(explained, recovery.winback(unit, period, today, variant, reading))


def of(explained: Explanation, winback: Winback) -> Accounts:
    """The lost points of the unit that both are about. No query.

    Source: decision 0412
    """
    available = {act.key: act.available for act in winback.acts if act.sort is Sort.REGAIN and act.available}
    serving: dict[str, list[str]] = {}
    more: dict[str, int] = {}
    for remedy in remedies.remedies(explained.reading):
        for name, change in remedy.effects.items():
            if remedy.key in available and change.part > 0:
                serving.setdefault(name, []).append(remedy.key)
                more[name] = more.get(name, 0) + change.part * available[remedy.key]
    standing = explained.standing
    changes = {name: Change(part) for name, part in more.items()}
    then = quality.score_after(standing.counts, standing.level, changes, explained.variant)
    rows = (
        _account(one, tuple(serving.get(one.id, ())), then.components[one.id].points, below=_is_below(explained))
        for one in explained.by_loss
    )
    return Accounts(tuple(rows))


def _is_below(explained: Explanation) -> bool:
    return explained.standing.agency.id != people.root().id


def _account(one: ExplainedComponent, acts: tuple[str, ...], then: Decimal, *, below: bool) -> Account:
    if one.is_untold and one.percent is None:
        return Account(one, (), _NONE, one.lost, "")
    regained = max(_NONE, then - one.points)
    reason = REASONS.get(one.id, _ANY)
    if one.percent is None:
        reason = _NOTHING
    elif below and one.id in INHERITED:
        reason = _PROVINCE
    return Account(one, acts if regained else (), regained, _NONE, reason if regained < one.lost else "")
