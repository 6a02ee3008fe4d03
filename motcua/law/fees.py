"""What a citizen pays for a procedure, who pays nothing, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache

from motcua.law import parameters
from motcua.law.errors import BadBill
from motcua.law.sentences import say


class FeeKind(StrEnum):
    """A fee pays for a service; a charge is fixed by the State for its management."""

    FEE = "fee"
    CHARGE = "charge"

    @property
    def label(self) -> str:
        """The kind in the words of the law."""
        return "Phí" if self is FeeKind.FEE else "Lệ phí"


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One line of a procedure's fees: `amount` in VND for one, `field` the code of the field it belongs to."""

    name: str
    kind: FeeKind
    amount: int
    quantity: int = 1
    field: str = ""


@dataclass(frozen=True, slots=True)
class Exemption:
    """A group freed of a share of fees: `share` 1 is free, 0.5 is half; `field` empty concerns every field."""

    group: str
    label: str
    kinds: tuple[FeeKind, ...]
    share: Decimal
    first_day: date
    last_day: date | None
    source: str
    field: str = ""

    def applies(self, line: FeeLine, groups: frozenset[str], day: date) -> bool:
        """True when the line of a person of these groups is freed on the day."""
        dated = self.first_day <= day and (self.last_day is None or day <= self.last_day)
        return dated and self.group in groups and line.kind in self.kinds and self.field in ("", line.field)


@dataclass(frozen=True, slots=True)
class BillLine:
    """A fee line with what is left to pay, and the exemption that lowered it."""

    line: FeeLine
    full: int
    payable: int
    exemption: Exemption | None


@dataclass(frozen=True, slots=True)
class Bill:
    """Every line of a dossier's fees; amounts in VND."""

    lines: tuple[BillLine, ...]

    @property
    def total(self) -> int:
        """What the citizen pays, in VND."""
        return sum(line.payable for line in self.lines)

    @property
    def full(self) -> int:
        """What it would be without exemptions, in VND."""
        return sum(line.full for line in self.lines)

    @property
    def sources(self) -> tuple[str, ...]:
        """The articles of the exemptions applied."""
        return tuple(dict.fromkeys(line.exemption.source for line in self.lines if line.exemption))


ONLINE = "online"


@lru_cache(maxsize=1)
def national() -> tuple[Exemption, ...]:
    """The exemptions that hold in every province, from the dated table.

    Source: Luật 97/2015, Art. 10; TT 85/2019; Luật 60/2014, Art. 11
    """
    return read(parameters.load(parameters.FOLDER / "fees" / "exemptions.yaml"))


def read(rows: object) -> tuple[Exemption, ...]:
    """The exemptions of a table: the national one, or that of a provincial council; raises BadBill.

    Source: Luật 97/2015, Art. 10; TT 85/2019
    """
    if not isinstance(rows, list):
        raise BadBill("Bảng miễn giảm không hợp lệ.", remedy="Bảng là một danh sách các dòng.")
    return tuple(_exemption(row) for row in rows)


def groups(day: date) -> Mapping[str, str]:
    """The groups a citizen may claim on the day, with their labels.

    Source: Luật 97/2015, Art. 10
    """
    live = [row for row in national() if row.first_day <= day and (row.last_day is None or day <= row.last_day)]
    return {row.group: row.label for row in live if row.group != ONLINE}


def payable(lines: Sequence[FeeLine], exemptions: Iterable[str], day: date, council: Sequence[Exemption] = ()) -> Bill:
    """What is left to pay on the day by a person of these groups; the most generous exemption rules each line.

    `exemptions` are group codes; add ONLINE for an online filing. `council` is the table of the province. Amounts are
    rounded half up to whole VND. Raises BadBill for an unknown group or a negative amount.
    Source: Luật 97/2015, Art. 10; TT 85/2019
    """
    table = (*national(), *council)
    claimed = frozenset(exemptions)
    unknown = claimed - {row.group for row in table} - {ONLINE}
    if unknown:
        raise BadBill(
            say("Không có đối tượng miễn giảm “%(unknown)s”.", unknown=", ".join(sorted(unknown))),
            remedy="Chọn đối tượng trong danh sách.",
            source="Luật 97/2015, Art. 10",
        )
    return Bill(tuple(_billed(line, claimed, day, table) for line in lines))


def _billed(line: FeeLine, claimed: frozenset[str], day: date, table: Sequence[Exemption]) -> BillLine:
    if line.amount < 0 or line.quantity < 1:
        raise BadBill(
            say("Dòng phí “%(name)s” không hợp lệ.", name=line.name), remedy="Số tiền không âm, số lượng từ 1."
        )
    full = line.amount * line.quantity
    best = max((row for row in table if row.applies(line, claimed, day)), key=lambda row: row.share, default=None)
    left = Decimal(full) * (1 - best.share) if best else Decimal(full)
    return BillLine(line, full, int(left.quantize(Decimal(1), ROUND_HALF_UP)), best)


def _exemption(row: object) -> Exemption:
    if not isinstance(row, dict):
        raise BadBill(say("Dòng miễn giảm không hợp lệ: %(row)s.", row=row))
    try:
        share = Decimal(str(row["share"]))
        kinds = tuple(FeeKind(kind) for kind in row["kinds"])
        first, last = row["first_day"], row.get("last_day")
        texts = [str(row[name]) for name in ("group", "label", "source")]
    except (KeyError, ValueError, InvalidOperation) as error:
        raise BadBill(say("Dòng miễn giảm thiếu hoặc sai: %(row)s.", row=row)) from error
    if not isinstance(first, date) or not (last is None or isinstance(last, date)) or not 0 < share <= 1:
        raise BadBill(say("Dòng miễn giảm có ngày hoặc mức không hợp lệ: %(row)s.", row=row))
    return Exemption(texts[0], texts[1], kinds, share, first, last, texts[2], str(row.get("field", "")))
