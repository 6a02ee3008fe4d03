"""Proposals are corrected step by step, each step can be taken back, and a document that came by mistake put away."""

from dataclasses import replace
from datetime import date

import pytest

from motcua.ledger import facts
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.work.directives import queries
from motcua.work.directives.acts import confirm, correct, take_in
from motcua.work.directives.draft import Limit, Party
from motcua.work.directives.models import Directive
from motcua.work.directives.views import ProposalView
from tests.work.directives.conftest import Province, at

NOW, TEXT = at(18), "Trời hôm nay đẹp."


def proposals(who: Province, number: int) -> tuple[ProposalView, ...]:
    return queries.desk(number, by=who.thu).proposals


def as_it_is(who: Province, number: int) -> list[tuple[str, object]]:
    return [(one.state, one.draft) for one in proposals(who, number)]


def test_every_step_is_taken_back_to_the_first_reading(people_of: Province, notice: int) -> None:
    read, first, sixth = as_it_is(people_of, notice), *(proposals(people_of, notice)[place] for place in (0, 5))
    correct.accept(by=people_of.thu, directive=notice, proposal=first.number, at=NOW)
    correct.drop(by=people_of.thu, directive=notice, proposal=sixth.number, at=NOW)
    words = "Đề án 06 cấp xã"
    made = correct.split(by=people_of.thu, directive=notice, proposal=sixth.number, second=words, at=NOW)
    assert [one.draft.content for one in proposals(people_of, notice) if one.number == made] == [words]
    changed = replace(
        first.draft,
        content="Công khai đầy đủ",
        lead=(Party("Sở Y tế"),),
        limits=(Limit("đến ngày 1/9/2023", "due", "work", date(2023, 9, 1), "by"),),
    )
    correct.edit(by=people_of.thu, directive=notice, proposal=first.number, draft=changed, at=NOW)
    now = proposals(people_of, notice)[0]
    assert (now.state, now.draft.lead[0].codes, now.draft.limits[0].day) == (
        "accepted",
        ("LOC-BP-SYT",),
        date(2023, 9, 1),
    )
    correct.join(by=people_of.thu, directive=notice, proposal=first.number, at=NOW)
    correct.accept(by=people_of.thu, directive=notice, at=NOW)
    undone = [correct.undo(by=people_of.thu, directive=notice, at=NOW) for _ in range(6)]
    assert undone[1:3] == [first.number, first.number]  # of the joining and of the edit: where to look again
    assert as_it_is(people_of, notice) == read
    with pytest.raises(Conflict):
        correct.undo(by=people_of.thu, directive=notice, at=NOW)
    assert facts.about(f"directive:{notice}")[-1].body["verb"] == "undo"


def test_two_that_are_joined_have_the_bodies_and_limits_of_both(people_of: Province, notice: int) -> None:
    sixth, seventh = proposals(people_of, notice)[5:7]
    correct.join(by=people_of.thu, directive=notice, proposal=sixth.number, at=NOW)
    one, other = proposals(people_of, notice)[5:7]
    assert one.draft.content == f"{sixth.draft.content}; {seventh.draft.content}"
    assert (one.draft.limits, one.draft.coordinate) == (sixth.draft.limits, seventh.draft.coordinate)
    assert other.state == "dropped"
    last = proposals(people_of, notice)[-1]
    with pytest.raises(Conflict):
        correct.join(by=people_of.thu, directive=notice, proposal=last.number, at=NOW)


def test_what_does_not_stand_in_the_content_splits_nothing(people_of: Province, notice: int) -> None:
    first = proposals(people_of, notice)[0]
    for words in ("", "không có trong đó", first.draft.content):
        with pytest.raises(Invalid):
            correct.split(by=people_of.thu, directive=notice, proposal=first.number, second=words, at=NOW)


def test_a_contradiction_is_settled_once_and_in_words(people_of: Province, notice: int) -> None:
    with pytest.raises(Invalid):
        correct.settle(by=people_of.thu, directive=notice, doubt=1, remark=" ", at=NOW)
    correct.settle(by=people_of.thu, directive=notice, doubt=1, remark="Giữ như văn bản", at=NOW)
    with pytest.raises(Conflict):
        correct.settle(by=people_of.thu, directive=notice, doubt=1, remark="Lần nữa", at=NOW)
    with pytest.raises(NotFound):
        correct.settle(by=people_of.thu, directive=notice, doubt=9, remark="Không có", at=NOW)
    assert queries.desk(notice, by=people_of.thu).directive.doubts[0].remark == "Giữ như văn bản"


def test_the_head_is_as_a_person_says(people_of: Province, notice: int) -> None:
    told = take_in.Told(title="Thông báo kết luận", number="123/TB-UBND", issuer="UBND tỉnh", issued=date(2023, 8, 17))
    correct.describe(by=people_of.thu, directive=notice, told=told, at=NOW)
    assert queries.directives(by=people_of.thu, today=NOW.date(), words="123/TB-UBND")[1] == 1


def test_nobody_else_corrects(people_of: Province, notice: int) -> None:
    first = proposals(people_of, notice)[0]
    for who in (people_of.khanh, people_of.van):
        with pytest.raises((NotAllowed, NotFound)):
            correct.accept(by=who, directive=notice, proposal=first.number, at=NOW)
    assert proposals(people_of, notice)[0].state == "proposed"


def test_a_correction_becomes_an_example(people_of: Province, notice: int) -> None:
    rows = proposals(people_of, notice)
    correct.accept(by=people_of.thu, directive=notice, at=NOW)
    assert queries.example(notice, by=people_of.thu)["corrected"] is False
    correct.drop(by=people_of.thu, directive=notice, proposal=rows[0].number, at=NOW)
    correct.settle(by=people_of.thu, directive=notice, doubt=1, remark="Giữ như văn bản", at=NOW)
    confirm.confirm(by=people_of.thu, directive=notice, at=NOW)
    example = queries.example(notice, by=people_of.thu)
    assert (example["corrected"], example["kind"], example["date"]) == (True, "thong_bao", "2023-08-17")
    assert [task["point"] for task in example["tasks"]] == [one.draft.point for one in rows[1:]]
    assert example["tasks"][-1]["deadline"][0]["rule"] == "before"


def given(people_of: Province) -> int:
    return take_in.take_in(by=people_of.thu, agency="H10", file="", text=TEXT, at=at(18))


def test_a_document_put_away_is_seen_by_nobody_and_may_come_again(people_of: Province) -> None:
    number = given(people_of)
    with pytest.raises(Conflict):
        given(people_of)
    correct.put_away(by=people_of.thu, directive=number, why=" Nhập nhầm tệp ", at=at(19))
    assert queries.directives(by=people_of.thu, today=at(18).date()) == ((), 0)
    with pytest.raises(NotFound):
        queries.directive(number, by=people_of.thu)
    with pytest.raises(NotFound):
        correct.accept(by=people_of.thu, directive=number, at=at(20))
    told = facts.about(f"directive:{number}")[-1]
    assert (told.name, told.body["why"], told.actor) == ("DirectivePutAway", "Nhập nhầm tệp", "Đỗ Thị Thu")
    assert Directive.objects.get(id=number).text == TEXT, "what came in stays"
    assert queries.directive(given(people_of), by=people_of.thu).text == TEXT


def test_only_with_a_reason_by_who_may_and_before_it_is_confirmed(people_of: Province, followed: int) -> None:
    number = given(people_of)
    with pytest.raises(Invalid):
        correct.put_away(by=people_of.thu, directive=number, why="  ", at=at(18))
    with pytest.raises((NotFound, NotAllowed)):
        correct.put_away(by=people_of.khanh, directive=number, why="Nhầm", at=at(18))
    with pytest.raises(Conflict, match="đã được xác nhận"):
        correct.put_away(by=people_of.thu, directive=followed, why="Nhầm", at=at(18))
