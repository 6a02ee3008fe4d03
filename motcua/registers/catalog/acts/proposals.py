"""The national catalogue is compared with ours; a person takes over what it says, or leaves ours as it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection

from motcua.law import publishing as clocks
from motcua.law.calendar import ZONE, national
from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.catalog import publishing, queries
from motcua.registers.catalog.events import (
    ChangeProposed,
    ChangeRejected,
    DecisionPublished,
    ProcedureWithdrawn,
    VersionPublished,
)
from motcua.registers.catalog.models import Procedure, Proposal, Publication
from motcua.registers.catalog.national import comparing, merging, reading, wholeness
from motcua.registers.catalog.national.proposals import Kind, ProposalView, State, view_of
from motcua.registers.catalog.national.reading import Decision, Json, Nation, Unreadable
from motcua.registers.catalog.publishing import Wish
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotFound

SOURCE = "CSDL quốc gia về TTHC"
_IN_TURN = "SELECT pg_advisory_xact_lock(hashtext('catalog_proposal'))"
_LONGEST_REASON = 2_000


@dataclass(frozen=True, slots=True)
class Told:
    """One procedure as the national catalogue told it, with its publishing decision where there is one."""

    code: str
    body: Json
    decision: Json | None = None
    fault: str = ""  # why there is no body: the other side refused it, or said nothing of it


@dataclass(frozen=True, slots=True)
class Compared:
    """How a comparison went: how many were read, how many proposals are new, and what could not be read, by code."""

    read: int
    proposed: int
    unreadable: tuple[tuple[str, str], ...]


@act("catalog.publish")
def compare(*, by: Actor, told: Iterable[Told], at: datetime, missing: int | None = None) -> Compared:
    """What differs from ours waits for a person; what was rejected is not proposed again while it stays the same.

    What cannot be read, or comes twice, is left out and told. `told` must be the whole catalogue: what is not in it
    is proposed to be ended. Raises `Invalid` for an empty one, and `CatalogueCutShort` when far more is not in it than
    a ministry ends at once, unless `missing` is how many a person has confirmed.

    Source: NĐ 63/2010, Art. 24; decision 0532; decision 0551
    """
    nations, decisions, wrong = _read(told)
    if not nations:
        raise Invalid(
            "Danh mục quốc gia nhận về không có thủ tục nào đọc được.",
            wrong[0][1] if wrong else "Câu trả lời trống.",
            "Hãy kiểm tra kết nối; danh mục của tỉnh giữ nguyên.",
        )
    with connection.cursor() as cursor:
        cursor.execute(_IN_TURN)
    ours = {view.code: view for view in queries.latest() if view.code}
    unsure = {code for code, _ in wrong}
    wholeness.require(read=nations.keys(), known=ours.keys() | _added(), unsure=unsure, confirmed=missing)
    wanted = {code: found for code, nation in nations.items() if (found := _kind(ours.get(code), nation))}
    wanted |= dict.fromkeys(ours.keys() - nations.keys() - unsure, Kind.ENDED)
    made = _keep(wanted, nations, decisions, unsure, at)
    known = {view.code: view.key for view in ours.values()}
    record(
        *(ChangeProposed(procedure=known.get(row.code, row.code), kind=row.kind, digest=row.digest) for row in made),
        by=by, at=at,
    )  # fmt: skip
    return Compared(len(nations), len(made), tuple(wrong))


def _added() -> set[str]:
    """What only the nation has, as it was told before."""
    told_before = Proposal.objects.filter(kind=Kind.ADDED.value, state__in=[State.WAITING.value, State.REJECTED.value])
    return set(told_before.values_list("code", flat=True))


def _read(told: Iterable[Told]) -> tuple[dict[str, Nation], dict[str, Told], list[tuple[str, str]]]:
    nations, sources, wrong = dict[str, Nation](), dict[str, Told](), list[tuple[str, str]]()
    for one in told:
        if one.fault:
            wrong.append((one.code[:40], one.fault))
            continue
        try:
            nation = reading.read(one.body)
            reading.decision(one.decision)
        except Unreadable as error:
            wrong.append((one.code[:40], str(error)))
            continue
        if nation.code != one.code:
            wrong.append((one.code[:40], f"Hỏi thủ tục {one.code[:40]} nhưng được trả lời {nation.code}."))
        elif nation.code in nations:
            wrong.append((one.code, f"Thủ tục {nation.code} có hai lần trong danh mục; lần sau bị bỏ qua."))
        else:
            nations[nation.code], sources[nation.code] = nation, one
    return nations, sources, wrong


def _kind(ours: ProcedureView | None, nation: Nation) -> Kind | None:
    if not nation.public:
        return Kind.ENDED if ours else None
    if ours is None:
        return Kind.ADDED
    return Kind.CHANGED if comparing.differences(ours, nation) else None


def _keep(
    wanted: Mapping[str, Kind],
    nations: Mapping[str, Nation],
    sources: Mapping[str, Told],
    unsure: set[str],
    at: datetime,
) -> list[Proposal]:
    """What is wanted waits; what waited and is wanted no more, or otherwise, waits no longer, unless nobody knows."""
    digests = {code: comparing.digest(nations[code]) if code in nations else "" for code in wanted}
    past = Proposal.objects.filter(state__in=[State.WAITING.value, State.REJECTED.value]).order_by("id")
    last = {row.code: row for row in past}
    same = {
        code for code, row in last.items() if code in wanted and (row.kind, row.digest) == (wanted[code], digests[code])
    }
    waiting = Proposal.objects.filter(state=State.WAITING.value).exclude(code__in=same | unsure)
    waiting.update(state=State.REPLACED.value)
    rows = [
        Proposal(
            code=code, kind=kind.value, digest=digests[code], seen_at=at,
            told=sources[code].body if code in sources else {}, decision=_decision_of(sources.get(code)),
        )
        for code, kind in sorted(wanted.items())
        if code not in same
    ]  # fmt: skip
    return Proposal.objects.bulk_create(rows)


def _decision_of(source: Told | None) -> Json:
    return dict(source.decision) if source and source.decision else {}


@act("catalog.publish")
def accept(
    *, by: Actor, proposal: int, seen: str, based_on: int, first_day: date, at: datetime, agency_key: str = ""
) -> int | None:
    """From the day on, dossiers are received under the nation's wording, or no more; answers with the new version.

    `seen` and `based_on` name the wording and our version that the person saw. A procedure that is new here needs who
    settles it. Raises `NotFound`, `Conflict` when either has changed meanwhile or somebody else has decided, and
    `Invalid` for a day that is past, a settler there is not, or a content that may not be published.

    Source: NĐ 63/2010, Art. 13; NĐ 63/2010, Art. 24; decision 0532
    """
    row, view = _locked(proposal, seen)
    if view.based_on != based_on:
        raise _changed("Danh mục của tỉnh đã có phiên bản khác từ lúc trang được mở.")
    if first_day < at.astimezone(ZONE).date():
        raise Invalid(
            "Ngày bắt đầu áp dụng đã qua.", "Hồ sơ đã tiếp nhận giữ nội dung của ngày tiếp nhận.",
            "Hãy chọn hôm nay hoặc ngày sau.", fields={"first_day": "Hãy chọn hôm nay hoặc ngày sau."},
        )  # fmt: skip
    facts = _ended(view, first_day) if view.kind is Kind.ENDED else _published(view, first_day, agency_key, at)
    row.version = next((fact.version for fact in facts if isinstance(fact, VersionPublished)), None)
    _decided(row, State.ACCEPTED, by, at)
    timed = _timed(view)
    record(*facts, *([timed] if timed else []), by=by, at=at)
    return row.version


@act("catalog.publish")
def reject(*, by: Actor, proposal: int, seen: str, reason: str, at: datetime) -> None:
    """Ours stays as it is, and the same wording is not proposed again.

    Raises `NotFound`, `Conflict` when the wording has changed or somebody else has decided, and `Invalid` without a
    reason.

    Source: decision 0532
    """
    if not reason.strip() or len(reason) > _LONGEST_REASON:
        raise Invalid(
            "Chưa ghi lý do.",
            say("Người sau phải biết vì sao tỉnh giữ nội dung khác (tối đa %(longest_reason)s ký tự).",
                longest_reason=_LONGEST_REASON),
            "Hãy ghi lý do.", fields={"reason": "Hãy ghi lý do."},
        )  # fmt: skip
    row, view = _locked(proposal, seen)
    row.reason = reason.strip()
    _decided(row, State.REJECTED, by, at)
    key = view.ours.key if view.ours else view.code
    record(ChangeRejected(procedure=key, kind=view.kind.value, reason=row.reason), by=by, at=at)


def _locked(number: int, seen: str) -> tuple[Proposal, ProposalView]:
    with connection.cursor() as cursor:
        cursor.execute(_IN_TURN)
    row = Proposal.objects.select_for_update().filter(id=number).first()
    if row is None:
        raise NotFound(
            "Không có đề xuất này.",
            say("Đề xuất số %(number)s không có trong sổ.", number=number),
            "Hãy mở lại danh sách.",
        )
    if row.state != State.WAITING.value:
        raise _changed(
            f"Đề xuất này {State(row.state).label.lower()}{f' ({row.decided_by})' if row.decided_by else ''}."
        )
    if row.digest != seen:
        raise _changed("Danh mục quốc gia đã có nội dung khác từ lúc trang được mở.")
    return row, view_of(row, next((each for each in queries.latest() if each.code == row.code), None))


def _changed(why: str) -> Conflict:
    return Conflict("Không thực hiện được: nội dung đã thay đổi.", why, "Hãy mở lại đề xuất rồi quyết định.")


def _published(view: ProposalView, first_day: date, agency_key: str, at: datetime) -> tuple[VersionPublished, ...]:
    if view.nation is None:
        raise TypeError(f"proposal {view.id} has no wording")
    key = view.ours.agency_key if view.ours else agency_key
    if not view.ours:
        _require_settler(key, view.nation.levels)
    group = view.ours.field_group if view.ours else _group(view.nation.field)
    named = f"{SOURCE}, {view.decision.number}" if view.decision else f"{SOURCE}, {view.seen_at:%d/%m/%Y}"
    wording = merging.content(view.nation, view.ours, agency_key=key, group=group, source=named)
    known = view.ours.key if view.ours else _key_of(view.code)
    return publishing.publish([Wish(key=known, content=wording, first_day=first_day)], at=at)


def _key_of(code: str) -> str:
    """The key of a procedure that was withdrawn here once, or the code as the key of a new one."""
    return Procedure.objects.filter(code=code).values_list("key", flat=True).first() or code


def _group(field: str) -> str:
    """The group of the procedures that we have in this field; the field itself where there are none."""
    return next((view.field_group for view in queries.latest() if view.field == field), field or "khac")


def _require_settler(agency_key: str, levels: Iterable[str]) -> None:
    """Somebody settles what each counter of these levels receives. Raises `Invalid`."""
    sentence = "Hãy chọn cơ quan giải quyết."
    if not agency_key:
        raise Invalid("Chưa chọn cơ quan giải quyết.", "", sentence, fields={"agency_key": sentence})
    for level in levels:
        for counter in people.counters(level=level):
            try:
                people.settling_agency(agency_key, counter.id)
            except NotFound as error:
                fields = {"agency_key": sentence}
                raise Invalid(str(error.what), error.why, error.remedy, fields=fields) from error


def _ended(view: ProposalView, first_day: date) -> tuple[ProcedureWithdrawn, ...]:
    if view.ours is None:
        return ()
    reason = f"{SOURCE}: không còn công khai"
    return publishing.withdraw([view.ours.key], first_day - timedelta(days=1), reason)


def _timed(view: ProposalView) -> DecisionPublished | None:
    """The decision with its clocks, kept once; nothing when it was kept before."""
    decision: Decision | None = view.decision
    procedure = Procedure.objects.filter(code=view.code).first()
    if decision is None or procedure is None:
        return None
    days = {
        "decided_on": decision.decided_on, "effective_on": decision.effective_on,
        "posted_on": decision.posted_on or view.seen_at.astimezone(ZONE).date(),
        "decide_by": clocks.decide_by(decision.effective_on, national()),
        "post_by": clocks.post_by(decision.decided_on, national()),
    }  # fmt: skip
    _, new = Publication.objects.get_or_create(procedure=procedure, number=decision.number, defaults=days)
    return DecisionPublished(procedure=procedure.key, number=decision.number, **days) if new else None


def _decided(row: Proposal, state: State, by: Actor, at: datetime) -> None:
    row.state, row.decided_at, row.decided_by = state.value, at, by.name
    row.save(update_fields=["state", "decided_at", "decided_by", "reason", "version"])
