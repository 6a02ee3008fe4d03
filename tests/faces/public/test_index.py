import json

import pytest
from django.test import Client

from motcua.law import quality
from tests import cast as people


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_everyone_reads_every_units_points(june: people.Cast, client: Client) -> None:
    page = text(client, "/public/index/?period=2023&level=commune")
    assert june.commune.short_name in page
    assert "dưới 30 hồ sơ" in page  # three dossiers: not ranked
    assert 'href="?period=2022"' in page
    assert 'rel="next"' not in page  # 2024 has not begun


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


@pytest.mark.parametrize("address", ["/public/index/?period=x", "/public/index/data/index.json?period=2023-13"])
def test_words_that_are_no_period_are_refused(june: people.Cast, client: Client, address: str) -> None:
    assert "kỳ đánh giá" in text(client, address, 422)


def test_a_unit_there_is_not_is_not_found(june: people.Cast, client: Client) -> None:
    assert client.get("/public/index/NOWHERE/").status_code == 404
    assert client.get("/public/index/data/index.pdf").status_code == 404
