"""The index for who answers for it."""

import csv
import html
import io
import re
from collections.abc import Callable

import pytest
from django.test import Client

from motcua.law import quality
from motcua.reactions.quality import cells, periods, telling
from motcua.registers.people.actor import Actor
from motcua.work.dossiers.acts import decide, forward
from tests import cast as people

Enter = Callable[[Actor], Client]


@pytest.fixture
def may(cast: people.Cast) -> people.Cast:
    """One dossier decided late, one that runs in time."""
    late = people.received(cast, at=people.at(4, 9))
    forward.forward(by=cast.hung, dossier=late, at=people.at(4, 11))
    forward.forward(by=cast.hoa, dossier=late, at=people.at(5, 11))
    decide.decide(by=cast.mai, dossier=late, number="1/KS", at=people.at(26, 11), on_paper=True)
    people.received(cast, at=people.at(29, 9))
    cells.recount_all()
    return cast


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_head_sees_what_costs_most_and_what_wins_it_back(may: people.Cast, enter: Enter):
    page = text(enter(may.mai), "/office/index/")
    assert "Mất điểm nhiều nhất" in page
    assert "−10,00" in page  # one of two on time
    assert "Điểm có thể giành lại" in page


def test_two_clicks_lead_to_the_dossiers_behind_a_loss(may: people.Cast, enter: Enter):
    rows = text(enter(may.mai), "/office/index/behind/?component=B1&side=rest")
    assert rows.count("/office/dossiers/") == 1
    assert "04/05/2023" in rows
    assert text(enter(may.mai), "/office/index/behind/?component=B1&side=part").count("/office/dossiers/") == 1


def test_what_is_ticked_shows_the_score_it_would_give(may: people.Cast, enter: Enter):
    page = text(enter(may.mai), "/office/index/")
    keys = re.findall(r'name="do" value="([^"]+)"', page)
    assert keys
    assert "Nếu làm hết những việc đã chọn" not in page
    ticked = text(enter(may.mai), f"/office/index/?do={'&do='.join(keys)}&do=unknown")
    assert "Nếu làm hết những việc đã chọn" in ticked
    assert ticked.count(" checked") >= len(keys)


def test_the_rows_can_be_taken_away(may: people.Cast, enter: Enter):
    answer = enter(may.mai).get("/office/index/behind.csv?component=B1&side=whole")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[7] for row in rows[1:]].count("0") == 1
    assert enter(may.mai).get("/office/index/behind.xlsx?component=C2").status_code == 200
    assert enter(may.mai).get("/office/index/sheet.csv").status_code == 200
    assert enter(may.mai).get("/office/index/sheet.pdf").status_code == 404


def test_the_periods_before_come_after_the_page(may: people.Cast, enter: Enter):
    assert (
        text(enter(may.mai), "/office/index/trend/?period=2023-Q2").count("<svg") == 0
    )  # one period alone is no trend
    assert 'hx-get="/office/index/trend/' in text(enter(may.mai), "/office/index/")


def test_nobody_looks_into_what_is_not_theirs(may: people.Cast, enter: Enter):
    assert enter(may.hung).get("/office/index/").status_code == 403
    assert enter(may.mai).get(f"/office/index/?unit={may.elsewhere.code}").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "?period=x",
        "behind/?component=Z9",
        "behind/?component=B1&side=up",
        "behind/?component=B1&after=x",
        "behind/?act=x",
    ],
)
def test_words_that_mean_nothing_are_refused(may: people.Cast, enter: Enter, address: str):
    assert enter(may.mai).get(f"/office/index/{address}").status_code == 422


def test_a_period_without_dossiers_says_so(may: people.Cast, enter: Enter):
    assert "không có hồ sơ trong kỳ" in text(enter(may.mai), "/office/index/?period=2021")


def test_the_score_asked_for_again_comes_only_when_it_has_changed(may: people.Cast, enter: Enter):
    client = enter(may.mai)
    page = text(client, "/office/index/")
    seal = re.search(r'If-None-Match": "(.+?)"}', page)
    assert seal
    tag = html.unescape(seal[1]).encode().decode("unicode_escape")
    again = {"HX-Request": "true", "If-None-Match": tag}
    assert client.get("/office/index/", headers=again).status_code == 304
    people.received(may, at=people.at(29, 9))
    cells.recount_all()
    assert client.get("/office/index/", headers=again).status_code == 200


def test_the_footnote_is_written_in_the_words_of_a_letter(may: people.Cast, enter: Enter):
    assert "Chú thích về kết quả Bộ chỉ số" in text(enter(may.dung), "/office/index/footnote/")


def test_other_readings_are_those_of_the_period(may: people.Cast, enter: Enter):
    told = html.unescape(text(enter(may.mai), "/office/index/trend/?period=2023-05"))
    for name in quality.names():
        shown = quality.named(name).label in told
        assert shown is (name in {"digitised_at_80", "online_by_exchange", "shared_at_80"}), name


def test_what_was_told_for_one_period_only_is_named_apart_in_the_change(may: people.Cast, enter: Enter):
    people.received(may, at=people.at(24, 9, month=4))
    cells.recount_all()
    before = html.unescape(text(enter(may.dung), "/office/index/?unit=H10"))
    assert "điểm so với kỳ trước" in before
    assert "do mới khai" not in before
    said = {"part": 1, "whole": 2, "source": "Báo cáo số 12"}
    telling.tell(by=may.thu, unit="H10", component="A1", period=periods.read("2023-05"), at=people.at(29, 9), **said)
    after = html.unescape(text(enter(may.dung), "/office/index/?unit=H10"))
    assert "điểm so với kỳ trước (trong đó +3,00 do mới khai)" in after
