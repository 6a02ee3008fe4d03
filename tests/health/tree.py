"""Walks over the tree, for tests that look at the house from outside."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GENERATED = {".git", ".venv", "var", "node_modules", "__pycache__", "build", "migrations"}
TEXT = {
    ".cfg", ".css", ".csv", ".html", ".ini", ".js", ".json", ".md", ".po", ".py", ".sh", ".sql", ".svg", ".toml",
    ".txt", ".typ", ".yaml", ".yml", "",
}  # fmt: skip


def tracked(root: Path = ROOT) -> list[Path]:
    """Every file that git keeps and that is still there; outside a clone every file that is not generated."""
    asked = subprocess.run(["git", "ls-files", "-z"], cwd=root, check=False, capture_output=True)
    if asked.returncode == 0 and asked.stdout:
        named = (root / name.decode() for name in asked.stdout.split(b"\0") if name)
        return sorted(path for path in named if path.is_file())
    return sorted(path for path in root.rglob("*") if path.is_file() and not set(path.parts) & GENERATED)


def readable(root: Path = ROOT) -> Iterator[tuple[Path, str]]:
    """Every tracked file of text with its text, what others wrote (vendored) left out."""
    for path in tracked(root):
        if path.suffix in TEXT and not is_vendored(path):
            yield path, path.read_text(encoding="utf-8")


def is_vendored(path: Path) -> bool:
    """Whether the file was taken over as others wrote it."""
    return any("vendor" in part for part in path.parts) or path.name.endswith((".min.js", ".min.css"))


def python(folder: Path) -> list[Path]:
    """Every Python file below the folder, migrations left out."""
    return sorted(path for path in folder.rglob("*.py") if not set(path.parts) & GENERATED)


def templates(folder: Path = ROOT / "motcua") -> list[Path]:
    """Every template below the folder."""
    return sorted(path for path in folder.rglob("templates/**/*.html") if not set(path.parts) & GENERATED)


def lines(path: Path) -> int:
    """How many lines a file has."""
    return path.read_text(encoding="utf-8").count("\n")


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function in a Python file, methods and inner ones too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def told(path: Path, root: Path = ROOT) -> str:
    """The path as a message shows it."""
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)


def expect_none(found: list[str], remedy: str) -> None:
    """Nothing was found; otherwise the failure lists all of it and says what to do."""
    assert not found, "\n".join([remedy, *(f"  {line}" for line in found)])
