"""The register of dossiers that every counter keeps, day by day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.law.calendar import ZONE
from motcua.law.sentences import say
from motcua.law.workflow import State
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.models import Dossier

_COLUMNS = (
    "code", "version__name", "applicant", "contact", "received_at", "due_at", "finished_at", "returned_at", "state",
    "channel",
)  # fmt: skip
LONGEST_RANGE = 366  # days that one register shows


@dataclass(frozen=True)
class BookRow:
    """One line of the register; `receive_by` is how the result is received: counter, online or post."""

    code: str
    procedure: str
    applicant: str
    phone: str
    address: str
    receive_by: str
    received_at: datetime
    due_at: datetime | None
    finished_at: datetime | None
    returned_at: datetime | None
    state: State
    channel: int


def received(*, by: Actor, agency: str, first: date, last: date, most: int) -> tuple[BookRow, ...]:
    """What the counter of the agency received between the two days, in that order, at most so many. One query.

    Raises `NotFound` for an unknown agency, `NotAllowed` for who does not work there, and `Invalid` for days that are
    the wrong way round or too far apart. Source: TT 01/2018, Art. 9
    """
    place = people.agency(agency)
    permissions.require(by, "dossier.read", place.id, place.path)
    _require_range(first, last)
    begins, ends = (datetime.combine(day, time.min, ZONE) for day in (first, last + timedelta(days=1)))
    found = Dossier.objects.filter(agency_id=place.id, received_at__gte=begins, received_at__lt=ends)
    rows = found.order_by("received_at", "id").values_list(*_COLUMNS)[:most]
    return tuple(_row(*values) for values in rows)


def _require_range(first: date, last: date) -> None:
    if first <= last <= first + timedelta(days=LONGEST_RANGE):
        return
    raise Invalid(
        "Khoảng ngày chưa đúng.",
        say("Ngày cuối phải sau ngày đầu, cách nhau không quá %(longest_range)s ngày.", longest_range=LONGEST_RANGE),
        "Hãy sửa khoảng ngày.",
        fields={"last": "Hãy sửa ngày cuối."},
    )


def _row(  # noqa: PLR0917  # the columns of one row
    code: str, procedure: str, applicant: str, contact: dict[str, str], received_at: datetime, due_at: datetime | None,
    finished_at: datetime | None, returned_at: datetime | None, state: int, channel: int,
) -> BookRow:  # fmt: skip
    return BookRow(
        code=code, procedure=procedure, applicant=applicant, phone=contact.get("phone", ""),
        address=contact.get("address", ""), receive_by=contact.get("receive_by", ""), received_at=received_at,
        due_at=due_at, finished_at=finished_at, returned_at=returned_at, state=State(state), channel=channel,
    )  # fmt: skip
