"""The bar: what the reader finds in the shared documents, measured as the shared scorer measures."""

import json
from functools import cache
from pathlib import Path

import pytest

from motcua.work.directives.reader import directive
from tests.work.directives import measuring, predictions

HERE = Path(__file__).parent / "gold"
BAR = {"F1": 0.95, "lead": 0.90, "coord": 0.85, "dl_date": 0.95, "dl_f1": 0.95, "rep_f1": 0.85}
NAMES = sorted(path.stem for path in (HERE / "texts").glob("*.txt"))


@cache
def gold() -> dict[str, dict]:
    return {name: json.loads((HERE / "tasks" / f"{name}.json").read_text("utf-8")) for name in NAMES}


@cache
def readings() -> dict[str, dict]:
    return {
        name: directive.read((HERE / "texts" / f"{name}.txt").read_text("utf-8"), doc=name).as_json() for name in NAMES
    }


def test_all_eighteen_documents_are_here() -> None:
    assert len(NAMES) == 18
    assert sum(len(document["tasks"]) for document in gold().values()) == 272


@pytest.mark.parametrize("figure", sorted(BAR))
def test_the_bar_holds_on_the_shared_documents(figure: str) -> None:
    total, _, _ = measuring.score(gold(), readings())
    assert total[figure] >= BAR[figure]


@pytest.mark.parametrize("name", NAMES)
def test_no_single_document_is_read_badly(name: str) -> None:
    total, _, _ = measuring.score({name: gold()[name]}, {name: readings()[name]})
    assert total["F1"] >= 0.85
    assert total["lead"] >= 0.80


@pytest.mark.parametrize("which", sorted(predictions.SETS))
def test_our_figures_are_those_of_the_shared_scorer(which: str) -> None:
    expected = json.loads((HERE / "figures.json").read_text("utf-8"))[which]
    total, _, _ = measuring.score(gold(), predictions.SETS[which](gold()))
    assert total == pytest.approx(expected)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_stands_where_it_says(name: str) -> None:
    from motcua.work.directives.reader import quoted

    source = quoted.composed((HERE / "texts" / f"{name}.txt").read_text("utf-8"))

    def at(spans: list[tuple[int, int]]) -> str:
        return quoted.squeezed(" ".join(source[start:end] for start, end in spans))

    for task in readings()[name]["tasks"]:
        spans = task["spans"]
        assert quoted.squeezed(at(spans["passage"])) == task["passage"]
        assert at(spans["content"]).replace(" ", "") == task["content"].replace(" ", "")
        assert len(spans["lead"]) == len(task["lead"])
        for limit in task["deadline"]:
            assert at(limit["spans"]).replace(" ", "") == limit["text"].replace(" ", "")
        for kind in ("task", "lead", "coordinate", "content", "deadline", "report_to"):
            assert 0 <= task["confidence"][kind] <= 1


def test_the_head_of_a_document_is_read() -> None:
    heads = {name: (readings()[name]["kind"], readings()[name]["number"], readings()[name]["date"]) for name in NAMES}
    assert heads["s02-thong-bao-623-tb-vpcp"] == ("thong_bao", "623/TB-VPCP", "2025-11-15")
    assert heads["s04-cong-van-4085-ubnd-dt"] == ("cong_van", "4085/UBND-ĐT", "2025-11-25")
    assert heads["s08-cong-dien-227-cd-ttg"] == ("cong_dien", "227/CĐ-TTg", "2025-11-23")
    assert heads["s11-quyet-dinh-1627-qd-ubnd-quang-ngai"] == ("quyet_dinh", "1627/QĐ-UBND", "2025-11-21")


def test_the_trap_is_raised() -> None:
    """The units report by 30 August what the appraiser must have appraised by 25 August."""
    warned = [warning for warning in readings()["seed000"]["warnings"] if warning["code"] == "appraiser_before_units"]
    assert len(warned) == 1
    tasks = [readings()["seed000"]["tasks"][number] for number in warned[0]["tasks"]]
    assert [task["point"] for task in tasks] == ["II.2 bullet 1", "II.2 bullet 1"]
    assert "25/08/2023" in warned[0]["message"]
    assert "30/08/2023" in warned[0]["message"]


def test_a_limit_before_the_document_is_raised() -> None:
    """The plan of Quảng Ngãi of 21 November asks for something before 15 November."""
    codes = [warning["code"] for warning in readings()["s11-quyet-dinh-1627-qd-ubnd-quang-ngai"]["warnings"]]
    assert codes.count("before_the_document") == 2
