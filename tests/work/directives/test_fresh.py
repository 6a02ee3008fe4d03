"""Documents written for the tests, of other provinces and in other layouts than the shared ones."""

import re
from functools import cache
from pathlib import Path

import pytest

from motcua.work.directives.reader import directive
from tests.work.directives import measuring

HERE = Path(__file__).parent / "fresh"
BAR = {"F1": 0.95, "lead": 0.92, "coord": 0.90, "dl_date": 0.95, "dl_f1": 0.95, "dl_nodate": 0.90, "rep_f1": 0.90}
KINDS = {"D": "due", "R": "report", "C": "recurring", "L": "relative"}
_ITEM = re.compile(r"\s*(?:\d+(?:\.\d+)*[./)]|\(|[-+*]|[a-zđ]\)|[IVX]+[.-])\s?")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def parted(told: str, mark: str) -> list[str]:
    return [part.strip() for part in told.split(mark) if part.strip()]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text whose lines may be broken: a mark of an item or an empty line begins one."""
    found: list[str] = []
    for line in text.splitlines():
        if not line.strip() or _ITEM.match(line) or not found:
            found.append(line)
        else:
            found[-1] += f" {line}"
    return [squeezed(one) for one in found]


def task(line: str, passages: list[str]) -> dict[str, object]:
    """Point | lead | along | limits | report to | content: one task as it is written behind its document."""
    point, lead, along, limits, report, content = (part.strip() for part in line.split("|"))
    return {
        "point": point, "lead": parted(lead, ";"), "coordinate": parted(along, ";"), "content": content,
        "passage": next((one for one in passages if content[:40] in one), content), "report_to": report or None,
        "deadline": [{"type": KINDS[one[0]], "date": one[1:] or None} for one in parted(limits, ",")],
    }  # fmt: skip


@cache
def documents() -> tuple[dict[str, dict], dict[str, dict]]:
    gold, read = {}, {}
    for path in sorted(HERE.glob("*.txt")):
        text, _, told = path.read_text("utf-8").partition("\n=====\n")
        passages = paragraphs(text)
        gold[path.stem] = {"tasks": [task(line, passages) for line in told.splitlines() if line]}
        read[path.stem] = directive.read(text + "\n", doc=path.stem).as_json()
    return gold, read


def test_the_documents_are_here() -> None:
    gold, _ = documents()
    assert (len(gold), sum(len(one["tasks"]) for one in gold.values())) == (94, 840)


@pytest.mark.parametrize("figure", sorted(BAR))
def test_the_bar_holds_on_the_fresh_documents(figure: str) -> None:
    assert measuring.score(*documents())[0][figure] >= BAR[figure]


def test_no_fresh_document_is_read_badly() -> None:
    per = measuring.score(*documents())[1]
    assert {name: one["F1"] for name, one in per.items() if one["F1"] < 0.9} == {}
    assert {name: one["lead"] for name, one in per.items() if one["lead"] < 0.8} == {}
