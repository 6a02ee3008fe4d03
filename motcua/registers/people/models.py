"""Agencies, the people who work in them, and the people they serve."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from motcua.registers.people.roles import Kind, Role


class Agency(models.Model):
    """A body of the State or one that works beside it, as it exists between two days."""

    code = models.TextField(unique=True)
    identifier = models.TextField(blank=True)  # the part of a dossier code that names this unit; opaque
    name = models.TextField()
    short_name = models.TextField()
    kind = models.TextField()
    level = models.TextField()  # province, department, district, commune: data of the pack
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = models.TextField(db_index=True)  # numbers of all above and itself: "/1/7/"; a tree question is a prefix
    gso_code = models.TextField(blank=True)
    fields = models.JSONField(default=list)
    receives = models.TextField(blank=True)  # the level whose procedures its counter takes in; empty: it has no counter
    hours = models.JSONField(null=True)  # {"weekday": ["07:30-11:30", …], "saturday": […]}; null: as the one above
    phone = models.TextField(blank=True)
    email = models.TextField(blank=True)
    address = models.TextField(blank=True)
    sort_key = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # last day of existence
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="predecessors")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="agency_lives_forward",
            )
        ]


class DayNotice(models.Model):
    """A day off or a made-up working day that was announced after the national data was shipped."""

    day = models.DateField(unique=True)
    working = models.BooleanField()
    name = models.TextField()
    source = models.TextField()
    announced_at = models.DateTimeField()


class Account(AbstractBaseUser):
    """Someone, or another system, that can sign in."""

    username = models.TextField(unique=True)
    full_name = models.TextField()
    kind = models.TextField(choices=[(kind.value, kind.label) for kind in Kind])
    email = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)
    language = models.TextField(default="vi")

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]


class Post(models.Model):
    """An officer's place in an agency, between two days."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="posts")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="posts")
    role = models.TextField(choices=[(role.value, role.label) for role in Role])
    title = models.TextField(blank=True)
    first_day = models.DateField()
    last_day = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["agency", "role"], name="post_by_agency")]


class Person(models.Model):
    """A citizen or an organisation that has, or may have, dealings with the province."""

    kind = models.TextField(choices=[("person", "Cá nhân"), ("organisation", "Tổ chức")], default="person")
    identity_no = models.TextField(blank=True)  # citizen number (12 digits), older card, or tax number
    full_name = models.TextField()
    folded = models.TextField()  # name without marks, small letters, for look-up
    birth_date = models.DateField(null=True)
    sex = models.TextField(blank=True)
    ethnic_group = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    email = models.TextField(blank=True)
    address = models.TextField(blank=True)
    account = models.OneToOneField(Account, models.PROTECT, null=True, related_name="person")

    class Meta:
        indexes = [
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="person_by_name"),
            models.Index(fields=["phone"], condition=~Q(phone=""), name="person_by_phone"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "identity_no"], condition=~Q(identity_no=""), name="person_known_once"
            )
        ]


class ApiToken(models.Model):
    """The key of another system: what it may do, and beneath which agency. Only its digest is kept."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="tokens")
    name = models.TextField()
    digest = models.BinaryField(unique=True)
    hint = models.TextField(blank=True, default="", db_default="")  # its first letters, by which people tell it
    scopes = models.JSONField(default=list)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")  # null: the whole province
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)  # to the minute


class PopulationCheck(models.Model):
    """A question to the population database about one person: who asked, why, and what kind of answer came.

    What the database told is not kept: of each particular only a digest, by which an unchanged one is known again.
    """

    officer = models.ForeignKey(Account, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    identity_no = models.TextField(db_index=True)  # about whom, so that the person can see it
    purpose = models.TextField()
    procedure = models.TextField()  # its key, and
    procedure_name = models.TextField()  # its name on that day
    asked_at = models.DateTimeField()
    outcome = models.TextField(blank=True)  # empty until there is one
    answered_at = models.DateTimeField(null=True)
    particulars = models.JSONField(default=dict)  # name of what was told → digest
    dossier = models.TextField(blank=True)  # what it was for, once it had a number
    used = models.BooleanField(default=False, db_default=False)  # something of the answer stood in that dossier

    class Meta:
        indexes = [
            models.Index(fields=["officer", "asked_at"], name="check_by_officer"),
            models.Index(fields=["dossier"], condition=models.Q(used=True), name="check_used_for"),
        ]


class Identity(models.Model):
    """An account at a provider of electronic identity by which a citizen enters here."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="identities")
    provider = models.TextField()
    subject = models.TextField()  # how the provider calls the account; it names nobody
    level = models.SmallIntegerField()  # of assurance, at the last sign-in
    linked_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "subject"], name="identity_known_once")]


class SignIn(models.Model):
    """An attempt to sign in, kept to stop guessing and to answer who entered when."""

    username = models.TextField()
    address = models.GenericIPAddressField(null=True)
    succeeded = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["username", "at"], name="sign_in_by_name")]
