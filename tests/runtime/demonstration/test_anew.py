"""Provinces built anew: the same by the same seed, another by another seed or day."""

import multiprocessing
from datetime import date

import pytest

from motcua.law.calendar import ZONE
from motcua.ledger import verify
from motcua.runtime.demonstration import build
from motcua.runtime.demonstration.crews import apart
from motcua.runtime.demonstration.lives import counter
from motcua.runtime.demonstration.order import Order
from motcua.work.dossiers.models import Dossier
from tests.runtime.demonstration import counting
from tests.runtime.demonstration.conftest import PACK, forget


def test_the_same_seed_makes_the_same_tables_and_another_seed_others(province):
    province(250)
    first = counting.digest()
    province(250)
    again = counting.digest()
    province(250, seed=2)

    assert first == again
    assert counting.digest() != first


def test_crews_in_processes_of_their_own_make_the_same_tables(province):
    province(250)
    heard = counting.digest()
    forget()
    build.build(Order(pack=PACK, dossiers=250))

    assert counting.digest() == heard
    assert multiprocessing.active_children() == []


def test_who_is_interrupted_leaves_no_crew_behind(province):
    def interrupt(vietnamese, english, part):
        if english == "dossiers" and part > 0.2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build.build(Order(pack=PACK, dossiers=250), build.Listening(progress=interrupt))

    assert multiprocessing.active_children() == []


def test_a_crew_that_cannot_go_on_says_why(province, monkeypatch):
    def fail(*_):
        raise LookupError("nobody sits at the counter")

    monkeypatch.setattr(counter, "arrive", fail)

    with pytest.raises(apart.Broken, match="nobody sits at the counter"):
        build.build(Order(pack=PACK, dossiers=250))


def test_another_day_is_another_province_with_open_dossiers(province):
    province(400, as_of=date(2024, 3, 15))

    latest = Dossier.objects.order_by("-filed_at").values_list("filed_at", flat=True)[0]
    assert latest.astimezone(ZONE).date() == date(2024, 3, 15)
    assert Dossier.objects.filter(state__in=[2, 4]).exists()
    assert verify.verify().holds
