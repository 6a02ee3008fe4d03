"""The footnote of a letter about the index: who published late, who is late, who apologised, who falls short."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from django.db import connection

from motcua.law import quality
from motcua.law.quality import Counts, DueReading, Target
from motcua.reactions.quality import tallies
from motcua.reactions.quality.explaining import dossiers, predicates
from motcua.reactions.quality.explaining.asking import Asked
from motcua.reactions.quality.explaining.naming import Named, listed, place, two_digits
from motcua.reactions.quality.periods import Period
from motcua.registers.people import queries as people
from motcua.registers.people.tree import AgencyView

# An apology moves the due date once (NĐ 61/2018, Art. 19(9)); of another system's dossier only the moved date is known.
_APOLOGISED = """
CASE WHEN origin = 'motcua' THEN EXISTS (SELECT FROM dossiers_dossier d WHERE d.code = quality_course.code
                                            AND d.extensions > 0)
     ELSE supplements = 0 AND due_day > original_day END
"""
# what the tallies do not tell: papers digitised where no result is electronic, and late dossiers with an apology
_ALONE = """
SELECT agency_id, sum(digitised_alone) FROM quality_roll
 WHERE months = %(months)s AND first_day = %(first)s AND agency_id = ANY(%(units)s) GROUP BY agency_id
"""
_SORRY = """
SELECT agency_id, count(*) FROM quality_course
 WHERE {within} AND NOT coalesce({on_time}, false) AND {apologised} GROUP BY agency_id
"""


class _Shares(NamedTuple):
    """What one unit has by itself, or with all below it."""

    dossiers: int = 0
    late: int = 0
    apologised: int = 0
    online: int = 0
    with_fee: int = 0
    paid_online: int = 0
    digitised: int = 0
    with_result: int = 0
    electronic: int = 0
    posted: int = 0
    to_post: int = 0

    def plus(self, other: "_Shares") -> "_Shares":
        return _Shares(*(one + more for one, more in zip(self, other, strict=True)))


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit that an item names: how many of how many, and for late dossiers whether it apologised."""

    unit: AgencyView
    part: int
    whole: int

    def as_json(self) -> dict[str, object]:
        """Everything in plain values."""
        return {"unit": self.unit.code, "name": self.unit.name, "part": self.part, "whole": self.whole}


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence of the footnote, with the units it names; `target` is in percent, where there is one."""

    key: str
    text: str
    entries: tuple[Entry, ...]
    target: str = ""
    source: str = ""

    def as_json(self) -> dict[str, object]:
        """Everything in plain values."""
        return {
            "key": self.key, "text": self.text, "units": len(self.entries), "target": self.target,
            "source": self.source, "entries": [each.as_json() for each in self.entries],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Footnote:
    """What is said of the units below one unit in a period."""

    unit: AgencyView
    period: Period
    items: tuple[Item, ...]

    @property
    def text(self) -> str:
        """The sentences, each on a line of its own."""
        return "\n".join(f"- {each.text}" for each in self.items)

    def item(self, key: str) -> Item:
        """The item of a key: published, late, or the name of a target."""
        return next(each for each in self.items if each.key == key)

    def as_json(self) -> dict[str, object]:
        """Everything in plain values."""
        return {
            "unit": self.unit.code, "period": self.period.key, "text": self.text,
            "items": [each.as_json() for each in self.items],
        }  # fmt: skip


def footnote(
    unit: AgencyView, period: Period, today: date, reading: DueReading = DueReading.MOVED
) -> Footnote:  # fmt: skip
    """The footnote on a unit and those directly below it, each of these with all below it. Seven queries.

    Source: QĐ 766/2022; decision 0403
    """
    asked = Asked(unit, "B1", period, today, reading)
    shares = _shares(asked)
    table = [(each, shares[each.id]) for each in _below(unit) if each.id in shares]
    items = [_published(table), _late(table)]
    items += [_short(which, words, table, counts, asked.judged) for which, words, counts in _CRITERIA]
    return Footnote(unit, period, tuple(items))


def _below(unit: AgencyView) -> list[AgencyView]:
    """The unit itself and those directly below it, in the order of a letter."""
    return sorted([unit, *people.children(unit.id)], key=place)


def _holder(agency: int, asked: Asked) -> int:
    """The unit directly below the asked one that answers for the agency."""
    path = [each.id for each in people.path(agency)]
    return path[min(path.index(asked.unit.id) + 1, len(path) - 1)]


def _shares(asked: Asked) -> dict[int, _Shares]:
    """What the unit itself and each one directly below it has, by its number."""
    mine, alone, sorry = set(asked.units), *_more(asked)
    found: dict[int, _Shares] = {}
    for agency, row in tallies.own(tallies.Question(asked.period, asked.judged, asked.reading)).items():
        if agency in mine:
            holder = _holder(agency, asked)
            found[holder] = found.get(holder, _Shares()).plus(_of(row, alone.get(agency, 0), sorry.get(agency, 0)))
    return found


def _of(row: tallies.Row, digitised_only: int, apologised: int) -> _Shares:
    count = dict(zip(tallies.ORDER, row, strict=True))
    return _Shares(
        dossiers=count["dossiers"], late=count["dossiers"] - count["dossiers_on_time"], apologised=apologised,
        online=count["dossiers_online"], with_fee=count["dossiers_with_fee"],
        paid_online=count["dossiers_paid_online"], digitised=count["dossiers_digitised"] + digitised_only,
        with_result=count["dossiers_with_result"], electronic=count["dossiers_with_electronic_result"],
        posted=count["procedures_posted_on_time"], to_post=count["procedures_to_post"],
    )  # fmt: skip


def _more(asked: Asked) -> tuple[dict[int, int], dict[int, int]]:
    """By unit: dossiers with papers in files and no electronic result; late ones with an apology."""
    sql = _SORRY.format(on_time=predicates.on_time(asked.reading), apologised=_APOLOGISED, within=dossiers.WITHIN)
    which = dossiers.bounds(asked, *dossiers.whole(asked))
    which |= {"months": asked.period.months, "first": asked.period.first}
    with connection.cursor() as cursor:
        cursor.execute(_ALONE, which)
        alone = {agency: int(number) for agency, number in cursor.fetchall()}
        cursor.execute(sql, which)
        return alone, dict(cursor.fetchall())


def _published(table: Sequence[tuple[AgencyView, _Shares]]) -> Item:
    told = [Entry(unit, each.posted, each.to_post) for unit, each in table if each.to_post]
    late = _worst_first(entry for entry in told if entry.part < entry.whole)
    subject = "Về công khai TTHC trên Cơ sở dữ liệu quốc gia về TTHC"
    if not told:
        return Item("published", f"{subject}: chưa có số liệu của kỳ này.", ())
    if not late:
        return Item("published", f"{subject}: các cơ quan, đơn vị đều thực hiện đúng hạn.", ())
    names = listed([Named(each.unit) for each in late])
    return Item("published", f"{subject}: {_units(late)} thực hiện chậm: {names}.", tuple(late))


def _late(table: Sequence[tuple[AgencyView, _Shares]]) -> Item:
    late = [Entry(unit, each.late, each.dossiers) for unit, each in table if each.late]
    if not late:
        return Item("late", "Về hồ sơ quá hạn: không có hồ sơ quá hạn.", ())
    names = listed([Named(each.unit, f"{two_digits(each.part)} hồ sơ") for each in late])
    total = two_digits(sum(each.part for each in late))
    sorry = [Named(unit) for unit, each in table if each.apologised]
    who = (
        f"có {listed(sorry)} thực hiện việc xin lỗi người dân theo quy định."
        if sorry
        else "chưa có cơ quan, đơn vị nào thực hiện việc xin lỗi người dân theo quy định."
    )
    text = f"Về hồ sơ quá hạn: {total} hồ sơ của {_units(late)}: {names}. Trong quá trình theo dõi, {who}"
    return Item("late", text, tuple(late))


def _short(
    which: Target,
    words: tuple[str, str],
    table: Sequence[tuple[AgencyView, _Shares]],
    counts: Callable[[_Shares], Counts],
    day: date,
) -> Item:
    value = quality.target(which, day)
    found = ((unit, counts(each)) for unit, each in table)
    short = _worst_first(
        Entry(unit, int(each.part), int(each.whole)) for unit, each in found if quality.falls_short(which, each, day)
    )
    subject, verb = words
    if short:
        text = f"{subject}: {_units(short)} {verb}: {listed([Named(each.unit) for each in short])}."
    else:
        text = f"{subject}: các cơ quan, đơn vị đều đạt."
    return Item(which.value, text, tuple(short), value.text, value.source)


def _worst_first(entries: Iterator[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda each: (place(each.unit)[0], Fraction(each.part, each.whole), place(each.unit)))


def _units(entries: Sequence[Entry]) -> str:
    return f"{two_digits(len(entries))} cơ quan, đơn vị"


# each criterion in the words of a letter, and what is counted for it
_CRITERIA: tuple[tuple[Target, tuple[str, str], Callable[[_Shares], Counts]], ...] = (
    (Target.ONLINE, ("Về tỷ lệ dịch vụ công trực tuyến", "không đạt"), lambda s: Counts(s.online, s.dossiers)),
    (Target.ONLINE_PAYMENT, ("Về tỷ lệ thanh toán trực tuyến", "chưa đạt"),
     lambda s: Counts(s.paid_online, s.with_fee)),
    (Target.DIGITISED_INPUT, ("Tỷ lệ số hóa hồ sơ đầu vào", "không đạt"), lambda s: Counts(s.digitised, s.dossiers)),
    (Target.DIGITISED_RESULT, ("Tỷ lệ số hóa kết quả giải quyết TTHC", "không đạt"),
     lambda s: Counts(s.electronic, s.with_result)),
)  # fmt: skip
