"""The agencies of a pack become rows; loaded again, only what differs is touched."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.ledger.event import Event
from motcua.ledger.record import record
from motcua.registers.people import calendars, tree
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.acts import agencies as acts
from motcua.registers.people.events import AgencyChanged, AgencyClosed, AgencyOpened
from motcua.registers.people.folding import sort_key
from motcua.registers.people.models import Agency
from motcua.registers.people.pack import table
from motcua.registers.people.pack.reading import BadPack, Pack

_COMPARED = (
    "identifier", "name", "short_name", "kind", "level", "gso_code", "fields", "receives", "hours", "phone", "email",
    "address", "valid_to",
)  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """How many rows a load opened, changed and closed; all nought when the pack was there already."""

    opened: int = 0
    changed: int = 0
    closed: int = 0


@act("pack.load")
def load(*, by: Actor, pack: Pack, day: date, at: datetime) -> Outcome:
    """Every agency of the pack is a row as the pack says; one that the pack no longer has ended the day before `day`.

    Raises `BadPack` for a table that contradicts itself; nothing is changed then.
    """
    wanted = {line.text("code"): line for line in checked(pack)}
    present = {row.code: row for row in Agency.objects.select_for_update()}
    facts: list[Event] = [*_open(wanted, present, pack)]
    opened = len(facts)
    facts += _change({code: _values(line, pack) for code, line in wanted.items()}, present)
    changed = len(facts) - opened
    gone = [row for code, row in present.items() if code not in wanted and row.valid_to is None]
    facts += _close(gone, day)
    record(*facts, by=by, at=at)
    tree.forget_soon()
    calendars.forget_soon()
    return Outcome(opened=opened, changed=changed, closed=len(gone))


def checked(pack: Pack) -> list[table.Line]:
    """The rows of `agencies.csv`, those above before those below. Raises `BadPack` where they contradict themselves."""
    found: dict[str, table.Line] = {}
    identifiers: set[str] = set()
    levels = {level.code for level in pack.levels}
    for line in table.lines(pack.folder / "agencies.csv"):
        code, parent, identifier = line.text("code"), line.text("parent_code"), line.text("identifier")
        if not code or code in found:
            raise line.fault(f"the code {code!r} is missing or stands there twice")
        if parent and parent not in found:
            raise line.fault(f"the agency above, {parent!r}, must stand on an earlier line")
        if line.text("receives") and line.text("receives") not in levels:
            raise line.fault(f"receives must be one of the levels {', '.join(sorted(levels))}")
        if line.text("receives") and (not identifier or identifier in identifiers):
            raise line.fault("a counter needs an identifier of its own for the codes of its dossiers")
        found[code] = line
        identifiers.add(identifier)
    if not found:
        raise BadPack(f"{pack.key}/agencies.csv has no agency.")
    return list(found.values())


def _values(line: table.Line, pack: Pack) -> dict[str, object]:
    names = ("identifier", "name", "short_name", "kind", "level", "gso_code", "receives", "phone", "email", "address")
    values: dict[str, object] = {name: line.text(name) for name in names}
    values |= {"fields": line.parts("fields", ";"), "valid_to": line.maybe_day("valid_to")}
    return values | {"hours": dict(pack.hours) if not line.text("parent_code") else None}


def _open(wanted: Mapping[str, table.Line], present: Mapping[str, Agency], pack: Pack) -> Iterator[AgencyOpened]:
    known = dict(present)
    for code, line in wanted.items():
        if code in known:
            continue
        parent, name, first_day = line.text("parent_code"), line.text("name"), line.day("valid_from")
        above = known[parent] if parent else None
        row = Agency(code=code, parent=above, path="", sort_key=sort_key(name), valid_from=first_day)
        for column, value in _values(line, pack).items():
            setattr(row, column, value)
        row.save(force_insert=True)
        row.path = f"{above.path if above else '/'}{row.id}/"
        row.save(update_fields=["path"])
        known[code] = row
        yield AgencyOpened(agency=code, name=name, parent=parent, first_day=first_day)


def _change(wanted: Mapping[str, Mapping[str, object]], present: Mapping[str, Agency]) -> Iterator[AgencyChanged]:
    for code, row in present.items():
        values = wanted.get(code, {})
        changed = tuple(name for name in _COMPARED if name in values and getattr(row, name) != values[name])
        if not changed:
            continue
        for name in changed:
            setattr(row, name, values[name])
        row.sort_key = sort_key(row.name)
        row.save(update_fields=[*changed, "sort_key"])
        yield AgencyChanged(agency=code, fields=changed)


def _close(gone: list[Agency], day: date) -> Iterator[Event]:
    for row in gone:
        row.valid_to = max(row.valid_from, day - timedelta(days=1))
        row.save(update_fields=["valid_to"])
        yield AgencyClosed(agency=row.code, last_day=row.valid_to, reason="không còn trong gói dữ liệu")
        yield from acts.end_posts(row, row.valid_to)
