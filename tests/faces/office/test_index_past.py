"""A past day of the index: then beside now, and what came between down to the facts."""

import csv
import html
import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.ledger import clock
from motcua.reactions.quality import cells, periods, telling
from motcua.registers.people.actor import Actor
from tests import cast as people
from tests.reactions.quality.past import lives

Enter = Callable[[Actor], Client]
PAST = "/office/index/past/?period=2023-05&day=31/05/2023"
FACTS = "/office/index/past/facts/?period=2023-05&day=2023-05-31&component=E1"
MOST_QUERIES = 18


@pytest.fixture
def ways(cast: people.Cast) -> dict[str, str]:
    """Every way a dossier of May can go; the house looks back at the end of June."""
    done = lives.every_life(cast)
    clock.pretend(people.at(30, 17, month=6))
    return done


def text(answer: object) -> str:
    return html.unescape(answer.content.decode())  # type: ignore[attr-defined]


def test_then_stands_beside_now_with_every_reason(cast: people.Cast, ways: dict[str, str], enter: Enter):
    client = enter(cast.mai)
    frame = text(client.get(PAST))
    assert "Đang dựng lại từ sổ sự kiện đến hết ngày 31/05/2023" in frame
    assert "past-table" not in frame, "what takes a while comes after the frame"
    with CaptureQueriesContext(connection) as asked:
        found = text(client.get(f"{PAST}&found=1", headers={"HX-Request": "true"}))
    assert len(asked) <= MOST_QUERIES, [query["sql"][:80] for query in asked]
    assert "<html" not in found
    assert "Ban hành kết quả: 3" in found
    assert "Từ chối giải quyết: 1" in found
    whole = text(client.get(f"{PAST}&found=1"))
    assert "<html" in whole
    assert "past-table" in whole, "without a script the link opens it all"


def test_each_reason_leads_to_its_dossiers_and_their_facts(cast: people.Cast, ways: dict[str, str], enter: Enter):
    client = enter(cast.mai)
    every = text(client.get(FACTS))
    assert every.count("/office/dossiers/") == 4
    rejected = text(client.get(f"{FACTS}&cause=DossierRejected"))
    assert f"/office/dossiers/{ways['rejected']}/" in rejected
    assert rejected.count("/office/dossiers/") == 1
    assert "Từ chối giải quyết" in rejected
    assert "Đang đếm hồ sơ theo từng lý do" in rejected
    counted = text(client.get(f"{FACTS}&counted=1", headers={"HX-Request": "true"}))
    assert "<html" not in counted
    assert re.search(r"Ban hành kết quả\D+3\b", re.sub(r"<[^>]+>", " ", counted))
    assert "<html" in text(client.get(f"{FACTS}&counted=1")), "without a script the link opens it all"
    assert client.get(f"{FACTS}&cause=x").status_code == 422
    assert client.get(FACTS.replace("E1", "A1")).status_code == 422


def test_what_the_catalogue_moved_is_named_by_procedure(cast: people.Cast, ways: dict[str, str], enter: Enter):
    people.procedure("P0009", "Đăng ký kết hôn", valid_from=date(2023, 6, 10))
    cells.recount_all()
    quarter = {"period": "2023-Q2", "day": "2023-06-01"}
    found = text(enter(cast.mai).get("/office/index/past/", quarter | {"found": "1"}))
    assert "Thủ tục được danh mục ghi khác đi" in found
    assert 'value="01/06/2023"' in found, "a day is shown as it is written here"
    page = text(enter(cast.mai).get("/office/index/past/facts/", quarter | {"component": "C1"}))
    assert page.count("Đăng ký kết hôn") == 1
    assert "Đăng ký khai sinh" not in page, "what was offered all the time has not moved"
    rows = enter(cast.mai).get("/office/index/past/facts.json", quarter | {"component": "C1"}).json()["rows"]
    assert [(row["used_then"], row["used_now"], row["dossiers_then"], row["dossiers_now"]) for row in rows] == [
        (0, 1, 0, 1)
    ]


def test_what_was_told_after_the_day_is_named_beside_it(cast: people.Cast, ways: dict[str, str], enter: Enter):
    words = {"by": cast.thu, "unit": "H10.37.01", "period": periods.read("2023-05"), "source": "Báo cáo 12"}
    for day, month, part in ((30, 5, 1), (9, 6, 3)):
        with clock.standing_at(people.at(day, 9, month=month)):
            told = {"component": "F1", "part": part, "whole": 4, "at": people.at(day, 9, month=month)}
            telling.tell(**words, **told)
    with clock.standing_at(people.at(30, 9)):
        telling.tell(**words, component="F2", part=2, whole=2, at=people.at(30, 9))
    page = text(enter(cast.mai).get(f"{PAST}&found=1"))
    assert page.count("1 số được báo sau ngày này") == 1, "F2 was told before"
    row = re.sub(r"<[^>]+>", " ", page.partition('id="told-since"')[2])
    assert re.search(r"F1.*1/4\s+3/4\s+Báo cáo 12", row, re.DOTALL)
    [told_since] = enter(cast.mai).get(PAST.replace("past/?", "past.json?")).json()["told_since"]
    assert (told_since["component"], told_since["then"], told_since["now"]) == ("F1", [1, 4], [3, 4])


def test_both_tables_can_be_taken_away(cast: people.Cast, ways: dict[str, str], enter: Enter):
    client = enter(cast.mai)
    sheet = client.get(PAST.replace("past/?", "past.csv?")).content.decode("utf-8-sig")
    e1 = next(row for row in csv.reader(io.StringIO(sheet)) if row[0] == "E1")
    assert (e1[2], e1[4], e1[7]) == ("–", "1/4", "4")
    document = client.get(PAST.replace("past/?", "past.json?")).json()
    assert document["components"]["E1"]["then"] == [0, 0]
    assert sum(each["dossiers"] for each in document["components"]["E1"]["causes"]) == 4
    assert any(name.startswith("E1 ") for name in document["definitions"])
    assert "như hết ngày 31/05/2023" in document["title"]
    facts = client.get(FACTS.replace("facts/?", "facts.json?")).json()
    assert [name[:2] for name in facts["definitions"]] == ["E1"]
    assert {each["dossier"] for each in facts["dossiers"]} == {
        ways[name] for name in ("decided", "electronic", "returned", "rejected")
    }
    used = client.get(FACTS.replace("facts/?", "facts.json?").replace("E1", "E7")).json()
    assert {"used_then", "used_now", "procedure"} <= set(used["columns"])
    assert [name[:2] for name in used["definitions"]] == ["E7"]
    assert "thủ tục × cơ quan bắt đầu được dùng" in text(client.get(FACTS.replace("E1", "E7")))
    for kind, status in (("xlsx", 200), ("pdf", 404)):
        assert client.get(PAST.replace("past/?", f"past.{kind}?")).status_code == status
        assert client.get(FACTS.replace("facts/?", f"facts.{kind}?")).status_code == status


@pytest.mark.parametrize(
    ("day", "why"),
    [("01/07/2023", "chưa đến"), ("30/04/2023", "chưa bắt đầu"), ("02/05/2023", "Sổ sự kiện bắt đầu ngày"),
     ("40/40/2023", "40/40/2023")],
)  # fmt: skip
def test_a_day_out_of_reach_is_refused_beside_what_was_typed(
    cast: people.Cast, ways: dict[str, str], enter: Enter, day: str, why: str
):
    answer = enter(cast.mai).get(f"/office/index/past/?period=2023-05&day={day}")
    assert answer.status_code == 422
    assert why in text(answer)
    assert f'value="{day}"' in text(answer)


def test_nobody_looks_back_at_what_is_not_theirs(cast: people.Cast, ways: dict[str, str], enter: Enter):
    assert enter(cast.hung).get(PAST).status_code == 403
    assert enter(cast.mai).get(f"{PAST}&unit={cast.elsewhere.code}").status_code == 404
