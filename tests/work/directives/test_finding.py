"""What was ordered and promised about something is found without marks, by whom it concerns, where it is said."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.law.duties import Standing
from motcua.registers.people.actor import HOUSE, Actor
from motcua.work.directives.acts import correct, give, take_in
from motcua.work.directives.finding import cutting, found, words
from motcua.work.directives.following import Wish
from motcua.work.directives.models import Duty, Passage, Task
from tests.work.directives.conftest import Province, at, unit

SATURDAY = date(2023, 8, 26)


def promised(text: str, by: Actor = HOUSE, **wish: object) -> list[str]:
    answer = found.promises(text, by=by, today=SATURDAY, wish=Wish(**wish))  # type: ignore[arg-type]
    assert answer.total == len(answer.rows)
    return [one.point for one in answer.rows]


def marked(said: tuple[words.Piece, ...]) -> list[str]:
    return [piece.text for piece in said if piece.found]


@pytest.mark.parametrize(
    ("asked", "text", "found_there"),
    [
        ("ke hoach dat", "Kế hoạch sử dụng ĐẤT năm 2023", ["Kế hoạch", "ĐẤT"]),
        ('"ke hoach dat"', "Kế hoạch sử dụng đất", []),
        ('"sử dụng đất"', "Kế hoạch sử\n dụng đất, đất", ["sử\n dụng đất"]),
        ("UBND huyện", "Ủy ban nhân dân huyện; UBND các huyện", ["Ủy ban nhân dân huyện", "UBND", "huyện"]),
        ("thủ tục hành chính", "giải quyết TTHC đúng hạn", ["TTHC"]),
        ("1763/UBND-NC", "Công văn số 1763/UBND-NC, số 763", ["1763/UBND-NC"]),
        ("ten", "tên, Bến Tre, tên miền", ["tên", "tên"]),
        ("đã hứa gì về đường", "Đường nông thôn", ["Đường"]),
    ],
)
def test_a_question_is_read_as_people_type_it(asked: str, text: str, found_there: list[str]) -> None:
    said = [text[first:last] for first, last in words.places(text, words.read(asked))]
    assert said == found_there
    assert all(any(f" {way} " in words.plain(text) for way in word.ways) for word in words.read(asked)) == bool(said)


def test_the_part_shown_of_a_long_passage_is_the_one_that_says_it() -> None:
    text = "mở đầu " * 200 + "bảo hiểm y tế cho trẻ em" + " kết thúc" * 200
    said = words.pieces(text, words.read("bao hiem y te"))
    assert marked(said) == ["bảo hiểm y tế"]
    assert (said[0].text, said[-1].text) == ("… ", " …")
    assert sum(len(piece.text) for piece in said) < 400


def test_a_document_is_cut_into_items_none_of_which_is_lost() -> None:
    text = "ĐẦU\n\n1. Một\ncòn tiếp\n- gạch\n a) chữ " + "dài " * 1_500
    parts = [text[first:last] for first, last in cutting.cut(text)]
    assert parts[:3] == ["ĐẦU", "1. Một\ncòn tiếp", "- gạch"]
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert max(map(len, parts)) <= 2_000


def test_what_was_promised_about_land_plans_stands_with_its_units_and_days(people_of: Province, followed: int) -> None:
    answer = found.promises("ke hoach su dung dat", by=people_of.thu, today=SATURDAY)
    [one] = answer.rows
    assert (one.point, one.directive, len(one.duties)) == ("II.6", followed, 22)
    assert "Kế hoạch sử dụng đất" in marked(one.said)
    assert {(row.due_on, row.standing) for row in one.duties} == {
        (date(2023, 8, 25), Standing.LATE), (date(2023, 8, 30), Standing.OPEN),
    }  # fmt: skip


def test_the_answer_is_narrowed_by_giver_unit_state_and_period(people_of: Province, followed: int) -> None:
    everything = promised("ubnd tinh")
    assert len(everything) > 5
    assert promised("ubnd tinh", unit="LOC-BP-696") == ["II.2 bullet 1", "II.6"]
    late = promised("ubnd tinh", standing=Standing.LATE)
    assert set(late) < set(everything)
    assert promised("ubnd tinh", giver="LOC-BP-SYT") == []
    assert promised("1022", first=date(2024, 1, 1)) == []
    assert set(promised("ubnd tinh", first=date(2023, 9, 1))) < set(everything)


def test_an_officer_finds_only_what_he_may_see(people_of: Province, followed: int) -> None:
    assert promised("ke hoach su dung dat", people_of.phuoc) == ["II.6"]
    [one] = found.promises("ke hoach su dung dat", by=people_of.phuoc, today=SATURDAY).rows
    assert {row.unit_code for row in one.duties} == {"LOC-BP-696"}
    assert promised("ke hoach su dung dat", people_of.linh) == []
    whole = Duty.objects.get(agency=unit("LOC-BP-696"), due_on=date(2023, 8, 30), task__point="II.6")
    part = {"agency": "LOC-BP-25405", "content": "Rà soát quy hoạch của xã"}
    give.divide(by=people_of.phuoc, duty=whole.id, at=at(18), **part)  # type: ignore[arg-type]
    [given_on] = found.promises("rà soát quy hoạch của xã", by=people_of.phuoc, today=SATURDAY).rows
    assert [row.unit_code for row in given_on.duties] == ["LOC-BP-25405"]


def test_the_text_of_a_document_is_found_before_it_is_confirmed_by_its_giver_alone(
    people_of: Province, notice: int
) -> None:
    [one] = found.texts("chung chung", by=people_of.thu, today=SATURDAY).rows
    assert (one.directive, one.confirmed, one.more) == (notice, False, 0)
    assert marked(one.said[0]) == ["chung chung"]
    assert found.texts("chung chung", by=people_of.phuoc, today=SATURDAY).rows == ()
    told = take_in.Told(title="Về tổng đài mười không hai hai", number="99/TB-UBND", issued=date(2023, 8, 17))
    correct.describe(by=people_of.thu, directive=notice, told=told, at=at(18))
    [again] = found.texts("tong dai muoi khong hai hai", by=people_of.thu, today=SATURDAY).rows
    assert marked(again.said[0]) == ["tổng đài mười không hai hai"]
    assert [one.directive for one in found.texts("99/TB-UBND", by=people_of.thu, today=SATURDAY).rows] == [notice]


def test_where_no_place_says_all_of_it_most_of_it_will_do_and_nothing_else(people_of: Province, followed: int) -> None:
    loose = found.promises("công bố kế hoạch sử dụng đất tuyệtmật", by=HOUSE, today=SATURDAY)
    assert (loose.loosely, loose.rows[0].point) == (True, "II.6")
    assert found.promises("tuyệtmật", by=HOUSE, today=SATURDAY).total == 0
    with CaptureQueriesContext(connection) as asked:
        assert found.promises("…?!", by=HOUSE, today=SATURDAY).rows == ()
    assert len(asked) == 0


def test_an_answer_takes_as_many_queries_for_one_document_as_for_thirty(people_of: Province, followed: int) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            found.promises("ubnd tinh", by=people_of.thu, today=SATURDAY)
            found.texts("ubnd tinh", by=people_of.thu, today=SATURDAY)
        return len(asked)

    before = queries()
    for no in range(3):
        take_in.take_in(by=people_of.thu, agency="H10", text=f"{no}. Giao Sở Y tế báo cáo UBND tỉnh.", at=at(18))
    assert queries() == before <= 8
    answer = found.texts("ubnd tinh", by=people_of.thu, today=SATURDAY, page=2)
    assert (answer.rows, answer.total) == ((), 0) or answer.total == 4


def test_words_are_looked_for_in_the_index_and_not_in_every_passage(people_of: Province, followed: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    asked = [*map(found.says, words.read("ke hoach su dung dat"))]
    assert "passage_by_words" in Passage.objects.filter(*asked).explain()
    assert "task_by_words" in Task.objects.filter(*asked).explain()
