"""Which units were late with what leaders ordered and what was promised, duty by duty; units alone are named.

Source: decision 0148
"""

from datetime import date

from motcua.law.duties import Standing
from motcua.law.sentences import say
from motcua.registers.people import queries as people
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import Invalid
from motcua.registers.people.tree import AgencyView
from motcua.work.directives import following, owners, promised
from motcua.work.directives.following import Wish
from motcua.work.directives.views import DutyRow
from motcua.work.publications.models import Entry
from motcua.work.publications.views import Drawn

MOST = 1_000
_LONGEST = 300  # characters of what was to be done
_MARK = "NV-"


def of(unit: AgencyView, first: date, last: date, today: date) -> tuple[Drawn, ...]:
    """The duties of the unit and all beneath it due in the period and late today, done or not, by unit and day.

    Left out: what nobody owes, outside bodies, and what stands on another list. Raises `Invalid` beyond `MOST`.
    Source: decision 0148
    """
    found: list[DutyRow] = []
    for standing in (Standing.LATE, Standing.DONE_LATE):
        wish = Wish(standing=standing, first=first, last=last)
        found += following.duties(by=HOUSE, today=today, wish=wish, size=20 * MOST)[0]
    agencies = {row.unit_code: people.agency(row.unit_code) for row in found if row.unit_code}
    within = [row for row in found if (one := agencies.get(row.unit_code)) and one.path.startswith(unit.path)]
    listed = _listed([code_of(row.number) for row in within])
    rows = [
        row for row in within
        if code_of(row.number) not in listed and not owners.outside(agencies[row.unit_code].kind)
    ]  # fmt: skip
    if len(rows) > MOST:
        raise Invalid(
            "Kỳ này có quá nhiều nhiệm vụ trễ.", say("Một danh sách có nhiều nhất %(most)s nhiệm vụ.", most=MOST),
            "Hãy chọn kỳ ngắn hơn hoặc đơn vị nhỏ hơn.",
            fields={"last": say("Nhiều hơn %(most)s nhiệm vụ.", most=MOST)},
        )  # fmt: skip
    rows.sort(key=lambda row: (agencies[row.unit_code].sort_key, row.due_on or date.max, row.number))
    return tuple(_drawn(row, agencies[row.unit_code]) for row in rows)


def code_of(number: int) -> str:
    """How a duty is called on a list."""
    return f"{_MARK}{number}"


def is_duty(code: str) -> bool:
    """True for the code of a duty, false for that of a dossier."""
    return code.startswith(_MARK)


def _listed(codes: list[str]) -> set[str]:
    """Those that stand on a list, were shown by one, or were struck off one."""
    found = Entry.objects.filter(dossier__in=codes)
    gone = found.filter(publication__withdrawn_at__isnull=False, publication__published_at__isnull=True, struck=False)
    return set(found.exclude(id__in=gone.values("id")).values_list("dossier", flat=True))


def _drawn(row: DutyRow, agency: AgencyView) -> Drawn:
    """Of a promise to a voter nothing that tells who it was; of the document its number and title."""
    said = promised.without_numbers(row.content)[:_LONGEST]
    by = " ".join(part for part in (row.sign, row.title) if part)
    return Drawn(
        dossier=code_of(row.number), agency_id=agency.id, agency=agency.name, account=None, name="", post="",
        step=f"{said} ({by[:_LONGEST]})", days_late=row.days_late, apologised=False,
    )  # fmt: skip
