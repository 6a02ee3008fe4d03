"""What may stand in a file that is kept, and what a thing may be called."""

import re
from pathlib import Path

from tests.health import tree

# one letter of each stands in brackets, so that this file does not hold what it forbids
UNFINISHED = re.compile(
    r"\bTO[D]O\b|\bFIX[M]E\b|\bXX[X]\b|NotImplemented[E]rror|(?i:coming [s]oon|sắp [r]a mắt|lorem [i]psum)"
)
SWITCHED_OFF = re.compile(
    r"assert [T]rue\b|pytest\.[s]kip\(|mark\.(s[k]ip|x[f]ail)|except [E]xception:\s*pass|unittest\.[m]ock"
)
OF_THIS_MACHINE = re.compile(
    r"py[p]i\.org|python[h]osted|registry\.[n]pmjs|[d]eb\.debian\.org|(?<!\w)/wor[k]/(main|shared)|/tm[p]/bash_jobs|/roo[t]/"
)
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "data", "info", "misc", "core"}
UNREAD = {"requirements.txt", "requirements-dev.txt", "LICENSE"}


def matches(pattern: re.Pattern[str], root: Path, suffixes: set[str] | None = None) -> list[str]:
    found = []
    for path, text in tree.readable(root):
        if path.name in UNREAD or (suffixes and path.suffix not in suffixes) or "packs" in path.relative_to(root).parts:
            continue
        found += [
            f"{tree.told(path, root)}:{number}: {line.strip()[:100]}"
            for number, line in enumerate(text.splitlines(), 1)
            if pattern.search(line)
        ]
    return found


def forbidden_names(root: Path) -> list[str]:
    named = {
        part for path in tree.tracked(root) for part in [path, *path.parents] if part.is_relative_to(root / "motcua")
    }
    return sorted(tree.told(part, root) for part in named if part.name.removesuffix(".py") in FORBIDDEN_NAMES)


def test_no_unfinished_work_is_kept() -> None:
    tree.expect_none(matches(UNFINISHED, tree.ROOT), "Finish it, or leave it out.")


def test_no_test_is_switched_off_and_none_pretends() -> None:
    found = matches(SWITCHED_OFF, tree.ROOT / "tests", {".py"})
    tree.expect_none(found, "Mend the test or remove it; speak to the real thing.")


def test_no_kept_file_names_a_package_registry_or_a_folder_of_this_machine() -> None:
    tree.expect_none(matches(OF_THIS_MACHINE, tree.ROOT), "Nothing kept may name where packages come from.")


def test_requirements_name_packages_and_hashes_and_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", ".ci/uv.txt"):
        text = (tree.ROOT / name).read_text()
        assert "://" not in text
        assert text.count("==") <= text.count("--hash=sha256:"), f"{name} names a package without its hash"
    assert not (tree.ROOT / "uv.lock").exists()


def test_nothing_is_called_by_a_name_that_says_nothing() -> None:
    tree.expect_none(forbidden_names(tree.ROOT), "Name it by what it does.")


def test_planted_words_are_found(tmp_path: Path) -> None:
    (tmp_path / "motcua").mkdir()
    planted = {
        "motcua/utils.py": "# TO·DO: later",
        "page.html": "<p>Sắp· ra mắt</p>\n<a href='https://py·pi.org/x'>",
        "test_x.py": "    assert· True",
    }
    for name, text in planted.items():
        (tmp_path / name).write_text(text.replace("·", ""))
    assert len(matches(UNFINISHED, tmp_path)) == 2
    assert len(matches(SWITCHED_OFF, tmp_path)) == 1
    assert len(matches(OF_THIS_MACHINE, tmp_path)) == 1
    assert forbidden_names(tmp_path) == ["motcua/utils.py"]
