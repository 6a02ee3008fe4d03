"""A dossier and what surrounds it. The row says how things stand; the ledger says how they came to be."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.fields.json import KT

from motcua.law import channels
from motcua.law.workflow import State
from motcua.work.dossiers.finding.names import NameWords

OPEN = tuple(int(state) for state in State if state not in {State.NOT_RECEIVED, State.STOPPED, State.RETURNED})
ENDED_AWAY = Q(state__in=[int(state) for state in State if state not in OPEN]) & ~Q(holder_agency=models.F("agency"))


class Dossier(models.Model):
    """A request under one version of one procedure, on its way from the door and back to it."""

    code = models.TextField()
    version = models.ForeignKey("catalog.ProcedureVersion", models.PROTECT, related_name="+", db_index=False)
    # received it, and answers for it
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", db_index=False)
    state = models.SmallIntegerField(choices=[(state.value, state.label) for state in State])
    channel = models.SmallIntegerField(choices=list(channels.LABELS.items()))
    regime = models.TextField()  # the one-stop text it runs under: NĐ 61/2018, NĐ 118/2025

    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+", db_index=False)
    applicant = models.TextField()
    applicant_folded = models.TextField()
    applicant_identity = models.TextField(blank=True)
    contact = models.JSONField(default=dict)  # phone, email, address, receive_at (result by counter, post, online)
    representative = models.JSONField(null=True)  # name, identity, phone …; person: who filed it online
    answers = models.JSONField(default=dict)  # the form, by question

    filed_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)  # as it stands; in state 1 the moment by which the filing must be answered
    first_due_at = models.DateTimeField(null=True)  # as first promised
    reckoning = models.JSONField(null=True)  # the law's explanation of due_at
    finished_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    extensions = models.SmallIntegerField(default=0)
    supplements = models.SmallIntegerField(default=0)
    waiting_since = models.DateTimeField(null=True)  # clock stopped: supplement, payment, suspension
    waited = models.IntegerField(default=0)  # minutes waited in completed pauses, by the wall clock

    step_no = models.SmallIntegerField(default=0)
    step_due_at = models.DateTimeField(null=True)
    holder = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    holder_agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+", db_index=False)
    holder_role = models.TextField(blank=True)

    fee_total = models.BigIntegerField(default=0)  # VND
    fee_paid = models.BigIntegerField(default=0)  # VND
    fee_channel = models.SmallIntegerField(null=True)  # how it was paid: 1 at the counter, 2 online
    result = models.JSONField(null=True)  # number, file, signer, granted; reason of a refusal
    sender_key = models.TextField(null=True)  # noqa: DJ001 - unknown senders must not collide

    class Meta:
        indexes = [
            models.Index(fields=["holder", "step_due_at", "id"], condition=Q(state__in=OPEN), name="dossier_my_turn"),
            models.Index(fields=["holder_agency", "due_at", "id"], condition=Q(state__in=OPEN), name="dossier_in_unit"),
            models.Index(fields=["agency", "received_at"], name="dossier_received"),
            models.Index(fields=["person"], condition=Q(person__isnull=False), name="dossier_of_person"),
            models.Index(
                KT("representative__person"), condition=Q(representative__isnull=False), name="dossier_of_helper"
            ),
            models.Index(
                fields=["applicant_identity"], condition=~Q(applicant_identity=""), name="dossier_by_identity"
            ),
            models.Index(fields=["holder_agency"], condition=ENDED_AWAY, name="dossier_ended_away"),
            models.Index(KT("contact__phone"), name="dossier_by_phone"),
            models.Index(
                KT("representative__phone"), condition=Q(representative__isnull=False), name="dossier_by_helpers_phone"
            ),
            GinIndex(NameWords("applicant_folded"), name="dossier_by_words"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="dossier_code_once"),
            models.UniqueConstraint(fields=["sender_key"], name="filed_once"),
            models.CheckConstraint(condition=Q(extensions__lte=1), name="due_date_moved_once"),
            models.CheckConstraint(condition=Q(fee_total__gte=0, fee_paid__gte=0), name="money_is_not_negative"),
        ]


class Step(models.Model):
    """One step of the approved process as it was really walked."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="steps", db_index=False)
    no = models.SmallIntegerField()  # number in the process of the dossier's version
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", db_index=False)
    holder = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["dossier"], name="step_of_dossier")]
        constraints = [
            models.UniqueConstraint(fields=["dossier"], condition=Q(closed_at__isnull=True), name="one_step_at_a_time")
        ]


class Paper(models.Model):
    """A paper of the dossier: on the counter, in a file, or taken from what the State already holds."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="papers", db_index=False)
    no = models.SmallIntegerField()  # number in the list of the procedure; 0 for one that is not on it
    name = models.TextField(blank=True)  # empty: as the procedure's own list has it
    originals = models.SmallIntegerField(default=0)
    copies = models.SmallIntegerField(default=0)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+", db_index=False)
    # paper, scan, upload, form (declared in the electronic form), store (reused), register (taken from a database)
    origin = models.TextField(default="paper")
    added_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["dossier"], name="paper_of_dossier")]


class Consultation(models.Model):
    """A question to another unit, with its answer."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="consultations", db_index=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", db_index=False)
    question = models.TextField()
    asked_by = models.TextField()
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    agrees = models.BooleanField(null=True)
    answered_by = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["dossier"], name="consultation_of_dossier"),
            models.Index(fields=["agency", "due_at"], condition=Q(answered_at__isnull=True), name="consultation_open"),
        ]


class NumberSeries(models.Model):
    """The last number given in a series (unit and day); unique under any number of clerks."""

    series = models.TextField(primary_key=True)
    last = models.IntegerField()
