"""The footnote of the province's own letter, written by the house itself."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from motcua.law.calendar import ZONE
from motcua.law.quality import Target
from motcua.reactions.quality import cells, explaining, periods, sheets, standings
from motcua.reactions.quality.models import Imported
from motcua.registers.catalog.pack import loading
from motcua.registers.people import pack
from motcua.registers.people import queries as people
from motcua.registers.people.actor import HOUSE
from tests import cast

LETTER = Path(__file__).parents[3] / "work" / "directives" / "gold" / "texts" / "seed003.txt"
JANUARY, MARCH = periods.read("2024-01"), date(2024, 3, 5)
AT = datetime(2024, 3, 5, 9, tzinfo=ZONE)


@pytest.fixture
def tuyen_quang(db: None):
    cast.forget()
    here = pack.load("tuyen-quang-2024")
    loading.load(by=HOUSE, pack=here, day=here.first_day, at=AT)
    cast.forget()
    sheets.bring(here, by=HOUSE, at=AT)
    yield people.root()
    cast.forget()


def plain(text: str) -> str:
    """Without the one comma that the letter forgets, and with single blanks."""
    return re.sub(r"\s+", " ", text.replace("cơ quan, đơn vị", "cơ quan đơn vị")).strip()


def sentences_of_the_letter() -> list[str]:
    text = LETTER.read_text(encoding="utf-8")
    footnote = text[text.index("¹ - Về công khai TTHC") : text.index("Chủ tịch Ủy ban nhân dân tỉnh có ý kiến")]
    return [plain(line.lstrip("¹- ")) for line in footnote.splitlines() if line.strip()]


def test_the_footnote_says_what_the_letter_says(tuyen_quang):
    said = explaining.footnote(tuyen_quang, JANUARY, MARCH)
    assert [plain(each.text) for each in said.items] == sentences_of_the_letter()


def test_its_numbers_are_those_of_the_index(tuyen_quang):
    said = explaining.footnote(tuyen_quang, JANUARY, MARCH)
    late = said.item("late")
    assert [each.part for each in late.entries] == [427, 1, 1, 1, 27, 1, 4]
    found = {each.agency.id: each for each in standings.of_period(JANUARY, MARCH)}
    counts = found[tuyen_quang.id].counts["B1"]
    assert sum(each.part for each in late.entries) == counts.whole - counts.part == 462
    for each in late.entries:
        own = found[each.unit.id].counts["B1"]
        assert (each.part, each.whole) == (own.whole - own.part, own.whole)
    numbers = [len(each.entries) for each in said.items]
    assert numbers == [3, 7, 11, 5, 3, 4]


def test_a_month_brought_twice_is_the_same_month(tuyen_quang):
    before = Imported.objects.count(), explaining.footnote(tuyen_quang, JANUARY, MARCH).text
    sheets.bring(pack.load("tuyen-quang-2024"), by=HOUSE, at=AT)
    assert (Imported.objects.count(), explaining.footnote(tuyen_quang, JANUARY, MARCH).text) == before
    assert cells.differences() == 0


def test_a_month_in_which_nothing_happened_says_so(tuyen_quang):
    said = explaining.footnote(tuyen_quang, periods.read("2023-12"), MARCH)
    assert "chưa có số liệu" in said.item("published").text
    assert "không có hồ sơ quá hạn" in said.item("late").text
    assert "đều đạt" in said.item(Target.ONLINE).text


def test_a_late_dossier_less_is_a_late_dossier_less(tuyen_quang):
    district = people.agency("LOC-TQ-074")
    late = Imported.objects.filter(agency_id=district.id).order_by("-ended_at", "code")
    apologised = next(each for each in late if each.due_at != each.first_due_at)
    apologised.ended_at = apologised.due_at
    apologised.save()
    cells.recount_dossier(apologised.code)
    text = explaining.footnote(tuyen_quang, JANUARY, MARCH).item("late").text
    assert "461 hồ sơ của 06 cơ quan" in text
    assert "Hàm Yên" not in text
    assert "chưa có cơ quan, đơn vị nào" in text


def test_the_communes_of_a_district_are_named_too(tuyen_quang):
    commune = next(each for each in people.children(people.agency("LOC-TQ-074").id) if "xã" in each.name)
    Imported.objects.filter(agency__code="LOC-TQ-074", code__endswith="00001").update(agency_id=commune.id)
    cells.recount_all()
    text = explaining.footnote(people.agency("LOC-TQ-074"), JANUARY, MARCH).item("late").text
    name = commune.name.removeprefix("Ủy ban nhân dân ")
    assert text.startswith(f"Về hồ sơ quá hạn: 01 hồ sơ của 01 cơ quan, đơn vị: UBND {name} 01 hồ sơ.")
