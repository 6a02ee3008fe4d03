"""What of the work list is asked for, as the address says it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict
from urllib.parse import urlencode

from django.http import QueryDict

from motcua.faces.office import typed
from motcua.registers.people.actor import Actor
from motcua.registers.people.roles import Role

LONGEST = 200


class Words(TypedDict):
    """The same as arguments of a query."""

    tab: str
    text: str
    version: int | None
    state: int | None


@dataclass(frozen=True)
class Asked:
    """A tab, conditions, and the mark of a page."""

    tab: str
    text: str = ""
    version: int | None = None
    state: int | None = None
    after: str = ""

    def words(self) -> Words:
        """The tab and the conditions."""
        return Words(tab=self.tab, text=self.text, version=self.version, state=self.state)

    def address(self, **changes: object) -> str:
        """The query string that asks for the same with these changes; empty values fall away."""
        now: dict[str, object] = {"tab": self.tab, "text": self.text, "version": self.version, "state": self.state}
        return "?" + urlencode({key: value for key, value in (now | changes).items() if value not in {None, ""}})

    @property
    def narrowed(self) -> bool:
        """True when a condition besides the tab holds."""
        return bool(self.text or self.version is not None or self.state is not None)


def read(query: QueryDict, actor: Actor) -> Asked:
    """What the address asks for. Raises `Invalid` for a number that is none or a text beyond measure."""
    first = (
        "mine" if actor.has(Role.COUNTER, Role.SPECIALIST, Role.LEADER, Role.DIVISION_HEAD, Role.REGISTRY) else "unit"
    )
    return Asked(
        tab=query.get("tab") or first,
        text=typed.line(query, "text", LONGEST),
        version=typed.whole(query, "version"),
        state=typed.whole(query, "state"),
        after=query.get("after", "")[:LONGEST],
    )


def file_name(asked: Asked, now: datetime) -> str:
    """The name of a downloaded list."""
    return f"ho-so-{asked.tab}-{now:%Y%m%d-%H%M}"
