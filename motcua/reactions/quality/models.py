"""The counted cells of the index, and what is told to it from outside."""

from django.db import models


class Counted(models.Model):
    """The counts that a cell and a period have in common: one column per measure, of the same name."""

    received = models.IntegerField(default=0)
    online = models.IntegerField(default=0)
    online_with_result = models.IntegerField(default=0)
    finished = models.IntegerField(default=0)
    finished_on_time = models.IntegerField(default=0)
    on_time = models.IntegerField(default=0)
    on_time_original = models.IntegerField(default=0)
    without_due_day = models.IntegerField(default=0)
    exchanged = models.IntegerField(default=0)
    with_fee = models.IntegerField(default=0)
    paid_online = models.IntegerField(default=0)
    with_result = models.IntegerField(default=0)
    electronic_result = models.IntegerField(default=0)
    digitised = models.IntegerField(default=0)
    reusing = models.IntegerField(default=0)
    shared = models.IntegerField(default=0)
    population = models.IntegerField(default=0)
    disliked = models.IntegerField(default=0)
    unsigned_digitised = models.IntegerField(default=0)
    undue_digitised = models.IntegerField(default=0)
    digitised_alone = models.IntegerField(default=0)

    class Meta:
        abstract = True


class Cell(Counted):
    """What is counted of one agency, one procedure and one day of receipt. Recounted, never incremented.

    The database does not look up agency and procedure of every count: they come out of rows that have both.
    """

    agency = models.ForeignKey(
        "people.Agency", models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )  # settles
    procedure = models.ForeignKey(
        "catalog.Procedure", models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "procedure", "day"], name="cell_counted_once")]


class Roll(Counted):
    """The cells of one agency and procedure over one month, quarter, half-year or year of receipt, added up."""

    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    procedure = models.ForeignKey(
        "catalog.Procedure", models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    months = models.SmallIntegerField()  # 1, 3, 6 or 12
    first_day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["months", "first_day", "agency", "procedure"], name="roll_counted_once")
        ]


class Running(models.Model):
    """Open dossiers whose clock runs, by the day until which each is in time: midnight needs no fact to count."""

    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    day = models.DateField()  # of receipt
    until = models.DateField()  # the last day in time, by the due date as it stands
    until_original = models.DateField()  # the last day in time, by the first due date and the days waited
    dossiers = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "day", "until", "until_original"], name="running_counted_once")
        ]


class Touched(models.Model):
    """A dossier that a fact has touched and that was not yet counted again; noted as often as it was touched."""

    code = models.TextField()


class Settler(models.Model):
    """Who settles what a counter received, by the key that stands in the procedure."""

    counter = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", db_index=False)
    agency_key = models.TextField()
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["counter", "agency_key"], name="one_settler")]


class Imported(models.Model):
    """A dossier of another one-stop system, with what the index asks of it and nothing else."""

    code = models.TextField(unique=True)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", db_index=False)
    procedure = models.ForeignKey("catalog.Procedure", models.PROTECT, related_name="+", db_index=False)
    channel = models.SmallIntegerField()
    received_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    first_due_at = models.DateTimeField(null=True)
    due_reckoned = models.BooleanField(default=False)  # nobody promised the dates: they are the longest statutory term
    ended_at = models.DateTimeField(null=True)
    waiting_since = models.DateTimeField(null=True)
    waited = models.IntegerField(default=0)  # minutes
    supplements = models.SmallIntegerField(default=0)
    fee = models.BigIntegerField(default=0)  # VND
    paid_online = models.BooleanField(default=False)
    exchanged = models.BooleanField(default=False)
    result_due = models.BooleanField(default=False)
    result_electronic = models.BooleanField(default=False)
    digitised = models.BooleanField(default=False)
    reused = models.BooleanField(default=False)
    shared = models.BooleanField(default=False)
    population = models.BooleanField(default=False)
    disliked = models.BooleanField(default=False)
    digest = models.TextField()  # of what was read from the row: the same row twice changes nothing

    class Meta:
        indexes = [models.Index(fields=["agency", "received_at"], name="imported_received")]


class Told(models.Model):
    """A count of one unit that no dossier here shows, such as publications and petitions, with where it was read."""

    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", db_index=False)
    component = models.TextField()  # A1, A2, E3, F1 …
    months = models.SmallIntegerField()
    first_day = models.DateField()
    part = models.IntegerField()
    whole = models.IntegerField()
    source = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["months", "first_day", "agency", "component"], name="count_told_once")
        ]


class Pulse(models.Model):
    """When the counts of a unit and month of receipt were last written anew, as a number that only grows.

    The database itself keeps it. What is told has no month of its own: it stands under the first day there is.
    Source: decision 0415
    """

    unit = models.BigIntegerField()
    month = models.DateField()  # its first day
    beats = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["month", "unit"], name="pulse_of_month")]
