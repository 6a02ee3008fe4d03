"""A fresh machine is told in words what it lacks, and a prepared one is left alone."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.health import tree

NAMES = ("python", "python3", "python3.11", "python3.12", "python3.13")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The files that preparing reads, in a folder without a virtual environment."""
    (tmp_path / ".ci").mkdir()
    for name in (".ci/prepare", ".ci/uv.txt", "requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        shutil.copy(tree.ROOT / name, tmp_path / name)
    return tmp_path


def _prepare(clone: Path, which: str = "runtime") -> subprocess.CompletedProcess[str]:
    path = f"{clone / 'bin'}:{os.environ['PATH']}"
    return subprocess.run(
        [".ci/prepare", which], cwd=clone, env={"PATH": path}, check=False, capture_output=True, text=True
    )


def _only_python_there_is(clone: Path, script: str) -> None:
    (clone / "bin").mkdir()
    for name in NAMES:
        program = clone / "bin" / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)


def test_an_old_python_is_named_with_the_way_out(clone: Path) -> None:
    _only_python_there_is(clone, '[ "$1" = --version ] && echo "Python 3.9.2"; exit 1')
    done = _prepare(clone)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer; this machine's python3 is: Python 3.9.2" in done.stderr
    assert "make PYTHON=" in done.stderr


def test_a_python_without_venv_is_named_with_the_package_to_install(clone: Path) -> None:
    _only_python_there_is(clone, 'case "$2" in *ensurepip*) exit 1 ;; esac; exit 0')
    done = _prepare(clone)
    assert done.returncode == 1
    assert "has no venv module. Debian, Ubuntu: apt-get install python3-venv" in done.stderr
    assert not (clone / ".venv").exists()


def test_what_is_ready_is_left_alone(clone: Path) -> None:
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / ".venv" / "bin" / "python").symlink_to(shutil.which("python3"))
    (clone / ".venv" / "made-in").write_text(str(clone))
    asked = b"".join((clone / name).read_bytes() for name in ("requirements.txt", "pyproject.toml"))
    wanted = subprocess.run(["cksum"], input=asked, check=True, capture_output=True).stdout.decode()
    (clone / ".venv" / "ready-runtime").write_text(wanted)
    done = _prepare(clone)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_an_unknown_wish_is_refused(clone: Path) -> None:
    assert _prepare(clone, "everything").returncode == 2
