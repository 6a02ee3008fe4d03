"""Every act has its test, its fact and its row in the table of permissions."""

import ast
from dataclasses import dataclass
from pathlib import Path

from motcua.registers.people import permissions
from tests.health import tree

WORK = tree.ROOT / "motcua" / "work"


@dataclass(frozen=True)
class Act:
    """One public verb as it stands in the code."""

    verb: str
    name: str
    path: Path

    @property
    def test(self) -> Path:
        """Where its test must stand."""
        room = self.path.relative_to(WORK).parts[0]
        return tree.ROOT / "tests" / "work" / room / f"test_{self.path.stem}.py"


def acts_in(path: Path) -> list[Act]:
    """The functions of a file that `@act("room.verb")` makes acts."""
    return [
        Act(mark.args[0].value, function.name, path)
        for function in tree.functions(path)
        for mark in function.decorator_list
        if isinstance(mark, ast.Call) and getattr(mark.func, "id", getattr(mark.func, "attr", "")) == "act"
    ]


def every_act() -> list[Act]:
    """Every act of the work."""
    return [act for path in sorted(WORK.glob("*/acts/*.py")) for act in acts_in(path)]


def states_facts(path: Path) -> bool:
    """Whether the file takes facts from its room's `events` and records them, or hands over to an act that does."""
    code = ast.parse(path.read_text(encoding="utf-8"))
    sources = {node.module or "" for node in ast.walk(code) if isinstance(node, ast.ImportFrom)}
    takes = any(source.endswith(".events") for source in sources)
    calls = (
        getattr(node.func, "id", getattr(node.func, "attr", ""))
        for node in ast.walk(code)
        if isinstance(node, ast.Call)
    )
    return (takes and "record" in calls) or "motcua.work.dossiers.acts" in sources


def test_the_work_has_acts() -> None:
    assert len({act.verb for act in every_act()}) >= 15


def test_every_act_has_a_test_that_names_it() -> None:
    missing = [
        f"{act.verb}: {tree.told(act.test)}"
        for act in every_act()
        if not act.test.exists() or act.name not in act.test.read_text(encoding="utf-8")
    ]
    tree.expect_none(missing, "Write the test of the act at this place.")


def test_every_file_of_acts_states_a_fact() -> None:
    silent = sorted({tree.told(act.path) for act in every_act() if not states_facts(act.path)})
    tree.expect_none(silent, "End the act with record(Fact(…)).")


def test_every_act_has_a_row_in_the_table_of_permissions() -> None:
    assert {act.verb for act in every_act()} - set(permissions.BY_VERB) == set()


def test_every_fact_is_stated_by_someone() -> None:
    stated = "\n".join(
        path.read_text(encoding="utf-8") for path in tree.python(tree.ROOT / "motcua") if path.name != "events.py"
    )
    facts = [
        node.name
        for path in WORK.glob("*/events.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.endswith("Fact")
    ]
    assert facts
    tree.expect_none([fact for fact in facts if f"{fact}(" not in stated], "State it in an act, or remove it.")


def test_a_planted_act_without_a_fact_is_found(tmp_path: Path) -> None:
    (tmp_path / "pause.py").write_text('@act("dossier.pause")\ndef pause(*, by, at):\n    """It stands."""\n')
    assert [act.verb for act in acts_in(tmp_path / "pause.py")] == ["dossier.pause"]
    assert not states_facts(tmp_path / "pause.py")
