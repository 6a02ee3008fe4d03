import csv
import io
import json
import zipfile

import pytest
from django.test import Client

from motcua.faces.public import figures, open_data
from motcua.law import citation
from motcua.ledger import clock
from motcua.reactions.quality import cells
from motcua.work.dossiers import board
from motcua.work.dossiers.acts import decide, forward, register
from motcua.work.dossiers.models import Dossier
from tests import cast as people


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_board_counts_the_month_and_the_year(june: people.Cast, client: Client) -> None:
    month = text(client, "/public/")
    assert "01/06/2023" in month
    assert "100,0" in month  # the one dossier of June was filed online
    year = text(client, "/public/?period=year")
    assert "1/3" in year  # one of three online
    assert "1/1" in year  # the one finished dossier was on time


def test_the_units_late_most_often_stand_first_and_those_with_nothing_fold_into_one_line(
    june: people.Cast, client: Client
) -> None:
    there = people.application(june, agency=june.elsewhere.id)
    code = register.register(by=june.stranger, application=there, received=True, at=people.at(22, 9))
    for _ in range(2):
        forward.forward(by=june.stranger, dossier=code, at=people.at(23, 9))
    decide.decide(by=june.stranger, dossier=code, number="2/KS", at=people.at(6, 9, month=6), on_paper=True)
    cells.recount_all()
    page = text(client, "/public/?period=year")
    units = page[page.index('id="units"') :]
    assert units.index("H10.37.02") < units.index("H10.37.01"), "one of one late before none of one"
    folded = units[units.index("<details") : units.index("</details>")]
    assert "1 đơn vị không có hồ sơ" in folded
    assert "H10.37/" in folded
    assert "H10.37.01" not in folded
    june_only = text(client, "/public/")
    assert "và 1 đơn vị không có hồ sơ" in june_only[june_only.index("H10.37.01") :]


def test_before_the_first_dossier_the_board_says_so(cast: people.Cast, client: Client) -> None:
    assert "Chưa có hồ sơ nào trong kỳ này" in text(client, "/public/")


@pytest.mark.parametrize("key", ["on_time", "online"])
def test_every_figure_tells_how_it_is_made_and_which_article_asks_for_it(
    june: people.Cast, client: Client, key: str
) -> None:
    page = text(client, f"/public/indicators/{key}/")
    indicator = next(each for each in figures.indicators() if each.key == key)
    assert indicator.article in page
    assert all(column in page for column in indicator.columns)
    assert "/public/data/units.csv" in page


def test_the_articles_behind_the_figures_are_registered() -> None:
    for indicator in figures.indicators():
        citation.check(indicator.source)


def test_a_unit_is_shown_month_by_month(june: people.Cast, client: Client) -> None:
    page = text(client, f"/public/units/{june.commune.code}/")
    for wanted in ("05/2023", "06/2023", "xã Minh Hưng", "Cách tính"):
        assert wanted in page
    assert client.get("/public/units/khong-co/").status_code == 404


def test_late_dossiers_are_counted_by_unit_and_nobody_is_named(june: people.Cast, client: Client) -> None:
    page = text(client, "/public/late/")
    assert "xã Minh Hưng" in page
    assert "05/06/2023" in page
    for secret in ("Trần Thị Lan", "070160000001", "230529"):
        assert secret not in page


def test_nothing_late_is_said_too(cast: people.Cast, client: Client) -> None:
    assert "Không có hồ sơ nào trễ hạn" in text(client, "/public/late/")


def test_desks_are_found_without_marks(cast: people.Cast, client: Client) -> None:
    page = text(client, "/public/desks/?q=minh+hung")
    assert "xã Minh Hưng" in page
    assert "xã Đức Liễu" not in page
    assert "Không thấy quầy nào tên như vậy" in text(client, "/public/desks/?q=zzz")


@pytest.mark.parametrize("name", ["units", "units/H10.37.01", "late", "desks", "procedures"])
def test_every_table_is_had_in_three_forms_with_its_origin(june: people.Cast, client: Client, name: str) -> None:
    told = json.loads(client.get(f"/public/data/{name}.json").content)
    assert told["source"]
    assert told["licence"] == open_data.LICENCE
    assert set(told["rows"][0]) == set(told["columns"])
    sheet = client.get(f"/public/data/{name}.csv")
    lines = list(csv.DictReader(io.StringIO(sheet.content.decode("utf-8-sig"))))
    assert len(lines) == len(told["rows"])
    assert list(lines[0]) == list(told["columns"].values())
    in_english = client.get(f"/public/data/{name}.csv", headers={"Accept-Language": "en"})
    assert in_english["Content-Language"] == "en"
    assert {"Accept-Language", "Cookie"} <= set(in_english["Vary"].split(", "))
    assert not set(in_english.content.decode("utf-8-sig").splitlines()[0]) & set("đĐăơưạảấầậệịọộợụữ")
    with zipfile.ZipFile(io.BytesIO(client.get(f"/public/data/{name}.xlsx").content)) as book:
        assert "xl/worksheets/sheet2.xml" in book.namelist()
    assert "attachment" in sheet["Content-Disposition"]
    assert sheet["Access-Control-Allow-Origin"] == "*"


def test_the_data_say_the_same_as_the_page(june: people.Cast, client: Client) -> None:
    rows = json.loads(client.get("/public/data/units.json?period=year").content)["rows"]
    unit = next(row for row in rows if row["code"] == june.commune.code)
    assert (unit["received"], unit["online"], unit["finished"], unit["on_time"]) == (3, 1, 1, 1)
    assert (unit["on_time_percent"], unit["online_percent"]) == (100.0, 33.33)
    late = json.loads(client.get("/public/data/late.json").content)["rows"]
    assert sum(row["late"] for row in late) == board.board(by=june.thu, now=clock.now()).total.late, "one condition"
    assert [(row["open"], row["late"], row["waiting"]) for row in late] == [(2, 1, 0)]


@pytest.mark.parametrize("form", ["xml", "exe", "CSV", "json.bak"])
def test_a_form_that_is_not_offered_is_not_there(june: people.Cast, client: Client, form: str) -> None:
    assert client.get(f"/public/data/units.{form}").status_code == 404


def test_a_formula_in_a_name_reaches_no_spreadsheet(cast: people.Cast, client: Client) -> None:
    people.procedure("P0900", '=HYPERLINK("http://x","y")')
    sheet = client.get("/public/data/procedures.csv").content.decode("utf-8-sig")
    names = [row["Tên thủ tục"] for row in csv.DictReader(io.StringIO(sheet))]
    assert '\'=HYPERLINK("http://x","y")' in names


def test_published_procedures_are_counted_by_field(cast: people.Cast, client: Client) -> None:
    people.procedure("P0901", "Tách thửa", field="Đất đai", online_level="")
    page = text(client, "/public/procedures/")
    for wanted in ("Hộ tịch", "Đất đai", "/public/data/procedures.xlsx"):
        assert wanted in page


def test_the_page_about_the_site_keeps_its_promises_in_words(client: Client, cast: people.Cast) -> None:
    page = text(client, "/public/about/")
    assert client.get("/api/v1/openapi.json").status_code == 200
    assert 'href="/api/v1/openapi.json"' in page
    for part in ('id="privacy"', 'id="accessibility"', 'id="source"', "Apache 2.0"):
        assert part in page


def test_the_state_of_the_service_is_measured_not_claimed(june: people.Cast, client: Client) -> None:
    page = text(client, "/public/status/")
    assert "phần nghìn giây" in page
    assert "Chưa có hồ sơ nào phải gửi." in page


def test_public_pages_set_no_cookie(june: people.Cast, client: Client) -> None:
    for address in (
        "/public/",
        "/public/late/",
        "/public/desks/",
        "/public/procedures/",
        "/public/about/",
        "/",
        "/procedures/",
    ):
        assert not client.get(address).cookies, address


def test_english_is_offered_everywhere(june: people.Cast, client: Client) -> None:
    client.cookies["django_language"] = "en"
    assert "How the province is doing" in text(client, "/public/")
    assert "Late dossiers by agency" in text(client, "/public/late/")
    assert json.loads(client.get("/public/data/units.json").content)["columns"]["on_time"] == "of these on time"


def test_late_dossiers_are_their_settlers_with_the_apologies_that_were_made(june: people.Cast, client: Client) -> None:
    office = people.agency("H10-STP", "Sở Tư pháp", "department", june.province, kind="department")
    people.forget()
    late = Dossier.objects.get(finished_at=None, received_at__month=5)
    Dossier.objects.filter(id=late.id).update(extensions=1)
    other = people.procedure("P0002", agency_key="STP")
    Dossier.objects.filter(id=late.id).update(version=other)
    rows = {row["code"]: row for row in json.loads(text(client, "/public/data/late.json"))["rows"]}
    assert {code: (row["open"], row["late"], row["apologised"]) for code, row in rows.items()} == {
        office.code: (1, 1, 1), june.commune.code: (1, 0, 0)
    }  # fmt: skip
    page = text(client, "/public/late/")
    assert "Sở Tư pháp" in page
    assert "1 đã xin lỗi, hẹn lại" in page
