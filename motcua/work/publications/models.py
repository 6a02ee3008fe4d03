"""A list of officials whose steps made dossiers late. The row says how it stands; the ledger says how it came to be."""

from django.db import models
from django.db.models import F, Q


class Publication(models.Model):
    """A list for one unit and all beneath it, over one period; shown to everyone between two days, or never."""

    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    about = models.TextField(default="dossiers")  # or duties, of which units alone are named
    first_day = models.DateField()  # of the period in which the dossiers were due
    last_day = models.DateField()
    remedy = models.TextField(blank=True)  # what the unit does about it, in the proposer's words
    proposed_at = models.DateTimeField()
    proposed_by = models.TextField()
    basis = models.TextField(blank=True)  # the act of an authority that orders the publication
    shown_from = models.DateField(null=True)
    shown_until = models.DateField(null=True)  # the last day on which anybody sees it
    published_at = models.DateTimeField(null=True)
    published_by = models.TextField(blank=True)
    publisher = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.TextField(blank=True)
    withdrawn_for = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="period_runs_forward"),
            models.CheckConstraint(condition=Q(about__in=["dossiers", "duties"]), name="publication_about"),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | Q(~Q(basis=""), shown_from__isnull=False, shown_until__gte=F("shown_from")),
                name="published_with_basis_and_days",
            ),
        ]


class Entry(models.Model):
    """One late dossier on a list: the step that made it late, and who held it; of persons name and post alone."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="entries", db_index=False)
    no = models.SmallIntegerField()
    dossier = models.TextField()  # the whole code, for those inside; everyone else sees its last digits; or a duty's
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    name = models.TextField(blank=True)  # empty: nobody held the step, the unit alone is named
    post = models.TextField(blank=True)
    step = models.TextField(blank=True)
    days_late = models.IntegerField()  # calendar days after the due day, on the day of the proposal
    apologised = models.BooleanField()
    contested_at = models.DateTimeField(null=True)
    contest = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    struck = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["account"], condition=Q(account__isnull=False), name="entry_of_official"),
            models.Index(fields=["dossier"], name="entry_of_dossier"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["publication", "no"], name="entry_once"),
            models.CheckConstraint(
                condition=Q(struck=False) | Q(answered_at__isnull=False), name="struck_with_an_answer"
            ),
        ]
