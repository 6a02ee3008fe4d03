"""A built province: whole or not at all, the same by the same seed, and ready for the next act."""

from datetime import date, datetime, timedelta

import pytest

from motcua.law.calendar import ZONE
from motcua.ledger import clock, facts, verify
from motcua.reactions.quality import cells
from motcua.registers.people import cast
from motcua.registers.people.actor import actor_for
from motcua.runtime.demonstration import build, order
from motcua.runtime.demonstration.order import Order
from motcua.runtime.refusal import Refused
from motcua.work.dossiers import queries
from motcua.work.dossiers.acts import decide, forward, hand_over, issue, receive, take
from motcua.work.dossiers.models import Step
from motcua.work.intake import queries as intake
from tests.runtime.demonstration import counting
from tests.runtime.demonstration.conftest import PACK

NOW = datetime(2023, 5, 29, 8, 30, tzinfo=ZONE)


def test_the_ledger_verifies_and_the_index_is_counted(village):
    verdict = verify.verify()

    assert verdict.holds, verdict.broken
    assert verdict.seals > 50
    assert cells.differences() == 0


def test_the_clock_shows_the_morning_of_the_day_and_goes_on(village):
    assert timedelta(0) <= clock.now() - NOW < timedelta(hours=1)
    assert order.marked() == Order(pack=PACK, dossiers=300)


def test_ba_lan_has_dossiers_in_every_stage_and_a_draft(village):
    lan = actor_for(cast.cast()[0].account_id)

    states = {row.state.name for row in queries.of_citizen(by=lan, now=NOW)}

    assert {"SUPPLEMENT_NEEDED", "IN_PROGRESS", "FINISHED", "RETURNED"} <= states
    assert [draft.procedure.key for draft in intake.drafts(by=lan)] == ["P0003"]


def test_the_next_act_works_on_what_was_built(village):
    hung, hoa, mai, tu = (actor_for(player.account_id) for player in cast.cast()[1:5])
    code = queries.work_list(by=hung, now=NOW, tab="tray").rows[0].code

    take.take(by=hung, dossier=code, at=NOW)
    receive.receive(by=hung, dossier=code, at=NOW)
    forward.forward(by=hung, dossier=code, at=NOW)
    forward.forward(by=hoa, dossier=code, at=NOW)
    decide.decide(by=mai, dossier=code, at=NOW, on_paper=True)
    issue.issue(by=tu, dossier=code, at=NOW)
    hand_over.hand_over(by=hung, dossier=code, to="Người nộp", channel=1, at=NOW, identity_checked=True)

    told = [fact.name for fact in facts.about(f"dossier:{code}")]
    assert told[-7:] == [
        "DossierTaken", "DossierReceived", "DossierForwarded", "DossierForwarded", "ResultSigned", "DossierDecided",
        "ResultHandedOver",
    ]  # fmt: skip
    assert verify.verify().holds
    assert Step.objects.filter(dossier__code=code, closed_at__isnull=True).count() == 0


def test_a_build_that_is_interrupted_leaves_everything_as_it_was(village):
    before = counting.digest()

    def interrupt(vietnamese, english, part):
        if english == "dossiers" and part > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build.build(Order(pack=PACK, dossiers=250, seed=9), build.Listening(progress=interrupt))

    assert counting.digest() == before
    assert order.marked().dossiers == 300


@pytest.mark.parametrize(("dossiers", "day"), [(20, date(2023, 5, 29)), (2_000, date(2022, 11, 1))])
def test_an_order_the_pack_cannot_fulfil_is_refused_before_anything_is_touched(village, dossiers, day):
    before = counting.digest()

    with pytest.raises(Refused):
        build.build(Order(pack=PACK, dossiers=dossiers, as_of=day))

    assert counting.digest() == before
