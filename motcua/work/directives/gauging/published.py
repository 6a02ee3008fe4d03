"""How much of what was promised to be made public is public, from the duties themselves."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from motcua.law import promises
from motcua.law.promises import Proof
from motcua.work.directives.models import Duty

_PUBLIC = {Proof.LINK, Proof.PUBLICATION}


@dataclass(frozen=True, slots=True)
class Published:
    """Of `whole` things to be made public, `part` are, each with the address where everyone can read it."""

    part: int
    whole: int


def published(kind: str, *, path: str, first: date, last: date, on: date) -> Published:
    """What units at or beneath the path had to make public in the period, and had by the day. One query.

    It counts where its day lies in the period; without a day, where the promise was received in it.
    Source: decision 0151
    """
    keys = {step.key for of in promises.table() if of.key == kind for step in of.steps if step.proof in _PUBLIC}
    within = Q(due_on__range=(first, last)) | Q(due_on__isnull=True, task__received_on__range=(first, last))
    rows = Duty.objects.filter(
        within, task__kind=kind, step__in=keys, agency__path__startswith=path, withdrawn_on__isnull=True
    )
    done = Count("id", filter=Q(done_on__isnull=False, done_on__lte=on))
    counted = rows.aggregate(part=done, whole=Count("id"))
    return Published(counted["part"], counted["whole"])
