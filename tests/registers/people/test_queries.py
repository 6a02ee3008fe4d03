from datetime import date

import pytest

from motcua.registers.people import pack, queries
from motcua.registers.people.errors import NotFound

DAY = date(2023, 5, 29)


def settles(key: str, counter: str) -> str:
    return queries.agency_by_id(queries.settling_agency(key, queries.agency(counter).id)).code


pytestmark = pytest.mark.usefixtures("province")


@pytest.mark.parametrize(
    ("key", "counter", "settler"),
    [
        ("UBND_XA", "LOC-BP-25216", "LOC-BP-25216"),
        ("CA_XA", "LOC-BP-25216", "LOC-BP-25216"),
        ("UBND_XA", "LOC-BP-688", "LOC-BP-688"),
        ("UBND_XA", "LOC-BP-TTPVHCC", "LOC-BP-STP"),
        ("UBND_HUYEN", "LOC-BP-688", "LOC-BP-688"),
        ("UBND_HUYEN", "LOC-BP-25216", "LOC-BP-688"),
        ("VPDKDD", "LOC-BP-TTPVHCC", "LOC-BP-VPDKDD"),
        ("VPDKDD", "LOC-BP-688", "LOC-BP-688-CNVPDKDD"),
        ("VPDKDD", "LOC-BP-25216", "LOC-BP-688-CNVPDKDD"),
        ("STNMT", "LOC-BP-TTPVHCC", "LOC-BP-STNMT"),
        ("SXD", "LOC-BP-689", "LOC-BP-689"),
        ("BHXH", "LOC-BP-689", "LOC-BP-BHXH"),
    ],
)
def test_who_settles_follows_the_table_of_the_pack(key: str, counter: str, settler: str) -> None:
    assert settles(key, counter) == settler


def test_a_key_nobody_answers_to_is_refused() -> None:
    with pytest.raises(NotFound, match="Chưa xác định"):
        settles("NOBODY", "LOC-BP-25216")


def test_all_171_agencies_stand_in_one_tree() -> None:
    everyone = queries.agencies(day=DAY)
    assert len(everyone) == 171
    assert [each.code for each in queries.children(None)] == ["H10"]
    for each in everyone:
        way = queries.path(each.id)
        assert way[0].code == "H10"
        assert each.path == "/" + "".join(f"{step.id}/" for step in way)


def test_counters_and_desks_go_from_the_province_down_with_hours() -> None:
    desks = queries.desks(DAY)
    assert len(desks) == 123
    assert desks[0].agency.code == "LOC-BP-TTPVHCC"
    assert {desk.agency.receives for desk in desks[1:12]} == {"district"}
    assert all(desk.weekday == ("07:30-11:30", "13:00-17:00") and desk.agency.phone for desk in desks)
    assert [each.short_name for each in queries.counters(level="district")][:2] == [
        "UBND huyện Bù Đăng",
        "UBND huyện Bù Đốp",
    ]


def test_identifiers_of_counters_are_their_own() -> None:
    marks = [each.identifier for each in queries.counters()]
    assert len(set(marks)) == len(marks)
    assert all(mark.endswith(".H10") and len(mark) == 13 for mark in marks)


def test_the_pack_says_what_the_province_is() -> None:
    here = pack.current()
    assert [level.code for level in here.levels] == ["province", "district", "commune"]
    assert here.level("commune").label("en") == "Commune"
    assert here.portal == "own"
    with pytest.raises(pack.BadPack):
        here.level("region")
