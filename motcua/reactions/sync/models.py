"""The account of what is owed to each national system: one line per dossier, two places in its history."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

WAITING, EVEN, REPAIR = "waiting", "even", "repair"
CLOSED, OPEN, PROBING = "closed", "open", "probing"  # of a connection: messages pass, none passes, one tries


class Transfer(models.Model):
    """How much of a dossier's history a national system must have, and how much it has accepted.

    `owed` and `accepted` are places in the dossier's own history (`Fact.n`): all between them is still to be sent, in
    order. `repair` means that the other side refused the next item for good and somebody here must mend it.
    """

    system = models.TextField(default="dvcqg")
    dossier = models.TextField()  # code
    owed = models.IntegerField()
    accepted = models.IntegerField(default=0)
    sent = models.IntegerField(default=0, db_default=0)  # how far it was ever put on the wire
    state = models.TextField(default=WAITING)
    attempts = models.IntegerField(default=0)
    next_at = models.DateTimeField(null=True)  # when it may be taken up; while somebody holds it, when the hold ends
    claim = models.TextField(blank=True, default="", db_default="")  # whose hand it is in
    uncertain = models.BooleanField(default=False, db_default=False)  # it was on its way when we last heard of it
    kind = models.TextField(blank=True, default="", db_default="")  # of the last failure
    reason = models.TextField(blank=True)
    reference = models.TextField(blank=True, default="", db_default="")  # its number on the other side
    found = models.TextField(blank=True, default="", db_default="")  # by reconciliation, until it is even again
    owed_since = models.DateTimeField(null=True)  # since when something of it has been owed
    changed_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)  # when the other side first accepted something of it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "system"], name="one_line_per_dossier"),
            models.CheckConstraint(condition=Q(accepted__lte=F("owed")), name="accepted_within_owed"),
        ]
        indexes = [
            models.Index(fields=["system", "next_at"], condition=Q(state="waiting"), name="transfer_waiting"),
            models.Index(fields=["system", "dossier"], condition=Q(state="repair"), name="transfer_in_repair"),
        ]


class CutShort(models.Model):
    """The national catalogue as it was last read when far less came than was known; no row once it has come whole."""

    name = models.TextField(primary_key=True)  # of the catalogue; there is one
    read = models.IntegerField()
    known = models.IntegerField()
    missing = models.IntegerField()
    at = models.DateTimeField()


class Connection(models.Model):
    """How one account with a national system fares; every worker reads and writes the same line."""

    name = models.TextField(primary_key=True)  # dvcqg:000.00.00.H10
    state = models.TextField(default=CLOSED)
    failures = models.IntegerField(default=0)  # in a row
    openings = models.IntegerField(default=0)  # since it last worked
    until = models.DateTimeField(null=True)  # while open or probing: when somebody may try
    kind = models.TextField(blank=True, default="")
    reason = models.TextField(blank=True, default="")
    allowance = models.FloatField(default=0)  # dossiers that may be sent at once, filled up as time passes
    filled_at = models.DateTimeField(null=True)
    last_success_at = models.DateTimeField(null=True)
    last_failure_at = models.DateTimeField(null=True)
    accepted = models.BigIntegerField(default=0)  # facts, ever
    refused = models.BigIntegerField(default=0)  # dossiers, ever
    failed = models.BigIntegerField(default=0)  # rounds that came to nothing, ever
    compared_at = models.DateTimeField(null=True)  # with what the other side has
    compared = models.IntegerField(default=0)  # dossiers seen there then
    heard = models.BigIntegerField(default=0, db_default=0)  # the place up to which we have read what it tells us


class Stranger(models.Model):
    """A dossier that the other side has under our name and that we do not know."""

    connection = models.TextField()
    dossier = models.TextField()
    state = models.IntegerField(default=0)  # as it stands there
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["connection", "dossier"], name="stranger_once")]


class Hook(models.Model):
    """A subscription: the holder of a key is told of facts of some kinds, of the dossiers that the key reaches.

    What is still to be told stands in `Transfer`, a line for each dossier; the system there is `hook:` and the number.
    """

    name = models.TextField(unique=True)
    token = models.ForeignKey("people.ApiToken", models.PROTECT, related_name="+")
    address = models.TextField()
    kinds = ArrayField(models.TextField())  # names of facts
    salt = models.TextField()  # what the secret is made of, with the key of the house
    old_salt = models.TextField(blank=True, default="", db_default="")
    old_until = models.DateTimeField(null=True)
    since = models.BigIntegerField()  # facts up to this number are not told
    opened_at = models.DateTimeField()
    failing_since = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_why = models.TextField(blank=True, default="", db_default="")


class HookCall(models.Model):
    """A try to tell a receiver of an event; neither what was sent nor what came back is kept."""

    hook = models.ForeignKey(Hook, models.CASCADE, related_name="calls")
    event = models.TextField()
    kind = models.TextField()
    dossier = models.TextField(blank=True)
    status = models.IntegerField(default=0)  # of HTTP; 0 when nothing was answered
    said = models.TextField(blank=True)  # what went wrong, in our words
    ms = models.IntegerField()
    at = models.DateTimeField(db_index=True)
    trial = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["hook", "-id"], name="calls_of_hook")]
