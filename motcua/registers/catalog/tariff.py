"""What a procedure costs, line by line. How the lines become a bill is the law's affair (`law.fees`)."""

from dataclasses import dataclass
from enum import StrEnum

from motcua.registers.catalog import row


class FeeKind(StrEnum):
    """What is known about a fee; the Vietnamese wording is the label."""

    AMOUNT = "amount"
    FREE = "free"
    BY_PROVINCIAL_COUNCIL = "by_provincial_council"
    UNKNOWN = "unknown"
    SEE_NOTE = "see_note"

    @property
    def label(self) -> str:
        """The wording in Vietnamese."""
        return _LABELS[self]


_LABELS = {
    FeeKind.AMOUNT: "Có mức thu",
    FeeKind.FREE: "Không thu",
    FeeKind.BY_PROVINCIAL_COUNCIL: "Theo nghị quyết của Hội đồng nhân dân tỉnh",
    FeeKind.UNKNOWN: "Chưa công bố",
    FeeKind.SEE_NOTE: "Xem ghi chú",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """One line of the tariff; `amount` in VND; `channel` 1 counter, 2 online, 3 post, nothing for every channel.

    A line with a `condition` is owed only when it holds, or as many times as it says; `basis` is its legal text.
    """

    kind: FeeKind
    amount: int | None = None
    channel: int | None = None
    condition: str = ""
    basis: str = ""

    def applies_to(self, channel: int) -> bool:
        """True when the line is for this channel or for every channel."""
        return self.channel is None or self.channel == channel

    def as_json(self) -> dict[str, object]:
        """The line as the version keeps it; what is empty is left out."""
        line: dict[str, object] = {"kind": self.kind.value}
        if self.amount is not None:
            line["amount"] = self.amount
        if self.channel is not None:
            line["channel"] = self.channel
        return line | {key: text for key, text in (("condition", self.condition), ("basis", self.basis)) if text}


def read(rows: object) -> tuple[FeeLine, ...]:
    """The tariff of a version.

    Raises `TypeError` or `ValueError` for what `as_json` never wrote.
    """
    return tuple(
        FeeLine(
            kind=FeeKind(line.text("kind")),
            amount=line.maybe_whole("amount"),
            channel=line.maybe_whole("channel"),
            condition=line.text("condition"),
            basis=line.text("basis"),
        )
        for line in row.read(rows)
    )
