"""The rows behind a number: the same condition that counted them finds them."""

from dataclasses import dataclass
from datetime import datetime

from motcua.law.sentences import say
from motcua.reactions.quality.explaining import dossiers, predicates, procedures
from motcua.reactions.quality.explaining.asking import Asked, Side
from motcua.reactions.quality.explaining.kinds import Kind, kind_of
from motcua.reactions.quality.explaining.rows import DossierRow, ProcedureRow, ToldRow
from motcua.reactions.quality.models import Told
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid

PAGE = 50
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Behind:
    """One page of rows; `next` names the place of the following page, empty at the end."""

    kind: Kind
    rows: tuple[DossierRow | ProcedureRow | ToldRow, ...]
    next: str = ""


def behind(asked: Asked, side: Side | str = Side.PART, after: str = "", size: int = PAGE) -> Behind:
    """The rows behind one side of a component, of the unit with all below it. Few queries, whatever there is.

    Dossiers come oldest first, procedures unit by unit. Raises `Invalid` for a component, side or place there is not.
    """
    try:
        wanted = Side(side)
    except ValueError:
        raise Invalid(
            say("“%(side)s” không phải là một phía của tỷ lệ.", side=side), "", "Hãy chọn part, rest hoặc whole."
        ) from None
    kind = kind_of(asked.indicator.id, told=_is_told(asked))
    if kind is Kind.DOSSIER:
        return page_of_dossiers(asked, predicates.of_side(asked, wanted), after, size)
    if kind is Kind.PROCEDURE:
        return page_of_procedures(asked, procedures.condition(asked, wanted), after, size)
    return _told(asked, wanted)


def _is_told(asked: Asked) -> bool:
    """True when the province's own count was told, and not taken from the catalogue."""
    period = asked.period
    return Told.objects.filter(
        months=period.months, first_day=period.first, component=asked.indicator.id, agency_id=people.root().id
    ).exists()


def page_of_dossiers(asked: Asked, condition: str, after: str, size: int) -> Behind:
    """One page of the dossiers that fulfil a condition on a course. Raises `Invalid` for a place there is not."""
    size = max(1, min(size, LONGEST))
    found = dossiers.of_condition(asked, condition, _dossier_place(after), size)
    last = found[-1].place if len(found) == size else None
    rest = f"{last.received_at.isoformat()}~{last.code}" if last else ""
    return Behind(Kind.DOSSIER, tuple(each.row for each in found), rest)


def page_of_procedures(asked: Asked, condition: str, after: str, size: int) -> Behind:
    """One page of the procedures that fulfil a condition. Raises `Invalid` for a place there is not."""
    size = max(1, min(size, LONGEST))
    found = procedures.of_condition(asked, condition, _procedure_place(after), size)
    last = found[-1].place if len(found) == size else None
    return Behind(Kind.PROCEDURE, tuple(each.row for each in found), f"{last.unit}~{last.procedure}" if last else "")


def _dossier_place(after: str) -> dossiers.After | None:
    if not after:
        return None
    moment, _, code = after.partition("~")
    try:
        received_at = datetime.fromisoformat(moment)
    except ValueError:
        raise _no_page() from None
    if received_at.tzinfo is None:
        raise _no_page()
    return dossiers.After(received_at, code)


def _procedure_place(after: str) -> procedures.Place | None:
    if not after:
        return None
    unit, _, procedure = after.partition("~")
    if not (unit.isascii() and unit.isdigit() and procedure.isascii() and procedure.isdigit()):
        raise _no_page()
    return procedures.Place(int(unit), int(procedure))


def _no_page() -> Invalid:
    return Invalid("Trang này không có trong danh sách.", "", "Hãy mở lại danh sách từ đầu.")


def _told(asked: Asked, side: Side) -> Behind:
    """Every told count that the number adds up; on the side of the rest, those of which something is missing."""
    period = asked.period
    told = Told.objects.filter(
        months=period.months, first_day=period.first, component=asked.indicator.id, agency_id__in=asked.units
    )
    rows = (
        ToldRow(people.agency_by_id(agency).short_name, part, whole, source)
        for agency, part, whole, source in told.order_by("agency_id").values_list(
            "agency_id", "part", "whole", "source"
        )
    )
    return Behind(Kind.TOLD, tuple(row for row in rows if _stands(row, side)))


def _stands(row: ToldRow, side: Side) -> bool:
    return {Side.PART: row.part > 0, Side.REST: row.part < row.whole, Side.WHOLE: True}[side]
