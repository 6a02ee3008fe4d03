"""Whatever happens to the counts, the night puts them right, and says how much was wrong."""

import re
from datetime import date, datetime

import pytest
from django.db import connection
from django.db.models import NOT_PROVIDED

from bench import index_courses
from motcua import jobs
from motcua.law.calendar import ZONE
from motcua.reactions.quality import cells
from motcua.reactions.quality.models import Cell, Imported, Roll, Running
from motcua.runtime import preparation
from motcua.work.dossiers.models import Dossier
from tests import cast as people


@pytest.fixture
def counted(db: None) -> people.Cast:
    cast = people.assemble()
    for code in (people.received(cast), people.received(cast)):
        cells.recount_dossier(code)
    assert cells.differences() == 0
    return cast


def contents() -> list[object]:
    return [
        sorted(map(str, table.objects.values_list(*(f.name for f in table._meta.fields if f.name != "id"))))
        for table in (Cell, Roll, Running)
    ]


@pytest.mark.parametrize("table", [Cell, Roll, Running])
@pytest.mark.parametrize("how", ["wrong", "gone", "invented"])
def test_the_night_mends_what_differs_and_says_how_much(counted: people.Cast, table: type, how: str):
    right = contents()
    rows = table.objects.order_by("id")
    if how == "gone":
        rows.all().delete()
    elif how == "wrong":
        rows.update(**{"dossiers" if table is Running else "received": 7})
    else:
        strange = rows.get(id=rows.first().id)
        strange.id = None
        setattr(strange, "first_day" if table is Roll else "day", date(2020, 1, 1))
        strange.save(force_insert=True)
    found = cells.differences()
    assert found > 0
    assert cells.mend() == found
    assert cells.differences() == 0
    assert contents() == right
    assert cells.mend() == 0


def test_very_much_that_differs_is_counted_afresh_as_a_whole(counted: people.Cast, monkeypatch: pytest.MonkeyPatch):
    right = contents()
    Cell.objects.all().delete()
    monkeypatch.setattr(cells, "MOST_MENDED", 0)
    assert cells.mend() > 0
    assert contents() == right


def test_a_cell_whose_last_dossier_went_elsewhere_is_gone_and_so_are_its_periods(counted: people.Cast):
    day = Cell.objects.get().day
    Dossier.objects.update(received_at=datetime(2023, 2, 1, 9, tzinfo=ZONE))
    cells.recount_one(counted.commune.id, counted.version.procedure_id, day)
    assert not Cell.objects.exists()
    assert not Roll.objects.exists()
    assert not Running.objects.exists()


def test_a_house_of_an_older_version_is_counted_once_at_its_first_start(counted: people.Cast):
    right = contents()
    preparation.count_anew()
    assert not cells.is_uncounted()
    for table in (Cell, Roll, Running):
        table.objects.all().delete()
    assert cells.is_uncounted()
    preparation.count_anew()
    assert contents() == right
    Dossier.objects.update(received_at=None)
    cells.recount_all()
    assert contents() == [[], [], []]
    assert not cells.is_uncounted()


def test_the_night_says_in_the_log_what_it_found(counted: people.Cast, caplog: pytest.LogCaptureFixture, monkeypatch):
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)  # the test's own transaction must not be dropped
    Cell.objects.update(received=7)
    jobs.recount(0)
    jobs.recount(0)
    said = [(record.levelname, record.getMessage()) for record in caplog.records if record.name == "motcua.jobs"]
    assert [level for level, _ in said] == ["WARNING", "INFO"]
    assert said[1][1] == "recount: 0 counts of the index differed"


def test_a_due_date_that_never_moved_is_the_first_one(counted: people.Cast):
    due = datetime(2023, 6, 10, 9, tzinfo=ZONE)
    Imported.objects.create(
        code="NEVER-MOVED", agency=counted.commune, procedure_id=counted.version.procedure_id, channel=1, digest="",
        received_at=datetime(2023, 6, 1, 9, tzinfo=ZONE), due_at=due, waited=3 * 1440,
    )  # fmt: skip
    cells.recount_dossier("NEVER-MOVED")
    line = Running.objects.get(day=date(2023, 6, 1))
    assert (line.until, line.until_original) == (date(2023, 6, 10), date(2023, 6, 13))
    assert cells.differences() == 0


def test_all_courses_at_once_are_those_found_one_by_one(counted: people.Cast):
    Imported.objects.create(
        code="X", agency=counted.commune, procedure_id=counted.version.procedure_id, channel=2, digest="",
        received_at=datetime(2023, 6, 30, 23, 59, tzinfo=ZONE),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM quality_course ORDER BY code")
        one_by_one, names = cursor.fetchall(), [column.name for column in cursor.description]
        cursor.execute(f"SELECT {', '.join(names)} FROM quality_whole ORDER BY code")  # noqa: S608 - names of the view
        assert cursor.fetchall() == one_by_one
        cursor.execute("SELECT year, month, agency_code, procedure_key FROM quality_whole WHERE code = 'X'")
        assert cursor.fetchone() == (2023, 6, counted.commune.code, counted.version.procedure.key)


def test_the_courses_made_up_for_measuring_say_all_that_a_course_must_say() -> None:
    said = set(re.findall(r"\w+", index_courses._MADE_UP.partition("(")[2].partition(")")[0]))
    every = [one for one in Imported._meta.concrete_fields if not one.primary_key and not one.generated]
    assert {one.column for one in every if not one.null and one.db_default is NOT_PROVIDED} <= said
