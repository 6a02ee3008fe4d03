"""Nothing in the house grows until nobody can hold it in his head."""

from pathlib import Path

from tests.health import ceilings, tree

PACKAGE = tree.ROOT / "motcua"
SPLIT = "Split it; raising a ceiling takes a page in docs/decisions."
SHOWN = {".py", ".html", ".typ"}  # what a person reads in a room; pictures and fonts lie in folders of their own


def too_long_files(root: Path) -> list[str]:
    def ceiling(path: Path) -> int:
        if "tests" in path.relative_to(root).parts:
            return ceilings.TEST_FILE
        return ceilings.LAW_TABLE if "law" in path.relative_to(root).parts else ceilings.PYTHON_FILE

    found = [path for folder in ("motcua", "tests", "bench") for path in tree.python(root / folder)]
    return [f"{tree.told(path, root)}: {tree.lines(path)} lines" for path in found if tree.lines(path) > ceiling(path)]


def too_long_functions(folder: Path) -> list[str]:
    return [
        f"{tree.told(path)}:{function.lineno} {function.name}: {length} lines"
        for path in tree.python(folder)
        for function in tree.functions(path)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > ceilings.FUNCTION
    ]


def crowded_rooms(folder: Path) -> list[str]:
    rooms = {path.parent for path in folder.rglob("*") if path.suffix in SHOWN and "migrations" not in path.parts}
    counted = {
        room: [path for path in room.iterdir() if path.suffix in SHOWN and path.name != "__init__.py"] for room in rooms
    }
    return [
        f"{tree.told(room)}: {len(files)} files"
        for room, files in sorted(counted.items())
        if len(files) > ceilings.FILES_IN_A_ROOM
    ]


def test_no_python_file_is_longer_than_its_ceiling() -> None:
    tree.expect_none(too_long_files(tree.ROOT), SPLIT)


def test_no_function_is_longer_than_its_ceiling() -> None:
    tree.expect_none(too_long_functions(PACKAGE), SPLIT)


def test_no_room_holds_more_files_than_its_ceiling() -> None:
    tree.expect_none(crowded_rooms(PACKAGE), SPLIT)


def test_no_template_is_longer_than_its_ceiling() -> None:
    long = [
        f"{tree.told(path)}: {tree.lines(path)} lines"
        for path in tree.templates()
        if tree.lines(path) > ceilings.TEMPLATE
    ]
    tree.expect_none(long, SPLIT)


def test_no_parameter_or_example_is_longer_than_its_ceiling() -> None:
    folders = (PACKAGE / "law" / "parameters", tree.ROOT / "tests" / "law" / "examples")
    found = [path for folder in folders for path in folder.rglob("*.yaml")]
    tree.expect_none([tree.told(path) for path in found if tree.lines(path) > ceilings.PARAMETER_FILE], SPLIT)


def test_a_planted_giant_is_found(tmp_path: Path) -> None:
    for folder in ("motcua/law", "motcua/work", "tests"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "motcua/work/giant.py").write_text("def giant():\n" + "    pass\n" * 301)
    (tmp_path / "motcua/law/table.py").write_text("ROW = 1\n" * 400)
    (tmp_path / "tests/test_long.py").write_text("ROW = 1\n" * 401)
    for number in range(ceilings.FILES_IN_A_ROOM):
        (tmp_path / f"motcua/work/file_{number}.py").touch()
    assert too_long_files(tmp_path) == ["motcua/work/giant.py: 302 lines", "tests/test_long.py: 401 lines"]
    assert len(too_long_functions(tmp_path / "motcua")) == 1
    assert len(crowded_rooms(tmp_path / "motcua")) == 1
