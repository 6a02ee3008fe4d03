"""The rows behind a number, as a list shows them; none names a person."""

from dataclasses import asdict, dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Row:
    """What every row can do."""

    def as_json(self) -> dict[str, object]:
        """The row in plain values, days as ISO texts."""
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class DossierRow(Row):
    """A dossier: what it is, where it is, until when; `days_late` is 0 for one in time, calendar days otherwise.

    `home` is true for a dossier of this house, which can be opened here; another system's cannot. What follows `state`
    is why it may have lost points: `late_step` is the first step that ran past its time, `late_at` the unit it was in.
    """

    code: str
    home: bool
    procedure: str
    unit: str  # settles it
    counter: str  # received it
    received: date
    due: date | None
    ended: date | None
    holder: str  # the agency it lies with, empty for another system's
    days_late: int
    state: str
    channel: int = 1
    supplements: int = 0
    fee: int = 0  # VND
    digitised: bool = False
    electronic: bool = False
    disliked: bool = False
    paid_online: bool = False
    late_step: str = ""
    late_at: str = ""


@dataclass(frozen=True, slots=True)
class ProcedureRow(Row):
    """A procedure at one unit; `marked` of its `dossiers` of the period earned the point."""

    key: str
    code: str
    procedure: str
    unit: str
    dossiers: int
    marked: int
    online: str  # toàn trình, một phần, or not online


@dataclass(frozen=True, slots=True)
class ToldRow(Row):
    """A count that was told to the index, with where it was read."""

    unit: str
    part: int
    whole: int
    source: str
