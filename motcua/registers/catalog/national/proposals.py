"""What may be asked about proposals from the national catalogue: those that wait, each with its differences."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from motcua.law.sentences import say
from motcua.registers.catalog import queries
from motcua.registers.catalog.models import Procedure, Proposal
from motcua.registers.catalog.national import comparing, reading
from motcua.registers.catalog.national.comparing import Difference
from motcua.registers.catalog.national.reading import Decision, Nation
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.people import permissions
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotFound


class Kind(StrEnum):
    """What the nation has that we have not, has otherwise, or has no more."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """The kind in Vietnamese."""
        return {Kind.ADDED: "Thủ tục mới", Kind.CHANGED: "Sửa đổi, bổ sung", Kind.ENDED: "Bãi bỏ"}[self]


class State(StrEnum):
    """What became of a proposal."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    REPLACED = "replaced"  # by a newer wording, or by none: both sides agree again

    @property
    def label(self) -> str:
        """The state in Vietnamese."""
        return {
            State.WAITING: "Chờ quyết định", State.ACCEPTED: "Đã tiếp nhận", State.REJECTED: "Không tiếp nhận",
            State.REPLACED: "Đã có nội dung khác",
        }[self]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal as a person decides on it; `ours` is the version that would be followed, `based_on` its number."""

    id: int
    code: str
    kind: Kind
    name: str
    digest: str
    seen_at: datetime
    state: State
    differences: tuple[Difference, ...]
    ours: ProcedureView | None
    nation: Nation | None
    decision: Decision | None
    decided_at: datetime | None
    decided_by: str
    reason: str
    version: int | None

    @property
    def based_on(self) -> int:
        """The number of our version that was compared; 0 for a procedure that is new here."""
        return self.ours.number if self.ours else 0

    @property
    def earliest(self) -> date | None:
        """From when the decision says that it holds."""
        return self.decision.effective_on if self.decision else None


def may(by: Actor) -> bool:
    """Whether the actor decides on proposals. No query."""
    return permissions.may(by, "catalog.publish")


def waiting(*, by: Actor) -> tuple[ProposalView, ...]:
    """Every proposal that waits, by kind and code. Two queries. Raises `NotAllowed`."""
    permissions.require(by, "catalog.publish")
    ours = {view.code: view for view in queries.latest() if view.code}
    rows = Proposal.objects.filter(state=State.WAITING.value).order_by("kind", "code")
    return tuple(view_of(row, ours.get(row.code)) for row in rows)


def decided(*, by: Actor, most: int = 20) -> tuple[ProposalView, ...]:
    """The last proposals on which a person decided, the latest first. Two queries. Raises `NotAllowed`."""
    permissions.require(by, "catalog.publish")
    rows = list(Proposal.objects.filter(decided_at__isnull=False).order_by("-decided_at", "-id")[:most])
    names = dict(Procedure.objects.filter(code__in=[row.code for row in rows]).values_list("code", "key"))
    ours = {view.code: view for view in queries.latest() if view.code in names}
    return tuple(view_of(row, ours.get(row.code)) for row in rows)


def one(number: int, *, by: Actor) -> ProposalView:
    """The proposal with this number. Two queries. Raises `NotAllowed` and `NotFound`."""
    permissions.require(by, "catalog.publish")
    row = Proposal.objects.filter(id=number).first()
    if row is None:
        raise NotFound(
            "Không có đề xuất này.",
            say("Đề xuất số %(number)s không có trong sổ.", number=number),
            "Hãy mở lại danh sách.",
        )
    return view_of(row, next((view for view in queries.latest() if view.code == row.code), None))


def view_of(row: Proposal, ours: ProcedureView | None) -> ProposalView:
    """The row as a person reads it."""
    nation = reading.read(row.told) if row.told else None
    kind = Kind(row.kind)
    return ProposalView(
        id=row.id, code=row.code, kind=kind, name=nation.name if nation else ours.name if ours else row.code,
        digest=row.digest, seen_at=row.seen_at, state=State(row.state), ours=ours, nation=nation,
        differences=comparing.differences(ours, nation) if nation and kind is not Kind.ENDED else (),
        decision=reading.decision(row.decision), decided_at=row.decided_at, decided_by=row.decided_by,
        reason=row.reason, version=row.version,
    )  # fmt: skip
