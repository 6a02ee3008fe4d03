"""The house rules hold, and each would be missed: planted violations are caught by the contract meant for them."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.health import tree

PLANTS = {
    "The house has six floors; nothing looks up": ("motcua/ledger/planted.py", "import motcua.work.dossiers"),
    "Intake opens dossiers; the rest of the work does not know itself": (
        "motcua/work/dossiers/planted.py",
        "import motcua.work.intake",
    ),
    "The catalogue knows the people, not the other way": (
        "motcua/registers/people/planted.py",
        "import motcua.registers.catalog",
    ),
    "Reactions never call one another": ("motcua/reactions/papers/planted.py", "import motcua.reactions.sync"),
    "Faces share only the kit": ("motcua/faces/portal/planted.py", "import motcua.faces.office"),
    "The law is pure: no Django, no ninja, no procrastinate, no network": ("motcua/law/planted.py", "import django"),
    "The public face cannot write": (
        "motcua/faces/public/planted.py",
        "import motcua.work.dossiers.acts.receive",
    ),
    "Faces speak through acts and queries, never to tables": (
        "motcua/faces/office/planted.py",
        "import motcua.work.dossiers.models",
    ),
    "A reaction never performs an act": (
        "motcua/reactions/notify/planted.py",
        "import motcua.work.dossiers.acts.receive",
    ),
    "Only adapters talk to the network": ("motcua/faces/api/planted.py", "import requests"),
    "The simulator of the portal knows nothing but the law": (
        "motcua/simulator/planted.py",
        "import motcua.reactions.sync",
    ),
}


def broken(folder: Path) -> set[str]:
    """The names of the contracts that the tree in `folder` breaks."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c(args=['--no-cache'])"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert "Contracts:" in done.stdout, done.stdout + done.stderr
    return {name.strip() for name in re.findall(r"^(.+) BROKEN\b", done.stdout, re.MULTILINE)}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package's Python files in a folder of their own."""
    folder = tmp_path_factory.mktemp("house")
    for path in (tree.ROOT / "motcua").rglob("*.py"):
        target = folder / path.relative_to(tree.ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    shutil.copy(tree.ROOT / ".importlinter", folder)
    return folder


def test_the_house_keeps_its_rules(copy: Path) -> None:
    assert broken(copy) == set()


@pytest.mark.parametrize("contract", PLANTS)
def test_a_planted_violation_is_caught(copy: Path, contract: str) -> None:
    place, line = PLANTS[contract]
    planted = copy / place
    planted.write_text(f"{line}\n")
    try:
        assert contract in broken(copy)
    finally:
        planted.unlink()


def test_a_seventh_floor_is_caught(copy: Path) -> None:
    planted = copy / "motcua" / "cellar.py"
    planted.touch()
    try:
        assert broken(copy) == {"The house has six floors; nothing looks up"}
    finally:
        planted.unlink()


def test_national_systems_that_meet_are_caught(copy: Path) -> None:
    sync = copy / "motcua" / "reactions" / "sync"
    made = [sync / "lgsp", sync / "residents"]
    for folder, other in zip(made, reversed(made), strict=True):
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
        (folder / "planted.py").write_text(f"import motcua.reactions.sync.{other.name}\n" if folder == made[0] else "")
    try:
        assert "National systems do not know each other" in broken(copy)
    finally:
        for folder in made:
            shutil.rmtree(folder)


def test_there_are_twelve_contracts_and_each_is_a_sentence() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(tree.ROOT / ".importlinter")
    names = [contracts[section]["name"] for section in contracts.sections() if "name" in contracts[section]]
    assert len(names) == 12
    assert all(len(name.split()) >= 5 for name in names)


def test_every_national_system_stands_in_its_contract() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(tree.ROOT / ".importlinter")
    named = contracts["importlinter:contract:11"]["layers"]
    systems = [path.parent.name for path in (tree.ROOT / "motcua/reactions/sync").glob("*/client.py")]
    assert [system for system in systems if f"({system})" not in named] == []
