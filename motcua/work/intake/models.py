"""What has not yet become a dossier."""

import uuid

from django.db import models


class Draft(models.Model):
    """An application that its owner is still writing; it survives a lost connection and another day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    owner = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    version = models.ForeignKey("catalog.ProcedureVersion", models.PROTECT, related_name="+")
    agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    answers = models.JSONField(default=dict)
    applicant = models.JSONField(default=dict)
    representative = models.JSONField(null=True)
    receive_by = models.TextField(blank=True)
    page = models.TextField(blank=True)  # the question the owner was at
    revision = models.IntegerField(default=0)  # each save counts up; a save from an older page is refused
    changed_at = models.DateTimeField()
    submitted_as = models.TextField(blank=True)  # the dossier it became
    discarded_at = models.DateTimeField(null=True)  # put away by its owner, who may take it back for a while

    class Meta:
        indexes = [models.Index(fields=["owner", "-changed_at"], name="draft_of_owner")]


class DraftPaper(models.Model):
    """A file put with a draft."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="papers")
    no = models.SmallIntegerField()
    name = models.TextField()
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    origin = models.TextField(default="upload")
    added_at = models.DateTimeField()
