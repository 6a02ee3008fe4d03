"""Translations: each face keeps its catalogue as text; the program reads a compiled twin beside it."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def compile_all(root: Path = PACKAGE) -> int:
    """Every catalogue (`.po`) under `root` has a compiled twin no older than itself; the number compiled anew."""
    waiting = stale(root)
    for source in waiting:
        _compile(source)
    return len(waiting)


def stale(root: Path = PACKAGE) -> list[Path]:
    """The catalogues whose compiled twin is missing or older than themselves."""
    return [source for source in sorted(root.glob("**/locale/*/LC_MESSAGES/*.po")) if _is_stale(source)]


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns


def _compile(source: Path) -> None:
    from babel.messages import mofile, pofile  # whoever only looks whether there is something to do need not load it

    with source.open("rb") as text:
        catalogue = pofile.read_po(text, locale=source.parts[-3])
    unfinished = source.with_suffix(f".mo.{os.getpid()}")  # others may compile or read at the same moment
    with unfinished.open("wb") as compiled:
        mofile.write_mo(compiled, catalogue)
    unfinished.replace(source.with_suffix(".mo"))
