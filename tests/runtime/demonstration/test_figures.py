"""The figures that the documents print come out when the tables are counted."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from motcua.runtime.demonstration import figures
from motcua.runtime.demonstration.figures import Share
from tests.runtime.demonstration import counting

FOLDER = Path(settings.ROOT) / "packs" / "binh-phuoc-2023" / "demonstration"
TODAY = date(2023, 5, 29)


def test_a_share_is_shown_when_it_reads_the_same_with_as_many_digits():
    assert Share(Decimal("87.84")).shown_by(325, 370)
    assert not Share(Decimal("87.84")).shown_by(36, 41)
    assert Share(Decimal(98)).shown_by(1814, 1855)


def test_the_documents_say_what_the_sheet_says():
    printed = figures.read(FOLDER)

    assert [str(share.percent) for share in (printed.on_time, printed.land_and_environment)] == ["98", "87.84"]
    assert [str(share.percent) for share in (printed.online, printed.not_exchanged)] == ["57.4", "20.95"]
    assert printed.land_groups == {"dat_dai", "bien_phap_bao_dam", "moi_truong", "tai_nguyen_nuoc", "khoang_san"}


@pytest.mark.parametrize("decided", [7_000, 18_700, 50_000, 196_000, 935_000])
def test_from_seven_thousand_decided_on_the_share_of_land_is_shown_to_two_decimals(decided):
    printed = figures.read(FOLDER)

    found = figures.late(printed, decided, decided // 250)

    assert printed.on_time.shown_by(decided - found.decided, decided)
    assert printed.land_and_environment.shown_by(found.decided_land, found.decided)


@pytest.mark.parametrize("decided", [18_700, 50_000, 196_000, 935_000])
def test_with_more_it_is_shown_also_when_open_late_dossiers_are_counted_in(decided):
    printed = figures.read(FOLDER)

    found = figures.late(printed, decided, decided // 250)

    land, whole = found.decided_land + found.open_land, found.decided + found.open
    assert printed.land_and_environment.shown_by(land, whole)


@pytest.mark.parametrize("decided", [1_800, 1_855, 2_500, 5_000])
def test_fewer_show_the_nearest_share_that_whole_dossiers_can_make(decided):
    printed = figures.read(FOLDER)

    found = figures.late(printed, decided, 8)

    assert printed.on_time.shown_by(decided - found.decided, decided)
    assert printed.land_and_environment.missed_by(found.decided_land, found.decided) < Decimal("0.1")


def test_two_thousand_dossiers_show_the_figures(town):
    counted = counting.shares(figures.read(FOLDER), TODAY)

    for name in ("on time", "online", "not exchanged"):
        share, part, whole = counted[name]
        assert share.shown_by(part, whole), (name, part, whole)
    share, part, whole = counted["late in land"]
    assert share.missed_by(part, whole) < Decimal("0.1"), (part, whole)
    share, part, whole = counted["all late in land"]
    assert part == share.of(whole), (part, whole)


def test_twenty_thousand_dossiers_show_the_figures_to_every_printed_digit(province):
    province(20_000)

    for name, (share, part, whole) in counting.shares(figures.read(FOLDER), TODAY).items():
        assert share.shown_by(part, whole), (name, part, whole, counting.percent(part, whole))
