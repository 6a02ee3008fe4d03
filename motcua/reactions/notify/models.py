"""What citizens were told, and whether it reached them."""

from django.db import models


class Message(models.Model):
    """One message to one person about one fact, on one channel."""

    dossier = models.TextField(db_index=True)  # code
    fact = models.BigIntegerField()
    person = models.BigIntegerField(null=True)
    channel = models.TextField()  # portal, email
    to = models.TextField(blank=True)
    title = models.TextField()
    text = models.TextField()
    at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fact", "channel"], name="told_once")]
        indexes = [models.Index(fields=["person", "-at"], name="message_of_person")]


class Reminder(models.Model):
    """A unit was told of a duty on a day, or of all of a week (`duty` is 0)."""

    agency = models.BigIntegerField()
    duty = models.BigIntegerField()
    task = models.BigIntegerField()
    why = models.TextField()
    day = models.DateField()
    title = models.TextField()
    text = models.TextField()
    to = models.TextField(blank=True)
    at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "duty", "why", "day"], name="reminded_once")]
        indexes = [models.Index(fields=["agency", "-day"], name="reminder_of_agency")]
