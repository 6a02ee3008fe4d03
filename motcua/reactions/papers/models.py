"""Which papers went out, and the numbers they carry."""

from django.db import models


class IssuedPaper(models.Model):
    """A paper as it was issued once: in May the receipt of March is still the same file."""

    dossier = models.TextField(db_index=True)  # code
    kind = models.TextField()  # law.forms.FormKind
    fact = models.BigIntegerField(unique=True)  # the fact that called for it; called twice, it is issued once
    number = models.TextField()  # as printed: 17/PBS-BPTNTKQ
    running = models.IntegerField()  # its place in the series of unit, form and year
    digest = models.CharField(max_length=64)  # of the stored file, SHA-256 in hexadecimal
    at = models.DateTimeField()


class PaperSeries(models.Model):
    """The last number given in a series; a series is one form of one unit in one year."""

    series = models.TextField(primary_key=True)
    last = models.IntegerField()
