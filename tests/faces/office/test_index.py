"""The index for who answers for it."""

import csv
import html
import io
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.faces.office.index import fragments
from motcua.law import quality
from motcua.ledger import clock
from motcua.reactions.quality import cells, periods, telling
from motcua.reactions.quality.board import accounts
from motcua.reactions.quality.models import Roll
from motcua.registers.people.actor import Actor
from motcua.work.dossiers.acts import decide, forward, register
from tests import cast as people

Enter = Callable[[Actor], Client]
MOST_QUERIES = 12


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
    rows = html.unescape(page[page.index('id="accounts"') : page.index("</tfoot>")])
    assert "Hồ sơ đã trễ hạn thì vẫn là trễ trong kỳ này." in rows
    assert fragments.ALL.issuperset(accounts.SENTENCES), "each reason is said in English too"
    counted, told = html.unescape(page[page.index('class="losses"') : page.index("</ol></div>")]).split("</ol>")
    assert counted.index("Do hồ sơ và thủ tục, mất nhiều đứng trước") < counted.index("Hồ sơ giải quyết đúng hạn")
    assert told.index("Do chưa ai báo số liệu, mất nhiều đứng trước") < told.index("TTHC công bố đúng hạn")
    for part in (counted, told):  # the largest first in each, so that the order tells itself
        lost = [float(each.replace(",", ".")) for each in re.findall(r"<strong>−(\d+,\d{2})<", part)]
        assert lost == sorted(lost, reverse=True) != []
    assert ("báo ngay" in told, "báo ngay" in counted) == (True, False)
    assert "F1, F2: chưa ai báo mà vẫn trọn điểm" in page
    *_all, lost, acts, told, rest = (float(each.replace(",", ".")) for each in re.findall(r">−?(\d+,\d{2})<", rows))
    assert (round(acts + told + rest, 2), lost > 0) == (lost, True)


def test_the_published_score_says_why_it_is_another(may: people.Cast, enter: Enter):
    chair = enter(may.dung)
    assert "Khác điểm tính ở đây" in text(chair, "/office/index/?unit=H10")
    told = html.unescape(text(chair, "/office/index/nation/?unit=H10"))
    assert "71,69" in told
    assert "Ở đây chưa ai báo số liệu nên chưa được" in told
    assert "component=A1&side=rest" in told


def test_two_clicks_lead_to_the_dossiers_behind_a_loss(may: people.Cast, enter: Enter):
    rows = text(enter(may.mai), "/office/index/behind/?component=B1&side=rest")
    assert rows.count("/office/dossiers/") == 1
    assert "04/05/2023" in rows
    assert re.search(r"trễ \d+ ngày; quá thời gian từ bước “[^”]+” tại Ủy ban nhân dân xã Minh Hưng", rows)
    assert text(enter(may.mai), "/office/index/behind/?component=B1&side=part").count("/office/dossiers/") == 1


def test_what_is_ticked_shows_the_score_it_would_give(may: people.Cast, enter: Enter):
    page = text(enter(may.mai), "/office/index/")
    keys = re.findall(r'name="do" value="([^"]+)"', page)
    assert keys
    assert "nếu làm hết những việc đã chọn" not in page
    ticked = text(enter(may.mai), f"/office/index/?do={'&do='.join(keys)}&do=unknown")
    assert "nếu làm hết những việc đã chọn" in ticked
    assert ticked.count(" checked") >= len(keys)


def test_the_rows_can_be_taken_away(may: people.Cast, enter: Enter):
    answer = enter(may.mai).get("/office/index/behind.csv?component=B1&side=whole")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[7] for row in rows[1:]].count("0") == 1
    assert enter(may.mai).get("/office/index/behind.xlsx?component=C2").status_code == 200
    page = text(enter(may.mai), "/office/index/behind/?component=E2&side=rest")
    assert "chưa có kết quả điện tử</td>" in page
    assert 'data-label="Hẹn trả"' in page
    electronic = enter(may.mai).get("/office/index/behind.json?component=E2&side=rest").json()["rows"]
    assert {row["electronic"] for row in electronic} == {False}
    told = (
        enter(may.mai).get("/office/index/behind.json?component=C3&side=rest", headers={"Accept-Language": "en"}).json()
    )
    assert {row["why"] for row in told["rows"]} == {"filed at the counter"}
    assert told["columns"]["why"] == "Why points were lost"
    assert "all points from 50 % on" in told["definitions"]["C3 Dossiers filed online"]
    assert {row["component"] for row in enter(may.mai).get("/office/index/sheet.json").json()["rows"]} >= {"A1", "F3"}
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


def mark(page: str) -> dict[str, str]:
    """What an open window asks with after it was given this page or these figures."""
    seal = re.search(r'If-None-Match": "(.+?)"}', page)
    assert seal
    return {"HX-Request": "true", "If-None-Match": html.unescape(seal[1]).encode().decode("unicode_escape")}


def watched(page: str) -> str:
    """Where the window asks."""
    found = re.search(r'id="watch"[^>]* hx-get="([^"]+)"', page)
    assert found
    return html.unescape(found[1])


def test_an_open_window_asks_one_question_until_something_has_changed(may: people.Cast, enter: Enter):
    client, chair = enter(may.mai), enter(may.dung)
    page = text(client, "/office/index/")
    here, again = watched(page), mark(page)
    pages = {unit: text(chair, f"/office/index/?unit={unit}") for unit in ("H10", may.commune.code)}

    def asks(address: str = here) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address, headers=again)
        return answer.status_code, len(asked)

    assert asks() == (304, 1)
    application = people.application(may, agency=may.elsewhere.id)
    code = register.register(by=may.stranger, application=application, received=True, at=people.at(29, 9))
    cells.recount_dossier(code)
    assert asks() == (304, 6), "another unit has moved: whether a rank has, is read once for all windows"
    assert asks() == (304, 1), "and then no more"
    other = {"HX-Request": "true"} | mark(pages[may.commune.code])
    with CaptureQueriesContext(connection) as asked:
        assert chair.get(watched(pages[may.commune.code]), headers=other).status_code == 304
    assert len(asked) == 1, "nor by another window"
    assert chair.get(watched(pages["H10"]), headers=mark(pages["H10"])).status_code == 200, "the province has moved"
    late = people.received(may, at=people.at(28, 9, month=2))
    cells.recount_dossier(late)
    assert asks() == (304, 1), "another period of the unit"
    code = people.received(may, at=people.at(29, 9))
    cells.recount_dossier(code)
    moved = client.get(here, headers=again)
    assert 'id="now"' in moved.content.decode()
    again = mark(moved.content.decode())
    assert asks() == (304, 1)
    telling.tell(by=may.thu, unit="H10", component="A1", period=periods.read("2023-05"), at=people.at(29, 9),
                 part=1, whole=2, source="Báo cáo số 12")  # fmt: skip
    assert asks()[0] == 200, "what the province is told is every unit's"
    assert client.get(f"{here}x", headers=again).status_code == 422


def test_the_page_opens_on_the_last_month_with_dossiers_and_leads_to_this_one(may: people.Cast, enter: Enter):
    clock.pretend(people.at(3, 8, month=7))
    page = html.unescape(text(enter(may.mai), "/office/index/"))
    assert "Tháng 07/2023 chưa có hồ sơ nào; đây là Tháng 05/2023" in page
    assert "period=2023-07" in page
    assert "−10,00" in page
    empty = text(enter(may.mai), "/office/index/?period=2023-07")
    assert "Xem Tháng 05/2023, kỳ gần nhất có hồ sơ" in empty


def test_the_answer_to_what_is_ticked_stands_where_one_ticks_and_each_tick_is_undone(may: people.Cast, enter: Enter):
    client = enter(may.mai)
    keys = re.findall(r'name="do" value="([^"]+)"', text(client, "/office/index/"))[:2]
    answer = html.unescape(text(client, f"/office/index/what-if/?do={'&do='.join(keys)}"))
    assert "<html" not in answer
    assert "nếu làm hết những việc đã chọn" in answer
    for key in keys:
        assert f'data-untick="{key}"' in answer
    assert re.search(rf'href="[^"]*do={keys[1]}#winback" data-untick="{keys[0]}"', answer)
    assert "Chọn việc để thấy điểm mới" in text(client, "/office/index/what-if/")


def test_every_loss_ends_at_something_real(may: people.Cast, enter: Enter):
    chair = enter(may.dung)
    index = text(chair, "/office/index/")
    for component in quality.IDS:
        assert f"component={component}&amp;side=rest" in index, component
        page = html.unescape(text(chair, f"/office/index/behind/?component={component}&side=rest"))
        assert "Phía này của tỷ lệ đang trống" not in page or "Được 0,00/" not in page, component
    untold = html.unescape(text(chair, "/office/index/behind/?component=A1&side=rest"))
    assert may.thu.name in untold, "who tells it"
    step = re.search(r'href="(/office/directives/take/[^"]+)"', untold)
    assert step
    assert "báo số liệu thành phần A1" in text(chair, step[1])
    assert "/office/index/tell/" in text(enter(may.thu), "/office/index/behind/?component=A1&side=rest")


def test_lost_points_are_told_by_group_component_and_unit(may: people.Cast, enter: Enter):
    client = enter(may.dung)
    text(client, "/office/index/losses/")
    with CaptureQueriesContext(connection) as asked:
        page = html.unescape(text(client, "/office/index/losses/?component=B1"))
    assert len(asked) <= MOST_QUERIES, [query["sql"][:80] for query in asked]
    assert "−10,00" in page
    assert re.search(r'<details class="loss-part" id="loss-B1" open>', page)
    assert "unit=H10.37&" in page
    deeper = html.unescape(text(enter(may.dung), "/office/index/losses/?unit=H10.37&component=B1"))
    assert "behind/?unit=H10.37.01&period=2023-05&component=B1&side=rest" in deeper
    rows = enter(may.dung).get("/office/index/losses.csv").content.decode("utf-8-sig")
    b1 = [row for row in csv.reader(io.StringIO(rows)) if row[0] == "B1"]
    assert [(row[5], row[6]) for row in b1] == [("1", "10.00")]
    told = enter(may.dung).get("/office/index/losses.json").json()
    [b1] = [row for row in told["rows"] if row["component"] == "B1"]
    assert (b1["missing"], b1["lost"], b1["unit_code"]) == (1, 10.0, "H10.37")
    assert any(name.startswith("B1 ") for name in told["definitions"])


def test_the_footnote_is_written_in_the_words_of_a_letter(may: people.Cast, enter: Enter):
    assert "Chú thích về kết quả Bộ chỉ số" in text(enter(may.dung), "/office/index/footnote/")


def test_other_readings_are_those_of_the_period(may: people.Cast, enter: Enter):
    told = html.unescape(text(enter(may.mai), "/office/index/trend/?period=2023-05"))
    for name in quality.names():
        shown = quality.named(name).label in told
        assert shown is (name in {"digitised_at_80", "online_by_exchange", "online_with_result", "shared_at_80"}), name
    assert "--variant online_by_exchange" in told
    assert "Cách tính đang dùng" in told
    assert "không thành phần nào đổi điểm trong kỳ này" in told
    assert "docs/decisions/0410" in told, "the decision that chose"
    Roll.objects.update(online=1)  # without an electronic result
    told = html.unescape(text(enter(may.mai), "/office/index/trend/?period=2023-05"))
    assert re.search(r"component=C3&side=rest\">C3</a>: [1-9]\d*,\d\d → 0,00", told), "both answers of what changes"
    told = enter(may.mai).get("/office/index/trend/?period=2023-05", headers={"Accept-Language": "en"}).content.decode()
    assert "Dossiers count as filed online only when any result was given electronically" in told


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
