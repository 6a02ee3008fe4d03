"""The ledger, the account and the other side are compared; what is amiss is found, owed again, and made good."""

from datetime import timedelta

import pytest
from django.db import connection

from motcua.reactions.quality import cells, nation, periods
from motcua.reactions.sync import balancing, exchange, operating, reconciling, repairing, sweeping
from motcua.reactions.sync.models import Transfer
from motcua.registers.people import queries as agencies
from motcua.registers.people.errors import NotAllowed
from tests import cast as people
from tests.cast import Cast
from tests.reactions.sync import houses
from tests.reactions.sync.houses import Time

GENERATIONS = ("session", "indexed", "gateway")


@pytest.mark.parametrize("generation", GENERATIONS)
def test_what_the_other_side_lost_is_found_and_sent_again(
    cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch, time: Time, generation: str
) -> None:
    wire = houses.connect(settings, monkeypatch, generation)
    code, other = houses.lived(cast), houses.received(cast, 1)[0]
    exchange.send_owed()
    whole = list(wire.inner.history[code])
    del wire.inner.dossiers[other]
    del wire.inner.history[code][3]
    wire.inner.dossiers["H99-1"] = {"MaHoSo": "H99-1", "TrangThaiHoSo": "2"}
    heard: list[str] = []
    monkeypatch.setattr("motcua.reactions.sync.round.ARRIVED", [heard.extend])
    swept, [found] = reconciling.whole()
    assert heard == [other], "the index must know that it is gone there"
    assert (swept, found.missing, found.differing, found.unknown, found.same) == (0, 1, 1, 1, 0)
    balance = balancing.balance()
    assert (balance.missing_there, balance.unknown_there, balance.waiting) == (1, 1, 2)
    assert balance.balances
    assert exchange.send_owed() == 2
    assert sorted(wire.inner.history[code], key=lambda step: step["ThoiDiemXuLy"]) == whole
    _, [again] = reconciling.whole()
    assert (again.missing, again.differing, again.same) == (0, 0, 2)
    assert balancing.balance().missing_there == 0
    assert [code for code, _, _ in operating.strangers(by=cast.khoa)] == ["H99-1"]


def test_a_fact_whose_delivery_was_lost_is_found_in_the_ledger(cast: Cast, time: Time) -> None:
    lost, known = people.received(cast), houses.received(cast, 1)[0]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    assert sweeping.sweep(before=time.now - timedelta(minutes=2)) == 0, "it may still be on its way"
    time.passes(minutes=5)
    assert sweeping.sweep(before=time.now) == 1
    assert sweeping.sweep(before=time.now, newest=sweeping.LATELY) == 0
    assert sorted(Transfer.objects.values_list("dossier", flat=True)) == sorted([lost, known])


def test_what_wakes_the_exchange_is_what_the_messages_tell() -> None:
    from motcua import wiring

    woken = {event.__name__ for event, wakes in wiring.SUBSCRIBERS.items() if exchange.owe in wakes}
    assert woken == set(sweeping.TOLD)


def test_units_and_days_add_up_to_the_whole(cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    houses.connect(settings, monkeypatch)
    houses.received(cast, 3)
    exchange.send_owed()
    houses.received(cast, 2, at=people.at(30, 9))
    whole, [commune] = balancing.balance(), balancing.by_unit()
    assert commune.balance == balancing.balance(cast.commune.path) == whole
    assert (whole.dossiers, whole.even, whole.waiting) == (5, 3, 2)
    assert balancing.balance(since=people.at(30, 0)).dossiers == 2
    assert balancing.balance(cast.elsewhere.path).dossiers == 0


def test_only_the_control_office_and_the_operator_may_look_and_send_again(cast: Cast) -> None:
    for able in (cast.thu, cast.khoa):
        assert repairing.waiting(by=able) == ()
        assert repairing.send_again(by=able) == 0
    for other in (cast.hung, cast.mai, cast.dung, cast.lan):
        with pytest.raises(NotAllowed):
            repairing.waiting(by=other)
        with pytest.raises(NotAllowed):
            repairing.send_again(by=other)
        with pytest.raises(NotAllowed):
            operating.test("dvcqg:H10", by=other)


def test_the_index_as_the_nation_sees_it_lacks_what_never_arrived(
    cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    houses.connect(settings, monkeypatch)
    houses.lived(cast)
    exchange.send_owed()
    people.received(cast, channel=2)
    cells.recount_all()
    unit = agencies.agency(cast.commune.code)
    both = nation.both_sides(unit, periods.read("2023-05"), people.at(31).date())
    seen = {one.indicator.id: one for one in both.components}
    assert both.absent == 1
    assert (seen["C3"].here.part, seen["C3"].here.whole) == (1, 2)
    assert (seen["C3"].there.part, seen["C3"].there.whole) == (0, 1)
    assert seen["C3"].absent == (1, 1)
    assert seen["C3"].lost == seen["C3"].points_here > 0
    assert seen["A4"].here == seen["A4"].there, "it is counted against what we report"
    assert both.here - both.there == sum(one.lost for one in both.components)
    assert (
        nation.both_sides(agencies.agency(cast.elsewhere.code), periods.read("2023-05"), people.at(31).date()) is None
    )
