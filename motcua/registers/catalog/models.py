"""The catalogue of administrative procedures. A version, once published, is never changed: the next one follows it."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q


class Procedure(models.Model):
    """An administrative procedure, whatever its wording of the day."""

    key = models.TextField(unique=True)  # the pack's own key
    code = models.TextField(db_index=True, blank=True)  # the national code, where one is published


class ProcedureVersion(models.Model):
    """A procedure as it reads between two days: what it takes, how long, how much, and who does which step."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="versions")
    number = models.IntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # last day on which dossiers are received under it
    name = models.TextField()
    folded = models.TextField()  # see synonyms.searchable
    field = models.TextField()
    field_group = models.TextField()
    levels = models.JSONField()  # levels at which it is received: province, district, commune
    agency_key = models.TextField()  # who settles it: the end of an agency code, or UBND_HUYEN, UBND_XA …
    applicants = models.TextField(blank=True)
    term_value = models.DecimalField(max_digits=6, decimal_places=2)
    term_unit = models.TextField()
    term_text = models.TextField(blank=True)
    term_assumed = models.BooleanField(default=False)  # the source gives no term; this one is the pack's stand-in
    online_level = models.TextField(blank=True)  # toàn trình, một phần, or not online
    result = models.TextField(blank=True)
    result_code = models.TextField(blank=True)
    legal_basis = models.JSONField(default=list)
    essential = models.BooleanField(default=False)
    papers = models.JSONField(default=list)  # see papers.Paper
    fees = models.JSONField(default=list)  # see tariff.FeeLine
    process = models.JSONField(default=list)  # see process.PlannedStep; minutes add up to the term
    form = models.JSONField(default=list)  # see form.Question: what the online form asks
    decision = models.TextField(blank=True)  # which decision approved the internal process
    source = models.TextField()  # where the facts were read, with confidence
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="version_numbered_once"),
            models.UniqueConstraint(
                fields=["procedure"], condition=Q(valid_to__isnull=True), name="one_version_open_at_the_end"
            ),
        ]
        indexes = [GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="version_by_words")]


class Proposal(models.Model):
    """What the national catalogue says of a procedure otherwise than this house, until a person has decided."""

    code = models.TextField()  # the national code
    kind = models.TextField()  # proposals.Kind
    told = models.JSONField(default=dict)  # the answer as it came; empty when the procedure is gone there
    decision = models.JSONField(default=dict)  # the publishing decision as it came
    digest = models.TextField()  # of the wording: the same again proposes nothing
    seen_at = models.DateTimeField()
    state = models.TextField(default="waiting", db_index=True)  # proposals.State
    decided_at = models.DateTimeField(null=True)
    decided_by = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    version = models.IntegerField(null=True)  # that came of it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=Q(state="waiting"), name="one_proposal_waiting")
        ]


class Publication(models.Model):
    """A publishing decision about a procedure with its two clocks, as the law gave them when it was taken over."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="publications")
    number = models.TextField()
    decided_on = models.DateField(db_index=True)
    effective_on = models.DateField()
    posted_on = models.DateField()  # into the national database
    decide_by = models.DateField()
    post_by = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["procedure", "number"], name="published_once_by_a_decision")]
