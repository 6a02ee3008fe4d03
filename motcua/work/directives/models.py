"""A directive as it was taken in, what was read in it, and the duties that exist since a person confirmed them."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q


class Directive(models.Model):
    """A document that gives tasks, with its text; its tasks exist once it is confirmed."""

    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")  # the giver, for whom it is followed
    kind = models.TextField()
    number = models.TextField(blank=True)
    issuer = models.TextField(blank=True)
    title = models.TextField()
    issued_on = models.DateField(null=True)
    file = models.TextField(blank=True)  # digest of the stored file; empty for pasted text
    file_name = models.TextField(blank=True)
    digest = models.TextField(blank=True, default="")  # of the text, by which it is known again; empty: need not be
    text = models.TextField()  # composed; every span counts its characters
    folded = models.TextField()  # title, number, issuer and text without marks, for look-up
    reading = models.JSONField()  # what the reader gave, in the schema of the guidelines; never changed
    taken_in_at = models.DateTimeField()
    taken_in_by = models.TextField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.TextField(blank=True)
    put_away_at = models.DateTimeField(null=True)  # since then it stands in no list

    class Meta:
        indexes = [
            models.Index(fields=["agency", "-id"], name="directive_of_giver"),
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="directive_by_words"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["agency", "digest"], condition=~Q(digest=""), name="directive_once"),
        ]


class Passage(models.Model):
    """A paragraph or an item of a document, to be found by itself; the one numbered nought is the document's head."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="passages")
    no = models.IntegerField()
    start = models.IntegerField()  # among the characters of the text
    end = models.IntegerField()
    folded = models.TextField()  # plain words with a space around each

    class Meta:
        indexes = [GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="passage_by_words")]


class Proposal(models.Model):
    """A task as it is proposed, until the directive is confirmed."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="proposals")
    place = models.SmallIntegerField()  # of the reader's task; parts of one that was split share it
    state = models.TextField(default="proposed")
    body = models.JSONField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=["proposed", "accepted", "dropped"]), name="proposal_state"),
        ]


class Doubt(models.Model):
    """A contradiction or an impossibility that the reader raised, and how a person settled it."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="doubts")
    no = models.SmallIntegerField()
    code = models.TextField()
    message = models.TextField()
    places = models.JSONField()  # of the proposals it concerns
    spans = models.JSONField()
    remark = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["directive", "no"], name="doubt_once")]


class Step(models.Model):
    """One correction of the proposals, with what it takes to undo it."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="steps")
    n = models.IntegerField()
    verb = models.TextField()
    before = models.JSONField()  # the rows it touched, as they were
    made = models.JSONField()  # the numbers of the rows it made

    class Meta:
        constraints = [models.UniqueConstraint(fields=["directive", "n"], name="step_once")]


class Mandate(models.Model):
    """A task that the central Government gave the province, by the number under which its system follows it."""

    code = models.TextField(unique=True)
    directive = models.ForeignKey(Directive, models.PROTECT, null=True, related_name="mandates")
    place = models.SmallIntegerField(default=0)  # of its proposals in the document
    due_on = models.DateField(null=True)  # as its giver last said, and a person took it
    heard = models.IntegerField(default=0)  # the last of its notices that was taken
    ended = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended__in=["", "declined", "withdrawn", "accepted"]), name="mandate_ended"
            ),
        ]


class Notice(models.Model):
    """What the giver's system told of a mandate; it changes nothing until a person has taken it."""

    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="notices")
    n = models.IntegerField()  # its place among the notices of the mandate, from one
    kind = models.TextField()
    body = models.JSONField()
    told_at = models.DateTimeField()
    received_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    taken_by = models.TextField(blank=True)
    remark = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mandate", "n"], name="notice_once")]
        indexes = [models.Index(fields=["received_at"], condition=Q(taken_at__isnull=True), name="notice_waiting")]


class Task(models.Model):
    """What one item of a directive orders; or a part of it that its unit gave on."""

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="tasks")
    giver = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", db_index=False)
    parent = models.ForeignKey("directives.Duty", models.PROTECT, null=True, related_name="parts")
    mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="tasks")
    no = models.SmallIntegerField()
    point = models.TextField(blank=True)
    content = models.TextField()
    passage = models.TextField(blank=True)
    spans = models.JSONField(default=list)  # of the passage in the text
    coordinate = models.JSONField(default=list)
    coordinating = models.JSONField(default=list)  # codes of the agencies among them
    report_to = models.TextField(blank=True)
    report_via = models.TextField(blank=True)
    folded = models.TextField(default="")  # what it is found by: plain words with a space around each
    kind = models.TextField(blank=True, default="")  # of promise, as the law has it; empty for what is only ordered
    received_on = models.DateField(null=True)  # the day from which the clock of a promise runs
    details = models.JSONField(default=dict)  # what the kind asks for: session, voter, address, field, section
    appraiser = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+", db_index=False)
    key = models.TextField(blank=True, default="")  # of the row of a list, by which it is known again

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["directive", "no"], name="task_once"),
            models.UniqueConstraint(fields=["directive", "key"], condition=~Q(key=""), name="task_of_row_once"),
        ]
        indexes = [GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="task_by_words")]


class Duty(models.Model):
    """One obligation of one unit under a task, with one day at most."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="duties")
    agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+", db_index=False)
    party = models.TextField(blank=True)  # as written, where it is no agency of the register; empty: nobody is named
    named_at = models.DateTimeField(null=True)  # when the giver named the agency; nothing where the document did
    named_as = models.TextField(blank=True, default="")  # what stood in `party` until then
    binds = models.TextField()  # work or report
    limit = models.SmallIntegerField(default=0)  # its place among the limits of the task
    step = models.TextField(blank=True, default="")  # of a promise, as the law has it
    wording = models.TextField(blank=True)
    rule = models.TextField(blank=True)
    occurrence = models.SmallIntegerField(default=1)
    due_on = models.DateField(null=True)
    begins_on = models.DateField(null=True)
    waits_for = models.TextField(blank=True)  # an event that has not happened
    done_on = models.DateField(null=True)
    checked_at = models.DateTimeField(null=True)
    checked_by = models.TextField(blank=True)
    withdrawn_on = models.DateField(null=True)  # by the giver: nothing is asked any more

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "agency", "party", "limit", "occurrence"], name="duty_once",
                                    nulls_distinct=False),
            models.CheckConstraint(condition=Q(binds__in=["work", "report"]), name="duty_binds"),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True) | Q(done_on__isnull=False), name="checked_when_done"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["agency", "due_on"], name="duty_of_agency"),
            models.Index(fields=["due_on"], condition=Q(done_on__isnull=True), name="duty_open_by_day"),
        ]


class Target(models.Model):
    """By which figure of the house a duty is measured, of which unit and period, and from where on it has been met."""

    duty = models.OneToOneField(Duty, models.PROTECT, related_name="target")
    measure = models.TextField()
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    first_day = models.DateField()
    months = models.SmallIntegerField()
    at_least = models.DecimalField(max_digits=12, decimal_places=2)
    set_at = models.DateTimeField()
    set_by = models.TextField()


class Report(models.Model):
    """What a unit told of a duty, with its evidence; or what the giver answered."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="reports")
    verdict = models.TextField()  # progress, done, confirmed, returned
    text = models.TextField()
    files = models.JSONField(default=list)  # digest and name of each piece of evidence
    link = models.TextField(blank=True, default="")  # where everyone can read it
    done_on = models.DateField(null=True)  # the day on which it told that the duty was done
    at = models.DateTimeField()
    by = models.TextField()


class Answer(models.Model):
    """A letter that answers a petition: written, issued with number and day, and shown to everyone between two days."""

    duty = models.OneToOneField(Duty, models.PROTECT, related_name="answer")
    outcome = models.TextField()
    to = models.TextField()  # one line for each
    body = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.TextField()
    number = models.TextField(blank=True)
    signed_on = models.DateField(null=True)
    signed_by = models.TextField(blank=True)
    signed_post = models.TextField(blank=True)
    matter = models.TextField(blank=True)  # what everyone reads of the petition, and of the answer
    said = models.TextField(blank=True)
    shown_from = models.DateField(null=True)
    shown_until = models.DateField(null=True)  # the last day on which anybody sees it
    published_at = models.DateTimeField(null=True)
    published_by = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.TextField(blank=True)
    withdrawn_for = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=["resolved", "under_way", "explained", "elsewhere"]),
                                   name="answer_outcome"),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | Q(~Q(number=""), ~Q(said=""), signed_on__isnull=False, shown_until__gte=models.F("shown_from")),
                name="published_when_issued",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["shown_until"], condition=Q(published_at__isnull=False), name="answer_shown")]


class Extension(models.Model):
    """A later day that a unit asked for, or the giver gave."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="extensions")
    reason = models.TextField()
    until = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.TextField()
    old = models.DateField(null=True)
    granted = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["duty"], condition=Q(granted__isnull=True), name="one_open_request")
        ]


class Link(models.Model):
    """The right of a body outside to report on one duty without an account, until a day."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="links")
    expires_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.TextField()
    revoked_at = models.DateTimeField(null=True)


class Feed(models.Model):
    """The private address under which an officer's calendar asks for his duties; a new nonce ends the old one."""

    account = models.OneToOneField("people.Account", models.PROTECT, related_name="+")
    nonce = models.TextField()
