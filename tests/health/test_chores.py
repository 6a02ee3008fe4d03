"""The chores and the build server ask the same questions, and everything that waits is served."""

import ast
import re
import subprocess
import sys

from tests.health import tree

PROMISED = {
    "run",
    "test",
    "law",
    "journeys",
    "lint",
    "format",
    "docs",
    "bench",
    "check",
    "demo",
    "dump",
    "clean",
    "help",
}


def targets() -> dict[str, str]:
    """The Makefile's targets with what they stand on."""
    text = re.sub(r"##.*", "", (tree.ROOT / "Makefile").read_text().replace("\\\n", " "))
    return dict(re.findall(r"^([a-z][a-z-]*):([^=\n]*)$", text, re.MULTILINE))


def test_every_promised_chore_exists() -> None:
    assert set(targets()) >= PROMISED


def test_the_build_server_runs_check_and_check_runs_the_tests() -> None:
    run = (tree.ROOT / ".ci" / "run").read_text()
    assert re.search(r"^exec make check$", run, re.MULTILINE)
    assert {"lint", "types", "templates", "migrations", "docs-check", "test"} <= set(targets()["check"].split())


def test_check_really_leads_to_pytest() -> None:
    planned = subprocess.run(
        ["make", "--dry-run", "check"], cwd=tree.ROOT, check=True, capture_output=True, text=True
    ).stdout
    for said in (
        "ruff format --check",
        "ruff check",
        "lint-imports",
        "yamllint",
        "mypy",
        "makemigrations --check",
        "docs --check",
    ):
        assert said in planned
    assert re.search(r"pytest (-\S+( \w+)? ?)*$", planned, re.MULTILINE), "no run of all tests"


def test_both_commands_set_up_what_they_need() -> None:
    assert "setup" in targets()["run"].split()
    assert "setup-dev" in targets()["test"].split()


def queues_used() -> set[str]:
    """Every queue that some line of the house puts work into."""
    used = set()
    for path in tree.python(tree.ROOT / "motcua"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                used |= {
                    word.value.value
                    for word in node.keywords
                    if word.arg == "queue" and isinstance(word.value, ast.Constant)
                }
    return used


def test_every_queue_is_served() -> None:
    from motcua.runtime.processes import organs

    served = organs.QUEUES
    assert queues_used() == set(served)


def test_reference_pages_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "motcua.faces.cli.main", "docs", "--check"],
        cwd=tree.ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr + done.stdout


def test_every_decision_has_a_number_of_its_own() -> None:
    numbers = [page.name[:4] for page in (tree.ROOT / "docs" / "decisions").glob("[0-9]*.md")]
    assert [number for number in sorted(set(numbers)) if numbers.count(number) > 1] == []
