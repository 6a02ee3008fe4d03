"""Stored documents: what is in them is known by digest, where they lie by the storage."""

from django.db import models


class StoredFile(models.Model):
    """One content, stored once, however often it is handed in."""

    digest = models.CharField(max_length=64, unique=True)  # SHA-256 in hexadecimal
    name = models.TextField()  # as first handed in
    media_type = models.TextField()  # found by parsing, never believed
    size = models.BigIntegerField()  # bytes
    pages = models.IntegerField(null=True)
    stored_by = models.BigIntegerField(null=True)
    stored_at = models.DateTimeField()
    scan = models.TextField(default="not_scanned")  # not_scanned, clean, infected
    keep_until = models.DateField(null=True)
