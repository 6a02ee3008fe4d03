"""A list is drawn up from the facts and laid before those who may publish it."""

from datetime import date, datetime

from django.db import connection

from motcua.ledger.record import record
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.work.publications import queries
from motcua.work.publications.acts import _ground
from motcua.work.publications.events import PublicationProposed
from motcua.work.publications.models import Entry, Publication
from motcua.work.publications.views import Drawn

# one proposal at a time: no dossier may stand on two lists
_ALONE = "SELECT pg_advisory_xact_lock(hashtext('publication.propose'))"


@act("publication.propose")
def propose(
    *, by: Actor, unit: str, first: date, last: date, at: datetime, remedy: str = "", about: str = queries.DOSSIERS
) -> int:
    """A list of the unit and all beneath it stands proposed, with every late dossier, or duty, due in the period.

    Nothing on it is chosen by hand. Only those who answer for the unit and those who are named see it. Answers with
    its number. Raises `Invalid` when nothing was late.

    Source: decision 0406; decision 0148
    """
    if about not in {queries.DOSSIERS, queries.DUTIES}:
        raise Invalid(
            "Không có loại danh sách này.", "", "Hãy chọn hồ sơ hoặc nhiệm vụ.", fields={"about": "Hãy chọn."}
        )
    said = _ground.written("remedy", remedy, "Biện pháp khắc phục", least=0)
    with connection.cursor() as cursor:
        cursor.execute(_ALONE)
    drawn = queries.draft(by=by, unit=unit, first=first, last=last, now=at, about=about)
    if not drawn:
        raise Invalid(
            "Không có gì để lập danh sách.",
            "Trong kỳ này đơn vị không trễ, hoặc những gì trễ đã có trong danh sách khác.",
            "Hãy chọn kỳ hoặc đơn vị khác.",
        )
    row = Publication.objects.create(
        agency_id=people.agency(unit).id, about=about, first_day=first, last_day=last, remedy=said, proposed_at=at,
        proposed_by=by.name,
    )  # fmt: skip
    Entry.objects.bulk_create(_entry(row, no, one) for no, one in enumerate(drawn, 1))
    fact = PublicationProposed(
        publication=str(row.id), agency=unit, first_day=first, last_day=last, entries=len(drawn), about=about
    )
    record(fact, by=by, at=at)
    return row.id


def _entry(row: Publication, no: int, one: Drawn) -> Entry:
    return Entry(
        publication_id=row.id, no=no, dossier=one.dossier, agency_id=one.agency_id, account_id=one.account,
        name=one.name, post=one.post, step=one.step, days_late=one.days_late, apologised=one.apologised,
    )  # fmt: skip
