"""What the acts on a mandate stand on: its place in a document, its duties, and what its giver is told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db.models import Max

from motcua.law import duties as law
from motcua.registers.people import queries as people
from motcua.registers.people.tree import AgencyView
from motcua.work.directives import owners
from motcua.work.directives.acts import _ground
from motcua.work.directives.acts.take_in import folded
from motcua.work.directives.draft import WORK, Draft, Limit, Party
from motcua.work.directives.events import MandateAnswered
from motcua.work.directives.mandates.word import Answer, Word
from motcua.work.directives.models import Directive, Duty, Mandate, Proposal, Step


def province() -> AgencyView:
    """The agency to which the central Government gives tasks: the one at the top."""
    return people.root()


def answered(row: Duty, *, text: str, at: datetime, files: Sequence[dict[str, str]] = ()) -> list[MandateAnswered]:
    """What the giver of the duty's mandate is told of a report: its result once every unit's is done and confirmed.

    Nothing for a duty of our own, and nothing more once the mandate has ended. Source: decision 0535
    """
    mandate = row.task.mandate
    if mandate is None or mandate.ended:
        return []
    answer = Answer.DONE if done_on(mandate) else Answer.PROGRESS
    return [told(mandate, answer, text=text, at=at, unit=_ground.code_of(row), files=files)]


def asked(row: Duty, answer: Answer, *, text: str, at: datetime, until: date | None) -> list[MandateAnswered]:
    """The giver is asked for a day later than his, or asked no more; nothing for a day that is within his."""
    mandate = row.task.mandate
    if mandate is None or mandate.ended or not beyond(row, until):
        return []
    return [told(mandate, answer, text=text, at=at, unit=_ground.code_of(row), until=until)]


def beyond(row: Duty, until: date | None) -> bool:
    """True for a day later than the one that the central Government gave; nobody here may move a duty there."""
    mandate = row.task.mandate
    return bool(mandate and mandate.due_on and until and until > mandate.due_on)


def told(
    mandate: Mandate, answer: Answer, *, text: str, at: datetime, unit: str = "", until: date | None = None,
    files: Sequence[dict[str, str]] = (),
) -> MandateAnswered:  # fmt: skip
    """One answer to the giver, with how the whole mandate stands on the day."""
    done = done_on(mandate)
    return MandateAnswered(
        mandate=mandate.code, answer=answer.value, text=text, unit=unit, done_on=done, until=until,
        standing=law.standing(mandate.due_on, done, _ground.today(at)).value,
        files=tuple(f"{one['digest']} {one['name']}" for one in files),
    )  # fmt: skip


def done_on(mandate: Mandate) -> date | None:
    """The day on which the last unit was done, once every result is confirmed here; nothing before. One query."""
    found = Duty.objects.filter(task__mandate=mandate, withdrawn_on__isnull=True)
    days = list(found.values_list("done_on", "checked_at"))
    if not days or any(done is None or checked is None for done, checked in days):
        return None
    return max(done for done, _ in days if done)


def propose(mandate: Mandate, word: Word, *, at: datetime) -> Proposal:
    """The task lies as a proposal in the document that gives it, as long as that is not confirmed, or in a new one."""
    row = _document(word, at)
    last = Proposal.objects.filter(directive=row).aggregate(last=Max("place"))["last"]
    draft = Draft(
        point=word.point,
        content=word.content,
        passage=word.content,
        lead=tuple(Party(name) for name in word.lead),
        coordinate=tuple(Party(name) for name in word.coordinate),
        limits=_limits(word.due_on),
        report_to=word.issuer,
        spans={"content": (_written(row, word),)},
    )
    body = owners.Lookup(row.issued_on or _ground.today(at)).settled(draft).as_json()
    made = Proposal.objects.create(directive=row, place=0 if last is None else last + 1, state="proposed", body=body)
    mandate.directive, mandate.place, mandate.due_on, mandate.ended = row, made.place, word.due_on, ""
    mandate.save(update_fields=["directive", "place", "due_on", "ended"])
    return made


def propose_anew(mandate: Mandate, word: Word) -> None:
    """The proposal says what the giver says now, and must be looked at again; no step before it can be taken back."""
    row = mandate.directive
    rows = list(Proposal.objects.filter(directive=row, place=mandate.place).order_by("id"))
    if row is None or not rows:
        return
    first = next((one for one in rows if one.state != "dropped"), rows[0])
    old = Draft.of(first.body)
    new = replace(old, limits=_moved(old.limits, mandate.due_on, word.due_on))
    if word.content and word.content != old.content:
        span = _written(row, word)
        new = replace(new, content=word.content, passage=word.content, spans={**old.spans, "content": (span,)})
    Proposal.objects.filter(directive=row, place=mandate.place).exclude(id=first.id).update(state="dropped")
    Proposal.objects.filter(id=first.id).update(state="proposed", body=new.as_json())
    Step.objects.filter(directive=row).delete()


def drop(mandate: Mandate) -> None:
    """Nothing of the mandate is proposed any more; no step before it can be taken back."""
    Proposal.objects.filter(directive=mandate.directive, place=mandate.place).update(state="dropped")
    Step.objects.filter(directive=mandate.directive).delete()


def _document(word: Word, at: datetime) -> Directive:
    found = Directive.objects.filter(
        mandates__isnull=False, confirmed_at__isnull=True, number=word.sign, issuer=word.issuer,
        issued_on=word.issued_on,
    )  # fmt: skip
    if word.sign and (row := found.order_by("id").first()):
        return row
    head = " ".join(part for part in (word.issuer, word.sign, word.title) if part)
    root = province()
    return Directive.objects.create(
        agency_id=root.id, kind="thong_bao" if "/TB" in word.sign else "cong_van", number=word.sign, issuer=word.issuer,
        title=(word.title or word.content)[:300], issued_on=word.issued_on, text=head, folded="",
        reading={"tasks": []}, taken_in_at=at, taken_in_by=word.issuer,
    )  # fmt: skip


def _written(row: Directive, word: Word) -> tuple[int, int]:
    """The task's words stand at the end of the document; answers with where."""
    before = f"{row.text}\n\n{word.point}. " if word.point else f"{row.text}\n\n"
    due = f" (hạn {word.due_on:%d/%m/%Y})" if word.due_on else ""
    row.text = f"{before}{word.content}{due}"
    row.folded = folded(row)
    row.save(update_fields=["text", "folded"])
    return len(before), len(before) + len(word.content)


def _limits(due: date | None) -> tuple[Limit, ...]:
    return (Limit(f"hạn {due:%d/%m/%Y}", "due", WORK, due, ""),) if due else ()


def _moved(limits: tuple[Limit, ...], old: date | None, new: date | None) -> tuple[Limit, ...]:
    """The limits with the giver's day moved; days that somebody here set stay."""
    if new is None or new == old:
        return limits
    kept = tuple(one for one in limits if one.day != old or old is None)
    return (*_limits(new), *kept)
