"""The districts of the province as they are drawn: made from the communes, without gap or overlap."""

import re
from itertools import pairwise

import pytest

from motcua.registers.people import pack
from motcua.registers.people.pack import dissolving, outlines, table

PROVINCE = pack.load("binh-phuoc-2023")
DISTRICTS = {"689", "690", "691", "692", "693", "694", "695", "696", "697", "698", "688"}


@pytest.fixture(scope="module")
def rings() -> dict[str, list[dissolving.Ring]]:
    return dissolving.rings_by_district(PROVINCE)


def test_what_is_kept_is_what_the_communes_make() -> None:
    assert dissolving.place(PROVINCE).read_text("utf-8") == dissolving.written(PROVINCE)


def test_every_district_has_its_outline_under_its_code() -> None:
    drawn = outlines.of_districts(PROVINCE)
    assert drawn is not None
    committees = {line.text("code"): line.text("gso_code") for line in table.lines(PROVINCE.folder / "agencies.csv")}
    assert {committees[area.code] for area in drawn.areas} == DISTRICTS
    assert all(re.fullmatch(r"(M\d+ \d+l[-\d ]+z)+", area.path) for area in drawn.areas)


def test_the_districts_fill_the_province_once(rings: dict[str, list[dissolving.Ring]]) -> None:
    simple = dissolving.simplified(dissolving.on_paper(rings))
    assert set(simple) == DISTRICTS
    assert all(len(of_one) == 1 for of_one in simple.values())  # no district lies in two pieces or has a hole
    edges = {edge for of_one in simple.values() for ring in of_one for edge in pairwise(ring)}
    border = [edge for edge in edges if edge[::-1] not in edges]
    around = sum(a[0] * b[1] - b[0] * a[1] for a, b in border) / 2
    together = sum(dissolving.area(ring) for of_one in simple.values() for ring in of_one)
    assert together == pytest.approx(around)


def test_a_label_stands_within_its_district() -> None:
    square = [(0.0, 0.0), (90.0, 0.0), (90.0, 30.0), (0.0, 30.0), (0.0, 0.0)]
    x, y = dissolving.middle(square)
    assert 20 < x < 70
    assert y == pytest.approx(15, abs=1)


def test_a_pack_without_outlines_has_no_map() -> None:
    assert outlines.of_districts(pack.load("tuyen-quang-2024")) is None


def test_outlines_that_cannot_be_read_are_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("pack")
    (folder / "geo").mkdir()
    (folder / "geo" / "districts.json").write_text('{"width": 5}')
    with pytest.raises(pack.BadPack, match=r"districts\.json: KeyError"):
        outlines._read("nowhere", str(folder))
