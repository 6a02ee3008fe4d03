"""The reference pages say what the code says: no fact without its meaning, no verb without its Vietnamese name."""

import argparse
from dataclasses import fields
from pathlib import Path

import pytest

from motcua.faces.cli import docs
from motcua.faces.cli.reference import happenings, rights
from motcua.registers.people import permissions


def test_every_field_of_every_fact_is_explained() -> None:
    unexplained = [
        f"{kind.__name__}.{field.name}"
        for kind in happenings.kinds()
        for field in fields(kind)
        if not (happenings.FIELDS.get(f"{kind.__name__}.{field.name}") or happenings.FIELDS.get(field.name))
    ]
    assert not unexplained, f"Say in FIELDS of faces/cli/reference/happenings.py what these mean: {unexplained}"


def test_the_page_of_facts_says_what_each_means_carries_and_wakes() -> None:
    page = happenings.page()
    part = page[page.index("### DossierReceived\n") :].split("\n###")[0]
    assert "The application is complete; the clock of the law runs." in part
    assert "| `due` | moment | the day and hour now promised |" in part
    assert "| `holder` | text, optional |" in part
    assert "`quality.recount`" in part
    assert "### DossierFact\n" not in page, "what facts have in common is no fact"


def test_the_page_of_permissions_has_a_row_for_every_verb_and_a_word_for_each_reach() -> None:
    page = rights.page()
    for verb in permissions.BY_VERB:
        assert page.count(f"\n| `{verb}` | {permissions.label(verb)} |") == 1
    row = next(line for line in page.splitlines() if line.startswith("| `dossier.oversee`"))
    assert [cell.strip() for cell in row.split("|")[8:10]] == ["tỉnh", "cây"]


def test_a_verb_that_nobody_named_is_noticed() -> None:
    with pytest.raises(KeyError, match=r"dossier\.devour"):
        permissions.label("dossier.devour")


def test_a_stale_page_is_named_and_with_check_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(docs, "REFERENCE", tmp_path)
    assert docs.run(argparse.Namespace(check=False)) == 0
    assert docs.run(argparse.Namespace(check=True)) == 0
    (tmp_path / "events.md").write_text("old")
    capsys.readouterr()
    assert docs.run(argparse.Namespace(check=True)) == 1
    assert "Stale: events.md." in capsys.readouterr().err
    assert (tmp_path / "events.md").read_text() == "old"
