"""Tasks of the central Government: what its system tells is kept in order, and holds once a person takes it."""

from datetime import datetime

from motcua.law.sentences import say
from motcua.ledger.event import Event
from motcua.ledger.record import record
from motcua.registers.people import permissions
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, NotFound
from motcua.work.directives.acts import _ground, _mandates
from motcua.work.directives.acts._notices import EFFECTS, Taking
from motcua.work.directives.events import DirectiveTakenIn, MandateAnswered, MandateHeard, NoticeTaken, ReadingCorrected
from motcua.work.directives.mandates.word import Answer, Kind, Word
from motcua.work.directives.models import Mandate, Notice, Proposal


@act("mandate.hear")
def hear(*, by: Actor, word: Word, at: datetime) -> bool:
    """What the giver's system told is kept, once however often it is told; answers whether it was new.

    The first assignment of a task lies as a proposal among those of its document. All that follows waits until a person
    takes it, each after the one before.

    Source: decision 0535
    """
    Mandate.objects.get_or_create(code=word.code)
    row = Mandate.objects.select_for_update().get(code=word.code)
    _, new = Notice.objects.get_or_create(
        mandate=row, n=word.n,
        defaults={"kind": word.kind, "body": word.as_json(), "told_at": word.told_at, "received_at": at},
    )  # fmt: skip
    if not new:
        return False
    heard = MandateHeard(mandate=row.code, notice=word.n, kind=word.kind.value, due=word.due_on)
    record(heard, *_first(row, at), by=by, at=at)
    return True


def _first(row: Mandate, at: datetime) -> list[Event]:
    """The first notice of a mandate, if it assigns something, is proposed at once: nobody has anything to compare."""
    first = row.notices.filter(n=1).first()
    if row.heard or first is None or first.kind != Kind.ASSIGNED:
        return []
    made = _mandates.propose(row, _word(first), at=at)
    row.heard = 1
    row.save(update_fields=["heard"])
    document = made.directive
    if Proposal.objects.filter(directive=document).count() > 1:
        return [ReadingCorrected(directive=str(document.id), verb="propose", proposals=(made.id,))]
    return [DirectiveTakenIn(directive=str(document.id), agency=document.agency.code, kind=document.kind,
                             number=document.number, proposals=1)]  # fmt: skip


@act("mandate.take")
def take(*, by: Actor, mandate: str, notice: int, at: datetime, remark: str = "") -> None:
    """What the giver told holds from now on: words, day, withdrawal or verdict; and he is told that it was taken.

    Raises `NotFound`, and `Conflict` while an earlier notice was not taken or has not come, or when this one was.

    Source: decision 0535
    """
    row = _held(mandate, by=by, verb="mandate.take")
    found = row.notices.filter(n=notice).first()
    if found is None:
        raise NotFound("Không tìm thấy thông báo này.", "", "Hãy tải lại trang.")
    if notice <= row.heard:
        raise Conflict("Thông báo này đã được nhận.", "", "Hãy tải lại trang.")
    if notice > row.heard + 1:
        raise Conflict(say("Thông báo số %(n)s phải được nhận trước.", n=row.heard + 1),
                       "Các thay đổi có hiệu lực theo thứ tự.",
                       "Hãy nhận lần lượt; nếu thông báo đó chưa đến, hãy kiểm tra kết nối.")  # fmt: skip
    said = _ground.written("remark", remark, "Ý kiến", least=int(found.kind == Kind.UNCLEAR), most=1_000)
    facts = EFFECTS[Kind(found.kind)](Taking(row, _word(found), by, at))
    row.heard = notice
    row.save()
    found.taken_at, found.taken_by, found.remark = at, by.name, said
    found.save(update_fields=["taken_at", "taken_by", "remark"])
    record(NoticeTaken(mandate=row.code, notice=notice, kind=found.kind, remark=said), *facts, by=by, at=at)


@act("mandate.decline")
def decline(*, by: Actor, mandate: str, reason: str, at: datetime) -> None:
    """Nothing of the mandate is proposed, and its giver is told why; he may assign it again.

    Raises `NotFound`, and `Conflict` once its tasks exist, or when it has ended.
    """
    row = _held(mandate, by=by, verb="mandate.decline")
    said = _ground.written("reason", reason, "Lý do", most=1_000)
    if row.ended or row.directive is None:
        raise Conflict("Nhiệm vụ này không còn chờ tiếp nhận.", "", "Hãy tải lại trang.")
    _ground.unconfirmed(row.directive)
    _mandates.drop(row)
    row.ended = "declined"
    row.save(update_fields=["ended"])
    record(_mandates.told(row, Answer.DECLINED, text=said, at=at), by=by, at=at)


def taken(directive: int, by: Actor, at: datetime) -> list[MandateAnswered]:
    """The mandates of a document that is being confirmed: their givers are told who leads what by when.

    In the caller's transaction. Raises `Conflict` while a notice of one of them waits.
    """
    rows = list(Mandate.objects.select_for_update().filter(directive=directive, ended="").order_by("id"))
    for row in rows:
        if row.notices.filter(n__gt=row.heard).exists():
            raise Conflict(say("Người giao đã thay đổi nhiệm vụ %(code)s.", code=row.code),
                           "Thay đổi chưa được xem và nhận.",
                           "Hãy nhận thông báo đó, rồi xác nhận văn bản.")  # fmt: skip
        row.notices.filter(n=1, taken_at__isnull=True).update(taken_at=at, taken_by=by.name)
    return [_mandates.told(row, Answer.TAKEN, text=_leading(row), at=at) for row in rows if row.tasks.exists()]


def _leading(row: Mandate) -> str:
    """Who leads what by when, as one sentence."""
    found = {}
    for task in row.tasks.order_by("no"):
        for one in task.duties.select_related("agency").order_by("due_on", "id"):
            unit = one.agency.name if one.agency else one.party or "chưa rõ"
            found[unit] = f"{unit} ({one.due_on:%d/%m/%Y})" if one.due_on else unit
    return "Chủ trì: " + "; ".join(found.values())


def _held(code: str, *, by: Actor, verb: str) -> Mandate:
    root = _mandates.province()
    permissions.require(by, verb, root.id, root.path)
    row = Mandate.objects.select_for_update(of=("self",)).select_related("directive").filter(code=code).first()
    if row is None:
        raise NotFound("Không tìm thấy nhiệm vụ này.", "", "Hãy mở lại danh sách nhiệm vụ trung ương giao.")
    return row


def _word(row: Notice) -> Word:
    return Word.of(row.mandate.code, row.n, row.kind, row.told_at, row.body)
