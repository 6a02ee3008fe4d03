"""The numbers that Word writes by itself before a paragraph."""

import re
from collections import defaultdict
from typing import Any

_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Numbering:
    """Counts as Word does: each list has its levels, and a level starts anew below the one above."""

    def __init__(self, document: Any) -> None:
        self._forms = _forms(document)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: Any) -> str:
        """The number before the paragraph and a space, or nothing."""
        found = _place(paragraph)
        if found is None:
            return ""
        number, level = found
        form = self._forms.get(number, {}).get(level)
        if form is None:
            return ""
        kind, written, start = form
        if kind == "bullet":
            return "- " if level == 0 else "+ "
        counts = self._counts[number]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return self._written(number, written, counts) + " "

    def _written(self, number: str, written: str, counts: dict[int, int]) -> str:
        def one(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            kind = self._forms[number].get(level, ("decimal", "", 1))[0]
            return _figure(kind, counts.get(level, 1))

        return re.sub(r"%(\d)", one, written)


def _place(paragraph: Any) -> tuple[str, int] | None:
    """The list and the level of a paragraph, its own or its style's."""
    element = paragraph.paragraph_format._element  # noqa: SLF001 - the library has no public name for the XML
    candidates = [element.pPr, getattr(getattr(paragraph.style, "element", None), "pPr", None)]
    for properties in candidates:
        found = properties.find(f"{_W}numPr") if properties is not None else None
        if found is None:
            continue
        number, level = found.find(f"{_W}numId"), found.find(f"{_W}ilvl")
        if number is not None and number.get(f"{_W}val") != "0":
            return str(number.get(f"{_W}val")), int(level.get(f"{_W}val")) if level is not None else 0
    return None


def _forms(document: Any) -> dict[str, dict[int, tuple[str, str, int]]]:
    part = next(
        (found.target_part for found in document.part.rels.values() if found.reltype.endswith("/numbering")), None
    )
    if part is None:
        return {}
    root = part.element
    abstract = {
        found.get(f"{_W}abstractNumId"): {
            int(level.get(f"{_W}ilvl")): _form(level) for level in found.findall(f"{_W}lvl")
        }
        for found in root.findall(f"{_W}abstractNum")
    }
    return {
        str(found.get(f"{_W}numId")): abstract.get(found.find(f"{_W}abstractNumId").get(f"{_W}val"), {})
        for found in root.findall(f"{_W}num")
    }


def _form(level: Any) -> tuple[str, str, int]:
    def value(name: str, default: str) -> str:
        found = level.find(f"{_W}{name}")
        return default if found is None else str(found.get(f"{_W}val"))

    return value("numFmt", "decimal"), value("lvlText", "%1."), int(value("start", "1"))


def _figure(kind: str, number: int) -> str:
    if kind in {"upperRoman", "lowerRoman"} and number < len(_ROMAN):
        return _ROMAN[number].upper() if kind == "upperRoman" else _ROMAN[number]
    if kind in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if kind == "upperLetter" else letter
    return str(number)
