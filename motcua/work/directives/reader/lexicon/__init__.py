"""The words the grammar knows, one list a file, each compiled once when first asked for."""

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_END = ""
UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"  # letters a name begins with
# Before "trình" these make a noun: "quy trình", "chương trình", "công trình" send nothing to anybody.
NO_NOUN = "".join(f"(?<!{word} )" for word in ["quy", "công", "chương", "lộ", "quá", "tờ", "tiến", "giáo", "giải"])


@cache
def words(name: str) -> tuple[str, ...]:
    """The phrases of list `name`, without its comments."""
    lines = (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(line for raw in lines if (line := raw.partition("#")[0].strip()))


@cache
def pattern(*names: str) -> str:
    """A regular expression for any phrase of the lists, longest first, to stand inside another."""
    return _written(_tree([phrase for name in names for phrase in words(name)]))


@cache
def phrase(*names: str) -> re.Pattern[str]:
    """Finds any phrase of the lists as whole words."""
    return re.compile(rf"(?<!\w)(?:{pattern(*names)})(?!\w)")


class _Tree(dict[str, "_Tree"]):
    """Letters, each with those that may follow it; a phrase ends at `_END`."""


def _tree(phrases: list[str]) -> _Tree:
    root = _Tree()
    for written in phrases:
        at = root
        for letter in written:
            at = at.setdefault(letter, _Tree())
        at[_END] = _Tree()
    return root


def _written(tree: _Tree) -> str:
    branches = [re.escape(letter) + _written(below) for letter, below in tree.items() if letter != _END]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{body})?" if _END in tree else body
