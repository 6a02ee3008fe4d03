"""The counted cells of the index."""

from django.db import models


class Cell(models.Model):
    """What is counted of one agency, one procedure and one day of receipt. Recounted, never incremented."""

    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", db_index=False)
    procedure = models.ForeignKey("catalog.Procedure", models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    received = models.IntegerField()
    online = models.IntegerField()
    finished = models.IntegerField()
    on_time = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "day", "procedure"], name="cell_counted_once")]
