"""The generated pages are what the code says, and a stale one is noticed."""

import argparse

from motcua.faces.cli import docs
from motcua.law import quality, workflow
from tests.law import rules


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
