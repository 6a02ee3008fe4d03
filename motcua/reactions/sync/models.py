"""The account of what is owed to each national system: one line per dossier, two places in its history."""

from django.db import models
from django.db.models import F, Q

WAITING, EVEN, REPAIR = "waiting", "even", "repair"


class Transfer(models.Model):
    """How much of a dossier's history a national system must have, and how much it has accepted.

    `owed` and `accepted` are places in the dossier's own history (`Fact.n`): all between them is still to be sent, in
    order. `repair` means that the other side refused the next item for good and somebody here must mend it.
    """

    system = models.TextField(default="dvcqg")
    dossier = models.TextField()  # code
    owed = models.IntegerField()
    accepted = models.IntegerField(default=0)
    state = models.TextField(default=WAITING)
    attempts = models.IntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    changed_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)  # when the other side first accepted something of it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "system"], name="one_line_per_dossier"),
            models.CheckConstraint(condition=Q(accepted__lte=F("owed")), name="accepted_within_owed"),
        ]
        indexes = [models.Index(fields=["system", "next_at"], condition=Q(state="waiting"), name="transfer_waiting")]
