"""Those who run the house are told when it has stopped something of itself."""

from django.conf import settings
from django.core.mail import send_mail

from motcua.law.calendar import ZONE
from motcua.ledger.facts import FactView
from motcua.reactions.notify.models import Reminder
from motcua.registers.people.models import Post
from motcua.registers.people.roles import Role

_STOPPED = "dừng gửi"


def warn(fact: FactView) -> None:
    """Every unit with an operator finds a notice that a receiver is told no more, and its operators a letter; once.

    What an operator stopped by hand needs no notice.
    """
    if not fact.body.get("alone"):
        return
    name, why = fact.subject.partition(":")[2], str(fact.body.get("reason") or "")
    title = f"Đã dừng gửi sự kiện cho hệ thống khác: {name}"
    posts = Post.objects.filter(role=Role.OPERATOR.value, last_day__isnull=True, account__is_active=True)
    told: set[int] = set()
    for agency, email in posts.order_by("agency_id", "id").values_list("agency_id", "account__email"):
        if agency not in told:
            told.add(agency)
            Reminder.objects.get_or_create(
                agency=agency, duty=0, why=f"{_STOPPED} {fact.id}", day=fact.at.astimezone(ZONE).date(),
                defaults={"task": 0, "title": title, "text": why, "at": fact.at},
            )  # fmt: skip
        if settings.MAIL and email:
            send_mail(title, why, settings.DEFAULT_FROM_EMAIL, [email])
