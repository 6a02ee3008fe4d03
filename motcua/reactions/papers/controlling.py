"""Fills the two papers that follow work rather than announce it: the control slip and the register."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from motcua.law import forms, regime
from motcua.law.calendar import ZONE
from motcua.law.forms import FormKind
from motcua.law.sentences import say
from motcua.reactions.papers import filling, heading, sheets
from motcua.registers.catalog import queries as catalog
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers.models import Dossier
from motcua.work.dossiers.views import DossierView, StepView

_MOST_ENTRIES = 1000  # a second and a half, and 250 MiB, of typesetting
_WAYS = {"counter": "Trực tiếp", "online": "Trực tuyến", "post": "Bưu chính công ích"}
_COLUMNS = (
    "code", "version_id", "applicant", "contact", "agency_id", "filed_at", "received_at", "due_at",
    "returned_at",
)  # fmt: skip


def control_slip(view: DossierView, running: int | None) -> sheets.ControlSheet:
    """Who held the dossier from when, and how each hand-over stood against its time.

    Dated by the receipt; `running` is the number of the receipt, which the slip goes with. Source: TT 01/2018, Form 05
    """
    received = view.received_at or view.filed_at
    day = received.astimezone(ZONE).date()
    form = forms.of(FormKind.CONTROL_SLIP, view.regime, day)
    agency, settling = people.agency_by_id(view.agency_id), filling.settling(view)
    unit = heading.abbreviation(agency, counter=True)
    number = form.copy_number(running, unit) if running else f"……/{form.suffix}-{unit}"
    asked = dict.fromkeys(consultation.agency for consultation in view.consultations)
    return sheets.ControlSheet(
        form=filling.form_of(form), head=heading.letterhead(agency, number, day, counter=True), dossier_code=view.code,
        applicant=filling.applicant(view), request=view.procedure.name, settling_unit=settling.name, received=received,
        due=view.due_at, passages=tuple(_passages(view)), lookup=filling.lookup(view.code),
        coordinating_units=tuple(asked),
    )  # fmt: skip


def _passages(view: DossierView) -> Iterator[sheets.Passage]:
    for before, after in pairwise(view.steps):
        yield sheets.Passage(
            giver=before.holder, giver_unit=before.agency, receiver=after.holder, receiver_unit=after.agency,
            at=after.opened_at, result=_standing(before), note=after.name,
        )  # fmt: skip
    if view.steps and view.steps[-1].closed_at is None:
        holding = view.steps[-1]
        yield sheets.Passage(giver=holding.holder, giver_unit=holding.agency, receiver="", receiver_unit="")


def _standing(step: StepView) -> str:
    """Early on a day before the last, on time until the last moment, late after it."""
    if step.closed_at is None or step.due_at is None:
        return ""
    if step.closed_at > step.due_at:
        return "Quá hạn"
    early = step.closed_at.astimezone(ZONE).date() < step.due_at.astimezone(ZONE).date()
    return "Trước hạn" if early else "Đúng hạn"


def register(agency: AgencyView, first: date, last: date, *, field: str = "") -> sheets.RegisterSheet:
    """The dossiers that the agency's counter received from the first to the last day, of one field if it is named.

    At most 1,000 lines: a longer span is a book too thick to print. Raises `Invalid` beyond. Two queries.
    Source: TT 01/2018, Form 06
    """
    entries = tuple(_entries(agency, first, last, field))
    if len(entries) > _MOST_ENTRIES:
        raise Invalid(
            "Sổ quá dày để in một lần.",
            say(
                "Từ %(first)s đến %(last)s có hơn %(most)s hồ sơ.",
                first=f"{first:%d/%m/%Y}",
                last=f"{last:%d/%m/%Y}",
                most=_MOST_ENTRIES,
            ),
            "Hãy chọn ít ngày hơn hoặc một lĩnh vực.",
        )
    form = forms.of(FormKind.REGISTER, regime.on(last).key, last)
    number = form.copy_number(last.year, heading.abbreviation(agency, counter=True))
    return sheets.RegisterSheet(
        form=filling.form_of(form), head=heading.letterhead(agency, number, last, counter=True), field=field,
        book=f"{last.year}", first_day=first, last_day=last, entries=entries, keeper_title="Người lập sổ", keeper="",
    )  # fmt: skip


def _entries(agency: AgencyView, first: date, last: date, field: str) -> Iterator[sheets.Entry]:
    begin = datetime.combine(first, time(), ZONE)
    end = datetime.combine(last + timedelta(days=1), time(), ZONE)
    rows = Dossier.objects.filter(agency_id=agency.id, received_at__gte=begin, received_at__lt=end)
    if field:
        rows = rows.filter(version__field=field)
    for row in rows.order_by("received_at", "id").only(*_COLUMNS)[: _MOST_ENTRIES + 1]:
        yield _entry(row)


def _entry(row: Dossier) -> sheets.Entry:
    procedure = catalog.version(row.version_id)
    return sheets.Entry(
        dossier_code=row.code, procedure=procedure.name, sets=1, applicant=row.applicant,
        address=row.contact.get("address", ""), phone=row.contact.get("phone", ""),
        settling_unit=filling.settled_by(procedure.agency_key, row.agency_id).short_name,
        received=row.received_at or row.filed_at, due=row.due_at, returned=row.returned_at,
        way_of_receiving=_WAYS.get(row.contact.get("receive_by", ""), ""),
    )  # fmt: skip
