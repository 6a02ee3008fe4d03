"""Secrets short enough to be guessed: how often somebody has tried under a name, and when it is enough."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Count

from motcua.law.sentences import say
from motcua.registers.people.errors import Refused
from motcua.registers.people.models import SignIn

ALLOWED = 10
WINDOW = timedelta(minutes=15)
_LONGEST = 150


class GuessedTooOften(Refused):
    """Nothing is answered under this name for a while."""

    code = "guessed_too_often"


def refuse(names: Sequence[str], at: datetime) -> None:
    """Nothing happens while each of these names was guessed wrong fewer than ten times in the last quarter of an hour.

    Otherwise raises `GuessedTooOften`. One query, shared by every process.
    Source: decision 0301
    """
    recent = SignIn.objects.filter(username__in=_short(names), succeeded=False, at__gt=at - WINDOW, at__lte=at)
    counted = recent.values("username").annotate(times=Count("id")).values_list("times", flat=True)
    if max(counted, default=0) < ALLOWED:
        return
    raise GuessedTooOften(
        "Bạn đã thử quá nhiều lần.",
        say(
            "Đã nhập sai %(allowed)s lần trong %(n)s phút; giới hạn này giữ kín hồ sơ của mọi người.",
            allowed=ALLOWED,
            n=WINDOW.seconds // 60,
        ),
        say("Hãy chờ %(n)s phút rồi thử lại, hoặc đăng nhập để xem hồ sơ của mình.", n=WINDOW.seconds // 60),
    )


def note(names: Sequence[str], *, address: str | None, at: datetime) -> None:
    """A wrong guess stands under each of these names. One query."""
    SignIn.objects.bulk_create(SignIn(username=name, address=address, succeeded=False, at=at) for name in _short(names))


def _short(names: Sequence[str]) -> list[str]:
    return [name[:_LONGEST] for name in names]
