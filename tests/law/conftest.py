"""The worked examples of the law, read once. These tests need no database."""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "examples"


@dataclass(frozen=True)
class Example:
    name: str
    rule: str
    input: dict
    file: str
    output: object = None
    error: str = ""
    calendar: dict | None = None
    says: list = field(default_factory=list)


def examples() -> list[Example]:
    found = []
    for path in sorted(FOLDER.rglob("*.yaml")):
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [Example(file=str(path.relative_to(FOLDER)), **row) for row in rows]
    return found


def pytest_generate_tests(metafunc):
    if "example" in metafunc.fixturenames:
        rows = examples()
        metafunc.parametrize("example", rows, ids=[f"{row.file}: {row.name}" for row in rows])
