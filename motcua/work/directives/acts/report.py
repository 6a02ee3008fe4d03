"""A unit tells how far it is; the giver confirms the result or returns it."""

from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import urlsplit

from motcua.law.promises import Proof
from motcua.law.sentences import say
from motcua.ledger.event import Event
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict
from motcua.work.directives import promised
from motcua.work.directives.acts import _ground, _mandates, recur
from motcua.work.directives.events import DutyDone, DutyExtended, ProgressReported, ResultConfirmed, ResultReturned
from motcua.work.directives.models import Duty, Extension, Link, Report

_LONGEST_LINK = 500


@act("task.report")
def report(
    *, by: Actor, duty: int, text: str, at: datetime, files: Sequence[str] = (), done: bool = False,
    done_on: date | None = None, link: str = "",
) -> None:  # fmt: skip
    """The unit's report stands with the duty, with its evidence; with `done`, the duty is done on that day.

    `done_on` is a day not after today and not before the directive, today unless given. A duty that comes again has its
    next time opened. `files` are digests of stored files, `link` is where everyone can read it; a promise is done with
    the proof that its kind asks for. Raises `Invalid`, and `Conflict` when it is done already.

    Source: decision 0142; decision 0146
    """
    row = _ground.of_owner(duty, by=by, verb="task.report")
    _told(row, text, files, at=at, by=by, done=done, done_on=done_on, link=link)


@act("task.report_outside")
def report_outside(
    *, by: Actor, link: int, name: str, text: str, at: datetime, done: bool = False, files: Sequence[str] = (),
    address: str = "",
) -> None:  # fmt: skip
    """A body outside has reported through its link, under the name of the person who wrote.

    `by` is the house, which checked the link; `address` is where everyone can read the result. Raises `Conflict` when
    the link has expired or was revoked.
    """
    found = Link.objects.select_related("duty").filter(id=link).first()
    if found is None or found.revoked_at is not None or found.expires_on < _ground.today(at):
        raise Conflict("Liên kết không còn hiệu lực.", "Liên kết đã hết hạn hoặc đã bị thu hồi.",
                       "Hãy liên hệ cơ quan giao nhiệm vụ để nhận liên kết mới.")  # fmt: skip
    row = _ground.duty(found.duty_id)
    who = _ground.written("name", name, "Họ và tên người báo cáo", most=200)
    _told(row, text, files, at=at, by=Actor(id=by.id, name=f"{who} ({row.agency.name if row.agency else row.party})"),
          done=done, done_on=None, link=address)  # fmt: skip


def _told(
    row: Duty, text: str, files: Sequence[str], *, at: datetime, by: Actor, done: bool, done_on: date | None, link: str
) -> None:
    _ground.still_open(row)
    said = _ground.written("text", text, "Nội dung báo cáo")
    evidence = _ground.evidence(files)
    address = _address(link)
    if done:
        _proved(row, evidence, address)
    digests, agency = tuple(one["digest"] for one in evidence), _ground.code_of(row)
    task = str(row.task_id)
    day = _day(row, done_on, _ground.today(at)) if done else None
    Report.objects.create(
        duty=row, verdict="done" if done else "progress", text=said, files=evidence, link=address, done_on=day, at=at,
        by=by.name,
    )  # fmt: skip
    facts: list[Event] = []
    if day is not None:
        row.done_on = day
        row.save(update_fields=["done_on"])
        facts.append(DutyDone(task=task, duty=row.id, agency=agency, done_on=row.done_on, text=said, files=digests))
        facts += recur.after(row)
    else:
        facts.append(ProgressReported(task=task, duty=row.id, agency=agency, text=said, files=digests))
    facts += _mandates.answered(row, text=said, at=at, files=evidence)
    record(*facts, by=by, at=at)


def _address(link: str) -> str:
    """Where everyone can read it. Raises `Invalid` for what no browser opens, or what holds a password."""
    said = link.strip()
    if not said:
        return ""
    try:
        parts = urlsplit(said)
        right = parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and "@" not in parts.netloc
    except ValueError:
        right = False
    if not right or len(said) > _LONGEST_LINK or any(letter.isspace() for letter in said):
        raise _ground.fault("link", "Hãy nhập địa chỉ đầy đủ, bắt đầu bằng https://.")
    return said


def _proved(row: Duty, evidence: Sequence[object], link: str) -> None:
    """Nothing happens when the report brings what the kind of promise asks for; otherwise `Invalid`, `Conflict`."""
    asked = promised.proof(row)
    if asked is Proof.FILE and not evidence:
        raise _ground.fault("files", "Việc này hoàn thành khi có văn bản kèm theo.")
    if asked is Proof.LINK and not link:
        raise _ground.fault("link", "Việc này hoàn thành khi có địa chỉ nơi đã công khai.")
    if asked in {Proof.LETTER, Proof.PUBLICATION}:
        raise Conflict(
            "Việc này không hoàn thành bằng một báo cáo.",
            "Kiến nghị được trả lời bằng văn bản có số, rồi người giao công khai nội dung trả lời.",
            "Hãy soạn và ban hành văn bản trả lời, hoặc công khai văn bản đã ban hành.",
        )


def _day(row: Duty, done_on: date | None, today: date) -> date:
    day = done_on or today
    issued = row.task.directive.issued_on
    if day > today or (issued is not None and day < issued):
        raise _ground.fault("done_on", "Ngày hoàn thành phải từ ngày văn bản đến hôm nay.")
    return day


@act("task.check")
def confirm(*, by: Actor, duty: int, at: datetime, text: str = "") -> None:
    """The giver confirms that the duty is done. Raises `Conflict` when it is not, or was confirmed."""
    row = _checked(duty, by)
    said = _ground.written("text", text, "Ý kiến", least=0)
    row.checked_at, row.checked_by = at, by.name
    row.save(update_fields=["checked_at", "checked_by"])
    Report.objects.create(duty=row, verdict="confirmed", text=said, at=at, by=by.name)
    fact = ResultConfirmed(task=str(row.task_id), duty=row.id, agency=_ground.code_of(row), text=said)
    last, files = _last_words(row)
    record(fact, *_mandates.answered(row, text=said or last, at=at, files=files), by=by, at=at)


@act("task.check")
def send_back(*, by: Actor, duty: int, text: str, at: datetime, until: date | None = None) -> None:
    """The result is returned, saying what is missing: the duty is open again, with its old day or a new one.

    What is to be done again, as a plan that says too little, needs a new day; of anything else the giver extends the
    day, not who judges it. Raises `Invalid` for a day in the past or before the old one.
    Source: decision 0146
    """
    row = _checked(duty, by)
    said = _ground.written("text", text, "Lý do trả lại")
    of = promised.kind(row.task)
    if of is None or not of.redone:
        until = None
    elif until is None:
        raise _ground.fault("until", "Việc phải làm lại cần hạn mới.")
    old, row.done_on = row.due_on, None
    if until is not None and (until < _ground.today(at) or (old is not None and until < old)):
        raise _ground.fault("until", "Hạn mới không trước hôm nay và không trước hạn cũ.")
    row.due_on = until or old
    row.save(update_fields=["done_on", "due_on"])
    Report.objects.create(duty=row, verdict="returned", text=said, at=at, by=by.name)
    task, agency = str(row.task_id), _ground.code_of(row)
    facts: list[Event] = [ResultReturned(task=task, duty=row.id, agency=agency, text=said)]
    if until is not None and until != old:
        Extension.objects.create(
            duty=row, reason=said, until=until, asked_at=at, asked_by=by.name, old=old, granted=True, answer=said,
            answered_at=at, answered_by=by.name,
        )  # fmt: skip
        facts.append(DutyExtended(task=task, duty=row.id, agency=agency, old=old, until=until, reason=said))
    record(*facts, by=by, at=at)


def _last_words(row: Duty) -> tuple[str, list[dict[str, str]]]:
    """What the unit wrote when it reported the duty done, with its evidence."""
    found = Report.objects.filter(duty=row, verdict="done").order_by("-id").values_list("text", "files").first()
    return found or ("", [])


def _checked(number: int, by: Actor) -> Duty:
    row = _ground.of_judge(number, by=by, verb="task.check")
    if row.done_on is None:
        raise Conflict("Nhiệm vụ chưa được báo cáo hoàn thành.", "", "Hãy đợi đơn vị báo cáo.")
    if row.checked_at is not None:
        raise Conflict(
            "Kết quả đã được xác nhận.", say("%(who)s đã xác nhận.", who=row.checked_by), "Không cần làm gì thêm."
        )
    return row
