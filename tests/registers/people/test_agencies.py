from datetime import date

import pytest

from motcua.law.errors import ImpossibleCalendar
from motcua.ledger import facts
from motcua.registers.people import queries
from motcua.registers.people.actor import actor_for
from motcua.registers.people.acts import agencies
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.registers.people.models import Post
from tests.cast import MONDAY, Cast

NEW = agencies.NewAgency(
    code="H10.37.03", identifier="000.03.37.H10", name="Ủy ban nhân dân xã Thống Nhất", short_name="UBND xã Thống Nhất",
    kind="peoples_committee", level="commune", parent="H10.37", first_day=date(2023, 6, 1), receives="commune",
)  # fmt: skip


def test_an_agency_opens_under_another_and_takes_its_place_in_the_tree(cast: Cast) -> None:
    number = agencies.open_agency(by=cast.khoa, agency=NEW, at=MONDAY)
    assert [each.code for each in queries.path(number)] == ["H10", "H10.37", "H10.37.03"]
    assert queries.agency("H10.37.03").path.endswith(f"/{number}/")
    assert number in {each.id for each in queries.children(queries.agency("H10.37").id)}
    assert facts.about("agency:H10.37.03")[0].name == "AgencyOpened"


def test_it_is_not_there_before_its_first_day(cast: Cast) -> None:
    agencies.open_agency(by=cast.khoa, agency=NEW, at=MONDAY)
    day_before = {each.code for each in queries.counters(level="commune", day=date(2023, 5, 31))}
    assert "H10.37.03" not in day_before
    assert "H10.37.03" in {each.code for each in queries.counters(level="commune", day=date(2023, 6, 1))}


def test_a_code_is_never_used_again_and_the_agency_above_must_exist(cast: Cast) -> None:
    agencies.open_agency(by=cast.khoa, agency=NEW, at=MONDAY)
    with pytest.raises(Conflict):
        agencies.open_agency(by=cast.khoa, agency=NEW, at=MONDAY)
    from dataclasses import replace

    with pytest.raises(NotFound):
        agencies.open_agency(by=cast.khoa, agency=replace(NEW, code="X", parent="nowhere"), at=MONDAY)
    with pytest.raises(Invalid):
        agencies.open_agency(by=cast.khoa, agency=replace(NEW, code="Y", name=" "), at=MONDAY)
    with pytest.raises(ImpossibleCalendar):
        agencies.open_agency(by=cast.khoa, agency=replace(NEW, code="Z", hours={"weekday": ["x"]}), at=MONDAY)


def test_particulars_change_and_the_fact_says_which(cast: Cast) -> None:
    agencies.change_agency(by=cast.khoa, agency="H10.37.01", changes={"phone": "0271 0000 999"}, at=MONDAY)
    assert queries.agency("H10.37.01").phone == "0271 0000 999"
    assert facts.about("agency:H10.37.01")[-1].body == {"fields": ["phone"]}
    agencies.change_agency(by=cast.khoa, agency="H10.37.01", changes={"phone": "0271 0000 999"}, at=MONDAY)
    assert len(facts.about("agency:H10.37.01")) == 1
    with pytest.raises(Invalid, match="path"):
        agencies.change_agency(by=cast.khoa, agency="H10.37.01", changes={"path": "/"}, at=MONDAY)


def test_a_closed_agency_stays_on_record_and_its_posts_end(cast: Cast) -> None:
    last_day = date(2023, 6, 30)
    agencies.close_agency(
        by=cast.khoa, agency="H10.37.02", last_day=last_day, successor="H10.37.01", reason="Sáp nhập", at=MONDAY
    )
    closed = queries.agency("H10.37.02")
    assert closed.exists_on(last_day)
    assert not closed.exists_on(date(2023, 7, 1))
    assert closed.successor_id == cast.commune.id
    assert not Post.objects.filter(agency=cast.elsewhere, last_day__isnull=True).exists()
    assert actor_for(cast.stranger.id).posts == ()
    assert [fact.name for fact in facts.about("account:nguoi-la")] == ["PostEnded"] * 3
    with pytest.raises(Conflict):
        agencies.close_agency(by=cast.khoa, agency="H10.37.02", last_day=last_day, at=MONDAY)


def test_an_agency_with_others_below_it_or_before_its_first_day_is_not_closed(cast: Cast) -> None:
    with pytest.raises(Conflict, match="trực thuộc"):
        agencies.close_agency(by=cast.khoa, agency="H10.37", last_day=date(2023, 6, 30), at=MONDAY)
    with pytest.raises(Invalid):
        agencies.close_agency(by=cast.khoa, agency="H10.37.01", last_day=date(2019, 1, 1), at=MONDAY)


def test_a_closed_agency_opens_again_without_its_posts(cast: Cast) -> None:
    agencies.close_agency(by=cast.khoa, agency="H10.37.02", last_day=date(2023, 6, 30), at=MONDAY)
    agencies.reopen_agency(by=cast.khoa, agency="H10.37.02", at=MONDAY)
    assert queries.agency("H10.37.02").exists_on(date(2024, 1, 1))
    assert not Post.objects.filter(agency=cast.elsewhere, last_day__isnull=True).exists()


def test_only_the_operator_changes_the_tree(cast: Cast) -> None:
    for someone in (cast.hung, cast.dung, cast.thu, cast.lan):
        with pytest.raises(NotAllowed):
            agencies.open_agency(by=someone, agency=NEW, at=MONDAY)


def test_an_agency_that_was_opened_elsewhere_is_found_at_once(cast: Cast) -> None:
    queries.agency("H10")
    from tests import cast as people

    late = people.agency("H10.99", "Ủy ban nhân dân huyện Mới", "district", cast.province)
    assert queries.agency("H10.99").id == late.id
    assert queries.agency_by_id(late.id).code == "H10.99"
    with pytest.raises(NotFound):
        queries.agency("nowhere")
