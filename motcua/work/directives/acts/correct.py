"""Proposals are accepted, changed, split, joined, dropped, and each step taken back; or all of it is put away."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.db.models import Max

from motcua.law import promises
from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, NotFound
from motcua.work.directives import owners
from motcua.work.directives.acts import _ground, measure
from motcua.work.directives.acts.take_in import Told, folded
from motcua.work.directives.draft import Draft
from motcua.work.directives.events import DirectivePutAway, DoubtSettled, ReadingCorrected
from motcua.work.directives.finding import passages
from motcua.work.directives.models import Directive, Doubt, Mandate, Passage, Proposal, Step

_LONGEST_CONTENT = 20_000
_LONGEST_REASON = 1_000


@act("directive.correct")
def accept(*, by: Actor, directive: int, at: datetime, proposal: int | None = None) -> None:
    """The proposal will become a task when the document is confirmed; without one, all that were not looked at yet."""
    row = _open(directive, by)
    rows = [_one(row, proposal)] if proposal is not None else _all(row, "proposed")
    ended = Mandate.objects.filter(directive=row, place__in=[one.place for one in rows]).exclude(ended="").first()
    if ended is not None:
        raise Conflict(
            say("Nhiệm vụ %(code)s không còn được giao.", code=ended.code), "Đã bị thu hồi, hoặc tỉnh đã trả lại.", ""
        )
    if rows:
        _change(row, "accept", rows, by=by, at=at, state="accepted")


@act("directive.correct")
def drop(*, by: Actor, directive: int, proposal: int, at: datetime) -> None:
    """The proposal is no task; it stays on the page, and can be accepted again.

    Raises `Conflict` for the last one of a task of the central Government, which is declined with a reason instead.
    """
    row = _open(directive, by)
    one = _one(row, proposal)
    others = Proposal.objects.filter(directive=row, place=one.place).exclude(id=one.id).exclude(state="dropped")
    if _mandated(row, one.place) and not others.exists():
        raise Conflict("Nhiệm vụ này do Chính phủ giao, không bỏ được.", "Người giao phải biết lý do.",
                       "Hãy mở nhiệm vụ trung ương giao và chọn “Không tiếp nhận”.")  # fmt: skip
    _change(row, "drop", [one], by=by, at=at, state="dropped")


@act("directive.correct")
def edit(*, by: Actor, directive: int, proposal: int, draft: Draft, at: datetime) -> None:
    """The proposal says what the person wrote, and is accepted; its bodies are looked up in the register anew.

    Point, passage and the places in the text stay as read. Raises `Invalid` for a task without content or a figure that
    is none, `NoSuchPromise` and `NotFound` for a kind or an appraiser that there is none of.
    """
    row = _open(directive, by)
    one = _one(row, proposal)
    if draft.kind:
        promises.kind(draft.kind, row.issued_on or _ground.today(at))
    if draft.appraiser:
        people.agency(draft.appraiser)
    if draft.measure:
        measure.bound(draft.measure, draft.at_least)
    old = Draft.of(one.body)
    content = _ground.written("content", draft.content, "Nội dung nhiệm vụ", most=_LONGEST_CONTENT)
    new = replace(
        draft, content=content, passage=old.passage, spans=old.spans, sure=old.sure, point=draft.point or old.point
    )
    body = owners.Lookup(row.issued_on or _ground.today(at)).settled(new).as_json()
    _change(row, "edit", [one], by=by, at=at, state="accepted", body=body)


@act("directive.correct")
def split(*, by: Actor, directive: int, proposal: int, second: str, at: datetime) -> int:
    """The proposal is two: the first without the words in `second`, the other with them alone: its number is answered.

    Both keep bodies and limits until a person changes them. Raises `Invalid` when the words are not in the content,
    or are all of it.
    """
    row = _open(directive, by)
    one = _one(row, proposal)
    old, words = Draft.of(one.body), second.strip()
    place = old.content.find(words)
    rest = " ".join((old.content[:place] + " " + old.content[place + len(words) :]).split()).strip(" ;,.")
    if not words or place < 0 or not rest:
        raise _ground.fault("second", "Hãy ghi lại đúng nguyên văn phần tách ra, và để lại phần còn lại.")
    new = Proposal.objects.create(
        directive=row, place=one.place, state="proposed", body=replace(old, content=words).as_json()
    )
    body = replace(old, content=rest).as_json()
    _change(row, "split", [one], by=by, at=at, state="proposed", body=body, made=[new.id])
    return new.id


@act("directive.correct")
def join(*, by: Actor, directive: int, proposal: int, at: datetime) -> None:
    """The proposal and the one after it are one, with the bodies and limits of both.

    Raises `Conflict` after the last.
    """
    row = _open(directive, by)
    rows = [one for one in _all(row) if one.state != "dropped"]
    numbers = [one.id for one in rows]
    here = numbers.index(proposal) if proposal in numbers else len(rows)
    if here + 1 >= len(rows):
        raise Conflict(
            "Không có nhiệm vụ nào sau để nhập vào.", "Đây là nhiệm vụ cuối cùng.", "Hãy chọn nhiệm vụ trước nó."
        )
    first, second = rows[here], rows[here + 1]
    if first.place != second.place and _mandated(row, first.place, second.place):
        raise Conflict("Hai nhiệm vụ do Chính phủ giao không nhập làm một.", "Mỗi nhiệm vụ được theo dõi riêng.", "")
    body = Draft.of(first.body).joined(Draft.of(second.body)).as_json()
    _note(row, "join", [first, second], [])
    Proposal.objects.filter(id=second.id).update(state="dropped")
    Proposal.objects.filter(id=first.id).update(state="proposed", body=body)
    record(ReadingCorrected(directive=str(row.id), verb="join", proposals=(first.id, second.id)), by=by, at=at)


@act("directive.correct")
def undo(*, by: Actor, directive: int, at: datetime) -> int:
    """The last step is taken back: what it changed is as it was, what it made is gone; answers the first it changed.

    Raises `Conflict` before any step.
    """
    row = _open(directive, by)
    step = Step.objects.filter(directive=row).order_by("-n").first()
    if step is None:
        raise Conflict("Không còn bước nào để hoàn tác.", "Văn bản đang như lúc vừa đọc xong.", "")
    Proposal.objects.filter(directive=row, id__in=step.made).delete()
    were = [Proposal(id=old["id"], state=old["state"], body=old["body"]) for old in step.before]
    Proposal.objects.filter(directive=row).bulk_update(were, ["state", "body"], batch_size=500)
    fact = ReadingCorrected(directive=str(row.id), verb="undo", proposals=tuple(old["id"] for old in step.before))
    step.delete()
    record(fact, by=by, at=at)
    return int(step.before[0]["id"])


@act("directive.correct")
def settle(*, by: Actor, directive: int, doubt: int, remark: str, at: datetime) -> None:
    """A contradiction was looked at, and the person said what holds. Raises `NotFound`, `Conflict` the second time."""
    row = _open(directive, by)
    said = _ground.written("remark", remark, "Ý kiến", most=1_000)
    found = Doubt.objects.filter(directive=row, no=doubt).first()
    if found is None:
        raise NotFound("Không tìm thấy cảnh báo này.", "", "Hãy tải lại trang.")
    if found.settled_at is not None:
        raise Conflict(
            "Cảnh báo này đã được xem.", say("%(who)s đã cho ý kiến.", who=found.settled_by), "Hãy tải lại trang."
        )
    Doubt.objects.filter(id=found.id).update(remark=said, settled_at=at, settled_by=by.name)
    record(DoubtSettled(directive=str(row.id), doubt=doubt, code=found.code, remark=said), by=by, at=at)


@act("directive.correct")
def describe(*, by: Actor, directive: int, told: Told, at: datetime) -> None:
    """The head of the document is as the person says. Raises `Invalid` without a title."""
    row = _open(directive, by)
    row.title = _ground.written("title", told.title, "Trích yếu", most=300)
    row.number = _ground.written("number", told.number, "Số, ký hiệu", least=0, most=100)
    row.issuer = _ground.written("issuer", told.issuer, "Cơ quan ban hành", least=0, most=300)
    row.issued_on = told.issued
    row.folded = folded(row)
    row.save(update_fields=["title", "number", "issuer", "issued_on", "folded"])
    Passage.objects.filter(directive=row, no=0).update(folded=passages.head_of(row))
    record(ReadingCorrected(directive=str(row.id), verb="describe"), by=by, at=at)


def _mandated(row: Directive, *places: int) -> bool:
    return Mandate.objects.filter(directive=row, place__in=places).exists()


@act("directive.correct")
def put_away(*, by: Actor, directive: int, why: str, at: datetime) -> None:
    """The document stands in no list and is found by nobody; the same text may be taken in again.

    Its file, its text and the fact with the reason stay. Raises `Conflict` for one that is confirmed or holds a task of
    the central Government, `Invalid` without a reason.

    Source: decision 0170
    """
    row = _open(directive, by)
    if Mandate.objects.filter(directive=row).exists():
        raise Conflict("Văn bản này có nhiệm vụ do Chính phủ giao, không cất đi được.", "Người giao phải biết lý do.",
                       "Hãy mở nhiệm vụ trung ương giao và chọn “Không tiếp nhận”.")  # fmt: skip
    reason = _ground.written("why", why, "Lý do", most=_LONGEST_REASON)
    row.put_away_at, row.digest = at, ""
    row.save(update_fields=["put_away_at", "digest"])
    record(DirectivePutAway(directive=str(row.id), why=reason), by=by, at=at)


def _open(number: int, by: Actor) -> Directive:
    row = _ground.directive(number, by=by, verb="directive.correct")
    _ground.unconfirmed(row)
    return row


def _all(row: Directive, *states: str) -> list[Proposal]:
    rows = Proposal.objects.filter(directive=row).order_by("place", "id")
    return list(rows.filter(state__in=states) if states else rows)


def _one(row: Directive, number: int) -> Proposal:
    found = Proposal.objects.filter(directive=row, id=number).first()
    if found is None:
        raise NotFound("Không tìm thấy đề xuất này.", "Có thể nó đã được nhập vào đề xuất khác.", "Hãy tải lại trang.")
    return found


def _change(
    row: Directive, verb: str, rows: Sequence[Proposal], *, by: Actor, at: datetime, state: str,
    body: dict[str, object] | None = None, made: Iterable[int] = (),
) -> None:  # fmt: skip
    _note(row, verb, rows, list(made))
    changed: dict[str, object] = {"state": state} if body is None else {"state": state, "body": body}
    Proposal.objects.filter(id__in=[one.id for one in rows]).update(**changed)
    record(ReadingCorrected(directive=str(row.id), verb=verb, proposals=tuple(one.id for one in rows)), by=by, at=at)


def _note(row: Directive, verb: str, rows: Sequence[Proposal], made: list[int]) -> None:
    """What it takes to undo the step is kept; called before anything is changed."""
    last = Step.objects.filter(directive=row).aggregate(last=Max("n"))["last"] or 0
    before = [{"id": one.id, "state": one.state, "body": one.body} for one in rows]
    Step.objects.create(directive=row, n=last + 1, verb=verb, before=before, made=made)
