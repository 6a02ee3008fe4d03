"""Owners are named, parts are given on, events set duties going."""

from datetime import date

import pytest

from motcua.law.duties import Standing
from motcua.ledger import facts
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed
from motcua.work.directives import following, pages
from motcua.work.directives.acts import confirm, correct, extend, give, take_in
from motcua.work.directives.models import Directive, Duty
from tests.work.directives.conftest import Province, at

TEXT = """CÔNG VĂN
Ngày 17 tháng 8 năm 2023, UBND tỉnh yêu cầu:
1. Giao Sở Y tế tham mưu ban hành kế hoạch trong vòng 30 ngày kể từ ngày Nghị định có hiệu lực.
2. Giao Hội Chữ thập đỏ tỉnh báo cáo kết quả trước ngày 30/8/2023.
"""


@pytest.fixture
def letter(people_of: Province) -> int:
    told = take_in.Told(title="Công văn", issued=date(2023, 8, 17))
    number = take_in.take_in(by=people_of.thu, agency="H10", text=TEXT, told=told, at=at(18))
    correct.accept(by=people_of.thu, directive=number, at=at(18))
    confirm.confirm(by=people_of.thu, directive=number, at=at(18))
    return number


def test_a_duty_waits_for_its_event_and_is_counted_from_it(people_of: Province, letter: int) -> None:
    duty = Duty.objects.get(task__point="1")
    [row] = following.duties(by=people_of.thu, today=date(2024, 1, 1), wish=following.Wish(unit="LOC-BP-SYT"))[0]
    assert row.standing is Standing.NOT_BEGUN
    with pytest.raises(Invalid):
        give.begin(by=people_of.thu, duty=duty.id, event_on=date(2023, 9, 2), at=at(1, month=9))
    with pytest.raises(NotAllowed):
        give.begin(by=people_of.khanh, duty=duty.id, event_on=date(2023, 8, 20), at=at(1, month=9))
    give.begin(by=people_of.thu, duty=duty.id, event_on=date(2023, 8, 20), at=at(1, month=9))
    assert Duty.objects.get(id=duty.id).due_on == date(2023, 9, 19)
    with pytest.raises(Conflict):
        give.begin(by=people_of.thu, duty=duty.id, event_on=date(2023, 8, 21), at=at(1, month=9))


def test_an_owner_the_register_does_not_know_is_named_by_the_giver(people_of: Province, letter: int) -> None:
    duty = Duty.objects.get(task__point="2")
    assert (duty.agency_id, duty.party) == (None, "Hội Chữ thập đỏ tỉnh")
    with pytest.raises(NotAllowed):
        give.name_owner(by=people_of.khanh, duty=duty.id, agency="LOC-BP-SYT", at=at(19))
    give.name_owner(by=people_of.thu, duty=duty.id, agency="LOC-BP-SYT", at=at(19))
    assert following.duties(by=people_of.van, today=at(19).date())[1] == 2
    with pytest.raises(Conflict):
        give.name_owner(by=people_of.thu, duty=duty.id, agency="LOC-BP-SNV", at=at(19))


def test_a_past_day_shows_who_owed_then(people_of: Province, letter: int) -> None:
    duty = Duty.objects.get(task__point="2")
    Duty.objects.filter(id=duty.id).update(due_on=date(2023, 8, 20))
    give.name_owner(by=people_of.thu, duty=duty.id, agency="LOC-BP-SYT", at=at(25))
    assert facts.about(f"task:{duty.task_id}")[-1].body["instead_of"] == duty.party
    for day, key, unit in ((24, f"-{duty.party}", duty.party), (25, "LOC-BP-SYT", "Sở Y tế")):
        form = following.form(by=people_of.thu, unit="H10", day=date(2023, 8, day))
        assert key in [line.key for line in form.lines]
        assert (unit,) in [one.units for one in form.late]
        wish = following.Wish(unit=key, then=True, standing=Standing.LATE)
        rows, total = following.duties(by=people_of.thu, today=date(2023, 8, day), wish=wish)
        assert (total, rows[0].number, rows[0].unit) == (1, duty.id, unit)
        of_unit = following.form(by=people_of.thu, unit="LOC-BP-SYT", day=date(2023, 8, day))
        assert bool(of_unit.late) is (key == "LOC-BP-SYT")
    wish = following.Wish(unit="LOC-BP-SYT", last=date(2023, 8, 20))
    [now] = following.duties(by=people_of.thu, today=date(2023, 8, 24), wish=wish)[0]
    assert now.unit == "Sở Y tế"
    Directive.objects.filter(id=letter).update(confirmed_at=at(25, hour=23))
    form = following.form(by=people_of.thu, unit="LOC-BP-SYT", day=date(2023, 8, 24))
    assert form.late, "of a document that came later, who was named first is taken"


def test_a_district_gives_a_part_to_its_commune_and_extends_that_alone(people_of: Province, followed: int) -> None:
    whole = Duty.objects.get(task__point="II.6", due_on=date(2023, 8, 25), agency__code="LOC-BP-696")
    commune = "LOC-BP-25405"
    given = {"by": people_of.phuoc, "duty": whole.id, "content": "Rà soát quy hoạch của xã", "at": at(18)}
    for agency, due in (("LOC-BP-25216", None), (commune, date(2023, 8, 26))):
        with pytest.raises(Invalid):
            give.divide(**given, agency=agency, due=due)
    part = give.divide(**given, agency=commune, due=date(2023, 8, 22))
    [view] = [
        one
        for one in pages.task(whole.task_id, by=people_of.phuoc, today=at(18).date()).duties
        if one.row.number == whole.id
    ]
    assert [(one.number, one.unit_code) for one in view.parts] == [(part, commune)]
    extend.extend(by=people_of.phuoc, duty=part, until=date(2023, 8, 24), reason="Thêm hai ngày", at=at(20))
    with pytest.raises(NotAllowed):
        extend.extend(by=people_of.phuoc, duty=whole.id, until=date(2023, 9, 24), reason="Thêm", at=at(20))
    with pytest.raises(NotAllowed):
        give.divide(by=people_of.khanh, duty=whole.id, agency=commune, content="Không phải việc mình", at=at(18))
