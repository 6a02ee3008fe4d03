"""Provinces built anew: the same by the same seed, another by another seed or day."""

from datetime import date

from motcua.law.calendar import ZONE
from motcua.ledger import verify
from motcua.work.dossiers.models import Dossier
from tests.runtime.demonstration import counting


def test_the_same_seed_makes_the_same_tables_and_another_seed_others(province):
    province(250)
    first = counting.digest()
    province(250)
    again = counting.digest()
    province(250, seed=2)

    assert first == again
    assert counting.digest() != first


def test_another_day_is_another_province_with_open_dossiers(province):
    province(400, as_of=date(2024, 3, 15))

    latest = Dossier.objects.order_by("-filed_at").values_list("filed_at", flat=True)[0]
    assert latest.astimezone(ZONE).date() == date(2024, 3, 15)
    assert Dossier.objects.filter(state__in=[2, 4]).exists()
    assert verify.verify().holds
