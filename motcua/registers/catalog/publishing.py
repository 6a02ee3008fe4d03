"""How a version becomes a row: the next one follows, the ones before stay as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.law.sentences import say
from motcua.registers.catalog import search
from motcua.registers.catalog.content import Content
from motcua.registers.catalog.events import ProcedureWithdrawn, VersionPublished
from motcua.registers.catalog.models import Procedure, ProcedureVersion
from motcua.registers.people.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A procedure that shall read like this from the day on."""

    key: str
    content: Content
    first_day: date


def publish(wishes: Sequence[Wish], *, at: datetime) -> tuple[VersionPublished, ...]:
    """Every wish that says something new is a published version; answers with the facts to be recorded.

    A version begins on the wished day, or on the day after its predecessor began if that is later. Raises `Invalid`
    with the procedure named when a content may not be published; nothing is published then.
    """
    for wish in wishes:
        refuse_faults(wish)
    procedures = _procedures(wishes)
    last = _last_versions([wish.key for wish in wishes])
    rows = [row for wish in wishes if (row := _next(wish, procedures[wish.key], last.get(wish.key), at))]
    for row in rows:
        _end(last.get(row.procedure.key), row.valid_from - timedelta(days=1))
    ProcedureVersion.objects.bulk_create(rows)
    search.forget_soon()
    return tuple(
        VersionPublished(
            procedure=row.procedure.key, version=row.number, first_day=row.valid_from, decision=row.decision
        )
        for row in rows
    )


def withdraw(keys: Sequence[str], last_day: date, reason: str) -> tuple[ProcedureWithdrawn, ...]:
    """No dossier is received under these procedures after the day; answers with the facts to be recorded."""
    facts = []
    for key, row in _last_versions(keys).items():
        if row.valid_to is None:
            _end(row, max(last_day, row.valid_from))
            facts.append(ProcedureWithdrawn(procedure=key, last_day=row.valid_to or last_day, reason=reason))
    return tuple(facts)


def refuse_faults(wish: Wish) -> None:
    """Nothing happens when the content may be published; otherwise `Invalid` names the procedure and every fault."""
    if faults := wish.content.faults():
        raise Invalid(
            say("Không thể công bố thủ tục %(key)s “%(name)s”.", key=wish.key, name=wish.content.name),
            " ".join(faults),
            "Hãy sửa nội dung rồi công bố lại.",
            "TT 01/2018, Art. 8",
        )


def _procedures(wishes: Sequence[Wish]) -> dict[str, Procedure]:
    codes = {wish.key: wish.content.code for wish in wishes}
    known = {row.key: row for row in Procedure.objects.select_for_update().filter(key__in=codes)}
    new = [Procedure(key=key, code=code) for key, code in codes.items() if key not in known]
    Procedure.objects.bulk_create(new)
    # a content without a national code takes none away that was given meanwhile
    renamed = [row for row in known.values() if codes[row.key] and row.code != codes[row.key]]
    for row in renamed:
        row.code = codes[row.key]
    Procedure.objects.bulk_update(renamed, ["code"])
    return known | {row.key: row for row in new}


def _last_versions(keys: Sequence[str]) -> dict[str, ProcedureVersion]:
    rows = ProcedureVersion.objects.filter(procedure__key__in=keys).select_related("procedure").order_by("number")
    return {row.procedure.key: row for row in rows}


def _next(wish: Wish, procedure: Procedure, last: ProcedureVersion | None, at: datetime) -> ProcedureVersion | None:
    columns = wish.content.columns()
    if last is not None and last.valid_to is None and all(getattr(last, name) == columns[name] for name in columns):
        return None
    first_day = wish.first_day
    if last is not None:
        first_day = max(first_day, (last.valid_to or last.valid_from) + timedelta(days=1))
    number = last.number + 1 if last else 1
    return ProcedureVersion(procedure=procedure, number=number, valid_from=first_day, published_at=at, **columns)


def _end(row: ProcedureVersion | None, last_day: date) -> None:
    if row is not None and row.valid_to is None:
        row.valid_to = last_day
        row.save(update_fields=["valid_to"])
