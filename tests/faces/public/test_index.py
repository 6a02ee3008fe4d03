import json
import re
from dataclasses import replace

import pytest
from django.test import Client

from motcua.faces.public import names
from motcua.law import quality
from motcua.reactions.quality import periods, standings
from motcua.registers.people import tree
from motcua.registers.people.models import Agency
from tests import cast as people


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_everyone_reads_every_units_points(june: people.Cast, client: Client) -> None:
    page = text(client, "/public/index/?period=2023&level=commune")
    assert june.commune.short_name in page
    assert "dưới 30 hồ sơ" in page  # three dossiers: not ranked
    assert 'rel="prev"' not in page  # 2023 had the first dossier
    assert 'rel="next"' not in page  # 2024 has not begun


def test_units_stand_under_the_name_of_those_they_are_compared_with(june: people.Cast, client: Client) -> None:
    assert names.family(("commune", "subordinate_unit", june.commune.code)) == f"Đơn vị trực thuộc {june.commune.name}"
    page = text(client, "/public/index/?period=2023&level=commune")
    assert 'scope="rowgroup">Ủy ban nhân dân cấp xã <span class="soft">(1)</span>' in page
    one = standings.of_period(periods.read("2023"), people.at(30, 9, month=6).date())[0]
    assert (replace(one, rank=1, among=1).place, replace(one, rank=1, among=2).place) == ("", "1/2")
    assert replace(one, rank=1, among=1).as_json()["rank"] is None


def test_a_unit_shows_each_component_with_its_article(june: people.Cast, client: Client) -> None:
    page = text(client, f"/public/index/{june.commune.code}/?period=2023")
    for row in quality.INDICATORS:
        assert row.title in page
    assert "2/3" in page  # on time: one finished, one runs; one is late
    assert "không phát sinh" in page


def test_the_table_gives_counts_points_and_definitions(june: people.Cast, client: Client) -> None:
    table = json.loads(text(client, "/public/index/data/index.json?period=2023"))
    [row] = [row for row in table["rows"] if row["level"] == "commune"]
    assert (row["B1_part"], row["B1_whole"], row["B1"]) == (2, 3, 13.33)
    assert set(row) == set(table["columns"])
    said = table["columns"]
    assert "20 điểm × (hồ sơ giải quyết trước hạn" in said["B1"]
    assert "QĐ 766" in said["B1"]
    assert "đủ điểm từ 50 %" in said["C3"]
    assert row["total"] == pytest.approx(sum(row[group.value] for group in quality.Group))


def test_a_units_table_says_what_is_lost(june: people.Cast, client: Client) -> None:
    table = json.loads(text(client, f"/public/index/data/{june.commune.code}.json?period=2023-Q2"))
    [row] = [row for row in table["rows"] if row["component"] == "B1"]
    assert (row["points"], row["lost"], row["source"]) == (13.33, 6.67, "QĐ 766/2022, Annex I(2)")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_tables_can_be_taken_away(june: people.Cast, client: Client, form: str) -> None:
    assert client.get(f"/public/index/data/index.{form}?period=2023").status_code == 200
    assert client.get(f"/public/index/data/{june.commune.code}.{form}?period=2023").status_code == 200


def test_a_period_without_dossiers_says_so(june: people.Cast, client: Client) -> None:
    assert "Chưa có hồ sơ nào trong kỳ này" in text(client, "/public/index/?period=2021-03")
    assert "không có hồ sơ trong kỳ" in text(client, f"/public/index/{june.commune.code}/?period=2021")


def test_the_index_ends_at_the_present_and_at_the_first_dossier(june: people.Cast, client: Client) -> None:
    assert "chưa bắt đầu" in text(client, "/public/index/?period=2030-01", 422)
    assert 'href="/public/index/"' in text(client, "/public/index/?period=2030-01", 422)
    assert 'rel="prev"' not in text(client, "/public/index/?period=2021-03")
    assert 'rel="prev"' not in text(client, "/public/index/?period=2023-05")  # the first month with a dossier
    assert 'rel="prev"' in text(client, "/public/index/?period=2023-06")


def test_search_engines_are_told_what_is_for_everyone(client: Client, cast: people.Cast) -> None:
    told = client.get("/robots.txt")
    assert told["Content-Type"].startswith("text/plain")
    lines = told.content.decode().splitlines()
    assert {"Disallow: /office/", "Disallow: /my/", "Disallow: /api/", "Allow: /"} <= set(lines)
    assert not any("/public" in line or "/procedures" in line for line in lines)


@pytest.mark.parametrize("address", ["/public/index/?period=x", "/public/index/data/index.json?period=2023-13"])
def test_words_that_are_no_period_are_refused(june: people.Cast, client: Client, address: str) -> None:
    assert "kỳ đánh giá" in text(client, address, 422)


def test_a_unit_there_is_not_is_not_found(june: people.Cast, client: Client) -> None:
    assert client.get("/public/index/NOWHERE/").status_code == 404
    assert client.get("/public/index/data/index.pdf").status_code == 404


def test_districts_stand_on_the_map_with_points_grade_and_door(june: people.Cast, client: Client) -> None:
    assert "map-drawing" not in text(client, "/public/index/?period=2023")  # a code the outlines do not know
    Agency.objects.filter(code="H10.37").update(code="LOC-BP-696")
    tree.forget()
    page = text(client, "/public/index/?period=2023")
    tree.forget()
    [link] = re.findall(r'<a href="(/public/index/LOC-BP-696/[^"]*)" aria-label="([^"]+)"><title>', page)
    assert link[0].endswith("?period=2023")
    assert "Bù Đăng" in link[1]
    assert "điểm, " in link[1]
    [points] = re.findall(r"(\d+,\d{2}) điểm", link[1])
    assert f'aria-hidden="true">{points}</text>' in page, "the number of the tables, neither cut nor rounded again"
    drawing = page[page.index('<svg class="map-drawing"') : page.index('<ul class="map-legend"')]
    assert len(drawing) < 15_000
    assert drawing.count('fill="url(#map-none)"') == 10  # the districts without dossiers


def test_a_unit_shows_its_last_periods(june: people.Cast, client: Client) -> None:
    page = text(client, f"/public/index/{june.commune.code}/?period=2023-06")
    assert "Tổng điểm các kỳ gần đây" in page
    assert page.count('href="?period=2023-05"') == 2  # the period before, and its bar


def test_in_english_no_grade_group_or_period_stays_vietnamese(june: people.Cast, client: Client) -> None:
    page = client.get(
        f"/public/index/{june.commune.code}/?period=2023-05", headers={"Accept-Language": "en"}
    ).content.decode()
    assert "May 2023" in page
    assert "Timeliness of results" in page
    assert "Dossiers settled on time or early" in page
    assert 'lang="vi">Hồ sơ giải quyết đúng hạn, trước hạn<' in page
    assert "Tháng 05" not in page


def test_units_of_one_name_are_told_apart_by_what_is_above(june: people.Cast) -> None:
    assert names.short(june.commune.code, "") == "Ủy ban nhân dân xã Minh Hưng"
    other = people.agency("H10.38", "Ủy ban nhân dân huyện Bù Đốp", "district", june.province)
    twin = people.agency("H10.38.01", june.commune.name, "commune", other)
    people.forget()
    assert names.short(twin.code, "") == "Ủy ban nhân dân xã Minh Hưng (Ủy ban nhân dân huyện Bù Đốp)"
    assert "(Ủy ban nhân dân huyện Bù Đăng)" in names.short(june.commune.code, "")
