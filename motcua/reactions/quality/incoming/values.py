"""Single values of a national message: texts, marks, moments, money and lists, each as tolerant as it is sure."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from motcua.law.calendar import ZONE
from motcua.law.sentences import say

Message = Mapping[str, object]

EARLIEST = datetime(2000, 1, 1, tzinfo=ZONE)  # what is dated before was mistyped, or a clock that began in 1970
SKEW = timedelta(minutes=10)  # another system's clock may be ahead by so much
_DIGITS, _SEPARATED = re.compile(r"\d{14}"), re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_NOTHING = {"", "không", "khong", "miễn phí", "0.0", "0,0"}
_CURRENCY = re.compile(r"(?:\s*(?:đồng|vnđ|vnd|đ))?\s*$", re.IGNORECASE)
_MOST = 10**13  # VND
_YES, _NO = {"1", "true"}, {"", "0", "false"}


class Wrong(Exception):
    """A row cannot be counted; `reason` says why in one sentence."""

    def __init__(self, reason: str) -> None:
        """The reason is in Vietnamese, ready to be shown."""
        self.reason = reason
        super().__init__(reason)


def text(message: Message, name: str) -> str:
    """The value as a text, empty where there is none: the format writes numbers as texts, and some do not.

    Raises `Wrong` for a list or an object.
    """
    value = message.get(name)
    if value is None:
        return ""
    if isinstance(value, (str, int, float)):
        return str(value).strip()
    raise Wrong(say("%(name)s phải là một giá trị đơn.", name=name))


def mark(message: Message, name: str, *, also: frozenset[str] = frozenset()) -> bool:
    """True for 1, and for the values named in `also`; false for 0 and nothing. Raises `Wrong` for anything else."""
    given = text(message, name).lower()
    if given in _YES or given in also:
        return True
    if given in _NO:
        return False
    raise Wrong(say("%(name)s mang giá trị lạ “%(given)s”.", name=name, given=given[:40]))


def rows(message: Message, name: str) -> tuple[Message, ...]:
    """The objects of a list, none where it is missing. Raises `Wrong` for anything but a list of objects."""
    value = message.get(name)
    if value in (None, ""):
        return ()
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise Wrong(say("%(name)s phải là một danh sách.", name=name))
    return tuple(value)


def moment(message: Message, name: str) -> datetime | None:
    """The moment in Vietnam: `yyyyMMddHHmmss` as the national format has it, or ISO 8601 with its zone.

    Raises `Wrong` for what is no date, has no zone, or lies before 2000.
    """
    given = text(message, name)
    if not given:
        return None
    try:
        at = _national(given) if _DIGITS.fullmatch(given) else datetime.fromisoformat(given)
    except ValueError:
        raise Wrong(
            say("%(name)s “%(given)s” không phải là thời điểm dạng yyyyMMddHHmmss.", name=name, given=given[:40])
        ) from None
    if at.tzinfo is None:
        raise Wrong(say("%(name)s “%(given)s” không ghi múi giờ.", name=name, given=given[:40]))
    try:
        at = at.astimezone(UTC).astimezone(ZONE)
    except OverflowError:
        raise Wrong(say("%(name)s “%(given)s” nằm ngoài lịch.", name=name, given=given[:40])) from None
    if at < EARLIEST:
        raise Wrong(say("%(name)s là ngày %(day)s, trước năm 2000.", name=name, day=f"{at:%d/%m/%Y}"))
    return at


def _national(digits: str) -> datetime:
    return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=ZONE)


def past_moment(message: Message, name: str, now: datetime) -> datetime | None:
    """The same for what has happened. Raises `Wrong` when it is still to come."""
    at = moment(message, name)
    if at is not None and at > now + SKEW:
        raise Wrong(
            say(
                "%(name)s là %(time)s ngày %(day)s, còn ở phía trước.",
                name=name,
                time=f"{at:%H:%M}",
                day=f"{at:%d/%m/%Y}",
            )
        )
    return at


def money(message: Message, name: str) -> int:
    """An amount in VND; dots or commas between thousands and “Không” are understood. Raises `Wrong`."""
    given = text(message, name)
    plain = _CURRENCY.sub("", given).strip().lower()
    if plain in _NOTHING:
        return 0
    digits = re.sub(r"[.,]", "", plain) if _SEPARATED.fullmatch(plain) else plain.removesuffix(".0").removesuffix(".00")
    if not (digits.isascii() and digits.isdigit()) or int(digits[:20]) > _MOST:
        raise Wrong(say("%(name)s “%(given)s” không phải là số tiền.", name=name, given=given[:40]))
    return int(digits)
