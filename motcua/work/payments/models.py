"""Orders to pay, attempts, money that came in and went back, and what the other sides say of a day."""

from django.db import models
from django.db.models import F, Q

from motcua.law.paying import Way

WAYS = [(way.value, way.label) for way in Way]


class Order(models.Model):
    """What is still owed for a dossier, with a code by which any bank or gateway knows it."""

    code = models.TextField()
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="+", db_index=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+", db_index=False)  # collects it
    amount = models.BigIntegerField()  # VND
    lines = models.JSONField(default=list)  # name and amount of each fee
    state = models.TextField(default="open")  # open, paid, replaced
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], name="order_code_once"),
            models.UniqueConstraint(fields=["dossier"], condition=Q(state="open"), name="one_order_at_a_time"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="order_asks_for_something"),
        ]
        indexes = [models.Index(fields=["dossier"], name="order_of_dossier")]


class Attempt(models.Model):
    """One try to pay an order: a code shown, a gateway opened, money laid on the counter."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="attempts", db_index=False)
    no = models.SmallIntegerField()
    way = models.TextField(choices=WAYS)
    gateway = models.TextField(blank=True)
    amount = models.BigIntegerField()  # VND
    state = models.TextField(default="open")  # open, received, failed
    reason = models.TextField(blank=True)
    address = models.TextField(blank=True)  # where the gateway takes the payer
    at = models.DateTimeField()
    asked = models.SmallIntegerField(default=0)  # how often the gateway was asked what became of it
    ask_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order", "no"], name="attempt_number_once")]
        indexes = [models.Index(fields=["ask_at"], condition=Q(state="open", way="gateway"), name="attempt_to_ask")]


class Money(models.Model):
    """A sum that came in, known by who told of it and by that side's number of the transaction."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="money", db_index=False)
    attempt = models.ForeignKey(Attempt, models.PROTECT, null=True, related_name="+", db_index=False)
    way = models.TextField(choices=WAYS)
    source = models.TextField()  # a gateway's name, `bank`, or `cash:` and the unit
    transaction = models.TextField()
    amount = models.BigIntegerField()  # VND
    applied = models.BigIntegerField()  # VND that count towards the dossier
    refunded = models.BigIntegerField(default=0)  # VND
    receipt = models.TextField()  # number of our paper
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "transaction"], name="transaction_once"),
            models.UniqueConstraint(fields=["receipt"], name="receipt_number_once"),
            models.CheckConstraint(
                condition=Q(amount__gt=0, applied__gte=0, applied__lte=F("amount"), refunded__lte=F("amount")),
                name="sums_of_money_fit",
            ),
        ]
        indexes = [
            models.Index(fields=["order"], name="money_of_order"),
            models.Index(fields=["source", "at"], name="money_of_day"),
            models.Index(fields=["at"], condition=Q(amount__gt=F("applied") + F("refunded")), name="money_too_much"),
        ]


class Refund(models.Model):
    """A part of a sum that went back, by the number of the bank's transfer."""

    money = models.ForeignKey(Money, models.PROTECT, related_name="refunds", db_index=False)
    amount = models.BigIntegerField()  # VND
    reason = models.TextField()
    reference = models.TextField()
    by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reference"], name="refund_reference_once")]
        indexes = [models.Index(fields=["money"], name="refund_of_money")]


class Notice(models.Model):
    """A notification that was refused; the same text again only counts up."""

    gateway = models.TextField()
    digest = models.TextField()
    order = models.TextField(blank=True)
    transaction = models.TextField(blank=True)
    amount = models.BigIntegerField(null=True)
    reason = models.TextField()
    times = models.IntegerField(default=1)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gateway", "digest"], name="notice_told_once")]
        indexes = [models.Index(fields=["gateway", "first_at"], name="notice_of_day")]


class Statement(models.Model):
    """What a bank or a gateway says of one day; a later file for the same day takes the place of the earlier."""

    source = models.TextField()
    day = models.DateField()
    digest = models.TextField()
    name = models.TextField()
    lines_read = models.IntegerField()
    agreed = models.IntegerField()
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "day"], name="statement_of_day_once")]


class Mismatch(models.Model):
    """A line that does not agree, with its reason; settled by a person, with words."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="mismatches", db_index=False)
    kind = models.TextField()
    line = models.IntegerField()  # in the file; 0 for what stands only with us
    order = models.TextField(blank=True)
    transaction = models.TextField(blank=True)
    amount = models.BigIntegerField()  # VND in the file; of ours where the file has no such line
    ours = models.BigIntegerField(null=True)  # VND
    content = models.TextField(blank=True)
    settled = models.TextField(blank=True)  # what was found out or done
    settled_by = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["statement"], name="mismatch_of_statement")]
