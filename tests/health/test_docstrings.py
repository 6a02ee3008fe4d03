"""Everything public says what is true afterwards."""

import ast
from pathlib import Path

from tests.health import tree

FLOORS = ("law", "ledger", "registers", "work", "reactions", "runtime")


def silent(folder: Path) -> list[str]:
    """The public functions and classes at the top of a file that say nothing of themselves."""
    found = []
    for path in tree.python(folder):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            public = isinstance(
                node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
            ) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):
                found.append(f"{tree.told(path)}:{node.lineno} {node.name}")
    return found


def test_everything_public_below_the_faces_has_a_docstring() -> None:
    found = [line for floor in FLOORS for line in silent(tree.ROOT / "motcua" / floor)]
    tree.expect_none(found, "Say what is true afterwards.")


def test_a_planted_silence_is_found(tmp_path: Path) -> None:
    (tmp_path / "room.py").write_text(
        'def pause():\n    return 1\n\n\ndef resume():\n    """It runs."""\n\n\ndef _own():\n    pass\n'
    )
    assert [line.split()[-1] for line in silent(tmp_path)] == ["pause"]
