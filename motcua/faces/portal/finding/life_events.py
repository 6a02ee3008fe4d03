"""What happens in people's lives and which procedures then concern them, read from `life_events.yaml`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from motcua.registers.catalog.queries import Listed

FILE = Path(__file__).parent / "life_events.yaml"


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something that happens to people; `codes` are national codes of procedures, the usual one first."""

    key: str
    icon: str
    titles: dict[str, str]
    said: dict[str, str]
    codes: tuple[str, ...]

    def title(self, language: str) -> str:
        """What people call it, in the language."""
        return self.titles.get(language, self.titles["vi"])

    def words(self, language: str) -> str:
        """The usual errands in a few words, in the language."""
        return self.said.get(language, self.said["vi"])

    def among(self, published: Sequence[Listed]) -> tuple[Listed, ...]:
        """The procedures of the event that the province publishes, in the order of the event."""
        by_code = {each.code: each for each in published if each.code}
        return tuple(by_code[code] for code in self.codes if code in by_code)


@cache
def every() -> tuple[LifeEvent, ...]:
    """All events, in the order of the page."""
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(
        LifeEvent(
            key=row["key"],
            icon=row["icon"],
            titles={language: row[language]["title"] for language in ("vi", "en")},
            said={language: row[language]["words"] for language in ("vi", "en")},
            codes=tuple(row["codes"]),
        )
        for row in rows
    )


def named(key: str) -> LifeEvent | None:
    """The event with this key, or nothing."""
    return next((event for event in every() if event.key == key), None)
