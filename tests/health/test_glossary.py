"""Every legal term that the code enumerates stands in the glossary, with its article."""

import importlib
import pkgutil
from enum import Enum

import motcua.law
from tests.health import catalogue, tree


def legal_terms() -> dict[str, str]:
    """Vietnamese label → where it is enumerated, for every enumeration of the law floor."""
    terms = {}
    for found in pkgutil.walk_packages(motcua.law.__path__, "motcua.law."):
        for thing in vars(importlib.import_module(found.name)).values():
            if isinstance(thing, type) and issubclass(thing, Enum) and thing.__module__.startswith("motcua.law"):
                for member in thing:
                    label = getattr(member, "label", member.value)
                    if isinstance(label, str) and catalogue.VIETNAMESE.search(label):
                        terms[label] = f"{thing.__module__}.{thing.__name__}.{member.name}"
    return terms


def test_the_law_enumerates_terms() -> None:
    assert "Mới đăng ký" in legal_terms()


def test_every_legal_term_stands_in_the_glossary() -> None:
    glossary = (tree.ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").casefold()
    missing = [f"{label} ({place})" for label, place in legal_terms().items() if label.casefold() not in glossary]
    tree.expect_none(missing, "Add a row to docs/glossary.md: term, code name, article.")
