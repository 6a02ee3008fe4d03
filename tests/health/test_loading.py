"""What is in memory when the doors open: enough for every page, nothing that only one page or job needs.

Source: decisions 0018 and 0019
"""

import json
import os
import subprocess
import sys

import pytest

from tests.health import tree

# each is loaded where it is used, by the first who uses it; see decision 0019
HEAVY = {
    "authlib", "babel", "boto3", "botocore", "cryptography", "docx", "duckdb", "joserfc", "numpy", "pypdfium2",
    "storages", "xlsxwriter", "motcua.runtime.demonstration", "motcua.runtime.soak", "motcua.simulator",
    "motcua.work.directives.reader.directive", "motcua.work.directives.reader.document",
}  # fmt: skip
LOAD = """
import glob, json, os, sys
from motcua.runtime.processes import organs
organs.load()
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.functional import empty
static = staticfiles_storage._wrapped is not empty
organs.settle()
held = [os.readlink(one) for one in glob.glob("/proc/self/fd/*") if os.path.islink(one)]
print(json.dumps({
    "modules": sorted(sys.modules), "static": static, "sockets": [one for one in held if one.startswith("socket")],
    "threads": len(os.listdir("/proc/self/task")),
}))
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What is true of the process that all others are copied from, told by itself."""
    environment = {
        "PATH": os.environ["PATH"],
        "MOTCUA_VAR": str(tmp_path_factory.mktemp("var")),
        "DJANGO_SETTINGS_MODULE": "motcua.settings.dev",
    }
    words = [sys.executable, "-c", LOAD]
    told = subprocess.run(words, cwd=tree.ROOT, env=environment, check=False, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def test_nothing_is_loaded_that_only_one_page_or_job_needs(loaded: dict[str, object]) -> None:
    early = HEAVY & set(loaded["modules"])
    tree.expect_none(sorted(early), "Import it in the function that uses it, with the reason beside it; decision 0019.")


def test_everything_a_page_needs_is_loaded_before_the_doors_open(loaded: dict[str, object]) -> None:
    rooms = (tree.ROOT / "motcua" / "faces").glob("*/urls.py")
    assert {".".join(path.relative_to(tree.ROOT).with_suffix("").parts) for path in rooms} <= set(loaded["modules"])
    assert {"motcua.faces.api.routes", "motcua.wiring", "motcua.jobs"} <= set(loaded["modules"])


def test_what_is_copied_has_one_thread_no_line_open_and_has_not_looked_at_the_static_files(
    loaded: dict[str, object],
) -> None:
    """A thread or a line to the database would be torn by copying; static files are put in place after loading."""
    assert (loaded["threads"], loaded["sockets"], loaded["static"]) == (1, [], False)
