"""Settings that hold objects: JSON in the variable itself, or the path of a file that holds it.

A file keeps passwords and keys out of the environment.
"""

import json
from collections.abc import Mapping
from pathlib import Path


class Unreadable(ValueError):
    """The setting holds no objects; its words name the kind of fault and never a word of the content."""


def read(told: str) -> tuple[Mapping[str, object], ...]:
    """The objects of the setting: those of a list, or one by itself; none for an empty one. Raises `Unreadable`."""
    text = told.strip()
    if not text:
        return ()
    try:
        listed = json.loads(text if text[0] in "[{" else Path(text).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Unreadable(type(error).__name__) from None
    found = tuple(listed if isinstance(listed, list) else [listed])
    if not all(isinstance(row, dict) for row in found):
        raise Unreadable("not a list of objects")
    return found
