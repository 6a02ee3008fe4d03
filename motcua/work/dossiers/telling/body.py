"""What a fact says before it is a sentence: its body read with types, and the tone in which it is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.utils import formats
from django.utils.translation import get_language, gettext

from motcua.law.calendar import ZONE
from motcua.law.deadline import words
from motcua.law.sentences import quoted
from motcua.registers.people import queries as people
from motcua.registers.people.errors import NotFound


class Tone(StrEnum):
    """What a fact means to the person who waits."""

    PLAIN = "plain"  # the work went on
    GOOD = "good"  # the dossier has got further for good
    WAIT = "wait"  # the clock stands, or somebody else's turn came
    LATE = "late"  # a date was missed or moved
    STOP = "stop"  # it ended without what was asked for


def in_place(text: str) -> str:
    """Vietnamese words as they stand in a sentence of the reader's language: marked where that is another."""
    return text if get_language() == "vi" else quoted(text)


@dataclass(frozen=True)
class Said:
    """A fact in words, before it is put in its place in the history."""

    title: str
    sentence: str = ""
    tone: Tone = Tone.PLAIN
    items: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Body:
    """The body of a fact, read with types, and what must be known to word it."""

    values: Mapping[str, object]
    actor: str
    steps: Mapping[int, str] = field(default_factory=dict)
    received: bool = True

    def text(self, key: str) -> str:
        """The text under the key, empty when there is none."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def own_words(self, key: str) -> str:
        """The text under the key, which somebody wrote in Vietnamese, without its last full stop."""
        return in_place(self.text(key).rstrip(" ."))

    def whole(self, key: str) -> int:
        """The whole number under the key, 0 when there is none."""
        value = self.values.get(key)
        return value if isinstance(value, int) else 0

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts listed under the key."""
        value = self.values.get(key)
        return tuple(str(one) for one in value) if isinstance(value, list) else ()

    def moment(self, key: str) -> str:
        """The moment under the key as the reader's language writes it, empty when there is none."""
        text = self.text(key)
        if not text:
            return ""
        at = datetime.fromisoformat(text).astimezone(ZONE)
        return words.moment_en(at) if get_language() == "en" else words.moment_vi(at)

    def agency(self) -> str:
        """The name of the agency; its code when the register no longer knows it."""
        code = self.text("agency")
        try:
            return in_place(people.agency(code).name) if code else ""
        except NotFound:
            return code

    def step(self) -> str:
        """The number of the step and what it is called."""
        number = self.whole("step")
        name = self.steps.get(number, "")
        return f"{number} – {name}" if name else str(number)

    def money(self) -> str:
        """The amount with its currency."""
        amount = formats.number_format(self.whole("amount"), force_grouping=True)
        return gettext("%(amount)s đồng") % {"amount": amount}
