"""A leader shows a list to everyone, on a legal basis and until a day; or takes it away."""

from datetime import date, datetime, timedelta

from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed
from motcua.registers.people.roles import Role
from motcua.work.publications import queries
from motcua.work.publications.acts import _ground
from motcua.work.publications.events import PublicationShown, PublicationWithdrawn
from motcua.work.publications.models import Entry, Publication

_SHORTEST_BASIS = 10  # letters: a number, a day and who issued it do not fit into fewer


@act("publication.publish")
def publish(
    *, by: Actor, publication: int, basis: str, first: date, until: date, at: datetime, seen: int | None = None
) -> None:
    """Everyone sees the list from the first day until the last, both included, and nobody before or after.

    `basis` is the act of an authority that orders it, with number and day. `seen` is how many entries the leader saw.
    Raises `Conflict` when the list is no longer so or a contest waits for its answer, `Invalid` for the rest.

    Source: decision 0406
    """
    row = _ground.locked_for(publication, by=by, verb="publication.publish")
    _ground.standing(row)
    if row.published_at is not None:
        raise Conflict(
            "Danh sách đã được công bố.",
            say("%(published_by)s đã công bố.", published_by=row.published_by),
            "Hãy tải lại danh sách.",
        )
    said = _basis(basis)
    _require_days(first, until, queries.today(at))
    entries = _require_ready(row, seen)
    row.basis, row.shown_from, row.shown_until = said, first, until
    row.published_at, row.published_by, row.publisher_id = at, _signed(by), by.id
    row.save()
    fact = PublicationShown(publication=str(row.id), basis=said, shown_from=first, shown_until=until, entries=entries)
    record(fact, by=by, at=at)


@act("publication.withdraw")
def withdraw(*, by: Actor, publication: int, reason: str, at: datetime) -> None:
    """Nobody sees the list any more, from now on; one that was only proposed is given up and its dossiers are free.

    What a leader published another leader of the unit does not take away: who published it, the control office and
    the leaders of the province do. Raises `Conflict` when it is over.
    Source: decision 0406
    """
    row = _ground.locked_for(publication, by=by, verb="publication.withdraw")
    _ground.standing(row)
    if row.shown_until is not None and row.shown_until < queries.today(at):
        raise Conflict("Danh sách đã hết thời gian công khai.", "Không ai còn thấy danh sách này.", "Không cần gỡ.")
    if row.publisher_id not in {None, by.id} and not by.has(Role.CONTROL, Role.CHAIR):
        raise NotAllowed("Bạn không gỡ được danh sách này.",
            say("Danh sách do %(published_by)s công bố.", published_by=row.published_by),
                         "Hãy đề nghị người đã công bố hoặc cơ quan kiểm soát thủ tục hành chính.")  # fmt: skip
    said = _ground.written("reason", reason, "Lý do gỡ")
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_for = at, by.name, said
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_for"])
    record(PublicationWithdrawn(publication=str(row.id), reason=said), by=by, at=at)


def _basis(basis: str) -> str:
    said = _ground.written("basis", basis, "Căn cứ pháp lý", least=_SHORTEST_BASIS)
    if not any(letter.isdigit() for letter in said):
        sentence = "Hãy ghi số, ngày và cơ quan ban hành văn bản giao việc công khai."
        raise Invalid("Căn cứ pháp lý chưa rõ.", sentence, "Hãy ghi lại căn cứ.", fields={"basis": sentence})
    return said


def _require_days(first: date, until: date, today: date) -> None:
    longest = queries.longest(today)
    last = first + timedelta(days=longest)
    if first < today:
        _refuse_day("first", "Ngày bắt đầu không được trước hôm nay.")
    if not first <= until <= last:
        _refuse_day("until", f"Ngày gỡ phải từ ngày bắt đầu đến {last:%d/%m/%Y} (nhiều nhất {longest} ngày).")


def _refuse_day(field: str, sentence: str) -> None:
    raise Invalid("Thời gian công khai chưa đúng.", sentence, "Hãy sửa ngày.", fields={field: sentence})


def _require_ready(row: Publication, seen: int | None) -> int:
    entries = list(Entry.objects.filter(publication_id=row.id).values_list("contested_at", "answered_at", "struck"))
    waiting = sum(1 for contested, answered, _ in entries if contested and not answered)
    if waiting:
        raise Conflict("Còn khiếu nại chưa trả lời.", say("Có %(waiting)s dòng đang chờ trả lời.", waiting=waiting),
                       "Hãy trả lời khiếu nại trước khi công bố.")  # fmt: skip
    left = sum(1 for _, _, struck in entries if not struck)
    if not left:
        raise Conflict("Danh sách không còn dòng nào.", "Mọi dòng đã được xóa sau khiếu nại.", "Hãy gỡ danh sách này.")
    if seen is not None and seen != left:
        raise Conflict(
            "Danh sách đã thay đổi.",
            say("Bạn đã xem %(seen)s dòng, nay có %(left)s.", seen=seen, left=left),
            "Hãy tải lại danh sách.",
        )
    return left


def _signed(by: Actor) -> str:
    """Who published, with the post by which it was done."""
    post = next((post for post in by.posts if post.role in {Role.LEADER, Role.CHAIR}), None)
    return f"{by.name}, {post.title or post.role.label}" if post else by.name
