"""The name of a file as it is shown and given back: nothing in it can mislead."""

import re
import unicodedata

LONGEST = 150
_SEPARATORS = re.compile(r"[/\\]+")
_FORBIDDEN = re.compile(r'[<>:"|?*;`$]')


def tidy(name: str, suffix: str) -> str:
    """The name without folders, control characters and marks of direction, ending as the content truly is."""
    last = _SEPARATORS.split(unicodedata.normalize("NFC", name))[-1]
    seen = "".join(c for c in last if unicodedata.category(c)[0] != "C")  # control, format, unassigned
    stem = _FORBIDDEN.sub(" ", seen).strip(" .")
    if "." in stem:
        stem = stem.rsplit(".", 1)[0]
    stem = " ".join(stem.split()).strip(" .")[: LONGEST - len(suffix)].strip()
    return f"{stem or 'tai-lieu'}{suffix}"
