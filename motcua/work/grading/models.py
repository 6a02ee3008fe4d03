"""What was said against a line of a sheet. The row says how it stands; the ledger says who said what."""

from django.db import models
from django.db.models import Q


class Contest(models.Model):
    """A line of a sheet that its official, or the head of its unit, does not accept; answered once."""

    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", db_index=False)
    official = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    period = models.TextField()  # 2023-Q2 or 2023
    indicator = models.SmallIntegerField()  # 1 to 9
    shown = models.TextField()  # the points as the sheet showed them that day; empty where it showed none
    reason = models.TextField()
    by = models.ForeignKey("people.Account", models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    upheld = models.BooleanField(null=True)
    points = models.DecimalField(max_digits=2, decimal_places=1, null=True)  # what counts from the answer on
    answered_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["period", "agency"], name="contest_of_sheet")]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "agency", "indicator"],
                condition=Q(answered_at__isnull=True, official__isnull=True),
                name="line_of_unit_contested_once",
            ),
            models.UniqueConstraint(
                fields=["period", "agency", "official", "indicator"],
                condition=Q(answered_at__isnull=True, official__isnull=False),
                name="line_of_official_contested_once",
            ),
            models.CheckConstraint(
                condition=Q(points__isnull=True) | Q(points__gte=0, points__lte=2), name="points_of_two"
            ),
        ]
