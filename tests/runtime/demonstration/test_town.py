"""A province of some size: everybody has work, and the work happened when offices are open."""

from datetime import datetime

from motcua.law.calendar import ZONE
from motcua.registers.people import cast
from motcua.registers.people.actor import actor_for
from motcua.registers.people.roles import Role
from motcua.work.dossiers import queries
from tests.runtime.demonstration import counting

NOW = datetime(2023, 5, 29, 8, 30, tzinfo=ZONE)
AT_A_DESK = ("mine", "unit", "tray", "soon", "late", "waiting")
LISTS = {
    Role.COUNTER: ("mine", "unit", "tray", "incoming", "soon", "returning"),
    Role.SPECIALIST: AT_A_DESK,
    Role.LEADER: AT_A_DESK,
}


def test_the_cast_has_something_on_every_list(town):
    for player in cast.cast():
        actor = actor_for(player.account_id)
        counts = queries.counts(by=actor, now=NOW) if actor.officer else None
        empty = [name for name in LISTS.get(player.role, ()) if not getattr(counts, name)]
        assert not empty, (player, empty)
    assert {player.role for player in cast.cast()} >= {
        None, Role.COUNTER, Role.SPECIALIST, Role.LEADER, Role.CONTROL, Role.CHAIR, Role.HOTLINE, Role.OPERATOR,
    }  # fmt: skip


def test_officers_act_in_office_hours_only(town):
    outside = counting.ask(
        "SELECT count(*) FROM ledger_fact f JOIN people_account a ON a.id = f.actor_id AND a.kind = 'officer'"
        " WHERE (f.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::time NOT BETWEEN '07:30' AND '17:00:00'"
        " OR extract(isodow FROM f.at AT TIME ZONE 'Asia/Ho_Chi_Minh') > 5"
    )

    assert outside == (0,)


def test_facts_stand_in_the_order_of_time(town):
    backwards = counting.ask(
        "SELECT count(*) FROM (SELECT at < lag(at) OVER (ORDER BY id) AS back FROM ledger_fact"
        " WHERE subject LIKE 'dossier:%%') told WHERE back"
    )

    assert backwards == (0,)
