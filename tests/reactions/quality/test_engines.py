"""However it is counted, the index has the same digits: kept sums, a fresh count, DuckDB and Spark on an export."""

import functools
import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from django.db import transaction

from motcua.faces.cli.main import main
from motcua.law.calendar import ZONE
from motcua.law.quality import DueReading
from motcua.ledger import clock
from motcua.reactions.quality import cells, measures, periods, standings
from motcua.reactions.quality.engines import asking, definitions, exporting, manifest, scoring, spark
from motcua.reactions.quality.engines.exported import Exported
from motcua.reactions.quality.models import Cell, Imported, Told
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.models import Dossier
from tests.runtime.demonstration.conftest import forget, ordered

DOSSIERS = 1500
ASKED = ["2023-05", "2023-Q2", "2023-H1", "2023", "2022-H2", "2019-02"]
DAY = datetime(2023, 5, 10, 9, tzinfo=ZONE)
LAST_SECOND = datetime(2023, 4, 30, 23, 59, 59, 999999, tzinfo=ZONE)  # a day earlier by the clock of Greenwich
NEW_YEAR = datetime(2023, 1, 1, tzinfo=ZONE)
ODD: dict[str, dict[str, object]] = {
    'Lạ, "có" dấu\nvà xuống dòng': {"received_at": LAST_SECOND, "due_at": LAST_SECOND + timedelta(days=40)},
    "new year": {"received_at": NEW_YEAR, "due_at": NEW_YEAR, "ended_at": NEW_YEAR, "disliked": True},
    "no due day": {"received_at": DAY},
    "due by the term": {
        "received_at": DAY,
        "due_at": DAY,
        "first_due_at": DAY,
        "due_reckoned": True,
        "ended_at": DAY,
    },
    "no due day, ended": {"received_at": DAY, "ended_at": DAY + timedelta(days=1), "result_due": True},
    "no due day, waits": {"received_at": DAY, "waiting_since": DAY + timedelta(days=1), "supplements": 1},
    "ended before it came": {"received_at": DAY, "due_at": DAY, "ended_at": DAY - timedelta(days=9)},
    "asked twice": {"received_at": DAY, "due_at": DAY + timedelta(days=60), "supplements": 2, "disliked": True},
    "in time to the minute": {"received_at": DAY, "due_at": DAY, "first_due_at": DAY, "ended_at": DAY},
    "late by a second": {"received_at": DAY, "due_at": DAY, "ended_at": DAY + timedelta(seconds=61)},
    "moved": {"received_at": DAY, "due_at": DAY + timedelta(days=30), "first_due_at": DAY + timedelta(days=1)},
    "dear": {"received_at": DAY, "fee": 9_007_199_254_740_993, "paid_online": True, "channel": 2},
    "waited long": {"received_at": DAY, "due_at": DAY + timedelta(days=9), "waited": 2_000_000, "population": True},
    "last of its year": {"received_at": datetime(2022, 12, 31, 23, tzinfo=ZONE), "exchanged": True, "shared": True},
    "long ago": {"received_at": datetime(2019, 2, 3, tzinfo=ZONE), "digitised": True, "result_electronic": True},
    "tomorrow": {"received_at": datetime(2023, 5, 30, tzinfo=ZONE), "due_at": datetime(2023, 6, 30, tzinfo=ZONE)},
}


@pytest.fixture(scope="module")
def province(django_db_setup, django_db_blocker) -> Iterator[None]:
    """A province at work, odd dossiers of another system in it, and counts that it was told."""
    with django_db_blocker.unblock(), transaction.atomic():
        forget()
        ordered(DOSSIERS)
        first = Cell.objects.order_by("id").first()
        units = [people.root().id, first.agency_id]
        for place, (code, course) in enumerate(ODD.items()):
            told = {
                "channel": 1,
                "digest": "",
                "agency_id": units[place % 2],
                "procedure_id": first.procedure_id,
            } | course
            cells.recount_dossier(Imported.objects.create(code=code, **told).code)
        for months, component, unit in ((1, "A1", units[0]), (3, "E3", units[1]), (12, "F1", units[1])):
            start = periods.of(DAY.date(), months).first
            Told.objects.create(
                agency_id=unit, component=component, months=months, first_day=start, part=7, whole=9, source="công văn"
            )
        yield
        transaction.set_rollback(True)
    forget()


@pytest.fixture(scope="module")
def carried_out(province, django_db_blocker, tmp_path_factory) -> Path:
    """All courses of the province, exported."""
    folder = tmp_path_factory.mktemp("export") / "index"
    with django_db_blocker.unblock():
        exporting.export(folder, clock.now())
    return folder


@pytest.fixture
def house(province, django_db_blocker) -> Iterator[None]:
    """The province; what the test does to it is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def said(found: tuple[standings.Standing, ...]) -> str:
    return json.dumps({one.agency.code: one.as_json() for one in found})


def live(key: str, reading: DueReading) -> str:
    return said(standings.of_period(periods.read(key), clock.now().date(), reading=reading))


def scored(engine: str, folder: Path, key: str, reading: DueReading) -> str:
    return said(scoring.score(engine, folder, periods.read(key), reading=reading))


def test_the_province_is_counted_right_whole_and_one_by_one(house):
    assert cells.differences() == 0
    for code in Dossier.objects.filter(received_at__isnull=False).order_by("?").values_list("code", flat=True)[:40]:
        cells.recount_dossier(code)
    assert cells.differences() == 0
    assert cells.recount_all() == Cell.objects.count() > DOSSIERS / 4


@pytest.mark.parametrize("reading", list(DueReading))
@pytest.mark.parametrize("key", ASKED)
def test_kept_sums_a_fresh_count_and_duckdb_agree_to_the_last_digit(house, carried_out, key, reading):
    expected = live(key, reading)
    assert scored("postgres", carried_out, key, reading) == expected
    assert scored("duckdb", carried_out, key, reading) == expected


def test_spark_agrees_to_the_last_digit(house, carried_out, spark_runs):
    source = Exported(carried_out, functools.cache(spark.ask))  # both readings come out of one question
    for key in ASKED:
        for reading in DueReading:
            found = standings.of_period(periods.read(key), source.today, reading=reading, source=source)
            assert said(found) == live(key, reading), (key, reading)
    assert scored("spark", carried_out, "2023-05", DueReading.MOVED) == live("2023-05", DueReading.MOVED)


def test_the_readings_differ_and_so_do_the_periods(house):
    assert len({live(key, reading) for key in ASKED for reading in DueReading}) >= 2 * len(ASKED) - 2


def test_an_export_is_scored_without_a_database(carried_out, django_db_blocker):
    with django_db_blocker.block():
        found = scoring.score("duckdb", carried_out, periods.read("2023"))
    assert found[0].dossiers > DOSSIERS / 2
    assert found[0].rank == 1


def test_an_export_holds_no_word_about_a_person(house, carried_out):
    read = duckdb.read_parquet(str(carried_out / "courses" / "*" / "*" / "*.parquet"), hive_partitioning=True)
    assert set(read.columns) == set(definitions.COLUMNS)
    held = {str(value) for row in read.fetchall() for value in row}
    names, numbers = zip(*Dossier.objects.values_list("applicant", "applicant_identity"), strict=True)
    assert not held & (set(names) | set(numbers) - {""})
    assert set(ODD) <= held
    beside = (carried_out / "offers.json").read_text()
    assert not [name for name in names if f'"{name}"' in beside]


def test_an_export_says_what_it_holds(house, carried_out):
    told = json.loads((carried_out / "manifest.json").read_text())
    received = Dossier.objects.filter(received_at__isnull=False).count()
    assert told["courses"] == manifest.read(carried_out).courses == received + len(ODD) > DOSSIERS * 0.9
    assert (told["first"], told["last"]) == ("2019-01-01", "2023-12-31")
    assert set(told["definitions"]) == {*measures.MEASURES, *asking.STILL_IN_TIME} == set(definitions.MEANINGS)
    assert {"courses/year=2019/month=2/data_0.parquet", "offers.json"} <= set(told["files"])
    assert told["definitions"]["online"]["condition"] == measures.MEASURES["online"]


def test_an_export_of_a_period_is_scored_for_what_it_holds_and_refused_for_the_rest(house, tmp_path):
    exporting.export(tmp_path / "q2", clock.now(), periods.read("2023-Q2"))
    for key in ("2023-05", "2023-Q2"):
        assert scored("duckdb", tmp_path / "q2", key, DueReading.MOVED) == live(key, DueReading.MOVED)
    with pytest.raises(Invalid, match="2023-H1"):
        scoring.score("duckdb", tmp_path / "q2", periods.read("2023-H1"))


def test_an_export_without_a_course_is_an_index_of_nothing(house, tmp_path):
    exporting.export(tmp_path / "empty", clock.now(), periods.read("2015-03"))
    assert scored("duckdb", tmp_path / "empty", "2015-03", DueReading.MOVED) == live("2015-03", DueReading.MOVED)


@pytest.mark.parametrize("harm", ["changed", "gone", "added", "no manifest", "a later format"])
def test_a_damaged_export_is_refused(house, tmp_path, harm):
    exporting.export(tmp_path / "index", clock.now(), periods.read("2023-05"))
    [parquet, *_] = (tmp_path / "index").rglob("*.parquet")
    told = tmp_path / "index" / "manifest.json"
    {
        "changed": lambda: parquet.write_bytes(parquet.read_bytes()[:-1] + b"x"),
        "gone": parquet.unlink,
        "added": lambda: parquet.with_name("more.parquet").write_bytes(parquet.read_bytes()),
        "no manifest": told.unlink,
        "a later format": lambda: told.write_text(told.read_text().replace('"format": 2', '"format": 3')),
    }[harm]()
    with pytest.raises(Invalid):
        Exported(tmp_path / "index", lambda _folder, _question: [])


def test_what_is_no_export_is_never_overwritten(house, tmp_path):
    (tmp_path / "letters.txt").write_text("kept")
    with pytest.raises(Invalid):
        exporting.export(tmp_path, clock.now())
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_an_export_that_fails_leaves_the_one_before(house, tmp_path, monkeypatch):
    exporting.export(tmp_path / "index", clock.now(), periods.read("2023-05"))
    before = manifest.read(tmp_path / "index")
    monkeypatch.setitem(definitions.COLUMNS, "code", ("INTEGER", "no code is one"))
    with transaction.atomic(), pytest.raises(duckdb.Error):
        exporting.export(tmp_path / "index", clock.now())
    assert manifest.read(tmp_path / "index") == before
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_an_export_replaces_the_one_before(house, tmp_path):
    for key in ("2023-05", "2023-04"):
        exporting.export(tmp_path / "index", clock.now(), periods.read(key))
    assert manifest.read(tmp_path / "index").held.first == date(2023, 4, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_the_command_line_says_the_same_for_every_engine(house, tmp_path, capsys):
    folder = str(tmp_path / "out")
    assert main(["index", "export", "--out", folder, "--period", "2023-Q2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["courses"] > 0
    answers = []
    for words in (["show"], ["score", "--engine", "postgres"], ["score", "--engine", "duckdb", "--from", folder]):
        assert main(["index", *words, "--period", "2023-05", "--json"]) == 0
        answers.append(capsys.readouterr().out)
    assert answers[0] == answers[1] == answers[2]
    assert main(["index", "score", "--engine", "postgres", "--from", folder, "--period", "2023-05"]) == 2
    assert main(["index", "score", "--engine", "duckdb", "--from", folder, "--period", "2023"]) == 2
    assert "2023-Q2" not in capsys.readouterr().out


def test_without_java_one_is_told_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(Invalid, match="openjdk"):
        spark.ask(tmp_path, "")
