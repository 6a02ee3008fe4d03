"""The generated pages are what the code says, and a stale one is noticed."""

import argparse
import importlib
import re

from motcua.faces.cli import docs
from motcua.law import parameters, quality, workflow
from motcua.law.citation import ROOT
from tests.law import rules

LAW = ROOT / "docs" / "law"


def test_the_pages_are_fresh(capsys):
    assert docs.run(argparse.Namespace(check=True)) == 0, capsys.readouterr().err


def test_a_stale_page_is_noticed_and_written_anew(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(docs, "REFERENCE", tmp_path / "reference")
    assert docs.run(argparse.Namespace(check=True)) == 1
    assert "moves.md" in capsys.readouterr().err
    assert docs.run(argparse.Namespace(check=False)) == 0
    assert docs.run(argparse.Namespace(check=True)) == 0
    (tmp_path / "reference" / "moves.md").write_text("old", encoding="utf-8")
    assert docs.run(argparse.Namespace(check=True)) == 1


def test_the_matrix_leads_from_the_article_to_the_examples():
    page = docs.pages()["law-matrix.md"]()
    for rule in rules.rules():
        assert f"`{rule.removeprefix('motcua.law.')}`" in page


def test_every_move_and_every_component_stands_on_its_page():
    assert all(f"`{move.verb}`" in docs.pages()["moves.md"]() for move in workflow.MOVES)
    assert all(f"| {row.id} |" in docs.pages()["indicators.md"]() for row in quality.INDICATORS)


def test_the_matrix_leads_on_to_the_acts_and_every_number_to_who_asks():
    assert "`work/dossiers/acts/issue.py`" in docs.pages()["law-matrix.md"]()
    page = docs.pages()["numbers.md"]()
    unasked = [line for line in page.splitlines() if "/parameters/" in line and line.endswith("|  |")]
    assert not unasked, "a number of the law that nobody asks for"
    assert all(f"[{name}](" in page for name in parameters.names())


def test_every_rule_and_every_number_is_found_by_its_question():
    page = (LAW / "README.md").read_text(encoding="utf-8")
    wanted = [f"`{rule.removeprefix('motcua.law.')}`" for rule in sorted(rules.rules())]
    wanted += [f"[{name}](" for name in parameters.names()]
    missing = [name for name in wanted if name not in page]
    assert not missing, "docs/law/README.md: write the question that each of these answers"


def test_what_the_pages_of_the_law_name_is_there():
    for path in LAW.glob("*.md"):
        page = path.read_text(encoding="utf-8")
        for link in re.findall(r"\]\(([^)#]+)\)", page):
            assert (LAW / link).exists(), f"{path.name}: {link}"
        for file in re.findall(r"`parameters/([\w/]+)`", page):
            assert any((parameters.FOLDER / f"{file}{tail}").exists() for tail in ("", ".yaml")), f"{path.name}: {file}"
        for module, name in re.findall(r"`([a-z_]+)\.([A-Za-z_]+)", page):
            if (ROOT / "motcua" / "law" / module).is_dir() or (ROOT / "motcua" / "law" / f"{module}.py").exists():
                assert hasattr(importlib.import_module(f"motcua.law.{module}"), name), f"{path.name}: {module}.{name}"
