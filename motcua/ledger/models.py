"""The append-only memory of the house."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models


class Fact(models.Model):
    """One thing that happened. The database refuses to change or remove a row, and chains each to the one before."""

    id = models.BigAutoField(primary_key=True)
    subject = models.TextField()
    n = models.IntegerField(db_default=0)  # place in the subject's own history, from 1; set by the database
    name = models.TextField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor = models.TextField()
    actor_id = models.BigIntegerField(null=True)
    body = models.TextField()  # canonical JSON: sorted keys, no spaces
    digest = models.BinaryField(db_default=b"")  # SHA-256 over the previous digest of this subject and this row

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "n"], name="fact_place_in_history")]
        # facts lie as they are recorded: some kilobytes say where those since a day begin
        indexes = [BrinIndex(fields=["recorded_at"], name="fact_recorded", autosummarize=True)]


class Seal(models.Model):
    """A digest over all facts up to a moment, so that a history cut off at its end, or gone as a whole, shows."""

    id = models.BigAutoField(primary_key=True)
    up_to = models.BigIntegerField()  # the last fact sealed
    facts = models.BigIntegerField()  # how many facts lie between the seal before and this one
    digest = models.BinaryField()
    sealed_at = models.DateTimeField()


class Setting(models.Model):
    """A value that every process of one house must agree on, such as the demonstration's shift of the clock."""

    key = models.TextField(primary_key=True)
    value = models.TextField()
